"""Figures beside one another: the same period last year, the period before, a series, and ranks of units.

It evaluates several periods and orders what came out; what is worth saying about it is the report's decision.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from weijian.accounts.scope import Scope
from weijian.indicators.catalogue import MORE, NEITHER, Figure
from weijian.indicators.evaluate import Value, Values, evaluate
from weijian.kernel.periods import Period


@dataclass(frozen=True)
class Rank:
    """A unit's place among those with a value; equal values share the better place."""

    place: int
    of: int
    value: Decimal | int


def same_period_last_year(
    figures: Sequence[Figure], period: Period, by: str = "county", scope: Scope | None = None
) -> Values:
    """去年同期."""
    return evaluate(figures, period.year_before(), by, scope)


def previous_period(
    figures: Sequence[Figure], period: Period, by: str = "county", scope: Scope | None = None
) -> Values:
    """上期: the period of the same length directly before."""
    return evaluate(figures, period.previous(), by, scope)


def series(
    figures: Sequence[Figure], periods: Iterable[Period], by: str = "county", scope: Scope | None = None
) -> dict[Period, Values]:
    """The figures for each of several periods."""
    return {period: evaluate(figures, period, by, scope) for period in periods}


def change(now: Value, before: Value) -> Decimal | int | None:
    """How much a value rose (or fell, below zero); None where one of them is unknown."""
    if now.value is None or before.value is None:
        return None
    return now.value - before.value


def ranks(figure: Figure, values: Values) -> dict[int, Rank]:
    """Ranks of units, the best first; none for a figure of which neither more nor less is better."""
    if figure.better == NEITHER:
        return {}
    known = {
        unit: value.value
        for (code, unit), value in values.items()
        if code == figure.code and value.value is not None
    }
    ordered = sorted(known.values(), reverse=figure.better == MORE)
    return {unit: Rank(ordered.index(value) + 1, len(known), value) for unit, value in known.items()}
