"""Makes a figure of what was read: the interval that its printed digits and its bound allow."""

from dataclasses import replace
from decimal import Decimal

from weijian.kernel.quantities import interval
from weijian.proof.figures.bounds import start_of_quantity
from weijian.proof.figures.model import Figure
from weijian.proof.figures.units import Unit

# What 余/多 may add at most: less than one of the last printed digit's own size, tens at the least for
# whole tens.
WHOLE_KINDS = {"count", "rank"}


def stated(
    plain: str, start: int, end: int, value: Decimal, upper: Decimal | None, unit: Unit, bound: str,
    number: tuple[int, int],
) -> Figure:  # fmt: skip
    low, high = _interval(value, upper, unit, bound)
    start = start_of_quantity(plain, start, bound)
    return Figure(
        start, end, plain[start:end], value, unit.name, unit.kind, bound, low, high,
        base=unit.base, factor=unit.factor, number_start=number[0], number_end=number[1],
    )  # fmt: skip


def range_ends(
    figure: Figure, plain: str, lower_end: int, upper: Decimal, number: tuple[int, int]
) -> tuple[Figure, Figure]:
    """A range states two figures, its ends; each stands for anything between them."""
    lower = replace(figure, end=lower_end, text=plain[figure.start : lower_end])
    return lower, replace(
        figure, start=number[0], text=plain[number[0] : figure.end], value=upper,
        number_start=number[0], number_end=number[1],
    )  # fmt: skip


def _interval(value: Decimal, upper: Decimal | None, unit: Unit, bound: str) -> tuple[Decimal, Decimal]:
    whole = value == value.to_integral_value()
    exact = unit.kind in WHOLE_KINDS and whole and unit.factor == 1
    low, high = interval(value, exact)
    if upper is not None:
        return low, max(high, interval(upper, exact)[1])
    if bound in {"over", "at_least"}:
        return (value, high + _step(value)) if bound == "over" else (value, Decimal("Infinity"))
    if bound in {"under", "at_most"}:
        return Decimal(0), high
    if bound == "about":
        return value * Decimal("0.9"), value * Decimal("1.1")
    return low, high


def _step(value: Decimal) -> Decimal:
    """204348余 means less than one more; 1300余 less than a hundred more."""
    digits = str(int(value)) if value == value.to_integral_value() else ""
    zeros = len(digits) - len(digits.rstrip("0"))
    return Decimal(10) ** zeros if digits else Decimal(1)
