"""Forming a figure's value from what was read at its leaves: exact fractions, rounded once at the very end.

It reads nothing itself. Each engine hands in `read(leaf, period)`, so rates, differences, cumulations and
completions mean the same everywhere.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db.models import Q

from weijian.indicators.algebra import (
    Completion,
    Count,
    Difference,
    Elapsed,
    Expression,
    IndicatorError,
    Leaf,
    Mean,
    Ratio,
    Scaled,
    Shape,
    Since,
    Sum,
    Target,
    Total,
    Where,
    YearToDate,
)
from weijian.kernel.periods import Period
from weijian.kernel.quantities import round_half_up

Exact = int | Fraction | None
Bound = tuple[Leaf | Target, Period]
Read = Callable[[Leaf | Target, Period], Exact]
Run = Callable[[Sequence[Exact]], "Formed"]


@dataclass(frozen=True)
class Formed:
    """An exact value; a rate also has what it was formed from."""

    value: Exact
    numerator: Exact = None
    denominator: Exact = None


def bound_leaves(given: Expression, period: Period) -> Iterator[Bound]:
    """Every leaf with the period for which it is to be read."""
    given, period = unfold(given, period)
    if isinstance(given, Leaf | Target):
        yield given, period
    for operand in given.operands:
        yield from bound_leaves(operand, period)


def unfold(given: Expression, period: Period) -> tuple[Expression, Period]:
    """Put cumulations into the period, and write means and completions as the ratios that they are."""
    match given:
        case YearToDate(inner):
            return unfold(inner, period.cumulative())
        case Since(inner, start):
            return unfold(inner, Period(min(_start(start, period), period.end), period.end))
        case Mean():
            has_value = given.where & Where(_has_value(given.measure))
            part = Sum(given.ledger, given.measure, given.where, given.at)
            return Ratio(part, Count(given.ledger, has_value, given.at), per=1), period
        case Completion():
            # The figure may itself be a rate, which Ratio refuses; its target is then a rate too.
            return _Reached(*given.operands), period
    return given, period


@dataclass(frozen=True)
class _Reached(Expression):
    """A figure over its target."""

    value: Expression
    target: Expression
    shape = Shape.RATIO

    @property
    def operands(self) -> tuple[Expression, ...]:
        return self.value, self.target


def _start(start: object, period: Period) -> date:
    if isinstance(start, date):
        return start
    number = int(start.on(period.end))  # type: ignore[attr-defined]
    try:
        return date(number // 10000, number // 100 % 100, number % 100)
    except ValueError:
        raise IndicatorError(f"参数“{start.code}”的值 {number} 不是日期（应形如 20200120）") from None  # type: ignore[attr-defined]


def _has_value(measure: str | Elapsed) -> Q:
    names = (measure.since, measure.until) if isinstance(measure, Elapsed) else (measure,)
    return Q(*((f"{name}__isnull", False) for name in names))


def form(given: Expression, period: Period, read: Read) -> Formed:
    """The value of an expression from what `read` gives at each leaf."""
    asked: list[Bound] = []
    run = plan(given, period, asked)
    return run([read(leaf, span) for leaf, span in asked])


def plan(given: Expression, period: Period, asked: list[Bound]) -> Run:
    """A function from the values at the leaves to the value formed of them; the leaves are added to `asked`.

    Made once, it serves many units: cumulations are resolved and leaves are told apart by place, not by name.
    """
    given, period = unfold(given, period)
    if isinstance(given, Leaf | Target):
        place = len(asked)
        asked.append((given, period))
        return lambda values: Formed(values[place])
    runs = [plan(operand, period, asked) for operand in given.operands]
    combine = _combination(given)
    return lambda values: combine([run(values).value for run in runs])


def _combination(given: Expression) -> Callable[[list[Exact]], Formed]:
    match given:
        case Ratio() | _Reached():
            per = given.per if isinstance(given, Ratio) else 100
            return lambda values: _rate(values[0], values[1], per)
        case Difference():
            return _of_known(lambda values: values[0] - values[1])
        case Total():
            return _of_known(sum)
        case Scaled(divisor=divisor):
            return _of_known(lambda values: Fraction(values[0], divisor))
    raise TypeError(f"no way to form {type(given).__name__}")


def _rate(part: Exact, whole: Exact, per: int) -> Formed:
    known = part is not None and whole
    return Formed(Fraction(part) * per / whole if known else None, part, whole)  # type: ignore[arg-type, operator]


def _of_known(combine: Callable[[list[Any]], int | Fraction]) -> Callable[[list[Exact]], Formed]:
    """None where one of the values is unknown."""
    return lambda values: Formed(None if None in values else combine(values))


def printed(value: Exact, places: int) -> Decimal | int | None:
    """A whole count stays whole; anything else is rounded once, half up."""
    return value if value is None or isinstance(value, int) else round_half_up(value, places)


def exact(raw: object) -> Exact:
    """What a database returned, as an exact number: binary floats are refused."""
    if raw is None or isinstance(raw, int):
        return raw
    if isinstance(raw, Decimal | Fraction):
        return Fraction(raw)
    raise TypeError(f"not an exact number: {raw!r}")
