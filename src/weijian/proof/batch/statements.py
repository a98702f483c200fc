"""Figures of several reports on one footing: whose they are, of what time, of what.

A report whose title or beginning names no county, or no time, says nothing here: it cannot be known to speak of
the same things. Neither do figures without a topic, figures that are aimed at, and figures of another place.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from weijian.kernel.periods import Period, PeriodError
from weijian.proof.context.periods import own_period
from weijian.proof.figures.model import Figure
from weijian.proof.report import Report

BEGINNING = 400
# The bureau, the government or the county's work, not one of its institutions (县卫生院, 县卫生监督所).
COUNTY = re.compile(
    r"(?P<county>[一-龥]{2,9}?(?:自治)?[县区市旗州])(?:\d{4}年(?:度|上半年)?)?"
    r"(?:人民政府|卫生(?!院|监督|服务|所|室|学校|协会)|卫健|卫计|医疗保障)"
)
MOST_OF_A_QUANTITY = 50


@dataclass(frozen=True)
class CrossFinding:
    """`places` are (number of the report, start, end), the one that is to be looked at first."""

    rule: str
    severity: str
    message: str
    places: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True)
class Statement:
    """One figure as one report states it; `own` where its time is the whole period of that report."""

    report: int
    title: str
    figure: Figure
    period: Period
    own: bool

    @property
    def place(self) -> tuple[int, int, int]:
        return self.report, self.figure.start, self.figure.end

    @cached_property
    def name(self) -> str:
        return "、".join(self.figure.topic)

    def said(self) -> str:
        return f"《{self.title}》写的是{self.figure.text}"


Groups = Iterable[list[Statement]]


def statements_of(reports: Sequence[Report]) -> Groups:
    """The statements of each quantity (one county, one topic, one unit), in the order of the reports."""
    groups: dict[object, list[Statement]] = defaultdict(list)
    for number, report in enumerate(reports):
        county = county_of(report.title) or county_of(report.text[:BEGINNING])
        own = own_period(report.title, report.text[:BEGINNING])
        if county is None or own is None:
            continue
        for figure in report.figures:
            period = _period(figure, own)
            if period is not None and figure.topic and not figure.modality and not figure.area:
                group = groups[county, _unit(figure), figure.topic]
                if len(group) < MOST_OF_A_QUANTITY:
                    group.append(Statement(number, report.title, figure, period, not figure.period))
    return groups.values()


def county_of(text: str) -> str | None:
    match = COUNTY.search(text)
    return re.sub(r"^(?:关于|中共|我|全|在|对|由)+", "", match["county"]) if match else None


def _unit(figure: Figure) -> str:
    if figure.is_rate:
        return figure.kind
    return "人次" if figure.unit == "人次" else figure.family


def _period(figure: Figure, own: Period) -> Period | None:
    """The time that the figure is of; None where words tell it that no calendar knows (近三年)."""
    try:
        return Period.parse(figure.period) if figure.period else own
    except PeriodError:
        return None
