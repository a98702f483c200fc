"""Numbers with units: exact arithmetic, rounding once and half up, and printing as government reports print.

It does not accept binary floats, in which 0.1 + 0.2 is not 0.3. Thousands separators are read, never printed.

Rates are formed from exact counts and rounded last (`ratio`); `interval` turns a printed number back into the
true values it may stand for. Numbers in words are read by `numerals`, whose public names stand here too.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from weijian.kernel.numerals import NumberError, chinese_numeral, read_number

__all__ = [
    "Exact",
    "NumberError",
    "Quantity",
    "UnitError",
    "chinese_numeral",
    "format_number",
    "format_quantity",
    "interval",
    "parse_number",
    "ratio",
    "round_half_up",
    "truncate",
]

Exact = int | Decimal | Fraction

parse_number = read_number

_SCALES = {"": 1, "百": 10**2, "千": 10**3, "万": 10**4, "亿": 10**8, "万亿": 10**12}

# Units that may be converted into one another: unit -> (what is measured, size in the smallest one).
_UNITS: dict[str, tuple[str, Fraction]] = {
    unit: (measure, Fraction(size))
    for measure, sizes in {
        "volume": {"毫升": 1, "升": 1000},
        "mass": {"毫克": 1, "克": 1000, "千克": 10**6, "公斤": 10**6, "吨": 10**9},
        "length": {"毫米": 1, "厘米": 10, "米": 1000, "千米": 10**6, "公里": 10**6},
        "area": {"平方米": 1, "公顷": 10**4, "平方公里": 10**6},
        "money": {"分": 1, "角": 10, "元": 100},
        "share": {"/10万": 1, "/万": 10, "‰": 100, "%": 1000},
    }.items()
    for unit, size in sizes.items()
}


class UnitError(ValueError):
    """A conversion between units that do not measure the same thing."""


def round_half_up(value: Exact, places: int) -> Decimal:
    """The value with so many decimals, halves away from zero (四舍五入), of any length; never "-0"."""
    return _cut(value, places, Fraction(1, 2))


def truncate(value: Exact, places: int) -> Decimal:
    """The value with so many decimals, the rest cut off (towards zero)."""
    return _cut(value, places, Fraction(0))


def _cut(value: Exact, places: int, lift: Fraction) -> Decimal:
    exact = _fraction(value)
    steps = int(abs(exact) * Fraction(10) ** places + lift)
    if places < 0:
        steps, places = steps * 10**-places, 0
    # From text, because arithmetic on decimals would round to the 28 digits of the context.
    return Decimal(f"{'-' if exact < 0 < steps else ''}{steps}E-{places}")


def ratio(
    numerator: Exact | None, denominator: Exact | None, per: int = 100, places: int = 2
) -> Decimal | None:
    """`numerator` / `denominator` * `per`, rounded once, half up; None when there is nothing to divide by.

    TypeError on float: a count or sum that has passed through binary floats is no longer exact.
    """
    if numerator is None or denominator is None:
        return None
    top, bottom = _fraction(numerator), _fraction(denominator)
    return round_half_up(top * per / bottom, places) if bottom else None


def _fraction(value: Exact) -> Fraction:
    if isinstance(value, float) or not isinstance(value, int | Decimal | Fraction):
        raise TypeError(f"exact numbers only (int, Decimal, Fraction), not {type(value).__name__}")
    return Fraction(value)


def _exactly(value: Fraction) -> Decimal:
    """The decimal equal to the fraction; NumberError when it has no end (1/3)."""
    twos = fives = 0
    rest = value.denominator
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        raise NumberError(f"{value}写不成有限小数，须给出保留几位")
    return round_half_up(value, max(twos, fives))


def format_number(value: Exact, places: int | None = None) -> str:
    """Plain digits: no exponent, no thousands separators, no trailing zeros unless `places` asks for them.

    >>> format_number(Decimal("1.20E+3"))
    '1200'
    >>> format_number(Decimal("4.1"), 2)
    '4.10'
    """
    if places is not None:
        return f"{round_half_up(value, places):f}"
    text = f"{_exactly(_fraction(value)):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def format_quantity(value: Exact, unit: str, places: int | None = None) -> str:
    """Number and unit as a report prints them: 12人, 4.12‰, 740.99/10万, 75.30%.

    Money given in 元 is printed in 万元 from ten thousand on, with all its decimals unless `places` limits
    them: 33636750 元 is 3363.675万元, or 3363.68万元 with two places.
    """
    exact = _fraction(value)
    if unit == "元" and abs(exact) >= 10**4:
        exact, unit = exact / 10**4, "万元"
    return format_number(exact, places) + unit


def interval(text_value: Decimal, exact: bool) -> tuple[Decimal, Decimal]:
    """The true values that a printed number may stand for, as (low, high).

    When `exact` (a count, printed in full) both ends are the number itself, included. Otherwise it may have
    been rounded half up or cut off at its last printed digit, of size u = 10 ** exponent:

    * above zero: low = value - u/2 is included, high = value + u is not;
    * below zero the mirror image: low = value - u is not included, high = value + u/2 is;
    * zero: (-u, u), neither end included.

    The exponent of the decimal is what was printed: 4.10 is finer than 4.1, and "1.2万" (Decimal("1.2E+4"),
    as `parse_number` gives it) coarser than 12000.
    """
    if exact:
        return text_value, text_value
    exponent = text_value.as_tuple().exponent
    if not isinstance(exponent, int):
        raise ValueError("an infinite or undefined number has no last digit")
    last, half = Decimal(1).scaleb(exponent), Decimal(5).scaleb(exponent - 1)
    if text_value > 0:
        return text_value - half, text_value + last
    if text_value < 0:
        return text_value - last, text_value + half
    return -last, last


@dataclass(frozen=True)
class Quantity:
    """An exact number of a unit. Equal only to the same number of the same unit; convert before comparing."""

    value: Decimal
    unit: str

    def __post_init__(self) -> None:
        if not isinstance(self.value, Decimal):
            raise TypeError(f"a quantity is a Decimal, not {type(self.value).__name__}")

    def scaled(self, scale: str) -> "Quantity":
        """In 万 or 亿 of the unit, or plain again with "": 12000人 -> 1.2万人."""
        if scale not in _SCALES:
            raise UnitError(f"没有“{scale}”这个数量级")
        old, base = _split(self.unit)
        exact = _fraction(self.value) * _SCALES[old] / _SCALES[scale]
        return Quantity(_exactly(exact), scale + base)

    def in_unit(self, unit: str) -> "Quantity":
        """The same amount in another unit of its measure (毫升 in 升, 元 in 万元, % in ‰), or UnitError."""
        (old_scale, old), (new_scale, new) = _split(self.unit), _split(unit)
        old_measure, old_size = _UNITS.get(old, (old, Fraction(1)))
        new_measure, new_size = _UNITS.get(new, (new, Fraction(1)))
        if old_measure != new_measure:
            raise UnitError(f"“{self.unit}”不能换算为“{unit}”")
        exact = _fraction(self.value) * _SCALES[old_scale] * old_size / (_SCALES[new_scale] * new_size)
        return Quantity(_exactly(exact), unit)

    def __str__(self) -> str:
        return format_number(self.value) + self.unit


def _split(unit: str) -> tuple[str, str]:
    """Scale and base of a unit: 万元 -> 万, 元. 千克 and /万 are units of their own."""
    if unit in _UNITS:
        return "", unit
    for scale in ("万亿", "亿", "万"):
        if unit.startswith(scale):
            return scale, unit.removeprefix(scale)
    return "", unit
