"""When the next service is due. A line declares a schedule; nobody codes a date of its own.

Kinds: `Rolling` (next due = last service + an interval by the class given then), `Yearly` (once in each
calendar year while the enrolment is open), `Reaction` (a record demands an answer within days or hours).
Anchored windows come with the lines that need them. A recurring schedule stands on its Service, or, where one
service serves several enrolments (the yearly check), on each Enrolment with `service` naming the ledger. A
schedule gives due dates; duties.py keeps the open ones.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q

from weijian.kernel import clock
from weijian.ledger.conditions import columns, matches, own_columns_only, parse
from weijian.ledger.parameters import Parameter
from weijian.ledger.rules import add_months


@dataclass(frozen=True)
class Interval:
    days: int = 0
    months: int = 0

    def after(self, day: date) -> date:
        return add_months(day, self.months) + timedelta(days=self.days)


def days(count: int) -> Interval:
    return Interval(days=count)


def months(count: int) -> Interval:
    return Interval(months=count)


@dataclass(frozen=True)
class Schedule:
    """`code` is permanent within its ledger; `title` is what the work-list calls the duty.

    `notice`: how many days before it is due the work-list begins to show it; None at once.
    """

    code: str
    title: str
    notice: int | None = field(default=None, kw_only=True)


@dataclass(frozen=True)
class Recurring(Schedule):
    """Due again and again under an enrolment; only services that satisfy `where` count as done.

    `service` is the code of the service's ledger when the schedule is declared on an enrolment.
    """

    service: str = ""
    where: Q = field(default_factory=Q)

    def __post_init__(self) -> None:
        if not own_columns_only(self.where):
            raise ValueError(f"schedule {self.code}: `where` may read the service's own columns only")

    def counted(self, services: list[Any]) -> list[Any]:
        return [service for service in services if matches(self.where, service)]

    def next_due(self, enrolment: Any, services: list[Any]) -> date | None:
        """When the next one is due; `services`: the valid ones done so far, oldest first."""
        raise AssertionError(f"{type(self).__name__} says no due date")

    @property
    def reads(self) -> set[str]:
        """The fields of a service that the due date depends on."""
        return {"on", *(column.path[0] for column in columns(parse(self.where)))}


@dataclass(frozen=True)
class Rolling(Recurring):
    """Due by the class `by` of the last one, from enrolment by `first`."""

    by: str = ""
    due: Mapping[Any, Interval] = field(default_factory=dict)
    first: Interval = Interval()

    @property
    def reads(self) -> set[str]:
        return super().reads | {self.by}

    def next_due(self, enrolment: Any, services: list[Any]) -> date | None:
        done = self.counted(services)
        if not done:
            return self.first.after(enrolment.start)
        interval = self.due.get(getattr(done[-1], self.by))
        return interval.after(done[-1].on) if interval else None


@dataclass(frozen=True)
class Yearly(Recurring):
    """Once a calendar year, late after 31 December. A year that has gone by undone cannot be made up."""

    def next_due(self, enrolment: Any, services: list[Any]) -> date | None:
        years = [service.on.year for service in self.counted(services)]
        return date(max([clock.today().year, enrolment.start.year, *(year + 1 for year in years)]), 12, 31)


@dataclass(frozen=True)
class Reaction(Schedule):
    """On any record: while `when` holds and `done` does not, an answer is due `within` days or `hours`.

    Counted from `since` (a date, or a moment for hours); a parameter as `within` is read on that day.
    """

    when: Q = field(default_factory=Q)
    done: Q | None = None
    within: int | Parameter = 0
    hours: int = 0
    since: str = ""

    def due_on(self, record: Any) -> date | None:
        answered = self.done is not None and matches(self.done, record)
        if answered or not matches(self.when, record):
            return None
        start = getattr(record, self.since or record.declaration.date_field)
        if start is None:
            return None
        if isinstance(start, datetime):
            start = (start + timedelta(hours=self.hours)).astimezone(clock.ZONE).date()
        count = self.within.whole_on(start) if isinstance(self.within, Parameter) else self.within
        return start + timedelta(days=count)
