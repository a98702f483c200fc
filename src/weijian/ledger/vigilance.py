"""Doubts that a row raises beside its worker's other rows, or by where it was made: copied values, too many visits.

Only for rows that are entered one by one (form, API): whoever imports a sheet did not do its visits, and 20,000
rows must not ask 20,000 times. Nothing here refuses a row. A line names what it wants among its rules.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from weijian.ledger.conditions import matches
from weijian.ledger.rules import Problem, Severity, Warning
from weijian.orgs.models import AreaLevel
from weijian.orgs.tree import AreaTree

ONE_BY_ONE = ("form", "api")
TOWNSHIP: Any = AreaLevel.TOWNSHIP


@dataclass(frozen=True)
class Crowd:
    """At most `most` rows of one worker and day satisfy `where` (and are equal in the columns `alike`)."""

    message: str
    most: int
    where: Q = field(default_factory=Q)
    alike: tuple[str, ...] = ()
    severity: Severity = Severity.WARNING
    source: str = ""
    in_database = False

    def check(self, record: Any, others: Iterable[Any]) -> Iterable[Problem]:
        if record.source not in ONE_BY_ONE or not matches(self.where, record):
            return
        values = {name: getattr(record, name) for name in self.alike}
        if None in list(values.values())[:1]:
            return
        day = {record.date_field: getattr(record, record.date_field), "recorded_by": record.recorded_by_id}
        rows = type(record).objects.standing().filter(self.where, **day, **values)
        if rows.exclude(pk=record.pk).count() >= self.most:
            yield Problem(self.severity, self.message, record.date_field, self.message)


def made_while_open(record: Any) -> bool:
    """Whether the recording institution existed on the day."""
    if record.source not in ONE_BY_ONE or record.business_date is None:
        return True
    return record.institution.on(record.business_date) is not None


def within_catchment(record: Any) -> bool:
    """Whether the row's area lies where the institution works: a clinic's or township hospital's township."""
    if record.source not in ONE_BY_ONE or record.area_id is None or record.business_date is None:
        return True
    tenure = record.institution.on(record.business_date)
    if tenure is None:
        return True
    snapshot = AreaTree.load().at(record.business_date)
    seat = snapshot.ancestor(tenure.area_id, TOWNSHIP)
    return seat is None or snapshot.ancestor(record.area_id, TOWNSHIP) == seat


PLACE_RULES = (
    Warning(made_while_open, "记录机构当日未开业或已撤销，请核对"),
    Warning(within_catchment, "对象不在记录机构的服务区域内，请核对"),
)
