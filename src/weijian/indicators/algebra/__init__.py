"""The words in which indicators are written: counts, sums, stocks, rates and what is formed from them.

Only values: nothing is evaluated, no SQL, no wording. A value can only be built valid; a wrong field, a
personal field or a ledger of the wrong kind raises IndicatorError where it is written. Engines that read
them: compile.py (columns), rows.py (records), oracle.py (plain Python); all three must give the same
numbers.

The base of all is expressions.py; what is read from one ledger, read.py; what is formed from others, formed.py;
what is summed up over longer spans, cumulated.py; conditions on rows come from ../selections.py.

Shapes: a `flow` happens within the period, a `stock` stands at its end, a `stated` figure comes from a
document, a `ratio` is formed from others. A finished Figure may stand wherever an expression is asked for.
"""

from weijian.indicators.algebra.cumulated import Since, YearToDate
from weijian.indicators.algebra.expressions import Expression, Shape, expression, leaves
from weijian.indicators.algebra.formed import Completion, Difference, Ratio, Scaled, Target, Total
from weijian.indicators.algebra.read import (
    Count,
    Elapsed,
    Flow,
    Leaf,
    Mean,
    Median,
    Persons,
    Stated,
    Stock,
    Sum,
)
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
    Where,
    Within,
)

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
    "expression",
    "leaves",
]
