"""So much a month, a week, a day: 会诊1248例，月均104例. The calendar has the number of months and days.

By the span that the sentence tells or the period of the report, else by those that periods have. Only where the calendar and
the sentence leave no other number, and the average is one slip or a shifted point from what they give, is it broken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from weijian.kernel.quantities import round_half_up
from weijian.proof.judgement import one_slip
from weijian.proof.relations.chance import by_chance
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.prices.averages import (
    A_TIME,
    FEWEST,
    KINDS,
    TELLING,
    around,
    fits,
    likely,
    may_be_whole,
    written_average,
)
from weijian.proof.relations.prices.said_span import figure_of_span, said_span

# So much a day is a rate of the time, and no price.
A_DAY = {"日", "天"}
SPANS_OF = {"日": "天", "天": "天", "月": "个月", "年": "年"}
TIMES = {
    "月": (12, 6, 9, 3, 10, 11),
    "季": (4, 2),
    "周": (52, 26),
    "日": (365, 366, 181, 182, 273, 274, 90, 91, 92, 31, 30, 250),
    "天": (365, 366, 181, 182, 273, 274, 90, 91, 92, 31, 30, 250),
}
# The days of so many months from January on, and the working days of a year.
DAYS = {3: (90, 91), 6: (181, 182), 9: (273, 274), 10: (304, 305), 11: (334, 335), 12: (365, 366, 250)}
LEAST_DIGITS = 3
MONTHS = re.compile(r"-(?P<first>\d\d)\.\.\d{4}-(?P<last>\d\d)$|(?P<half>H[12])$|(?P<quarter>Q[1-4])$")
SAID_MONTHS = {"上半年": 6, "下半年": 6, "半年": 6, "全年": 12, "前三季度": 9, "季度": 3}
TO_MONTH = re.compile(r"1月?(?:-|—|－|~|～|至|到)(?P<last>\d{1,2})月")


def find(passage: Passage) -> Iterator[Relation]:
    for each, figure in enumerate(passage.figures):
        counted = figure.kind in KINDS and figure.value > 0 and figure.base
        match = A_TIME.search(passage.labels[each]) if counted else None
        if match:
            yield from _in_time(passage, each, match["who"] or match["each"] or match["one"])


def _in_time(passage: Passage, each: int, unit: str) -> Iterator[Relation]:
    """会诊1248例，月均104例: by the span that the sentence tells, the months of the period that is told, else by those that
    periods have.
    """
    span = said_span(passage, each, unit)
    times = (span,) if span else _times(passage[each].period, unit)
    kind = "rate_per" if unit in A_DAY else "unit_price"
    wholes = [
        n for n in around(passage, each) if may_be_whole(passage, n, each) and passage.same_sentence(n, each)
    ]
    tried, shown = 0, SPANS_OF[unit] if span else ""
    for whole in wholes:
        for parts in times:
            tried += 1
            value = passage[whole].amount / parts
            if value == passage[each].amount:
                accident = by_chance(passage, whole, tried // TELLING + 1)
            else:
                accident = likely(passage[each], tried)
            if fits(passage[each], value) and (not accident or (span and whole == wholes[0])):
                days = figure_of_span(passage, each, unit, parts) if span else None
                tie = written_average(passage, each, (whole,), value, f"÷{parts}{shown}")
                # Of a span that stands as a number the average is a quotient of two.
                yield replace(tie, type=kind) if days is None else replace(tie, operands=(whole, days))
                return
    if (span or _months(passage[each].period)) and (
        slipped := _one_slip_from(passage, each, wholes, times)
    ) is not None:
        whole, parts = slipped
        value = passage[whole].amount / parts
        yield replace(
            written_average(passage, each, (whole,), value, f"÷{parts}{shown}"), type=kind, holds=False
        )


def _one_slip_from(
    passage: Passage, each: int, wholes: list[int], times: tuple[int, ...]
) -> tuple[int, int] | None:
    """The first whole told, of what stands before, if the average is of it but for one slip or a shifted point."""
    before = [n for n in wholes if n < each and "其中" not in passage.labels[n]]
    if not before or passage[each].bound != "exact":
        return None
    whole, printed = max(before, key=lambda n: passage[n].amount), passage[each]
    places = -int(printed.value.as_tuple().exponent)
    stated = str(int(printed.value.scaleb(places)))
    if len(stated.rstrip("0")) < FEWEST:
        return None
    for parts in times:
        value = passage[whole].amount / parts / printed.factor
        near = str(int(round_half_up(value.scaleb(places), 0)))
        shifted = any(
            fits(replace(printed, value=printed.value.scaleb(by)), value * printed.factor) for by in (-1, 1)
        )
        if shifted or (len(stated) >= LEAST_DIGITS and len(near) == len(stated) and one_slip(stated, near)):
            return whole, parts
    return None


def _times(period: str, unit: str) -> tuple[int, ...]:
    """How many months, days the period told has; else those that periods have."""
    months = _months(period)
    if unit == "月":
        return (months,) if months else TIMES[unit]
    if unit in A_DAY and months:
        return DAYS.get(months, TIMES[unit])
    return TIMES.get(unit, ())


def _months(period: str) -> int:
    for said, months in SAID_MONTHS.items():
        if said in period:
            return months
    if match := TO_MONTH.search(period):
        return int(match["last"])
    match = MONTHS.search(period)
    if match is None:
        return 0
    if match["first"]:
        return int(match["last"]) - int(match["first"]) + 1
    return 6 if match["half"] else 3
