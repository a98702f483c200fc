"""Averages and prices that one slip would make true of what stands around them, wherever in the sentence that is.

Each figure has its part by its unit: what the word for each counts are the heads, what is told in the unit of the price is
what all got (举办培训班13期，1754名村医参训，平均每期134.9人). Where one pair agrees, that is the tie; where none does and one is
a single slip away, that pair is broken: worth a warning. Asked for prices that nothing else explains.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import product

from weijian.kernel.quantities import round_half_up
from weijian.proof.figures.model import Figure
from weijian.proof.judgement import meets, quotient
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.prices.averages import (
    A_TIME,
    EACH,
    LEVELS,
    NAMED,
    bears,
    counts_them,
    fits,
    may_be_whole,
    word_of,
)
from weijian.proof.relations.prices.unit_price import (
    MONTHLY,
    miswritten,
    price_label,
    price_relation,
    wrongly_paid,
)
from weijian.proof.relations.sums.parts import beside
from weijian.proof.relations.wording import CHANGE, TO

BEFORE, BEHIND, MOST_WHOLES, MOST_HEADS = 7, 3, 2, 4
LEAST_DIGITS, LEAST_NAME, FAR_BEFORE = 3, 3, 14
SAID = re.compile(r"(?:共计?|总计|合计|约|达到?|为|是|金额)+$")
# The sum of another time, or one that is only planned.
ANOTHER = re.compile(r"上年|去年|同期|目标|计划(?!生育)|最[高低多少]|起付|封顶|不超过|限额|超过")
# 人均期望寿命, 人均住院日: no sum of anything.
NO_SUM = re.compile(r"寿命|住院日|收入|年龄|间隔|拥有|标准")
OF_SEVERAL = re.compile(r"共|合计|总|累计|需|应[发缴拨]")
# 17076元，约合每人次9.6元: worked out, and no standard.
SHARED_OUT = re.compile(r"约合|折合|摊|相当于|算下来")
ONE = Decimal(1)
# 每万人口, 每平方公里, 百公里油耗: for so many of the unit that those are counted in.
SCALED = re.compile(
    r"(?:每(?=万|平|百|公)|(?<!每)(?=百公里))(?P<scaled>万人口?|平方公里|百公里|公里)[^，。；：（）\d]{0,8}$"
)
SCALES = {
    **{word: (frozenset({"people"}), Decimal(10**4)) for word in ("万人口", "万人")},
    "平方公里": (frozenset({"平方米"}), Decimal(10**6)),
    "百公里": (frozenset({"米"}), Decimal(10**5)),
    "公里": (frozenset({"米"}), Decimal(1000)),
}


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    for each, figure in enumerate(passage.figures):
        plain = (
            _worked_out(figure)
            and not passage.tails[each].startswith("的标准")
            and figure.value > 0
            and bool(figure.base)
            and not figure.is_rate
        )
        if not plain or each in told.priced or each in told.results:
            continue
        label = price_label(passage, each)
        match = SCALED.search(label) or EACH.search(label)
        if match and not A_TIME.search(passage.labels[each]) and _of_today(passage, each):
            yield from _tie(passage, each, match, _whole_of(told))


def _worked_out(figure: Figure) -> bool:
    """约4573元 has been worked out, too: nobody guesses four digits."""
    return figure.bound == "exact" or (figure.bound == "about" and figure.significant_digits > LEAST_DIGITS)


def _of_today(passage: Passage, each: int) -> bool:
    label = passage.labels[each]
    if MONTHLY.search(price_label(passage, each)) or TO.search(label):
        return False
    return not (CHANGE.search(TO.sub("", label)) or ANOTHER.search(label) or NO_SUM.search(label))


def _whole_of(told: Told) -> dict[int, int]:
    """The whole that each part was found to be of: 预拨2718.1万元、结算344.8万元 are 3062.9万元 together."""
    sums = (tie for tie in told.holding if tie.type == "sum" and tie.result is not None)
    return {part: tie.result for tie in sums for part in tie.operands if tie.result is not None}


def _tie(passage: Passage, each: int, match: re.Match[str], whole_of: dict[int, int]) -> Iterator[Relation]:
    per = SCALES.get(match.groupdict().get("scaled") or "", (frozenset(), ONE))[1]
    named = _bearing_its_name(passage, each, match)
    wholes = dict.fromkeys([*named, *_wholes(passage, each, whole_of)])
    pairs = [
        pair
        for pair in product(wholes, _heads(passage, each, match, whole_of))
        if len({each, *pair}) > 2 and passage[pair[0]].amount > passage[each].amount
    ]
    for whole, heads in pairs:
        if _agrees(passage, each, whole, heads, per):
            yield price_relation(passage, each, whole, heads, True, ONE / per)
            return
    for whole, heads in pairs:
        near = whole in whole_of.values() or whole in named or _side_by_side(passage, each, whole, heads)
        if near and _but_for_a_slip(passage, each, whole, heads, per):
            yield price_relation(passage, each, whole, heads, False, ONE / per)
            return


def _bearing_its_name(passage: Passage, each: int, match: re.Match[str]) -> list[int]:
    """总费用15988万元，基金支付12718万元，次均总费用……: the one sum told before of which the average says that it is of it."""
    noun = SAID.sub("", match.groupdict().get("noun") or "")
    if len(noun) < LEAST_NAME:
        return []
    found = [
        n for n in passage.before(each, FAR_BEFORE)
        if may_be_whole(passage, n, each) and not ANOTHER.search(passage.labels[n])
        and SAID.sub("", passage.labels[n]).endswith(noun) and not beside(passage, n)
    ]  # fmt: skip
    return found if len(found) == 1 else []


def _near(passage: Passage, each: int) -> list[int]:
    return [*passage.in_front(each, BEFORE), *passage.behind(each, BEHIND)]


def _wholes(passage: Passage, each: int, whole_of: dict[int, int]) -> list[int]:
    """What stands nearest before and behind, and of parts their whole."""
    near = _near(passage, each)
    fitting = [n for n in near if may_be_whole(passage, n, each) and not ANOTHER.search(passage.labels[n])]
    before = [n for n in fitting if n < each][:MOST_WHOLES]
    together = [whole_of[n] for n in before[:1] if n in whole_of and whole_of[n] != each]
    return [*together, *before, *[n for n in fitting if n > each][:1]]


def _heads(passage: Passage, each: int, match: re.Match[str], whole_of: dict[int, int]) -> list[int]:
    """Of places those named alike, if any are: 125个行政村 of 村均. An average may be of those told before."""
    if scaled := match.groupdict().get("scaled"):
        bases = SCALES[scaled][0]
        return [n for n in _near(passage, each) if {passage[n].base, passage[n].family} & bases][:MOST_HEADS]
    word = word_of(match)
    apart = [*reversed(passage.before(each, BEFORE))] if "均" in passage.labels[each] else []
    before, behind = passage.in_front(each, BEFORE), passage.behind(each, BEHIND)
    # 党员758名。……收缴党费9.11万元，人均120.18元；新发展党员36名: those told before come first.
    for near in (before, apart, behind):
        found = [n for n in near if counts_them(passage, n, match) and not ANOTHER.search(passage.labels[n])]
        if found:
            break
    named = NAMED.match(match["noun"]) if word in "个家所" else None
    noun = named["noun"] if named else LEVELS.get(word, "")
    found = ([n for n in found if noun and bears(passage, n, noun)] or found)[:MOST_HEADS]
    together = dict.fromkeys(whole_of[n] for n in found if n in whole_of and whole_of[n] < each)
    return [*together, *found]


def _side_by_side(passage: Passage, each: int, whole: int, heads: int) -> bool:
    """In one clause with the price nothing else of its unit between; the heads behind both right behind."""
    first, last = sorted((whole, each))
    nearer = any(may_be_whole(passage, n, each) for n in range(first + 1, last))
    if (
        nearer
        or last - first > BEHIND
        or not passage.together(first, last)
        or _of_several(passage, each, whole, heads)
    ):
        return False
    if whole < each < heads:  # 发放保健费27600元，按每户60元执行，覆盖460户
        return heads - whole == 2 and passage.together(whole, heads) and passage[whole].significant_digits > 2
    return True


def _of_several(passage: Passage, each: int, whole: int, heads: int) -> bool:
    """甲2人，每人600元，乙3人，每人500元，共2700元: of both. 采样点300个，采样人员963名，共采样……，平均每个采样点……，
    每名采样人员……: all of it is shared out twice.
    """
    others = [
        match
        for n in (*passage.in_front(each, BEFORE), *passage.behind(each, BEHIND))
        if passage[n].kind == passage[each].kind and (match := EACH.search(passage.labels[n]))
    ]
    own = EACH.search(passage.labels[each])
    twice = heads < whole < each and own and all(word_of(match) != word_of(own) for match in others)
    return bool(others) and not twice and OF_SEVERAL.search(passage.labels[whole]) is not None


def _agrees(passage: Passage, each: int, whole: int, heads: int, per: Decimal) -> bool:
    computed = quotient(passage[whole], passage[heads], per)
    if passage[each].bound == "about":
        return fits(passage[each], passage[whole].amount * per / passage[heads].amount)
    # What so many kilometres or so many people cost is an average, and no standard that was paid to the last digit.
    paid = passage[each].kind == "money" and per == ONE and not SHARED_OUT.search(passage.labels[each])
    return computed is None or (
        meets(passage[each], computed) and not (paid and wrongly_paid(passage, each, heads, whole))
    )


def _but_for_a_slip(passage: Passage, each: int, whole: int, heads: int, per: Decimal) -> bool:
    """Sum and heads may be printed less finely than the average is: so both ends are tried, and what is printed."""
    computed = quotient(passage[whole], passage[heads], per)
    if passage[each].printed_digits >= LEAST_DIGITS and computed is not None and computed[1].is_finite():
        printed = passage[whole].amount * per / passage[heads].amount
        doubted = replace(passage[each], doubted=True)
        if any(meets(doubted, (value, value)) for value in (printed, *computed)):
            return True
    if abs(whole - heads) == 1 and per == 1 and _slip_in_heads(passage, each, whole, heads):
        return True
    return passage[each].kind == "money" and per == ONE and miswritten(passage, each, heads, whole)


def _slip_in_heads(passage: Passage, each: int, whole: int, heads: int) -> bool:
    """Right beside the sum: 39期，2319名教师, 70.3人 each are of 33期."""
    (least, most), (low, high) = passage[whole].interval, passage[each].interval
    if low <= 0 or not most.is_finite() or passage[each].printed_digits < LEAST_DIGITS:
        return False
    meant = round_half_up(passage[whole].amount / passage[each].amount, 0)
    near = least / high <= meant <= most / low
    return near and meets(replace(passage[heads], doubted=True), (meant, meant))
