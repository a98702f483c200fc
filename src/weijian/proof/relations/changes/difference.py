"""Percentage points between two rates: 80.54%，比全市平均水平（78.2%）高2.34个百分点; 91.3%，较上年提高2.6个百分点（上年为
88.7%）; 由32.6%提高到35.1%，提高2.5个百分点; 312.5/10万，较上年的298.6/10万上升13.9/10万; 得96.4分，比上年的94.1分提高2.3分.

Where the words leave no doubt which two rates are set against each other and nothing else stands between the three, one of
them is wrong where they do not agree. Else any two rates around that lie so far apart are the tie. Counts and sums are
`remainder`'s, natural growth is that of `rates.vital`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations

from weijian.kernel.quantities import interval
from weijian.proof.figures.model import Figure
from weijian.proof.judgement import is_distance, surely_no_distance
from weijian.proof.relations.changes.grown import in_two_years
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.wording import CHANGE

MORE_OR_LESS = (
    r"(?:高于?|低于?|高出|低了|多|少|提高|提升|上升|增长|增加"
    r"|[升降涨跌抬增减]|抬升|抬高|攀升|跃升|回升|上涨|前进|进步|走高|走低|下滑|滑落|压降|压减"
    r"|下降|降低|减少|超出?|超过|落后|领先|回落|扩大|缩小|还差|尚差|相差)"
)
SET_AGAINST = re.compile(
    r"^(?:的[一-龥]{1,8}率|（[^，。；（）\d]{1,12}）)?[，、]?(?:已|均|仍|远|明显)?"
    r"(?:同比|比|较|与|高于|低于|高出|超过|超出|超|优于|好于|快于|慢于|落后于?|领先|距离?)[^，。；、]{0,24}$"
)
BY = re.compile(
    rf"^(?:的)?(?:[^，。；（）\d]{{0,8}}(?:标准|目标|要求|水平|任务|进度|值|平均数?))?）?(?:相比)?，?(?:同比)?{MORE_OR_LESS}?了?$"
)
BEFORE_POINTS = re.compile(
    rf"^[，、]?(?:同比|比|较|与|高于|低于|高出|超过|超出|超|优于|快于|慢于|落后|领先)[^，。；、）]{{0,20}}$|^[，、]?{MORE_OR_LESS}了?$"
)
IN_BRACKETS = re.compile(
    r"^（(?:\d{4}年)?[^，。；（）\d]{0,14}$|^，(?:上年|去年)(?:同期)?(?:该?[一-龥]{0,6}率)?(?:为|是)?$"
)
FROM = re.compile(r"(?:由|从)(?:[^，。；\d]|\d{4}年){0,16}$")
TO = re.compile(
    r"^(?:[^，。；\d]|\d{4}年){0,6}(?:提高|提升|上升|增长|增加|下降|降低|降|升|压降|扩大|缩小)(?:到|至)了?(?:[^，。；\d]|\d{4}年|\d{1,2}月){0,8}$"
)
IT_WAS = re.compile(
    r"^[，；（]?而?(?:上年|去年|前年|20\d{2}年)(?:同期|年?[底末])?(?:该?[^，。；、\d]{0,6}(?:率|比例|占比|比重))?(?:为|是|仅|只有)*$"
)
SO_IT = re.compile(rf"^）?，(?:同比|一年(?:[里间内来])?|半年|今年|上升|共){{0,2}}{MORE_OR_LESS}了?$")
RISES = re.compile(
    r"提高|抬升|抬高|攀升|跃升|回升|上涨|前进|进步|走高|提升|上升|增长|增加|高于|高出|超[过出]|领先|[^提最]高了?$|多了?$"
)
FALLS = re.compile(r"下降|走低|下滑|滑落|压降|压减|降低|减少|低于|落后|回落|差|少|低了?$")
RATE_OF_POINTS = {"百分点": "percent", "千分点": "permille", "十万分点": "per100k"}
OVER = re.compile(r"(?:高于|低于|超过|超出|高出|优于)[^，。；\d]{0,8}$")
AIM = re.compile(r"目标|标准|任务|要求|序时|[省市国]定")
AND_SO = re.compile(rf"^，?[^，。；、\d]{{0,6}}{MORE_OR_LESS}了?$")
COMPARES = re.compile(r"超过|超出|超|高于|高出|低于|比|较|提高|提升|上升|增长|增加|下降|降低|减少|扩大|缩小")
THEN = re.compile(r"(?:较|比)[^，。；]{0,10}(?:同期|上年|去年|年初|年末|年底|\d{4}年)[^，。；率]{0,6}的$")
CHANGE_ONLY = re.compile(r"^(?:提高|提升|上升|增长|增加|下降|降低|减少|[升降涨跌])了?$")
EXTREME, OF_AN_AIM = re.compile(r"最[高低好差]"), re.compile(r"(?:目标|标准|要求)(?:值|为|是)*$")
# Of percentages it may be by how many per cent they have grown.
REACH = 8
IN_THEIR_OWN_UNIT = {"permille", "per100k", "score"}
APART = re.compile(r"，?(?:两者|二者)?(?:仍|还)?相?差了?")
ONE_OF_ALL = re.compile(r"最[高低好差]|分别为$|^、$")


def find(passage: Passage) -> Iterator[Relation]:
    for number, figure in enumerate(passage.figures):
        if figure.kind == "percentage_points":
            yield from _points(passage, number)
        elif figure.kind in IN_THEIR_OWN_UNIT:
            yield from _in_their_own_unit(passage, number)


def _in_their_own_unit(passage: Passage, step: int) -> Iterator[Relation]:
    """发病率312.5/10万，较上年的298.6/10万上升13.9/10万: what a rate has risen by, in what it is told in."""
    then = step - 1
    if then < 1 or not CHANGE_ONLY.search(passage.labels[step]) or not THEN.search(passage.labels[then]):
        return
    alike = [
        n for n in passage.before(step, REACH)
        if passage[n].kind == passage[step].kind and _exact(passage, n, step) and passage.same_sentence(n, step)
        and not CHANGE.search(passage.labels[n])
    ]  # fmt: skip
    nows = [n for n in reversed(alike) if n != then]
    if then not in alike or not nows:
        return
    for now in nows:
        high, low = sorted((now, then), key=lambda n: -passage[n].value)
        if holds := _fits(passage, step, high, low):
            break
    if holds or len(nows) == 1:
        yield difference_relation(passage, step, high, low, holds, firm=True)


def _points(passage: Passage, points: int) -> Iterator[Relation]:
    plain = _said(passage, points)
    if plain is not None:
        yield plain
        return
    kind = RATE_OF_POINTS[passage[points].base]
    around = [*passage.before(points, 5), *passage.behind(points, 2)]
    rates = [
        n for n in around
        if passage[n].kind == kind and passage.same_sentence(n, points) and not ONE_OF_ALL.search(passage.labels[n])
    ]  # fmt: skip
    found = _pair(passage, points, rates)
    if not found and _then_and_now(passage, points):
        now, then = points - 2, points - 1
        high, low = sorted((now, then), key=lambda n: -passage[n].value)
        yield difference_relation(passage, points, high, low, holds=False, firm=True)
        return
    if found:
        yield difference_relation(passage, points, *found, holds=True, firm=True)
        return
    near = [n for n in rates if abs(n - points) <= 2 and "，" not in passage.between(points, n)]
    if (
        len(rates) == 2
        and near == rates
        and COMPARES.search(passage.between(near[0], points) if near[0] < points else passage.labels[points])
        and _exact(passage, *rates)
    ):
        high, low = sorted(rates, key=lambda n: -passage[n].value)
        if _one_comparison(passage, rates, points):
            yield difference_relation(passage, points, high, low, holds=False, firm=points - 1 in rates)


def _then_and_now(passage: Passage, points: int) -> bool:
    """达到88.5%，较2019年同期的85.3%提升3.2个百分点."""
    if points < 2 or not passage.same_sentence(points - 2, points):
        return False
    kinds = {passage[points - 1].kind, passage[points - 2].kind} == {RATE_OF_POINTS[passage[points].base]}
    plain = _exact(passage, points - 1, points - 2, points) and "分别" not in passage.between(
        points - 2, points
    )
    said = THEN.search(passage.labels[points - 1]) and CHANGE_ONLY.search(passage.labels[points])
    return bool(kinds and plain and said and passage.between(points - 2, points - 1).count("，") <= 1)


def _one_comparison(passage: Passage, rates: list[int], points: int) -> bool:
    """The two rates are set against each other in one breath: 由A提高到B, or A，超过标准（B）n个百分点."""
    first, last = min(*rates, points), max(*rates, points)
    text = passage.plain[max(0, passage[first].start - 12) : passage[last].end]
    if "分别" in text or "率" in passage.between(min(rates), points if points > min(rates) else max(rates)):
        return False
    clauses = text.count("，") + text.count("；") * 9
    return clauses <= 2 and bool(re.search(r"由|从|（|要求|标准|目标|省定|国定|市定|全[国省市]平均", text))


def _exact(passage: Passage, *numbers: int) -> bool:
    return all(passage[number].bound == "exact" for number in numbers)


def _pair(passage: Passage, result: int, numbers: list[int]) -> tuple[int, int] | None:
    for high, low in permutations(sorted(numbers, key=lambda n: abs(n - result)), 2):
        if passage[high].value >= passage[low].value and _fits(passage, result, high, low):
            return high, low
    return None


def _fits(passage: Passage, result: int, high: int, low: int) -> bool:
    return is_distance(passage[result], *(as_meant(passage, n, result) for n in (high, low)))


def _said(passage: Passage, points: int) -> Relation | None:
    """What the words say that lies between two rates, whether it does or not."""
    figure = passage[points]
    pair = _compared(passage, points) if figure.bound == "exact" else None
    if pair is None:
        return None
    high, low = sorted(pair, key=lambda n: -passage[n].value)
    holds = is_distance(figure, *(as_meant(passage, n, points) for n in (high, low)))
    told = difference_relation(passage, points, high, low, holds, firm=True)
    if holds and (other_way := _told_the_other_way(passage, *pair, points)):
        return replace(told, holds=False, working=f"{other_way}：{told.working}")
    return told


def _told_the_other_way(passage: Passage, one: int, other: int, points: int) -> str:
    """占63.4%，较上年的65.8%提高2.4个百分点: it is lower, not higher."""
    if not SET_AGAINST.match(passage.between(one, other)) or other > points:
        return ""
    now, then = passage[one], passage[other]
    said = passage.between(one, other) + passage.between(other, points)
    rises, falls = (words.search(said) is not None for words in (RISES, FALLS))
    if rises == falls or now.value == then.value or (now.value > then.value) == rises:
        return ""
    return f"{now.text}{'低' if rises else '高'}于{then.text}"


def as_meant(passage: Passage, rate: int, points: int) -> Figure:
    """An aim is as exact as it is told: 市定目标95% is not 94.6%. 高于65.2% is 65.2% where points say by how much."""
    figure = passage[rate]
    said = passage.labels[rate] + passage.plain[figure.end : figure.end + 3]
    if AIM.search(said):
        return replace(figure, low=figure.value, high=figure.value)
    low, high = figure.interval if figure.bound == "exact" else interval(figure.value, False)
    return replace(figure, low=low, high=high)


def as_fine(rate: Figure, points: Figure) -> Figure:
    """达到45%，提高3.37个百分点: where the points are told more finely, it is no more and no less than 45%."""
    finer = points.kind == "percentage_points" and int(points.value.as_tuple().exponent) < int(
        rate.value.as_tuple().exponent
    )
    return replace(rate, low=rate.value, high=rate.value) if finer else rate


def _compared(passage: Passage, points: int) -> tuple[int, int] | None:
    """The two rates that the words set against each other."""
    one, other = points - 2, points - 1
    if one >= 0 and _alike(passage, points, one, other):
        ways = (_said_before, _said_to_be_apart, _of_two_years, _then_it_was)
        if any(said(passage, one, other, points) for said in ways):
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


def _said_to_be_apart(passage: Passage, one: int, other: int, points: int) -> bool:
    """最高的乡镇为82%，最低的仅为51.6%，相差30.4个百分点; 73.5%，目标值80%，相差6.5个百分点."""
    ends = all(EXTREME.search(passage.labels[n]) for n in (one, other)) or OF_AN_AIM.search(
        passage.labels[other]
    )
    return bool(ends) and APART.fullmatch(passage.between(other, points)) is not None


def _of_two_years(passage: Passage, one: int, other: int, points: int) -> bool:
    return CHANGE_ONLY.search(passage.labels[points]) is not None and in_two_years(passage, one, other)


def _then_it_was(passage: Passage, one: int, other: int, points: int) -> bool:
    """占45.62%，去年占比41.9%，提高3.72个百分点."""
    return bool(IT_WAS.match(passage.between(one, other)) and SO_IT.match(passage.between(other, points)))


def _alike(passage: Passage, points: int, *rates: int) -> bool:
    kind = RATE_OF_POINTS[passage[points].base]
    exact = all(
        passage[n].kind == kind and (passage[n].bound == "exact" or OVER.search(passage.labels[n]))
        for n in rates
    )
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
    firm = firm and (holds or surely_no_distance(passage[result], passage[high], passage[low]))
    working = f"{passage.written(high)}－{passage.written(low)}＝{value.normalize():f}"
    return Relation("difference", result, (high, low), value, passage[result].value, holds, working, firm)
