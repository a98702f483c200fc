"""Changes that the opening tells of what a section counts: 下转病人增长36.85% there, 下转病人1173人次，去年846人次 here.

What has changed is named, and neither of its two numbers stands beside; a section counts both. Where the name is the same
and the two numbers give the change, they are tied; where they give it but for one slip of the pen, or give it the other
way about (下降4.4% for 增长4.4%), the tie is broken: worth a warning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from weijian.proof.figures.model import Figure
from weijian.proof.judgement import one_slip
from weijian.proof.relations.apart.readings import Reading, asking, the_likeliest
from weijian.proof.relations.changes.grown import fits_growth, growth_relation
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.repeats.echoes import of_other_people
from weijian.proof.relations.repeats.quantities import quantity, words
from weijian.proof.relations.repeats.restated import duplicate_relation
from weijian.proof.relations.slips import digits_like
from weijian.proof.relations.sums.parts import OF_LAST_YEAR
from weijian.proof.relations.wording import shared_run

CHANGE = re.compile(
    r"(?:增长|增加|上升|提高|提升|增幅|增速|上涨|(?P<falls>下降|减少|降低|降幅|减幅|回落|下滑|压减))(?:率|了|为|达|约|到)*$"
)
# Of a change these words name nothing; a share or a rate may have grown, too, but by points.
NAMELESS = re.compile(
    r"(?:与|同|比|较)?(?:上年|去年|\d{4}年)(?:同期|全年|上半年)?(?:相比|比)?|[同环]比|增长|增加|上升|提高|提升|增[幅速]|上涨"
    r"|下降|减少|降低|[降减]幅|回落|下滑|压减|[率了为达约的\s（）、，]|继续|持续|明显|大幅|稳步|分别|实现|今年|上半年|全年"
    r"|病例|病人|患者|人数|人次|总[数量额人]|人口|全[县市区州旗]|数量"
)
MONTH_ON_MONTH = re.compile(r"环比|上月|上季")
AROUND, FEWEST_SHARED = 60, 2
# What one slip of so many digits is worth, what so many signs are, and what both must reach.
CHANGED_ABOUT, OTHER_DIGIT, SIGNS_A_DIGIT, MOST_OF_A_NAME, ENOUGH = 0.5, 1.5, 2, 3, 3.5
LEAST_DIGITS = 2
PART = re.compile(r"其中|[一二三]孩|农村|城镇|[县市]级|中医")
MOST_PAIRS = 400


@dataclass(frozen=True, slots=True)
class Pair:
    """What is counted now and was before, and the change stated there; `named` are the words around."""

    now: int
    then: int
    change: int | None
    named: str
    by_month: bool


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    rates = [n for n in asking(passage, told, {"percent"}) if _told_alone(passage, n)]
    pairs = list(_pairs(passage, told))[:MOST_PAIRS] if rates else []
    for rate in rates:
        yield from _tied(passage, rate, pairs)


def _told_alone(passage: Passage, rate: int) -> bool:
    """Whether a change is told, and what has changed is not counted right before."""
    figure, beside = passage[rate], rate - 1
    if figure.modality or figure.printed_digits < LEAST_DIGITS or not CHANGE.search(passage.labels[rate]):
        return False
    return beside < 0 or not passage.same_sentence(beside, rate) or "，" in passage.between(beside, rate)


def _pairs(passage: Passage, told: Told) -> Iterator[Pair]:
    seen = set()
    for relation in told.holding:
        if relation.type == "growth" and len(relation.operands) == 2 and relation.result is not None:
            seen.add(relation.operands)
            yield _pair(passage, relation.operands[0], relation.operands[1], relation.result)
    for now in range(len(passage) - 1):
        then = now + 1
        alike = passage[now].unit == passage[then].unit and not passage[now].is_rate
        exact = passage[now].bound == passage[then].bound == "exact" and passage[then].amount > 0
        last_year = alike and exact and OF_LAST_YEAR.match(passage.labels[then])
        if last_year and passage.same_sentence(now, then) and (now, then) not in seen:
            yield _pair(passage, now, then, None)


def _pair(passage: Passage, now: int, then: int, change: int | None) -> Pair:
    named = passage.said_before(min(now, then), AROUND) + passage.labels[now] + passage.tails[now]
    said = passage.labels[then] + (passage.labels[change] if change is not None else "")
    return Pair(now, then, change, named, MONTH_ON_MONTH.search(said) is not None)


def _tied(passage: Passage, rate: int, pairs: list[Pair]) -> Iterator[Relation]:
    label = passage.labels[rate]
    own, by_month = NAMELESS.sub("", label), MONTH_ON_MONTH.search(label) is not None
    match = CHANGE.search(label)
    falls = bool(match and match["falls"]) != (passage[rate].value < 0)
    named = [
        pair for pair in pairs
        if pair.by_month == by_month and passage.paragraphs[pair.now] != passage.paragraphs[rate]
        and shared_run(own, pair.named) >= FEWEST_SHARED and not of_other_people(label, pair.named)
        and _of_one_place(passage[rate], passage[pair.now])
    ]  # fmt: skip
    named.sort(key=lambda pair: -shared_run(own, pair.named))
    readings = list(_readings(passage, rate, own, falls, named))
    if not any(one.tie.holds for one in readings):
        yield from _turned_about(passage, rate, named[:1], own, falls)
    yield from the_likeliest(passage, readings or _of_one_quantity(passage, rate, own, falls, named))


def _readings(passage: Passage, rate: int, own: str, falls: bool, pairs: list[Pair]) -> Iterator[Reading]:
    for pair in pairs:
        shared = shared_run(own, pair.named)
        tie = _growth(passage, rate, pair, falls)
        if tie.holds or _but_for_a_slip(passage, rate, pair, falls, shared):
            yield Reading(tie, shared, sure=True)


def _growth(passage: Passage, rate: int, pair: Pair, falls: bool) -> Relation:
    holds = passage[rate].value > 0 and fits_growth(passage, rate, pair.now, pair.then, falls)
    return replace(growth_relation(passage, rate, pair.now, pair.then, falls, holds), firm=False)


def _of_one_quantity(
    passage: Passage, rate: int, own: str, falls: bool, pairs: list[Pair]
) -> Iterator[Reading]:
    """出生人口增长12.6%, while 出生2812人，比上年的2536人多276人: a county counts them once, so that there is but one change."""
    told = words().get(own)
    if told is not None:
        for pair in pairs:
            if quantity(passage, pair.now) == told and not PART.search(pair.named):
                yield Reading(_growth(passage, rate, pair, falls), 0, sure=True)


def _turned_about(
    passage: Passage, rate: int, pairs: list[Pair], own: str, falls: bool
) -> Iterator[Relation]:
    """出生人口增幅为-4.4%, while 出生1083人，上年同期1037人，增长4.4%: a fall there, a rise here."""
    for pair in pairs:
        stated, grown = passage[rate], _grown(passage, pair, falls)
        turned = grown < 0 and digits_like(stated, stated.value) == digits_like(stated, grown)
        if not turned or shared_run(own, pair.named) < len(own):
            continue
        if pair.change is not None and stated.value < 0:
            first, last = sorted((rate, pair.change))
            yield duplicate_relation(passage, last, (first,), holds=False)
        else:
            yield _growth(passage, rate, pair, falls)


def _of_one_place(one: Figure, other: Figure) -> bool:
    areas, periods = {one.area, other.area} - {""}, {one.period, other.period} - {""}
    return len(areas) <= 1 and len(periods) <= 1


def _but_for_a_slip(passage: Passage, rate: int, pair: Pair, falls: bool, shared: int) -> bool:
    stated, grown = passage[rate], _grown(passage, pair, falls)
    printed, meant = digits_like(stated, stated.value), digits_like(stated, grown)
    if grown < 0 or len(printed) != len(meant) or not one_slip(printed, meant):
        return False
    slip = CHANGED_ABOUT if sorted(printed) == sorted(meant) else OTHER_DIGIT
    return len(printed) - slip + min(shared / SIGNS_A_DIGIT, MOST_OF_A_NAME) >= ENOUGH


def _grown(passage: Passage, pair: Pair, falls: bool) -> Decimal:
    now, then = passage[pair.now].amount, passage[pair.then].amount
    return (now - then) * 100 / then * (-1 if falls else 1)
