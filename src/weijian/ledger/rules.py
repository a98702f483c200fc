"""Rules of a ledger, said once: the form, the import and the database check the same value.

A rule is a condition that must hold. `Error` refuses the row, `Warning` keeps it and lists it until somebody
answers. Rules over one row are a Q (in the database too, as long as they read no linked row) or, where Q
cannot say it, a function. `Spacing` compares a row with the same person's other rows.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property
from typing import Any, TypeAlias

from django.apps import apps
from django.db.models import Q

from weijian.ledger.conditions import columns, matches, own_columns_only, parse, violates, violation

Condition: TypeAlias = Q | Callable[[Any], bool]


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Problem:
    """One thing wrong with one row: which field, what, and by which rule."""

    severity: Severity
    message: str
    field: str = ""
    rule: str = ""


@dataclass(frozen=True)
class Rule:
    """`condition` must hold. `fields` are where the form shows the message (default: what the Q reads)."""

    condition: Condition
    message: str
    fields: tuple[str, ...] = ()
    source: str = ""
    severity: Severity = Severity.ERROR

    @cached_property
    def breaks(self) -> Callable[[Any], bool]:
        """`is_broken_by` as one function, for checking many rows."""
        if not isinstance(self.condition, Q):
            return self.is_broken_by
        test = violation(self.condition)
        return lambda record: test(record) is False

    def is_broken_by(self, record: Any) -> bool:
        if isinstance(self.condition, Q):
            return violates(self.condition, record)
        try:
            return not self.condition(record)
        except (TypeError, AttributeError, ValueError):
            # As in a CHECK: what compares with a missing value is unknown, and unknown passes.
            if any(getattr(record, item.attname) is None for item in record.declaration.fields):
                return False
            raise

    def check(self, record: Any, others: Iterable[Any]) -> Iterable[Problem]:
        """Problems of a record; `others` are the same person's valid rows of this ledger, oldest first."""
        if self.is_broken_by(record):
            yield Problem(self.severity, self.message, self.shown_at(), self.message)

    def shown_at(self) -> str:
        if self.fields:
            return self.fields[0]
        if isinstance(self.condition, Q):
            return next((column.path[0] for column in columns(parse(self.condition))), "")
        return ""

    @property
    def in_database(self) -> bool:
        """Whether a CHECK constraint can hold this rule."""
        return (
            self.severity is Severity.ERROR
            and isinstance(self.condition, Q)
            and own_columns_only(self.condition)
        )


def Error(condition: Condition, message: str, *fields: str, source: str = "") -> Rule:
    """A row that breaks it is refused."""
    return Rule(condition, message, fields, source)


def Warning(condition: Condition, message: str, *fields: str, source: str = "") -> Rule:
    """A row that breaks it is kept and listed until answered."""
    return Rule(condition, message, fields, source, Severity.WARNING)


@dataclass(frozen=True)
class Spacing:
    """At least `days` (or whole `months`) between two rows of one person.

    It holds between rows where `later` is true of the later and `earlier` of the earlier one, unless `unless`
    is true of the later. Used for deferral intervals, doubled visits, rounds of screening.
    """

    message: str
    days: int = 0
    months: int = 0
    later: Q = field(default_factory=Q)
    earlier: Q = field(default_factory=Q)
    unless: Q | None = None
    severity: Severity = Severity.ERROR
    source: str = ""
    in_database = False

    def check(self, record: Any, others: Iterable[Any]) -> Iterable[Problem]:
        for first, second in self._pairs(record, others):
            if not matches(self.later, second) or not matches(self.earlier, first):
                continue
            if self.unless is not None and matches(self.unless, second):
                continue
            if second.business_date < self._earliest(first.business_date):
                found = f"{self.message}（前次{first.business_date:%Y-%m-%d}，本次{second.business_date:%Y-%m-%d}）"
                yield Problem(self.severity, found, record.declaration.date_field, self.message)

    @staticmethod
    def _pairs(record: Any, others: Iterable[Any]) -> Iterable[tuple[Any, Any]]:
        """The record with each other row, earlier row first."""
        for other in others:
            if other.pk == record.pk and record.pk is not None:
                continue
            if other.business_date <= record.business_date:
                yield other, record
            else:
                yield record, other

    def _earliest(self, day: date) -> date:
        return add_months(date.fromordinal(day.toordinal() + self.days), self.months)


@dataclass(frozen=True)
class Overlap:
    """No two rows of one person (those of `where`) cover the same day, from `start` to `end` (empty: goes on).

    With `alike` only rows are compared that agree in these columns.
    """

    message: str
    start: str = "start"
    end: str = "end"
    where: Q = field(default_factory=Q)
    alike: tuple[str, ...] = ()
    severity: Severity = Severity.ERROR
    source: str = ""
    in_database = False

    def check(self, record: Any, others: Iterable[Any]) -> Iterable[Problem]:
        if getattr(record, self.start) is None or not matches(self.where, record):
            return
        for other in others:
            if other.pk == record.pk and record.pk is not None:
                continue
            if matches(self.where, other) and self._meet(record, other):
                since = getattr(other, self.start)
                yield Problem(
                    self.severity, f"{self.message}（另一条自{since:%Y-%m-%d}起）", self.start, self.message
                )

    def _meet(self, record: Any, other: Any) -> bool:
        if any(getattr(record, name) != getattr(other, name) for name in self.alike):
            return False
        ends = [getattr(row, self.end) or date.max for row in (record, other)]
        return max(getattr(record, self.start), getattr(other, self.start)) <= min(ends)


@dataclass(frozen=True)
class Exclusive:
    """Totals or single rows, never both: no valid row of `other` in the same month with the same keys.

    `keys` pairs a column of this ledger with one of the other; `at` and `other_at` are the two dates.
    """

    message: str
    other: str
    keys: Mapping[str, str]
    at: str
    other_at: str
    severity: Severity = Severity.ERROR
    source: str = ""
    in_database = False

    def check(self, record: Any, others: Iterable[Any]) -> Iterable[Problem]:
        day = getattr(record, self.at)
        same = {theirs: getattr(record, own) for own, theirs in self.keys.items()}
        if day is None or None in same.values():
            return
        first = day.replace(day=1)
        month = (first, add_months(first, 1) - timedelta(days=1))
        rows = apps.get_model(self.other).objects.standing().filter(**same)
        if rows.filter(**{f"{self.other_at}__range": month}).exists():
            yield Problem(self.severity, self.message, self.at, self.message)


def add_months(day: date, months: int) -> date:
    """The same day `months` later, or the month's last day where it has no such day."""
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, last))
        except ValueError:
            continue
    raise AssertionError("every month has a 28th day")
