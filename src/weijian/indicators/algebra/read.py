"""What is read from one ledger: rows of a period, what stands open at its end, what a document states."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from weijian.indicators import checking
from weijian.indicators.algebra.expressions import Expression, Shape
from weijian.indicators.checking import IndicatorError
from weijian.indicators.selections import (
    Selection,
    ServiceSelection,
    Where,
    flatten,
    require_ledger,
    selection,
)
from weijian.lake.schema import Sort


@dataclass(frozen=True)
class Elapsed:
    """Time from one date or moment of the row to another, in whole days or in hours (to the minute)."""

    since: str
    until: str
    unit: str = "days"

    def __post_init__(self) -> None:
        if self.unit not in ("days", "hours"):
            raise IndicatorError(f"时间单位须是 days 或 hours，不是 {self.unit!r}")

    @property
    def divisor(self) -> int:
        """Engines add up whole days or whole minutes; what they find is divided by this."""
        return 60 if self.unit == "hours" else 1

    def check(self, ledger: Any) -> None:
        allowed = (Sort.MOMENT,) if self.unit == "hours" else (Sort.DATE, Sort.MOMENT)
        for name in (self.since, self.until):
            checking.column(ledger, name, *allowed)


Measure = str | Elapsed


class Leaf(Expression):
    """What is read from one ledger."""

    ledger: Any
    where: Selection


@dataclass(frozen=True)
class Flow(Leaf):
    """Rows, not voided, whose date lies in the period: `at` names it, by default the ledger's own date."""

    ledger: Any
    where: Selection = field(default_factory=lambda: Where(Q()))
    at: str | None = None
    shape = Shape.FLOW

    def __post_init__(self) -> None:
        require_ledger(self.ledger)
        object.__setattr__(self, "where", selection(self.where))
        object.__setattr__(self, "at", self.at or self.ledger.date_field)
        checking.column(self.ledger, str(self.at), Sort.DATE, Sort.MOMENT)
        if any(isinstance(inner, ServiceSelection) for inner in flatten(self.where)):
            raise IndicatorError("AtLeast、LastOf、Answered 问的是一段管理，只能用于 Stock")
        self.where.check(self.ledger)


@dataclass(frozen=True)
class Count(Flow):
    """How many rows."""


@dataclass(frozen=True)
class Persons(Flow):
    """How many different persons."""

    person: str = "person"

    def __post_init__(self) -> None:
        super().__post_init__()
        checking.column(self.ledger, self.person, Sort.LINK)


@dataclass(frozen=True)
class _Measured(Flow):
    measure: Measure = ""

    def __init__(
        self, ledger: Any, measure: Measure, where: Selection | Q | None = None, at: str | None = None
    ) -> None:
        object.__setattr__(self, "ledger", ledger)
        object.__setattr__(self, "measure", measure)
        object.__setattr__(self, "where", Q() if where is None else where)
        object.__setattr__(self, "at", at)
        self.__post_init__()

    def __post_init__(self) -> None:
        super().__post_init__()
        if isinstance(self.measure, Elapsed):
            self.measure.check(self.ledger)
        else:
            checking.column(self.ledger, self.measure, Sort.NUMBER)

    @property
    def divisor(self) -> int:
        return self.measure.divisor if isinstance(self.measure, Elapsed) else 1


class Sum(_Measured):
    """The sum of a number field or of a time elapsed; empty values add nothing."""


class Median(_Measured):
    """The middle value, or the mean of the two middle ones; None without values."""

    shape = Shape.RATIO


class Mean(_Measured):
    """The sum over the number of rows that have a value; None without values."""

    shape = Shape.RATIO


@dataclass(frozen=True)
class Stock(Leaf):
    """Enrolments or cases open at the period's `end`, or on `any` day of it.

    An enrolment is open from start to end, both days included, and at most until its person's death. A case
    is open from the day it was opened until the day before it was closed. An enrolment with a person counts
    where the person lives at the period's end.
    """

    ledger: Any
    where: Selection = field(default_factory=lambda: Where(Q()))
    on: str = "end"
    shape = Shape.STOCK

    def __post_init__(self) -> None:
        require_ledger(self.ledger)
        object.__setattr__(self, "where", selection(self.where))
        if self.ledger.declaration.kind not in ("enrolment", "case"):
            name = self.ledger.declaration.title
            raise IndicatorError(f"台账“{name}”既不是管理对象也不是事项，没有在册数；请用 Count")
        if self.on not in ("end", "any"):
            raise IndicatorError(f"Stock 的 on 须是 end 或 any，不是 {self.on!r}")
        self.where.check(self.ledger)


@dataclass(frozen=True)
class Stated(Leaf):
    """The figure that a document states for the unit and the year of the period's end.

    Of several rows the yearly one counts before monthly ones, then the latest. A unit without a row of its
    own has the sum of its parts.
    """

    ledger: Any
    name: str
    where: Selection = field(default_factory=lambda: Where(Q()))
    shape = Shape.STATED

    def __post_init__(self) -> None:
        require_ledger(self.ledger)
        object.__setattr__(self, "where", selection(self.where))
        if self.ledger.declaration.kind != "statement":
            raise IndicatorError(f"台账“{self.ledger.declaration.title}”不是引用数（Statement）")
        checking.column(self.ledger, self.name, Sort.NUMBER)
        if not isinstance(self.where, Where):
            raise IndicatorError("Stated 的条件须是 Q")
        self.where.check(self.ledger)
