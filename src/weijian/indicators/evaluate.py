"""Values of figures for every unit of a level in a period, from the columnar copy as it stands this moment.

One query a ledger answers all figures; rates are formed last and rounded once. It lists no rows (rows.py does) and
writes nothing. `version` is the revision to which the records were complete.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any

import duckdb

from weijian.accounts.scope import Scope
from weijian.indicators import compile as compiling
from weijian.indicators.algebra import Leaf, Median, Stated, Sum, Target
from weijian.indicators.catalogue import Figure
from weijian.indicators.formulas import Bound, Exact, Formed, bound_leaves, exact, plan, printed
from weijian.indicators.sql import Source, literal
from weijian.indicators.statements import StatedRow, Stating, institution_field
from weijian.indicators.targets import Targets
from weijian.indicators.units import Grouping, grouping
from weijian.kernel.periods import Period
from weijian.lake import owner
from weijian.ledger.store import latest_revision

Plain = Decimal | int | None


@dataclass(frozen=True)
class Value:
    """A figure's value for a unit and period. Of a rate also its parts, rounded like any amount."""

    value: Plain
    numerator: Plain
    denominator: Plain
    version: int


Values = dict[tuple[str, int], Value]


def evaluate(
    figures: Sequence[Figure], period: Period, by: str = "county", scope: Scope | None = None
) -> Values:
    """Values by (figure code, unit id) for every unit of the level inside the scope."""
    units = grouping(by, period.end, scope)
    bounds: dict[Bound, int] = {}
    plans = []
    for figure in figures:
        asked: list[Bound] = []
        run = plan(figure.expression, period, asked)
        plans.append((figure, run, [bounds.setdefault(bound, len(bounds)) for bound in asked]))
    answers = Answers(units, list(bounds))
    version = answers.read()
    found: Values = {}
    for unit in units.units:
        values = answers.of(unit.id)
        for figure, run, places in plans:
            formed = run([values[place] for place in places])
            found[figure.code, unit.id] = _value(figure, formed, version)
    return found


def _value(figure: Figure, formed: Formed, version: int) -> Value:
    value = printed(formed.value, figure.places)
    if not figure.is_rate:
        return Value(value, value, None, version)
    return Value(value, printed(formed.numerator, 2), printed(formed.denominator, 2), version)


class Answers:
    """What the copy says at each of the leaves asked for, by unit."""

    def __init__(self, units: Grouping, asked: Sequence[Bound]) -> None:
        self.units, self.asked = units, asked
        self._end = units.snapshot.day
        self._counted: dict[Bound, dict[int, Exact]] = {}
        self._stated: dict[Bound, Stating] = {}
        self._targets: dict[Period, Targets] = {}

    def read(self) -> int:
        """Read everything in one consistent state; returns the revision to which the copy is complete."""
        counted = [(leaf, period) for leaf, period in self.asked if isinstance(leaf, Leaf)]
        counted = [bound for bound in counted if not isinstance(bound[0], Stated)]
        passes = compiling.passes(counted, self.units.column, self._end)
        stated = [
            (bound, *_stated_query(bound[0], self._end))
            for bound in self.asked
            if isinstance(bound[0], Stated)
        ]
        models = [model for one in passes for model in one.models]
        models += [model for _, _, used in stated for model in used]
        for leaf, period in self.asked:
            if isinstance(leaf, Target) and period not in self._targets:
                self._targets[period] = Targets.load(period)
        with owner.reading(models) as (cursor, version):
            self._fill_places(cursor)
            for one in passes:
                self._run(cursor, one)
            for bound, sql, _ in stated:
                rows = (StatedRow(*row) for row in cursor.execute(sql).fetchall())
                self._stated[bound] = Stating(rows, self.units.snapshot)
        return version

    def _fill_places(self, cursor: duckdb.DuckDBPyConnection) -> None:
        pairs = ", ".join(f"({member}, {unit})" for member, unit in self.units.pairs)
        cursor.execute("CREATE TEMP TABLE places (member INTEGER, unit INTEGER)")
        if pairs:
            cursor.execute(f"INSERT INTO places VALUES {pairs}")

    def _run(self, cursor: duckdb.DuckDBPyConnection, one: compiling.Pass) -> None:
        columns: list[dict[int, Exact]] = [self._counted.setdefault(bound, {}) for bound in one.leaves]
        for unit, *values in cursor.execute(one.sql).fetchall():
            for column, (leaf, _), value in zip(columns, one.leaves, values, strict=True):
                column[unit] = _scaled(leaf, exact(value))

    def of(self, unit: int) -> list[Exact]:
        """The values at the leaves for a unit, in the order in which they were asked for."""
        return [source(unit) for source in self._sources]

    @cached_property
    def _sources(self) -> list[Callable[[int], Exact]]:
        return [self._source(bound) for bound in self.asked]

    def _source(self, bound: Bound) -> Callable[[int], Exact]:
        leaf, period = bound
        if isinstance(leaf, Target):
            targets = self._targets[period]
            return lambda unit: targets.value(leaf.code, self.units.by, unit)
        if isinstance(leaf, Stated):
            stating = self._stated[bound]
            return lambda unit: stating.value(self.units.by, unit)
        counted, nothing = self._counted[bound], None if isinstance(leaf, Median) else 0
        # SQL's sum over no row is NULL, a sum here is 0.
        return lambda unit: nothing if (found := counted.get(unit)) is None else found


def _scaled(leaf: Leaf, value: Exact) -> Exact:
    """Sums of minutes as hours; the two middle values as their mean."""
    divisor = leaf.divisor if isinstance(leaf, Sum | Median) else 1
    if isinstance(leaf, Median):
        divisor *= 2
    if value is None or divisor == 1:
        return value
    return exact(value) / Fraction(divisor)  # type: ignore[operator]


def _stated_query(leaf: Stated, end: date) -> tuple[str, list[Any]]:
    """The rows of the year that a stated figure may take, and the tables that the query reads."""
    source = Source(leaf.ledger, "t")
    value, condition = source.name(leaf.name), source.condition(leaf.where.condition)  # type: ignore[attr-defined]
    sql = (
        f'SELECT t.id, t.place_id, t.{institution_field(leaf.ledger)}, t.month, t."on", t.revision, {value}\n'
        f"FROM {source.text}\nWHERE t.voided_at IS NULL AND t.year = {literal(end.year)} AND {condition}"
    )
    return sql, source.models


def current_version() -> int:
    """The revision of the last write to any ledger; a value with a lower version may have changed since."""
    return latest_revision()


def has_records(figure: Figure, period: Period) -> bool:
    """Whether the ledgers of a figure had begun by the period's end; a year before them is not a year of zeros."""
    ledgers = {
        leaf.ledger: leaf
        for leaf, _ in bound_leaves(figure.expression, period)
        if isinstance(leaf, Leaf) and not isinstance(leaf, Stated)
    }
    return all(
        ledger.objects.standing().filter(**{f"{ledger.date_field}__lte": period.end}).exists()
        for ledger in ledgers
    )
