"""Whether the columnar copy and the records give the same figures: the invariant as a command and a test.

It mends nothing. `disagreements` counts every leaf of every figure twice.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from weijian.indicators.algebra import Leaf
from weijian.indicators.catalogue import Figure
from weijian.indicators.evaluate import Answers
from weijian.indicators.formulas import Bound, Exact, bound_leaves
from weijian.indicators.rows import count
from weijian.indicators.units import grouping
from weijian.kernel.periods import Period


@dataclass(frozen=True)
class Disagreement:
    """A leaf for which the copy and the records differ."""

    figure: Figure
    unit: str
    copied: Exact
    recorded: Exact


def disagreements(figures: Sequence[Figure], period: Period, by: str = "county") -> Iterator[Disagreement]:
    units = grouping(by, period.end)
    figure_of: dict[Bound, Figure] = {}
    for figure in figures:
        for bound in bound_leaves(figure.expression, period):
            if isinstance(bound[0], Leaf):
                figure_of.setdefault(bound, figure)
    answers = Answers(units, list(figure_of))
    answers.read()
    for unit in units.units:
        for bound, found in zip(figure_of, answers.of(unit.id), strict=True):
            expected = count(bound, units, unit.id)
            if found != expected:
                yield Disagreement(figure_of[bound], unit.name, found, expected)
