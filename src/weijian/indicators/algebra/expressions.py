"""What every expression of the algebra is: its shape, its operands, its leaves."""

from enum import StrEnum
from typing import Any, Protocol

from weijian.indicators.checking import IndicatorError


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


class Shaped(Expression):
    """Formed from others, and of the shape of the first of them."""

    @property
    def shape(self) -> Shape:  # type: ignore[override]
        return self.operands[0].shape


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


def leaves(given: Expression) -> list[Expression]:
    """Everything at the ends of an expression, from left to right."""
    if not given.operands:
        return [given]
    return [leaf for operand in given.operands for leaf in leaves(operand)]
