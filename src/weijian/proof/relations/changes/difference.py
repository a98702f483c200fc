"""Difference of rates: percentage points between two of them.

Counts and sums are `remainder`'s, natural growth is that of `rates.vital`.
"""

import re
from collections.abc import Iterator
from itertools import permutations

from weijian.proof.judgement import less, meets
from weijian.proof.relations.changes import compared
from weijian.proof.relations.changes.compared import RATE_OF_POINTS, difference_relation
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage

COMPARES = re.compile(r"超过|超出|超|高于|高出|低于|比|较|提高|提升|上升|增长|增加|下降|降低|减少|扩大|缩小")
THEN = re.compile(r"(?:较|比)[^，。；]{0,10}(?:同期|上年|去年|年初|年末|年底|\d{4}年)[^，。；率]{0,6}的$")
CHANGE_ONLY = re.compile(r"^(?:提高|提升|上升|增长|增加|下降|降低|减少)了?$")
ONE_OF_ALL = re.compile(r"最[高低好差]|分别为$|^、$")


def find(passage: Passage) -> Iterator[Relation]:
    for number, figure in enumerate(passage.figures):
        if figure.kind == "percentage_points":
            yield from _points(passage, number)


def _points(passage: Passage, points: int) -> Iterator[Relation]:
    plain = compared.tie(passage, points)
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
    stated, interval = passage[result], less(passage[high], passage[low])
    return meets(stated, interval)
