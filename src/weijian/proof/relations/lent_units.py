"""Units that a bare number in brackets borrows from the one it is compared with: 436人，比去年同期（429）多生7人; 参检率
88.2%，比上年（86.9）提高1.3个百分点.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from weijian.proof.figures.model import OPEN_RATE, Figure

THEN = re.compile(
    r"^[，、]?(?:[比较与同]|而|高于|低于|多于|少于)?(?:我?[全本]?[县区市州]?)(?:上年度?|去年|前年|上月|上季度?|\d{4}年)(?:同期|同月|全年|[年月]?[末底])?(?:的|为|是)?（(?:为|是)?$"
)
# Farther off it is no earlier state of the same: 收入1268万元，比去年（9）.
FARTHEST = Decimal(5)
BARE = {"other", "count"}


def with_lent_units(
    figures: Sequence[Figure], labels: Sequence[str], sentences: Sequence[int]
) -> list[Figure]:
    lent = list(figures)
    for number in range(1, len(lent)):
        figure, before = lent[number], lent[number - 1]
        together = sentences[number - 1] == sentences[number] and THEN.search(labels[number])
        if together and _may_borrow(figure, before):
            lent[number] = replace(
                figure, unit=before.unit, kind=before.kind, base=before.base, factor=before.factor
            )
    return lent


def _may_borrow(figure: Figure, before: Figure) -> bool:
    bare = not figure.unit and figure.kind in BARE and figure.base != OPEN_RATE
    exact = before.bound == figure.bound == "exact"
    return bare and before.unit != "" and exact and _near(figure.value, before.value)


def _near(one: Decimal, other: Decimal) -> bool:
    return 0 < one <= other * FARTHEST and other <= one * FARTHEST
