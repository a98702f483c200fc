"""A growth told with the step that makes it: 12356人，增加1024人，增幅8.29%; 1.35亿元，增加2300万元，增长20.5%, whose base nobody
states.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from weijian.kernel.quantities import format_number, round_half_up
from weijian.proof.figures.model import Figure
from weijian.proof.judgement import Interval, meets
from weijian.proof.relations.chance import by_chance
from weijian.proof.relations.changes.grown import (
    CAME_TO,
    CHANGE_ONLY,
    CHANGED,
    LAST_YEARS,
    REACH,
    first_grown,
    growth_relation,
)
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.parts import COMPARED_WITH

TELLING, TOLD, LONGEST = 3, 24, 300
OPENS_COMPARED = re.compile(
    r"[\s　]{0,4}(?:与|同|和|较|比)(?:上一?年|去年|前年|\d{4}年)[^，。；\d]{0,6}(?:相比|比较)?，"
)
# 2023年比2021年多37729人次: of two years that are named, whatever is told right before.
OF_NAMED_YEARS = re.compile(r"(20\d{2})年[^，。；\d]{0,12}[比较与同](?:20\d{2})年")
COMPARED = re.compile(r"(?:比|较)(?:上年|去年|同期|\d{4}年)|[与同和]上一?年(?:同期)?比较?|相比|同比|环比")


def by_step(passage: Passage, rate: int, numbers: list[int], falls: bool) -> Iterator[Relation]:
    """12356人……增加1024人，增幅8.29%; or 1.35亿元，增加2300万元，增长20.5%, whose base is the difference."""
    outside = [n for n in numbers if passage.depths[n] <= passage.depths[rate]]
    alike = [n for n in outside if passage[n].family == passage[outside[-1]].family]
    if len(alike) < 2:
        yield from _of_what_was_told(passage, rate, falls)
        return
    known, change = alike[-2:]
    if came_to := CHANGED.search(passage.labels[known]) and CAME_TO.search(passage.labels[change]):
        known, change = change, known  # 同比增加4.2万人次，达到45.2万人次，增幅10.2%
    if not CHANGED.search(passage.labels[change]) or passage[change].bound != "exact":
        return
    years = OF_NAMED_YEARS.search(passage.labels[change])
    if years and f"{years[1]}年" not in passage.labels[known]:
        yield from _of_what_was_told(passage, rate, falls)
        return
    amount, step = passage[known].amount, passage[change].amount
    earlier = amount + step if falls else amount - step
    if COMPARED_WITH.search(passage.labels[known]):
        told = (n for n in reversed(passage.before(known, REACH)) if _alike(passage, n, known))
        if (found := first_grown(passage, rate, told, known, falls)) is not None:
            yield found
            return
    # 4500万元，同比增加500万元: of what it was, which nobody states.
    opened = _opens_compared(passage, rate)
    if opened and CHANGED.search(passage.labels[known]) and not came_to:
        yield from _of_what_was_told(passage, rate, falls)  # 医师增加177人，护士增加155人（增长5.4%）
        return
    compared = (
        came_to or opened or COMPARED.search(passage.between(known, change))
    ) and not LAST_YEARS.search(passage.labels[known])
    bases = ((amount, 0), (earlier, 1 if falls else -1))
    for base, sign in bases[1:] if compared and not COMPARED_WITH.search(passage.labels[known]) else bases:
        if base > 0 and meets(passage[rate], _share_of_step(passage[known], passage[change], sign)):
            yield of_the_base(passage, rate, change, known, base, holds=True, firm=True)
            return
    words = passage.labels[change] if came_to else passage.labels[known] + passage.between(known, change)
    plain = CHANGE_ONLY.search(passage.labels[rate]) is not None
    said = COMPARED.search(words) or LAST_YEARS.search(passage.labels[known]) or opened
    if said and earlier > 0 and max(change, known) == rate - 1 and plain:
        now = _told_beside(passage, known, step * (-1 if falls else 1))
        if now is not None:
            yield growth_relation(passage, rate, now, known, falls, holds=False)
            return
        yield of_the_base(passage, rate, change, known, earlier, holds=False)


def _opens_compared(passage: Passage, rate: int) -> bool:
    """与2022年末相比，机构总数增加25家；床位33231张，增加774张，增长2.38%: said once of the whole sentence."""
    return OPENS_COMPARED.match(passage.said_before(rate, LONGEST)) is not None


def _of_what_was_told(passage: Passage, rate: int, falls: bool) -> Iterator[Relation]:
    """报告2837例……病例数比去年同期增加1106例，上升63.89%: the nearest number of the paragraph that gives it."""
    change = rate - 1
    if change < 0 or not passage.same_sentence(change, rate) or not CHANGED.search(passage.labels[change]):
        return
    step, stated, tried = passage[change].amount, passage[rate], 0
    if stated.printed_digits < TELLING or passage[change].bound != "exact":
        return
    for now in reversed(passage.before(change, TOLD)):
        earlier = passage[now].amount + (step if falls else -step)
        if not _alike(passage, now, change) or earlier <= 0:
            continue
        tried += 1
        if meets(stated, _share_of_step(passage[now], passage[change], 1 if falls else -1)):
            if not by_chance(passage, rate, tried):
                yield of_the_base(passage, rate, change, now, earlier, holds=True)
            return


def of_the_base(
    passage: Passage, rate: int, change: int, known: int, base: Decimal, holds: bool, firm: bool = False
) -> Relation:
    value = round_half_up(passage[change].amount * 100 / base, 4)
    working = f"{passage.written(change)}相当于原数的{format_number(round_half_up(value, 2))}%"
    return Relation("growth", rate, (change, known), value, passage[rate].value, holds, working, firm)


def _share_of_step(known: Figure, step: Figure, sign: int) -> Interval:
    """What a step is of the number known, of that number without it, or of that number with it."""
    (low, high), (least, most) = known.interval, step.interval
    base = low + sign * (most if sign < 0 else least), high + sign * (least if sign < 0 else most)
    if base[0] <= 0 or not (base[1].is_finite() and most.is_finite()):
        return (step.amount * 100 / (known.amount + sign * step.amount),) * 2
    return least * 100 / base[1], most * 100 / base[0]


def _alike(passage: Passage, now: int, then: int) -> bool:
    """签约168352人 in a sentence before 签约人数比上年的154208人多14144人，增幅9.17%."""
    one = passage[now]
    return one.base == passage[then].base and one.bound == "exact" and one.amount > 0


def _told_beside(passage: Passage, then: int, change: Decimal) -> int | None:
    """What a base and its step come to, told before them: the words of 1562例，比上年同期的1804例少242例."""
    amount, base = passage[then].amount + change, passage[then].base
    told = (n for n in reversed(passage.before(then, REACH)) if passage[n].base == base)
    return next((number for number in told if passage[number].amount == amount), None)
