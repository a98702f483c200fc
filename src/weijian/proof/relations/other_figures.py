"""Broken ties whose result other figures nearby give: 托位1646个，收托1317名，空余329个，入托率80.0% is of those who came, not
of what is left; 余下20名 is what 履约43名 leave of 毕业63名, whoever else was counted.

Which figure was meant the words do not always say. Where another one right before gives the stated result to its last digit,
that reading holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, pairwise, permutations

from weijian.proof.figures.model import PER
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.repair import QUOTIENTS
from weijian.proof.relations.sums.parts import TOTAL

REACH, TELLING, LONG, FEW = 8, 2, 3, 10
COUNTED = {"count", "money", "volume", "area"}
# What is told for each, or by the year, is neither a part nor a whole step.
FOR_EACH, AN_AVERAGE = re.compile(r"均|每|标准"), re.compile(r"均|标准")
BY_THE_YEAR = re.compile(r"年均|每年|平均每")
OF_NAMED = re.compile(r"占|全部|所有|按|的$")
A_STEP = re.compile(r"(?:比|较|同比)[^，。；]*[多少增减][^，。；\d]{0,4}$")
LAST_YEAR = re.compile(r"[去上前]年")
# 不合理处方1147张，合理率71.5%: the rate is of the others.
NOT_THOSE = re.compile(r"[不未非无]")


def given_by_others(broken: Relation, passage: Passage) -> bool:
    """Whether figures beside those of the tie make true what it calls broken."""
    result = broken.result
    if result is None:
        return False
    if broken.type in QUOTIENTS and passage[result].kind in PER:
        return _is_share_of_others(broken, passage, result)
    if broken.type == "population" and passage[result].kind == "percent" and len(broken.operands) == 1:
        return any(_gives(passage, result, broken.operands[0], n) for n in _before(passage, result))
    if broken.type == "difference":
        return _is_rest_of_others(broken, passage, result)
    if broken.type == "sum":
        return _is_no_total(broken, passage, result)
    if broken.type == "growth":
        return _is_of_a_step(broken, passage, result)
    return broken.type == "order" and _is_told_again(broken, passage)


def _before(passage: Passage, number: int) -> list[int]:
    """The counts and amounts right before a figure, in its paragraph or at the end of the one before."""
    return [n for n in range(max(0, number - REACH), number) if passage[n].kind in COUNTED]


def _is_share_of_others(broken: Relation, passage: Passage, rate: int) -> bool:
    if passage[rate].significant_digits < TELLING:
        return False
    told = set(broken.operands)
    # Firm words leave no other.
    others = [] if broken.firm else permutations(_before(passage, rate), 2)
    for part, whole in others:
        near = passage.paragraphs[part] == passage.paragraphs[rate] == passage.paragraphs[whole]
        asked = bool(told & {part, whole}) or passage[rate].significant_digits >= LONG
        # Turned about it is what a slip of the two would be, but for what was done beyond a task.
        turned = broken.operands == (whole, part) and passage[rate].value <= PER[passage[rate].kind]
        # The same part of another whole is told of the wrong one (规范服药2104人，占在管患者的70.13%), unless that stands
        # nearer and no words name the whole: 体检6967人，查出84人，已调离39人，调离率46.4%.
        wrong_whole = part == broken.operands[0] and not (
            broken.operands[1] < whole < part and not OF_NAMED.search(passage.labels[rate])
        )
        if near and asked and not (turned or wrong_whole) and _gives(passage, rate, part, whole):
            return True
    part, *wholes = broken.operands
    opposite = len(wholes) == 1 and NOT_THOSE.search(passage.labels[part])
    return bool(opposite) and _gives(passage, rate, part, wholes[0], opposite=True)


def _gives(passage: Passage, rate: int, part: int, whole: int, opposite: bool = False) -> bool:
    if not passage[whole].amount or part == whole:
        return False
    scale = PER[passage[rate].kind]
    share = passage[part].amount * scale / passage[whole].amount
    share = scale - share if opposite else share
    return passage[rate].low <= share <= passage[rate].high


def _is_rest_of_others(broken: Relation, passage: Passage, rest: int) -> bool:
    if passage[rest].kind == "percentage_points":
        return BY_THE_YEAR.search(passage.labels[rest]) is not None
    last = broken.operands[-1]
    alike = [n for n in _before(passage, rest) if passage[n].family == passage[rest].family]
    if _with_others_of_its_list(passage, rest, *broken.operands):
        return True
    if passage[rest].amount < FEW:
        # 合计41条……共销号36条……没改完的5条
        totals = [n for n in alike[:-1] if TOTAL.search(passage.labels[n])]
        return any(passage[n].amount - passage[alike[-1]].amount == passage[rest].amount for n in totals)
    # 当年完成15462万元；年度计划17894万元，还差2432万元; firm words leave no other than the part they name.
    of_another = any(
        abs(passage[one].amount - passage[other].amount) == passage[rest].amount
        for one, other in combinations(alike, 2)
        if not broken.firm or other in {last, alike[-1]}
    )
    return of_another or _with_those_before_it(passage, rest, alike) or _of_two_wholes(passage, rest, broken)


def _with_others_of_its_list(passage: Passage, rest: int, *operands: int) -> bool:
    """16个卫生院中，达到推荐标准4个、基本标准10个……还有2个未达到基本标准: the whole less all that stand in one list."""
    if len(operands) != 2:
        return False
    whole, part = operands
    left = passage[whole].amount - passage[part].amount
    for other in passage.behind(part, REACH):
        alike = passage.same_sentence(part, other) and passage[other].unit == passage[part].unit
        if other >= rest or not alike:
            return False
        left -= passage[other].amount
        if left == passage[rest].amount:
            return True
    return False


def _with_those_before_it(passage: Passage, rest: int, alike: list[int]) -> bool:
    """高中1801人、初中659人，余下的12092人: with those told right before it the whole that stands before them."""
    if passage[rest].significant_digits < LONG:
        return False
    return any(
        passage[alike[first - 1]].amount
        == passage[rest].amount + sum(passage[n].amount for n in alike[first:])
        for first in range(1, len(alike) - 1)
    )


def _of_two_wholes(passage: Passage, rest: int, broken: Relation) -> bool:
    """建议14件、提案23件……。A类10件，B类8件，其余19件: more than what the tie takes for the whole, and of the two before that."""
    parts = sum(passage[n].amount for n in broken.operands)
    before = [n for n in _before(passage, min(broken.operands)) if passage[n].unit == passage[rest].unit]
    more = passage[rest].amount >= max(passage[n].amount for n in broken.operands)
    together = (passage[one].amount + passage[other].amount for one, other in pairwise(before))
    return more and passage[rest].amount + parts in together


def _is_of_a_step(broken: Relation, passage: Passage, growth: int) -> bool:
    """比去年多办1009本，去年是6974本，增长14.5%: the first is the step, and not what it came to."""
    if len(broken.operands) != 2:
        return False
    step, then = broken.operands
    said = A_STEP.search(passage.labels[step]) and LAST_YEAR.search(passage.labels[then])
    return said is not None and _gives(passage, growth, step, then)


def _is_no_total(broken: Relation, passage: Passage, total: int) -> bool:
    labels = [passage.labels[n] for n in broken.operands]
    alike = len({passage[n].kind for n in broken.operands}) == 1  # else prices times their counts
    if (
        alike
        and any(FOR_EACH.search(label) for label in labels)
        and not AN_AVERAGE.search(passage.labels[total])
    ):
        return True
    if passage[total].significant_digits < LONG:
        return False
    amounts = {passage[n].amount for n in _before(passage, total) if n not in broken.operands}
    whole = passage[total].amount + sum(passage[n].amount for n in broken.operands)
    return whole in amounts or (
        len(broken.operands) > LONG
        and any(sum(some) == passage[total].amount for some in _some_of(broken, passage))
    )


def _some_of(broken: Relation, passage: Passage) -> Iterator[tuple[Decimal, ...]]:
    """Two of the parts or more, but not all: 完成8763台，四级346台，三级2208台……三、四级合计2554台."""
    amounts = [passage[n].amount for n in broken.operands]
    for size in range(2, min(len(amounts), LONG + 1)):
        yield from combinations(amounts, size)


def _is_told_again(broken: Relation, passage: Passage) -> bool:
    """不合格144份……复检，原不合格的144份均已达标: those of before, whatever was counted between."""
    if broken.result is None or len(broken.operands) != 1:
        return False
    larger = max((broken.result, *broken.operands), key=lambda n: passage[n].amount)
    told = (n for n in _before(passage, larger) if n not in broken.operands)
    return any(
        passage[n].amount == passage[larger].amount and passage[n].unit == passage[larger].unit for n in told
    )
