"""Growth behind a number of the year before that bears a name of its own: 立案168宗。……去年同期立案187宗，今年同比下降10.16%.

What has grown stands before, in whatever sentence of the paragraph, by the same name; a quantity that a county counts once,
such as births, anywhere. Two numbers of one thing right before the growth (次均费用176元，2017年168元，涨了4.76%) are tied as
plainly. Numbers that were tried and do not give the change are told only where one alone bears the name: a warning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from weijian.proof.relations.apart.readings import FAR, Reading, asking, the_likeliest
from weijian.proof.relations.changes.grown import fits_growth, growth_relation
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.repeats.quantities import quantity, words
from weijian.proof.relations.sums.parts import COMPARED_WITH

NOW = r"^[，、；]?(?:今年|本年|本期|今年上半年|今年同期|现在|现)?(?:同期|同比|环比|相比)?"
ROSE = re.compile(
    rf"{NOW}(?:增长|增加|上升|提高|提升|上涨|增幅|增速|涨幅|涨|升|多|高)(?:出|了|率|为|达|约)*$"
)
FELL = re.compile(rf"{NOW}(?:下降|减少|降低|降幅|减幅|回落|下滑|压减|跌|降|少|低)(?:了|率|为|达|约)*$")
THEN = re.compile(
    r"(?:^|[，。；（])(?:而|与|同|和|比|较)?(?:上年|去年|前年)(?:同期|全年|上半年|下半年|前三季度|同月)?(?P<name>[^，。；\d]{0,12})$"
)
BARE_YEAR = re.compile(r"^[，（]?(?:上年|去年|20\d{2}年)(?:同期|全年)?(?:为|是|的)?$")
A_YEAR = re.compile(r"(?:20\d{2}|上|去|前)年")
FILLING = re.compile(r"^(?:我?[全本]?[县区市州旗])|(?:的|总?数|人数|件数|共|为|是|达到?|有|了|约|计)+$")
OF_YEAR = re.compile(r"(?P<year>20\d{2})年")
SPAN_ONLY = re.compile(r"[今去上前本]年|同期|20\d{2}年?")
OF_A_PART = re.compile(r"其中|占|剩余|计划|任务|目标|分别|预计")
REACH, LEAST_NAME = 40, 2


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    for rate in asking(passage, told, {"percent"}):
        then, label = rate - 1, passage.labels[rate]
        if (
            then < 1
            or not passage.same_sentence(then, rate)
            or not (ROSE.search(label) or FELL.search(label))
        ):
            continue
        base = passage[then]
        if base.bound == "exact" and base.amount > 0 and not base.is_rate:
            yield from the_likeliest(passage, _readings(passage, rate, then))


def _readings(passage: Passage, rate: int, then: int) -> Iterator[Reading]:
    falls = FELL.search(passage.labels[rate]) is not None
    named = _named_alike(passage, then)
    found = named or _right_before(passage, then)
    alone = len({passage[now].amount for now in found}) == 1
    for now in found:
        holds = fits_growth(passage, rate, now, then, falls)
        if holds or alone:
            tie = growth_relation(passage, rate, now, then, falls, holds)
            yield Reading(replace(tie, firm=holds), 0, sure=bool(named))


def _named_alike(passage: Passage, then: int) -> list[int]:
    """What bears the name of the earlier number: in the paragraph, or, of a quantity that there is one of, anywhere."""
    match = THEN.search(passage.labels[then])
    name = FILLING.sub("", match["name"]) if match else ""
    if len(name) < LEAST_NAME:
        return []
    here = [
        n
        for n in reversed(passage.before(then, REACH))
        if _now(passage, n, then) and _bears(passage, n, name)
    ]
    if here:
        return here
    whole = words().get(name)
    near = range(then - 1, max(-1, then - FAR), -1) if whole else ()
    return [n for n in near if _now(passage, n, then) and quantity(passage, n) == whole]


def _bears(passage: Passage, number: int, name: str) -> bool:
    return FILLING.sub("", passage.labels[number]).endswith(name) or passage.tails[number].startswith(name)


def _right_before(passage: Passage, then: int) -> list[int]:
    now = then - 1
    bare = BARE_YEAR.search(passage.labels[then]) and passage.same_sentence(now, then)
    next_year = _year(passage, now) == _year(passage, then) + 1 if _year(passage, now) else False
    alone = bare and _now(passage, now, then, next_year) and passage[now].unit == passage[then].unit
    return [now] if alone else []


def _year(passage: Passage, number: int) -> int:
    """2023 of 2023年住院3.86万人次，2022年3.42万人次."""
    match = OF_YEAR.search(passage.labels[number])
    return int(match["year"]) if match else 0


def _now(passage: Passage, now: int, then: int, next_year: bool = False) -> bool:
    one, other = passage[now], passage[then]
    label = passage.labels[now]
    alike = one.kind == other.kind and one.family == other.family and one.bound == "exact" and one.amount > 0
    own = (
        not (
            (A_YEAR.search(label) and not next_year) or COMPARED_WITH.search(label) or OF_A_PART.search(label)
        )
        and not one.modality
    )
    spans = {SPAN_ONLY.sub("", figure.period) for figure in (one, other)} - {""}
    return alike and own and one.area == other.area and len(spans) <= 1
