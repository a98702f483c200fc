"""The words in which indicators are written: counts, sums, stocks, rates and what is formed from them.

Only values: nothing is evaluated, no SQL, no wording. A value can only be built valid; a wrong field, a
personal field or a ledger of the wrong kind raises IndicatorError where it is written. Engines that read
them: compile.py (columns), rows.py (records), oracle.py (plain Python); all three must give the same
numbers.

Shapes: a `flow` happens within the period, a `stock` stands at its end, a `stated` figure comes from a
document, a `ratio` is formed from others. A finished Figure may stand wherever an expression is asked for.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Protocol

from django.db.models import Q

from weijian.indicators import checking
from weijian.indicators.checking import IndicatorError
from weijian.indicators.selections import (
    Aged,
    Answered,
    AtLeast,
    Either,
    Every,
    InWholeYears,
    LastOf,
    Neither,
    Quarters,
    Selection,
    ServiceSelection,
    Where,
    Within,
    flatten,
    require_ledger,
    selection,
)
from weijian.lake.schema import Sort
from weijian.ledger.parameters import Parameter

__all__ = [
    "Aged",
    "Answered",
    "AtLeast",
    "Completion",
    "Count",
    "Difference",
    "Either",
    "Elapsed",
    "Every",
    "Expression",
    "Flow",
    "InWholeYears",
    "IndicatorError",
    "LastOf",
    "Leaf",
    "Mean",
    "Median",
    "Neither",
    "Persons",
    "Quarters",
    "Ratio",
    "Scaled",
    "Selection",
    "Shape",
    "Since",
    "Stated",
    "Stock",
    "Sum",
    "Target",
    "Total",
    "Where",
    "Within",
    "YearToDate",
]


class Shape(StrEnum):
    FLOW = "期间数"
    STOCK = "时点数"
    STATED = "引用数"
    RATIO = "比率"


class Expression:
    """Anything that has a value for a unit and a period."""

    shape: Shape

    @property
    def operands(self) -> "tuple[Expression, ...]":
        return ()


class HasExpression(Protocol):
    """A Figure, seen from below."""

    code: str
    expression: Expression


Operand = Expression | HasExpression


def expression(given: Any) -> Expression:
    """The expression itself, or that of a Figure."""
    inner = getattr(given, "expression", given) if not isinstance(given, Expression) else given
    if not isinstance(inner, Expression):
        raise IndicatorError(f"须是指标算式，不是 {type(given).__name__}")
    return inner


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


@dataclass(frozen=True)
class Target(Expression):
    """The target on file for a figure (its own figure when no code is given), unit and period."""

    code: str = ""
    shape = Shape.STATED


def _amount(given: Any, role: str) -> Expression:
    inner = expression(given)
    if inner.shape is Shape.RATIO:
        raise IndicatorError(f"{role}须是可数的量，不能是比率")
    return inner


@dataclass(frozen=True)
class Ratio(Expression):
    """part / whole * per, rounded once at the very end; None where the whole is zero or unknown."""

    part: Any  # an Expression, once built
    whole: Any
    per: int = 100
    shape = Shape.RATIO

    def __post_init__(self) -> None:
        object.__setattr__(self, "part", _amount(self.part, "分子"))
        object.__setattr__(self, "whole", _amount(self.whole, "分母"))
        if type(self.per) is not int or self.per < 1:
            raise IndicatorError(f"每多少须是正整数，不是 {self.per!r}")

    @property
    def operands(self) -> tuple[Expression, ...]:
        return self.part, self.whole


@dataclass(frozen=True)
class Difference(Expression):
    """first - second; None where one is unknown."""

    first: Any  # Expressions, once built
    second: Any

    def __post_init__(self) -> None:
        for name in ("first", "second"):
            object.__setattr__(self, name, expression(getattr(self, name)))
        _alike(self.operands)

    @property
    def operands(self) -> tuple[Expression, ...]:
        return self.first, self.second

    @property
    def shape(self) -> Shape:  # type: ignore[override]
        return self.first.shape


@dataclass(frozen=True, init=False)
class Total(Expression):
    """The sum of several; None where one is unknown."""

    members: tuple[Expression, ...]

    def __init__(self, *members: Operand) -> None:
        if len(members) < 2:
            raise IndicatorError("Total 至少要两项")
        object.__setattr__(self, "members", tuple(_amount(member, "合计的每一项") for member in members))

    @property
    def operands(self) -> tuple[Expression, ...]:
        return self.members

    @property
    def shape(self) -> Shape:  # type: ignore[override]
        return self.members[0].shape


def _alike(operands: tuple[Expression, ...]) -> None:
    if len({operand.shape is Shape.RATIO for operand in operands}) > 1:
        raise IndicatorError("比率与可数的量不能相加减")


@dataclass(frozen=True)
class Scaled(Expression):
    """The amount in a larger unit: `Scaled(Sum(Fund, "amount"), 10000)` is in 万元."""

    amount: Any  # an Expression, once built
    divisor: int

    def __post_init__(self) -> None:
        object.__setattr__(self, "amount", _amount(self.amount, "换算单位的量"))
        if type(self.divisor) is not int or self.divisor < 1:
            raise IndicatorError(f"换算的除数须是正整数，不是 {self.divisor!r}")

    @property
    def operands(self) -> tuple[Expression, ...]:
        return (self.amount,)

    @property
    def shape(self) -> Shape:  # type: ignore[override]
        return self.amount.shape


@dataclass(frozen=True)
class Since(Expression):
    """The same, cumulated from a start to the period's end; a parameter gives the day as 20200120."""

    inner: Any  # an Expression, once built
    start: date | Parameter

    def __post_init__(self) -> None:
        object.__setattr__(self, "inner", _cumulated(self.inner))
        if not isinstance(self.start, date | Parameter):
            raise IndicatorError("累计的起点须是日期或参数")

    @property
    def operands(self) -> tuple[Expression, ...]:
        return (self.inner,)

    @property
    def shape(self) -> Shape:  # type: ignore[override]
        return self.inner.shape


@dataclass(frozen=True)
class YearToDate(Expression):
    """The same, cumulated from 1 January of the period's last year."""

    inner: Any  # an Expression, once built

    def __post_init__(self) -> None:
        object.__setattr__(self, "inner", _cumulated(self.inner))

    @property
    def operands(self) -> tuple[Expression, ...]:
        return (self.inner,)

    @property
    def shape(self) -> Shape:  # type: ignore[override]
        return self.inner.shape


def _cumulated(given: Any) -> Expression:
    inner = expression(given)
    if not any(_has_span(leaf) for leaf in leaves(inner)):
        raise IndicatorError("期末时点数和引用数没有累计")
    return inner


def _has_span(leaf: Expression) -> bool:
    """Whether the start of the period makes a difference."""
    if isinstance(leaf, Stock):
        spanning = (ServiceSelection, Within)
        return leaf.on == "any" or any(isinstance(inner, spanning) for inner in flatten(leaf.where))
    return isinstance(leaf, Flow)


@dataclass(frozen=True)
class Completion(Expression):
    """How much of its target a figure has reached, in %."""

    figure: Any
    shape = Shape.RATIO

    def __post_init__(self) -> None:
        if not getattr(self.figure, "code", ""):
            raise IndicatorError("Completion 的对象须是 Figure")
        expression(self.figure)

    @property
    def operands(self) -> tuple[Expression, ...]:
        return self.figure.expression, Target(self.figure.code)


def leaves(given: Expression) -> list[Expression]:
    """Everything at the ends of an expression, from left to right."""
    if not given.operands:
        return [given]
    return [leaf for operand in given.operands for leaf in leaves(operand)]
