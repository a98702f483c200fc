"""Dated parameters: numbers of days, ages and prices that a document sets and another may change.

A line declares a parameter with its default and source beside its ledgers; the county overrides it by rows
with validity dates, an area's row before the county's. It is read as of the date on which the governed thing
starts, so last year's figures keep last year's rule.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q


@dataclass(frozen=True)
class Parameter:
    """`parameter.on(day)` is its value: the row in force that day, else the declared default."""

    code: str
    name: str
    default: Decimal
    unit: str
    source: str

    def on(self, day: date, area_ids: tuple[int, ...] = ()) -> Decimal:
        """`area_ids` from the smallest area upwards; the first that has a row in force decides."""
        from weijian.ledger.models import ParameterValue

        rows = ParameterValue.objects.filter(code=self.code, since__lte=day).filter(
            Q(until__isnull=True) | Q(until__gte=day)
        )
        by_area = {row.area_id: row.value for row in rows.order_by("since")}
        return next((by_area[area] for area in (*area_ids, None) if area in by_area), self.default)

    def whole_on(self, day: date, area_ids: tuple[int, ...] = ()) -> int:
        return int(self.on(day, area_ids))


PARAMETERS: dict[str, Parameter] = {}


def parameter(code: str, name: str, default: int | str, unit: str, source: str) -> Parameter:
    """Declare a parameter; the code is permanent and unique."""
    if code in PARAMETERS:
        raise ValueError(f"parameter {code} is declared twice")
    PARAMETERS[code] = Parameter(code, name, Decimal(str(default)), unit, source)
    return PARAMETERS[code]
