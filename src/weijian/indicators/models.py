"""Targets: what a document demands of a figure, for a place or an institution, by year or half-year.

A ledger like others, so it is entered, imported, voided and traced like them. How a unit without a target of
its own comes to one is decided in targets.py.
"""

from typing import Any

from weijian.ledger.fields import Choice, Number, Text, Unit
from weijian.ledger.kinds import Statement
from weijian.ledger.rules import Error

WHOLE_YEAR, FIRST_HALF, SECOND_HALF = 0, 1, 2
HALVES = {WHOLE_YEAR: "全年", FIRST_HALF: "上半年", SECOND_HALF: "下半年"}


def known_figure(record: Any) -> bool:
    from weijian.indicators.catalogue import UnknownFigure, figure

    try:
        figure(record.figure)
    except UnknownFigure:
        return False
    return True


class Target(Statement):
    """The demanded value of a figure. Without an institution of its own it holds for the place."""

    figure = Text("指标代码", length=60, personal=False)
    target_institution = Unit("任务机构", optional=True)
    half = Choice("所属时段", HALVES, default=WHOLE_YEAR)
    value = Number("目标值", places=4)

    class Meta:
        verbose_name = "目标任务"
        natural_key = ["figure", "place", "target_institution", "year", "half"]
        shown = ["figure", "place", "target_institution", "year", "half", "value", "document"]
        rules = [
            Error(known_figure, "没有这个指标代码", "figure"),
            Error(
                lambda record: bool(record.place_id) != bool(record.target_institution_id),
                "目标须落到一个区划或一个机构，二者填一",
                "place",
            ),
        ]
