"""Buildings: so many storeys on a footprint make the floor area (6层, 占地1390平方米, 建筑面积8340平方米).

Buildings step back and have cellars, so nothing is ever broken. Where no footprint is told, a floor area that divides
evenly by the storeys shows that both are of one building.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage

FLOOR = re.compile(r"(?:建筑|总|使用|业务用房)面积")
FOOTPRINT = re.compile(r"占地|基底|单层|每层|标准层|首层")
ABOVE_GROUND = range(2, 41)
REACH = 6
ROUND = 10


def find(passage: Passage) -> Iterator[Relation]:
    for number, figure in enumerate(passage.figures):
        if figure.base == "层" and figure.value in ABOVE_GROUND and figure.bound == "exact":
            yield from _building(passage, number)


def _building(passage: Passage, storeys: int) -> Iterator[Relation]:
    areas = [
        n for n in [*reversed(passage.before(storeys, 2)), *passage.behind(storeys, REACH)]
        if passage[n].kind == "area" and passage.same_sentence(n, storeys)
    ]  # fmt: skip
    floors = [n for n in areas if FLOOR.search(passage.labels[n]) and not FOOTPRINT.search(passage.labels[n])]
    for footprint in (n for n in areas if FOOTPRINT.search(passage.labels[n])):
        for floor in reversed(floors):
            if passage[footprint].amount * passage[storeys].amount == passage[floor].amount:
                yield _relation(passage, footprint, floor, storeys)
                return
    for floor in floors[:1]:
        if passage[floor].amount % (ROUND * passage[storeys].amount) == 0:
            yield _relation(passage, None, floor, storeys)


def _relation(passage: Passage, footprint: int | None, floor: int, storeys: int) -> Relation:
    value: Decimal = passage[floor].amount / passage[storeys].amount
    stated = passage[footprint].value if footprint is not None else None
    working = f"{passage.written(floor)}÷{passage.written(storeys)}＝{value.normalize():f}平方米"
    return Relation("unit_price", footprint, (floor, storeys), value, stated, True, working)
