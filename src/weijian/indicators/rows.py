"""The records behind a figure: a QuerySet whose rows are exactly those that were counted.

It is how a figure is followed back, and the second engine: `count` must give what the columnar copy gives.
Conditions stay Django's own Q (queries.py). What a user may not see is cut off by the ledger's access rules: from a
sealed ledger no row comes back, though its figures do.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any

from django.db.models import QuerySet

from weijian.accounts.scope import Scope
from weijian.indicators.algebra import (
    Count,
    Elapsed,
    Flow,
    Leaf,
    Median,
    Persons,
    Stated,
    Stock,
    Sum,
)
from weijian.indicators.catalogue import Figure
from weijian.indicators.formulas import Bound, Exact, bound_leaves, exact, unfold
from weijian.indicators.queries import flow_rows, stock_rows
from weijian.indicators.statements import StatedRow, Stating, institution_field
from weijian.indicators.units import LEVELS, Grouping, grouping
from weijian.kernel import clock
from weijian.kernel.periods import Period
from weijian.ledger import access
from weijian.ledger.conditions import read
from weijian.orgs.tree import AreaTree

NUMERATOR, DENOMINATOR = "numerator", "denominator"


def traces(
    figure: Figure,
    period: Period,
    unit: int,
    scope: Scope | None = None,
    part: str = NUMERATOR,
    by: str | None = None,
) -> list[QuerySet]:
    """The rows at each leaf of a figure's numerator (of the figure, when it is no rate) or denominator.

    `unit` is an area, or with `by="institution"` an institution; a unit outside the scope has no rows.
    """
    units = grouping(by or level_of(unit, period.end), period.end, scope)
    visible = unit in {one.id for one in units.units}
    found = []
    for leaf, span in dict.fromkeys(_part(figure, period, part)):
        rows = leaf_rows(leaf, span, units, unit) if visible else leaf.ledger.objects.none()
        if scope is not None:
            rows = rows.filter(pk__in=access.rows(scope, leaf.ledger.declaration).values("pk"))
        found.append(rows)
    return found


def level_of(area: int, day: date) -> str:
    level = AreaTree.load().at(day)[area].level
    return next(name for name, value in LEVELS.items() if value == level)


def _part(figure: Figure, period: Period, part: str) -> Iterable[tuple[Leaf, Period]]:
    given, span = unfold(figure.expression, period)
    if figure.is_rate and len(given.operands) == 2:
        given = given.operands[0 if part == NUMERATOR else 1]
    return ((leaf, within) for leaf, within in bound_leaves(given, span) if isinstance(leaf, Leaf))


def leaf_rows(leaf: Leaf, period: Period, units: Grouping, unit: int) -> QuerySet:
    """The records that a leaf counts for a unit."""
    if isinstance(leaf, Stated):
        ids = [row.id for row in stating(leaf, units).rows(units.by, unit)]
        return leaf.ledger.objects.filter(pk__in=ids)
    members = units.members(unit)
    if isinstance(leaf, Stock):
        return stock_rows(leaf, period, units.column, members)
    assert isinstance(leaf, Flow)
    return flow_rows(leaf, period).filter(**{f"{units.column}__in": members})


def stating(leaf: Stated, units: Grouping) -> Stating:
    """The statements of the year, read from the records."""
    year = units.snapshot.day.year
    rows = leaf.ledger.objects.standing().filter(leaf.where.condition, year=year)  # type: ignore[attr-defined]
    names = ("id", "place_id", institution_field(leaf.ledger), "month", "on", "revision", leaf.name)
    return Stating((StatedRow(*row) for row in rows.values_list(*names)), units.snapshot)


def count(bound: Bound, units: Grouping, unit: int) -> Exact:
    """A leaf's value counted from the records: the figure that the columnar copy must give too."""
    leaf, period = bound
    assert isinstance(leaf, Leaf)
    if isinstance(leaf, Stated):
        return stating(leaf, units).value(units.by, unit)
    rows = leaf_rows(leaf, period, units, unit)
    match leaf:
        case Count() | Stock():
            return rows.count()
        case Persons(person=person):
            return rows.filter(**{f"{person}__isnull": False}).order_by().values(person).distinct().count()
        case Sum(measure=measure) | Median(measure=measure):
            values = [value for row in rows if (value := measured(row, measure)) is not None]
            return sum(values) if isinstance(leaf, Sum) else middle(values)
    raise TypeError(f"no way to count {type(leaf).__name__}")


def measured(row: Any, measure: str | Elapsed) -> Exact:
    """The number that a row adds: a field, or time elapsed in days or hours."""
    if isinstance(measure, str):
        return exact(read(row, tuple(measure.split("__"))))
    since, until = (read(row, tuple(name.split("__"))) for name in (measure.since, measure.until))
    if since is None or until is None:
        return None
    if measure.unit == "days":
        return (local_day(until) - local_day(since)).days
    minutes = abs(until - since) // timedelta(minutes=1)
    return exact(Fraction(minutes if until >= since else -minutes, measure.divisor))


def local_day(value: date | datetime) -> date:
    return value.astimezone(clock.ZONE).date() if isinstance(value, datetime) else value


def middle(values: list[Any]) -> Exact:
    """The middle value, or the mean of the two middle ones."""
    if not values:
        return None
    ordered = sorted(values)
    half = len(ordered) // 2
    return Fraction(ordered[half] + ordered[-half - 1]) / 2
