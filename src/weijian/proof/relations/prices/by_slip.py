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
    may_be_whole,
    word_of,
)
from weijian.proof.relations.prices.unit_price import miswritten, price_label, price_relation, wrongly_paid
from weijian.proof.relations.wording import CHANGE, TO

BEFORE, BEHIND, MOST_WHOLES, MOST_HEADS = 7, 3, 2, 4
LEAST_DIGITS = 3
# The sum of another time, or one that is only planned.
ANOTHER = re.compile(r"上年|去年|同期|目标|计划(?!生育)|最[高低多少]|起付|封顶|不超过|限额|超过")
# 人均期望寿命, 人均住院日: no sum of anything.
NO_SUM = re.compile(r"寿命|住院日|收入|年龄|间隔|拥有|标准")
OF_SEVERAL = re.compile(r"共|合计|总|累计|需|应[发缴拨]")
ONE = Decimal(1)


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    for each, figure in enumerate(passage.figures):
        plain = figure.bound == "exact" and figure.value > 0 and bool(figure.base) and not figure.is_rate
        if not plain or each in told.priced or each in told.results:
            continue
        match = EACH.search(price_label(passage, each))
        if match and not A_TIME.search(passage.labels[each]) and _of_today(passage, each):
            yield from _tie(passage, each, match)


def _of_today(passage: Passage, each: int) -> bool:
    label = passage.labels[each]
    return not (CHANGE.search(TO.sub("", label)) or ANOTHER.search(label) or NO_SUM.search(label))


def _tie(passage: Passage, each: int, match: re.Match[str]) -> Iterator[Relation]:
    pairs = [
        pair
        for pair in product(_wholes(passage, each), _heads(passage, each, match))
        if len({each, *pair}) > 2 and passage[pair[0]].amount > passage[each].amount
    ]
    for whole, heads in pairs:
        if _agrees(passage, each, whole, heads):
            yield price_relation(passage, each, whole, heads, True)
            return
    for whole, heads in pairs:
        if _side_by_side(passage, each, whole, heads) and _but_for_a_slip(passage, each, whole, heads):
            yield price_relation(passage, each, whole, heads, False)
            return


def _wholes(passage: Passage, each: int) -> list[int]:
    near = [*passage.in_front(each, BEFORE), *passage.behind(each, BEHIND)]
    fitting = [n for n in near if may_be_whole(passage, n, each) and not ANOTHER.search(passage.labels[n])]
    before = [n for n in fitting if n < each][:MOST_WHOLES]
    return before + [n for n in fitting if n > each][:1]


def _heads(passage: Passage, each: int, match: re.Match[str]) -> list[int]:
    """Of places those named alike, if any are: 125个行政村 of 村均."""
    near = [*passage.in_front(each, BEFORE), *passage.behind(each, BEHIND)]
    word = word_of(match)
    found = [n for n in near if counts_them(passage, n, match) and not ANOTHER.search(passage.labels[n])]
    named = NAMED.match(match["noun"]) if word in "个家所" else None
    noun = named["noun"] if named else LEVELS.get(word, "")
    return ([n for n in found if noun and bears(passage, n, noun)] or found)[:MOST_HEADS]


def _side_by_side(passage: Passage, each: int, whole: int, heads: int) -> bool:
    """In one clause with the price nothing else of its unit between; the heads behind both right behind."""
    first, last = sorted((whole, each))
    nearer = any(may_be_whole(passage, n, each) for n in range(first + 1, last))
    if (
        nearer
        or last - first > BEHIND
        or not passage.together(first, last)
        or _of_several(passage, each, whole)
    ):
        return False
    if whole < each < heads:  # 发放保健费27600元，按每户60元执行，覆盖460户
        return heads - whole == 2 and passage.together(whole, heads) and passage[whole].significant_digits > 2
    return True


def _of_several(passage: Passage, each: int, whole: int) -> bool:
    """甲2人，每人600元，乙3人，每人500元，共2700元: of both."""
    return OF_SEVERAL.search(passage.labels[whole]) is not None and any(
        passage[n].kind == passage[each].kind and EACH.search(passage.labels[n])
        for n in (*passage.in_front(each, BEFORE), *passage.behind(each, BEHIND))
    )


def _agrees(passage: Passage, each: int, whole: int, heads: int) -> bool:
    computed = quotient(passage[whole], passage[heads], ONE)
    return computed is None or (
        meets(passage[each], computed) and not wrongly_paid(passage, each, heads, whole)
    )


def _but_for_a_slip(passage: Passage, each: int, whole: int, heads: int) -> bool:
    computed = quotient(passage[whole], passage[heads], ONE)
    doubted = replace(passage[each], doubted=True)
    in_price = passage[each].printed_digits >= LEAST_DIGITS and computed and meets(doubted, computed)
    return bool(in_price) or miswritten(passage, each, heads, whole)
