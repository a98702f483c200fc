"""Two rates and what lies between them, where the words leave no doubt which two: 80.54%，比全市平均水平（78.2%）高2.34个
百分点; 91.3%，较上年提高2.6个百分点（上年为88.7%）; 由32.6%提高到35.1%，提高2.5个百分点.

Nothing else stands between the three, so one of them is wrong where they do not agree.
"""

from __future__ import annotations

import re
from dataclasses import replace

from weijian.proof.figures.model import Figure
from weijian.proof.judgement import less, meets
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage

MORE_OR_LESS = r"(?:高于?|低于?|高出|低了|多|少|提高|提升|上升|增长|增加|下降|降低|减少|超出?|超过|落后|领先|回落|扩大|缩小)"
SET_AGAINST = re.compile(
    r"^(?:的[一-龥]{1,8}率|（[^，。；（）\d]{1,12}）)?[，、]?(?:已|均|仍|远|明显)?(?:同比|比|较|与|高于|低于|高出|超过|超出|超|优于|好于|快于|慢于|落后于?|领先)[^，。；、]{0,24}$"
)
BY = re.compile(
    rf"^(?:的)?(?:[^，。；（）\d]{{0,8}}(?:标准|目标|要求|水平|任务|进度|值|平均数?))?）?(?:相比)?，?(?:同比)?{MORE_OR_LESS}?了?$"
)
BEFORE_POINTS = re.compile(
    rf"^[，、]?(?:同比|比|较|与|高于|低于|高出|超过|超出|超|优于|快于|慢于|落后|领先)[^，。；、）]{{0,20}}$|^[，、]?{MORE_OR_LESS}了?$"
)
IN_BRACKETS = re.compile(r"^（(?:\d{4}年)?[^，。；（）\d]{0,14}$")
FROM = re.compile(r"(?:由|从)(?:[^，。；\d]|\d{4}年){0,16}$")
TO = re.compile(
    r"^(?:[^，。；\d]|\d{4}年){0,6}(?:提高|提升|上升|增长|增加|下降|降低|降|升|压降|扩大|缩小)(?:到|至)了?(?:[^，。；\d]|\d{4}年){0,8}$"
)
RATE_OF_POINTS = {"百分点": "percent", "千分点": "permille"}
AIM = re.compile(r"目标|标准|任务|要求|序时|[省市国]定")
AND_SO = re.compile(rf"^，?[^，。；、\d]{{0,6}}{MORE_OR_LESS}了?$")


def tie(passage: Passage, points: int) -> Relation | None:
    """What the words say that lies between two rates, whether it does or not."""
    figure = passage[points]
    pair = _compared(passage, points) if figure.bound == "exact" else None
    if pair is None:
        return None
    high, low = sorted(pair, key=lambda n: -passage[n].value)
    holds = meets(figure, less(*(_as_meant(passage, n, points) for n in (high, low))))
    return difference_relation(passage, points, high, low, holds, firm=True)


def _as_meant(passage: Passage, rate: int, points: int) -> Figure:
    """An aim is as exact as it is told: 市定目标95% is not 94.6%."""
    figure = passage[rate]
    said = passage.labels[rate] + passage.plain[figure.end : figure.end + 2]
    return replace(figure, low=figure.value, high=figure.value) if AIM.search(said) else figure


def _compared(passage: Passage, points: int) -> tuple[int, int] | None:
    """The two rates that the words set against each other."""
    one, other = points - 2, points - 1
    if one >= 0 and _alike(passage, points, one, other) and _said_before(passage, one, other, points):
        return one, other
    one, other = points - 1, points + 1
    if one >= 0 and other < len(passage) and _alike(passage, points, one, other):
        said = BEFORE_POINTS.match(passage.between(one, points))
        if said and IN_BRACKETS.match(passage.between(points, other)):
            return one, other
    return None


def _said_before(passage: Passage, one: int, other: int, points: int) -> bool:
    first, second = passage.between(one, other), passage.between(other, points)
    if SET_AGAINST.match(first):
        return BY.match(second) is not None
    return bool(FROM.search(passage.labels[one]) and TO.match(first) and AND_SO.match(second))


def _alike(passage: Passage, points: int, *rates: int) -> bool:
    kind = RATE_OF_POINTS[passage[points].base]
    exact = all(passage[n].kind == kind and passage[n].bound == "exact" for n in rates)
    first, last = min(*rates, points), max(*rates, points)
    if not exact or not passage.same_sentence(first, last):
        return False
    listed = (
        first > 0 and passage[first - 1].is_rate and passage.between(first - 1, first) in {"、", "和", "及"}
    )
    return not listed and "分别" not in passage.said_before(first, 20) + passage.between(first, last)


def difference_relation(
    passage: Passage, result: int, high: int, low: int, holds: bool, firm: bool
) -> Relation:
    value = passage[high].value - passage[low].value
    working = f"{passage.written(high)}－{passage.written(low)}＝{value.normalize():f}"
    return Relation("difference", result, (high, low), value, passage[result].value, holds, working, firm)
