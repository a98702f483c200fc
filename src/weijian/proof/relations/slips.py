"""The ways in which one figure is miswritten: one digit, the decimal point, the unit.

Each slip gives the figure as it would stand without it. Only figures in plain digits with nothing about them
uncertain are tried.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from weijian.kernel.quantities import interval, round_half_up
from weijian.proof.figures.model import Figure

KEPT = 256  # figures: several ties ask for the slips of one
MOST_DIGITS = 9
MOST_MOVES = 2
TEN_THOUSAND = Decimal(10**4)
RATE_SIGNS = {"%": ("‰", "permille"), "‰": ("%", "percent")}


@lru_cache(maxsize=KEPT)
def with_the_digits_printed(figure: Figure) -> tuple[Figure, ...]:
    """The figure with another unit, its point elsewhere, or two digits changed about: all that is printed stays."""
    number = _number(figure)
    if number is None:
        return ()
    moved = [] if figure.kind == "count" and "." not in number else _point_moved(number)
    units = _unit_other(figure) if figure.value else ()  # nought is nought in any unit
    return (*_each_once(figure, number, [*_changed_about(number), *moved]), *units)


@lru_cache(maxsize=KEPT)
def with_other_digits(figure: Figure) -> tuple[Figure, ...]:
    """The figure with one digit another, left out or put in."""
    number = _number(figure)
    if number is None:
        return ()
    texts = [*_one_digit_other(number), *_one_digit_more_or_less(number)]
    return tuple(_each_once(figure, number, texts))


def digits_like(figure: Figure, value: Decimal) -> str:
    """The digits of a value as it would be printed in the figure's place: 041 of 0.4131 for 0.14."""
    places = -int(figure.value.as_tuple().exponent)
    whole, _, decimals = f"{round_half_up(abs(value), places):f}".partition(".")
    return whole + decimals


def _each_once(figure: Figure, number: str, texts: Iterable[str]) -> Iterator[Figure]:
    seen = {number}
    for text in texts:
        if text not in seen and _is_number(text):
            seen.add(text)
            yield _rewritten(figure, number, text)


def _number(figure: Figure) -> str | None:
    """The digits as printed; None where they are not all there is to the number."""
    text = figure.text[figure.number_start - figure.start : figure.number_end - figure.start]
    digits = text.replace(".", "", 1)
    plain = digits.isascii() and digits.isdigit() and len(digits) <= MOST_DIGITS
    return text if plain and figure.bound == "exact" and Decimal(text) == figure.value else None


def _is_number(text: str) -> bool:
    """Nought does not lead, and a point stands between digits."""
    whole, point, decimals = text.partition(".")
    return whole.isdigit() and (whole == "0" or whole[0] != "0") and (not point or decimals.isdigit())


def _one_digit_other(number: str) -> Iterator[str]:
    for place, old in enumerate(number):
        if old != ".":
            yield from (number[:place] + new + number[place + 1 :] for new in "0123456789" if new != old)


def _one_digit_more_or_less(number: str) -> Iterator[str]:
    for place in range(len(number) + 1):
        yield from (number[:place] + new + number[place:] for new in "0123456789")
    for place, old in enumerate(number):
        if old != "." and len(number) > 1:
            yield number[:place] + number[place + 1 :]


def _changed_about(number: str) -> Iterator[str]:
    """Two neighbours, the point between them or not; nobody writes 31.0 for 30.1."""
    places = [place for place, sign in enumerate(number) if sign != "."]
    for one, other in pairwise(places):
        between = number[one + 1 : other]
        changed = number[:one] + number[other] + between + number[one] + number[other + 1 :]
        if "." not in changed or not changed.endswith("0"):
            yield changed


def _point_moved(number: str) -> Iterator[str]:
    digits, place = number.replace(".", ""), len(number.partition(".")[0])
    for moved in range(place - MOST_MOVES, place + MOST_MOVES + 1):
        if 0 < moved < len(digits):
            yield digits[:moved] + "." + digits[moved:]
        elif moved == len(digits):
            yield digits


def _rewritten(figure: Figure, number: str, text: str) -> Figure:
    low, high = interval(Decimal(text), figure.low == figure.high and "." not in text)
    return replace(figure, value=Decimal(text), low=low, high=high, text=figure.text.replace(number, text, 1))


def _unit_other(figure: Figure) -> Iterator[Figure]:
    """人 for 万人, 万元 for 元 or 亿元, ‰ for %."""
    if figure.unit in RATE_SIGNS and figure.text.endswith(figure.unit):
        sign, kind = RATE_SIGNS[figure.unit]
        yield replace(figure, unit=sign, base=sign, kind=kind, text=figure.text[:-1] + sign)
    elif figure.kind in {"money", "count"} and figure.unit and figure.text.endswith(figure.unit):
        head = figure.text[: -len(figure.unit)]
        if figure.unit.startswith("亿"):
            yield replace(figure, factor=figure.factor / TEN_THOUSAND, text=head + "万" + figure.unit[1:])
        elif figure.unit.startswith("万"):
            yield replace(figure, factor=figure.factor / TEN_THOUSAND, text=head + figure.unit[1:])
        elif figure.factor == 1:
            # What is printed in units of ten thousand is rounded there.
            low, high = interval(figure.value, False)
            yield replace(figure, factor=TEN_THOUSAND, low=low, high=high, text=head + "万" + figure.unit)
