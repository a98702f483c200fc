"""Units that a bare number in brackets borrows from the one it is compared with: 436人，比去年同期（429）多生7人; 参检率
88.2%，比上年（86.9）提高1.3个百分点. And those that the name in front of a bare number ends in: 出院人次35369，上年28457.
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
# 较上年度的298.6上升13.9/10万
WHAT_IT_WAS = re.compile(r"^[，、]?(?:[较比与同]|由|从)(?:上年度?|去年|前年|上月|\d{4}年)(?:同期)?的$")
NAMED = re.compile(r"(?P<unit>人次|床日|[人户例件](?=数))数?(?:共|合计)?(?:为|达|是)?$")
THEN_TOO = re.compile(r"^[，、；]?(?:上年|去年)(?:同期|全年)?(?:为|是|则为)?$")
# Farther off it is no earlier state of the same: 收入1268万元，比去年（9）.
FARTHEST = Decimal(5)
TELLING = 4
BARE = {"other", "count"}


def as_exact_as_printed(figure: Figure) -> Figure:
    """约3264人次: of a count four digits that say something are no estimate, whatever the word before them."""
    counted = figure.kind == "count" and figure.bound == "about"
    exact = counted and figure.significant_digits >= TELLING
    return replace(figure, bound="exact") if exact else figure


def with_lent_units(
    figures: Sequence[Figure], labels: Sequence[str], sentences: Sequence[int]
) -> list[Figure]:
    lent = [_with_its_own(figure, label) for figure, label in zip(figures, labels, strict=True)]
    for number in range(1, len(lent)):
        figure, before = lent[number], lent[number - 1]
        then = THEN_TOO if before.unit and not figures[number - 1].unit else THEN
        told = then.search(labels[number]) or (before.unit and WHAT_IT_WAS.match(labels[number]))
        together = sentences[number - 1] == sentences[number] and told
        if together and _may_borrow(figure, before):
            lent[number] = replace(
                figure, unit=before.unit, kind=before.kind, base=before.base, factor=before.factor
            )
    return lent


def _with_its_own(figure: Figure, label: str) -> Figure:
    """总人次4038, 出院者占用床日167386."""
    named = NAMED.search(label)
    if named is None or figure.unit or figure.kind not in BARE or figure.base == OPEN_RATE:
        return figure
    unit = named["unit"]
    return replace(figure, unit=unit, kind="count", base=unit) if figure.bound == "exact" else figure


def _may_borrow(figure: Figure, before: Figure) -> bool:
    bare = not figure.unit and figure.kind in BARE and figure.base != OPEN_RATE
    exact = before.bound == figure.bound == "exact"
    return bare and before.unit != "" and exact and _near(figure.value, before.value)


def _near(one: Decimal, other: Decimal) -> bool:
    return 0 < one <= other * FARTHEST and other <= one * FARTHEST
