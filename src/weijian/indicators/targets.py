"""Which target holds for a unit and period: its own, else what follows from those of its parts or superiors.

A rate is demanded of everybody alike, so a unit without a target of its own has its superior's, at last the
figure's default. An amount is divided among units, so a whole has the sum of its parts, and only the county the
default. A half-year has its own target where one is on file, else the year's.
"""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from functools import cached_property
from typing import Any

from weijian.indicators.catalogue import Figure, UnknownFigure, figure
from weijian.indicators.formulas import Exact, exact
from weijian.indicators.models import FIRST_HALF, SECOND_HALF, WHOLE_YEAR, Target
from weijian.indicators.units import INSTITUTION, institution_areas, parts
from weijian.kernel.periods import Period
from weijian.orgs.tree import AreaTree

Key = tuple[str, int]


class Targets:
    """The targets on file for the year of a period."""

    def __init__(self, period: Period, rows: Iterable[Any]) -> None:
        self.period = period
        self._snapshot = AreaTree.load().at(period.end)
        self._on_file: dict[str, dict[Key, Any]] = defaultdict(dict)
        wanted = self._halves(period)
        for row in sorted(rows, key=lambda row: (wanted.index(row.half), -row.revision)):
            key = (
                (INSTITUTION, row.target_institution_id)
                if row.target_institution_id
                else ("place", row.place_id)
            )
            self._on_file[row.figure].setdefault(key, row)

    @classmethod
    def load(cls, period: Period) -> "Targets":
        rows = Target.objects.standing().filter(year=period.end.year, half__in=cls._halves(period))
        return cls(period, rows)

    @staticmethod
    def _halves(period: Period) -> list[int]:
        """Which targets count, the one to take first in front."""
        if period.kind != "half":
            return [WHOLE_YEAR]
        return [FIRST_HALF if period.start.month == 1 else SECOND_HALF, WHOLE_YEAR]

    @cached_property
    def _parts(self) -> dict[int, list[int]]:
        return parts(self._snapshot)

    @cached_property
    def _places(self) -> dict[int, int]:
        return institution_areas(self.period.end)

    def value(self, code: str, by: str, unit: int) -> Exact:
        try:
            asked = figure(code)
        except UnknownFigure:
            return None
        found = self._of_rate(asked, by, unit) if asked.is_rate else self._of_amount(asked, by, unit)
        return None if found is None else exact(found)

    def _own(self, code: str, by: str, unit: int) -> Decimal | None:
        row = self._on_file[code].get((INSTITUTION if by == INSTITUTION else "place", unit))
        return row.value if row else None

    def _of_rate(self, asked: Figure, by: str, unit: int) -> Decimal | None:
        own = self._own(asked.code, by, unit)
        if own is not None:
            return own
        start = self._places.get(unit) if by == INSTITUTION else unit
        above = self._snapshot.path(start) if start is not None else []
        values = (self._own(asked.code, "place", node.id) for node in above)
        return next((value for value in values if value is not None), asked.target)

    def _of_amount(self, asked: Figure, by: str, unit: int) -> Decimal | None:
        own = self._own(asked.code, by, unit)
        if own is not None or by == INSTITUTION:
            return own
        whole = self._summed(asked.code, unit)
        if whole is None and unit == self._snapshot.county.id:
            return asked.target
        return whole

    def _summed(self, code: str, area: int) -> Decimal | None:
        own = self._own(code, "place", area)
        if own is not None:
            return own
        values = [self._summed(code, part) for part in self._parts[area]]
        known = [value for value in values if value is not None]
        return sum(known, Decimal(0)) if known else None


def target_of(code: str, period: Period, unit: int, by: str = "area") -> Decimal | None:
    """The target of a figure for one area (or institution) in a period."""
    found = Targets.load(period).value(code, by, unit)
    return None if found is None else Decimal(found.numerator) / Decimal(found.denominator)
