"""Interval arithmetic over stated figures: what a quotient, sum or difference of them may truly be.

It knows nothing of text. Every stated number stands for an interval (rounded or cut off at its last printed
digit); a relation holds when the interval of the computed result meets the interval of the stated one.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from math import ceil, floor

from weijian.proof.figures.model import PER, Figure

Interval = tuple[Decimal, Decimal]
Range = tuple[int, int]
INFINITY = Decimal("Infinity")


def quotient(part: Figure, whole: Figure, per: Decimal) -> Interval | None:
    """What part / whole * per may be; None when the whole may be nothing."""
    (part_low, part_high), (whole_low, whole_high) = part.interval, whole.interval
    if whole_low <= 0:
        return None
    low = part_low * per / whole_high if whole_high.is_finite() else Decimal(0)
    high = part_high * per / whole_low if part_high.is_finite() else INFINITY
    return low, high


def quotients(part: Figure, whole: Figure, per: Decimal) -> list[Interval]:
    """What part / whole * per may be of one matter at two times: printed alike (3.04亿元, 上年的2.81亿元), both are rounded or
    both cut off. The whole range where they are printed otherwise; none where the whole may be nothing.
    """
    if not _printed_alike(part, whole):
        share = quotient(part, whole, per)
        return [] if share is None else [share]
    (part_ends, whole_ends) = _shortened(part), _shortened(whole)
    return [
        (one[0] * per / other[1], one[1] * per / other[0])
        for one, other in zip(part_ends, whole_ends, strict=True) if other[0] > 0
    ]  # fmt: skip


def _printed_alike(one: Figure, other: Figure) -> bool:
    plain = all(figure.bound == "exact" and not figure.doubted for figure in (one, other))
    return plain and one.unit == other.unit and _resolution(one) == _resolution(other) > 0


def _shortened(figure: Figure) -> tuple[Interval, Interval]:
    """What a number stands for if it was rounded, and if it was cut off."""
    digit = _resolution(figure)
    return (figure.amount - digit / 2, figure.amount + digit / 2), (figure.amount, figure.amount + digit)


def total(figures: Iterable[Figure]) -> Interval:
    low = high = Decimal(0)
    for figure in figures:
        low += figure.interval[0]
        high += figure.interval[1]
    return low, high


def less(one: Figure, other: Figure) -> Interval:
    return one.interval[0] - other.interval[1], one.interval[1] - other.interval[0]


def is_distance(stated: Figure, high: Figure, low: Figure) -> bool:
    """Whether the two may lie so far apart: all three numbers rounded, or all three cut off, for nobody does the one with
    21.3% and the other with 24.6% in one breath. Two of the last digit off is neither: 3.1 points.
    """
    if not meets(stated, less(high, low)):
        return False
    figures = (stated, high, low)
    if stated.doubted or any(figure.bound != "exact" for figure in figures):
        return True
    finest = [_resolution(figure) for figure in figures]
    off = stated.amount - (high.amount - low.amount)
    return abs(off) * 2 <= sum(finest) or -(finest[0] + finest[2]) < off < finest[1]


def surely_no_distance(stated: Figure, high: Figure, low: Figure) -> bool:
    """Whether the two cannot lie so far apart even where one number is rounded and another cut off."""
    return not meets(stated, less(high, low))


def _resolution(figure: Figure) -> Decimal:
    """What the last printed digit is worth; nothing where the number is exact."""
    return last_digit(figure.value) * figure.factor if figure.low != figure.high else Decimal(0)


def meets(figure: Figure, computed: Interval) -> bool:
    """Whether a stated figure may stand for some number of the interval.

    The upper end of a stated interval is not in it (12.5 printed as 12 or 13 is cut off or rounded up,
    never 11), except for exact counts, whose ends are one number; nor is that of what is computed from such.
    """
    return _overlap(figure.interval, computed) or (figure.doubted and _one_slip_apart(figure, computed))


def _overlap(stated: Interval, computed: Interval) -> bool:
    low, high = stated
    if low == high:
        return computed[0] <= low <= computed[1]
    reaches = computed[1] >= low if computed[0] == computed[1] else computed[1] > low
    return computed[0] < high and reaches


def _one_slip_apart(figure: Figure, computed: Interval) -> bool:
    """Whether the computed number, printed as this one is, differs in one digit, or in two changed about."""
    if not computed[1].is_finite():
        return False
    value, printed = (computed[0] + computed[1]) / 2 / figure.factor, figure.value
    if not printed / 10 < value < printed * 10:
        return False
    if computed[1] - computed[0] > last_digit(printed) * figure.factor:
        return False
    return one_slip_from(printed, value, left_out=not figure.is_rate)


def last_digit(value: Decimal) -> Decimal:
    """The size of the last digit that is printed: 0.01 of 4.10."""
    return Decimal(1).scaleb(int(value.as_tuple().exponent))


def one_slip_from(stated: Decimal, value: Decimal, left_out: bool = True) -> bool:
    """Whether a value, rounded or cut off to the digits that are stated, would be printed so but for one slip."""
    unit = last_digit(stated)
    digits = str(int(stated / unit))
    return any(
        one_slip(digits, str(int((value / unit).to_integral_value(rounding))), left_out)
        for rounding in (ROUND_HALF_UP, ROUND_DOWN)
    )


def one_slip(one: str, other: str, left_out: bool = True) -> bool:
    """Whether two runs of digits differ in one digit, in two neighbours changed about, or in one left out."""
    if len(one) == len(other):
        apart = [place for place in range(len(one)) if one[place] != other[place]]
        if len(apart) == 2:
            first, last = apart
            return last == first + 1 and one[first] == other[last] and one[last] == other[first]
        return len(apart) == 1
    if not left_out:
        return False
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return len(longer) == len(shorter) + 1 and any(
        longer[:place] + longer[place + 1 :] == shorter for place in range(len(longer))
    )


def meets_rate(rate: Figure, part: Figure, whole: Figure) -> bool:
    computed = quotient(part, whole, PER[rate.kind])
    return computed is not None and meets(rate, computed)


def rate_value(part: Figure, whole: Figure, per: Decimal) -> Decimal:
    return part.amount * per / whole.amount


def whole_numbers_fit(rate: Figure, count: Figure, only_part: bool = False) -> Range | None:
    """The whole numbers that, as base or as part of the count, give the stated rate; None when none does.

    `only_part`: the count is surely the part (what was done of a task), so only bases are sought.

    This is the GRIM test: 46 of 51 is 90.20 % and 46 of 50 is 92.00 %, so no base gives 90.21 %.
    """
    low, high = rate.interval
    bases = _bases(count.amount, low, high, PER[rate.kind])
    whole = int(count.amount)
    return bases if bases or only_part else parts_of(rate, (whole, whole))


def parts_of(rate: Figure, base: Range) -> Range | None:
    """The whole numbers that are the rate's part of a base between these two; None when there is none."""
    low, high = rate.interval
    if not high.is_finite():
        return None
    smallest, largest = ceil(base[0] * low / PER[rate.kind]), ceil(base[1] * high / PER[rate.kind]) - 1
    return (smallest, largest) if smallest <= largest else None


def _bases(part: Decimal, low: Decimal, high: Decimal, per: Decimal) -> Range | None:
    """Bases with low <= part * per / base < high; no less than the part where nothing is said of the most."""
    if low <= 0:
        return None
    smallest = floor(part * per / high) + 1 if high.is_finite() else ceil(part)
    largest = floor(part * per / low)
    return (smallest, largest) if smallest <= largest else None
