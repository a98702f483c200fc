"""Values of figures for every unit of a level in a period, from the columnar copy as it stands this moment.

One query a ledger answers all figures; rates are formed last and rounded once. It lists no rows (rows.py does) and
writes nothing. `version` is the revision to which the records were complete.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

import duckdb

from weijian.accounts.scope import Scope
from weijian.indicators import compile as compiling
from weijian.indicators.algebra import Leaf, Median, Stated, Sum, Target
from weijian.indicators.catalogue import Figure
from weijian.indicators.formulas import Bound, Exact, Formed, bound_leaves, exact, form, printed
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
    asked = dict.fromkeys(bound for figure in figures for bound in bound_leaves(figure.expression, period))
    answers = Answers(units, period)
    version = answers.ask(list(asked))
    found: Values = {}
    for unit in units.units:
        for figure in figures:
            formed = form(figure.expression, period, answers.reader(unit.id))
            found[figure.code, unit.id] = _value(figure, formed, version)
    return found


def _value(figure: Figure, formed: Formed, version: int) -> Value:
    value = printed(formed.value, figure.places)
    numerator = formed.numerator if figure.is_rate else formed.value
    return Value(value, printed(numerator, 2), printed(formed.denominator, 2), version)


class Answers:
    """What the copy says at each leaf, by unit."""

    def __init__(self, units: Grouping, period: Period) -> None:
        self.units, self.period = units, period
        self._found: dict[Bound, dict[int, Exact]] = {}
        self._stated: dict[Bound, Stating] = {}
        self._targets: dict[Period, Targets] = {}

    def ask(self, asked: Sequence[Bound]) -> int:
        """Read everything; returns the revision to which the copy is complete."""
        read = [(leaf, period) for leaf, period in asked if isinstance(leaf, Leaf)]
        counted = [bound for bound in read if not isinstance(bound[0], Stated)]
        passes = compiling.passes(counted, self.units.column, self.period.end)
        stated = [bound for bound in read if isinstance(bound[0], Stated)]
        sources = {bound: _stated_source(bound[0]) for bound in stated}
        models = [model for one in passes for model in one.models]
        models += [model for source, _ in sources.values() for model in source.models]
        for leaf, period in asked:
            if isinstance(leaf, Target) and period not in self._targets:
                self._targets[period] = Targets.load(period)
        with owner.reading(models) as (cursor, version):
            self._fill_places(cursor)
            for one in passes:
                self._run(cursor, one)
            for bound in stated:
                self._stated[bound] = _read_stated(cursor, bound[0], bound[1], *sources[bound])
        return version

    def _fill_places(self, cursor: duckdb.DuckDBPyConnection) -> None:
        pairs = ", ".join(f"({member}, {unit})" for member, unit in self.units.pairs)
        cursor.execute("CREATE TEMP TABLE places (member INTEGER, unit INTEGER)")
        if pairs:
            cursor.execute(f"INSERT INTO places VALUES {pairs}")

    def _run(self, cursor: duckdb.DuckDBPyConnection, one: compiling.Pass) -> None:
        columns: list[dict[int, Exact]] = [self._found.setdefault(bound, {}) for bound in one.leaves]
        for unit, *values in cursor.execute(one.sql).fetchall():
            for column, (leaf, _), value in zip(columns, one.leaves, values, strict=True):
                column[unit] = _scaled(leaf, exact(value))

    def reader(self, unit: int) -> Any:
        """`read` for formulas.form."""

        def read(leaf: Leaf | Target, period: Period) -> Exact:
            if isinstance(leaf, Target):
                return self._targets[period].value(leaf.code, self.units.by, unit)
            if isinstance(leaf, Stated):
                return self._stated[leaf, period].value(self.units.by, unit)
            nothing = None if isinstance(leaf, Median) else 0
            found = self._found[leaf, period].get(unit)
            return nothing if found is None else found

        return read


def _scaled(leaf: Leaf, value: Exact) -> Exact:
    """Sums of minutes as hours; the two middle values as their mean."""
    divisor = leaf.divisor if isinstance(leaf, Sum | Median) else 1
    if isinstance(leaf, Median):
        divisor *= 2
    if value is None or divisor == 1:
        return value
    return exact(value) / Fraction(divisor)  # type: ignore[operator]


def _stated_source(leaf: Leaf) -> tuple[Source, str]:
    source = Source(leaf.ledger, "t")
    return source, source.condition(leaf.where.condition)  # type: ignore[attr-defined]


def _read_stated(
    cursor: duckdb.DuckDBPyConnection, leaf: Leaf, period: Period, source: Source, condition: str
) -> Stating:
    assert isinstance(leaf, Stated)
    rows = cursor.execute(
        f'SELECT t.id, t.place_id, t.{institution_field(leaf.ledger)}, t.month, t."on", t.revision, '
        f"{source.name(leaf.name)}\nFROM {source.text}\n"
        f"WHERE t.voided_at IS NULL AND t.year = {literal(period.end.year)} AND {condition}"
    ).fetchall()
    return Stating((StatedRow(*row) for row in rows), period.end)


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
