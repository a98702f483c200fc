"""Stated figures and targets on the tree of units: a row of its own, else what its parts or its superior say.

It reads no database: engines hand in the rows of the year. `pick` chooses among several rows of one unit;
`Stating` sums parts where a unit has no row. A number for a part is never counted beside one for the whole.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from weijian.indicators.formulas import Exact, exact
from weijian.indicators.units import INSTITUTION, institution_areas, parts
from weijian.ledger.fields import Unit
from weijian.orgs.tree import Snapshot


@dataclass(frozen=True)
class StatedRow:
    """A row of a Statement ledger. A row for a place has no institution."""

    id: int
    place: int | None
    institution: int | None
    month: int | None
    on: date
    revision: int
    value: int | Decimal | None


def institution_field(ledger: Any) -> str:
    """The column that names the institution a statement speaks of: its own Unit field, else who recorded it."""
    own = (item for item in ledger.declaration.fields if isinstance(item, Unit))
    return next((item.column for item in own), "institution_id")


def pick(rows: Iterable[StatedRow], end: date) -> dict[tuple[str, int], StatedRow]:
    """One row for each place and institution: the yearly one before monthly ones, then the latest."""
    chosen: dict[tuple[str, int], StatedRow] = {}
    for row in rows:
        if row.value is None or (row.month is not None and row.on > end):
            continue
        key = ("place", row.place) if row.place is not None else (INSTITUTION, row.institution or 0)
        if key not in chosen or _rank(row) > _rank(chosen[key]):
            chosen[key] = row
    return chosen


def _rank(row: StatedRow) -> tuple[bool, date, int]:
    return row.month is None, row.on, row.revision


class Stating:
    """What the rows of one year state for any unit of the area tree at the period's end."""

    def __init__(self, rows: Iterable[StatedRow], snapshot: Snapshot) -> None:
        self._chosen = pick(rows, snapshot.day)
        self._snapshot = snapshot

    @cached_property
    def _parts(self) -> dict[int, list[int]]:
        return parts(self._snapshot)

    @cached_property
    def _places(self) -> dict[int, int]:
        return institution_areas(self._snapshot.day)

    def value(self, by: str, unit: int) -> Exact:
        values = [exact(row.value) for row in self.rows(by, unit)]
        known = [value for value in values if value is not None]
        return sum(known) if known else None

    def rows(self, by: str, unit: int) -> list[StatedRow]:
        """The rows that make up a unit's number: its own, or those of its parts, or of institutions in it."""
        if by == INSTITUTION:
            own = self._chosen.get((INSTITUTION, unit))
            return [own] if own else []
        return self._of_area(unit) or self._of_institutions(unit)

    def _of_area(self, area: int) -> list[StatedRow]:
        own = self._chosen.get(("place", area))
        if own is not None:
            return [own]
        return [row for part in self._parts[area] for row in self._of_area(part)]

    def _of_institutions(self, area: int) -> list[StatedRow]:
        inside = self._snapshot.members(area)
        return [
            row
            for (kind, institution), row in self._chosen.items()
            if kind == INSTITUTION and self._places.get(institution) in inside
        ]
