"""Distances told in order: 甲48.6%、乙71.3%，分别高于标准3.6个和1.3个百分点（标准分别为45%、70%）.

As many rates before and as many standards behind or before them as there are distances; the place in the list ties
them. Only what holds is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.judgement import less, meets
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage

IN_ORDER = re.compile(
    r"分别(?:比|较)?[^，。；\d]{0,14}(?:高|低|超|快|慢|多|少|增|减|提|升|降)[^，。；\d]{0,14}$"
)
NEXT = re.compile(r"^(?:、|和|及|与|，)$")
LONGEST, REACH = 5, 8


def find(passage: Passage) -> Iterator[Relation]:
    for first, figure in enumerate(passage.figures):
        if figure.kind == "percentage_points" and IN_ORDER.search(passage.labels[first]):
            yield from _ties(passage, _run(passage, first))


def _run(passage: Passage, first: int) -> list[int]:
    run = [first]
    for number in passage.behind(first, LONGEST):
        if passage[number].kind != "percentage_points" or not NEXT.match(passage.between(number - 1, number)):
            break
        run.append(number)
    return run


def _ties(passage: Passage, distances: list[int]) -> Iterator[Relation]:
    size = len(distances)
    before = [
        n for n in passage.before(distances[0], REACH)
        if passage[n].kind == "percent" and passage.same_sentence(n, distances[0])
    ]  # fmt: skip
    behind = [n for n in passage.behind(distances[-1], size + 1) if passage[n].kind == "percent"]
    rates, standards = before[-size:], behind[:size]
    if len(behind) < size:  # told before: 标准分别为45%、70%，……
        rates, standards = before[-2 * size : -size], before[-size:]
    if size < 2 or len(rates) < size or len(standards) < size:
        return
    for distance, rate, standard in zip(distances, rates, standards, strict=True):
        high, low = (rate, standard) if passage[rate].amount >= passage[standard].amount else (standard, rate)
        if meets(passage[distance], less(passage[high], passage[low])):
            value = passage[high].value - passage[low].value
            working = f"{passage.written(high)}－{passage.written(low)}＝{value:f}个百分点"
            stated = passage[distance].value
            yield Relation("difference", distance, (high, low), value, stated, True, working, firm=False)
