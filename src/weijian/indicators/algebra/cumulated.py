"""What is summed up from an earlier day to the period's end."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from weijian.indicators.algebra.expressions import Expression, Shaped, expression, leaves
from weijian.indicators.algebra.read import Flow, Stock
from weijian.indicators.checking import IndicatorError
from weijian.indicators.selections import ServiceSelection, Within, flatten
from weijian.ledger.parameters import Parameter


@dataclass(frozen=True)
class Cumulated(Shaped):
    """Base: something for which the start of the period makes a difference."""

    inner: Any  # an Expression, once built

    def __post_init__(self) -> None:
        inner = expression(self.inner)
        if not any(has_span(leaf) for leaf in leaves(inner)):
            raise IndicatorError("期末时点数和引用数没有累计")
        object.__setattr__(self, "inner", inner)

    @property
    def operands(self) -> tuple[Expression, ...]:
        return (self.inner,)


@dataclass(frozen=True)
class Since(Cumulated):
    """The same, cumulated from a start to the period's end; a parameter gives the day as 20200120."""

    start: date | Parameter

    def __post_init__(self) -> None:
        super().__post_init__()
        if not isinstance(self.start, date | Parameter):
            raise IndicatorError("累计的起点须是日期或参数")


@dataclass(frozen=True)
class YearToDate(Cumulated):
    """The same, cumulated from 1 January of the period's last year."""


def has_span(leaf: Expression) -> bool:
    """Whether the start of the period makes a difference."""
    if isinstance(leaf, Stock):
        spanning = (ServiceSelection, Within)
        return leaf.on == "any" or any(isinstance(inner, spanning) for inner in flatten(leaf.where))
    return isinstance(leaf, Flow)
