"""What is formed from other expressions: rates, differences, totals, larger units, and how far a target is reached."""

from dataclasses import dataclass
from typing import Any

from weijian.indicators.algebra.expressions import Expression, Operand, Shape, Shaped, expression
from weijian.indicators.checking import IndicatorError


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
class Difference(Shaped):
    """first - second; None where one is unknown."""

    first: Any  # Expressions, once built
    second: Any

    def __post_init__(self) -> None:
        for name in ("first", "second"):
            object.__setattr__(self, name, expression(getattr(self, name)))
        if (self.first.shape is Shape.RATIO) is not (self.second.shape is Shape.RATIO):
            raise IndicatorError("比率与可数的量不能相加减")

    @property
    def operands(self) -> tuple[Expression, ...]:
        return self.first, self.second


@dataclass(frozen=True, init=False)
class Total(Shaped):
    """The sum of several; None where one is unknown."""

    members: tuple[Expression, ...]

    def __init__(self, *members: Operand) -> None:
        if len(members) < 2:
            raise IndicatorError("Total 至少要两项")
        object.__setattr__(self, "members", tuple(_amount(member, "合计的每一项") for member in members))

    @property
    def operands(self) -> tuple[Expression, ...]:
        return self.members


@dataclass(frozen=True)
class Scaled(Shaped):
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
