"""When the next service is due. A line declares a schedule; nobody codes a date of its own.

Kinds: `Rolling` (next due = last service + an interval by the class given then), `Yearly` (once in each
calendar year while the enrolment is open), `Reaction` (a record demands an answer within days). Anchored
windows come with the lines that need them. A schedule gives due dates; duties.py keeps the open ones.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Q

from weijian.ledger.conditions import matches
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
    """`code` is permanent within its ledger; `title` is what the work-list calls the duty."""

    code: str
    title: str


@dataclass(frozen=True)
class Rolling(Schedule):
    """Declared on a Service: due by the class `by` of the last one, from enrolment by `first`."""

    by: str = ""
    due: Mapping[Any, Interval] = field(default_factory=dict)
    first: Interval = Interval()

    def next_due(self, enrolment: Any, services: list[Any]) -> date | None:
        """`services`: the enrolment's valid services, oldest first."""
        if not services:
            return self.first.after(enrolment.start)
        last = services[-1]
        interval = self.due.get(getattr(last, self.by))
        return interval.after(last.on) if interval else None


@dataclass(frozen=True)
class Yearly(Schedule):
    """Declared on a Service: once a calendar year, late after 31 December."""

    where: Q = field(default_factory=Q)

    def next_due(self, enrolment: Any, services: list[Any]) -> date | None:
        done = [service.on.year for service in services if matches(self.where, service)]
        year = max(done) + 1 if done else enrolment.start.year
        return date(max(year, enrolment.start.year), 12, 31)


@dataclass(frozen=True)
class Reaction(Schedule):
    """Declared on any record: while `when` holds and `done` does not, an answer is due `within` days.

    Counted from `since` (a date field); a parameter as `within` is read on that day.
    """

    when: Q = field(default_factory=Q)
    done: Q = field(default_factory=Q)
    within: int | Parameter = 0
    since: str = ""

    def due_on(self, record: Any) -> date | None:
        if not matches(self.when, record) or matches(self.done, record):
            return None
        start = getattr(record, self.since or record.declaration.date_field)
        if start is None:
            return None
        start = start.date() if hasattr(start, "hour") else start
        count = self.within.whole_on(start) if isinstance(self.within, Parameter) else self.within
        return start + timedelta(days=count)
