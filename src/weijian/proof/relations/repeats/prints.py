"""Whether one slip of the pen lies between two prints, and how little of an accident that is: 14 and 41, 28764 and 27864.

A digit of two is another by chance too often; two digits changed about is worth a look where words tell one quantity.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from functools import lru_cache
from itertools import combinations, pairwise

from weijian.proof.relations.passage import Passage

FEWEST_DIGITS, LONG, MOST_DIGITS = 3, 5, 9
LARGER = (Decimal(10) ** 4, Decimal(10) ** 8)
ANY_DIGIT, LOST = "?", "-"
NO_SLIP, MOST_OF_A_SLIP = -1.0, 4.0


def slip_keys(passage: Passage, number: int) -> Iterator[str]:
    """Shared by prints between which a slip lies; of two digits only by those that are changed about."""
    printed = print_of(passage, number)
    digits = len(printed.replace(".", ""))
    for key in _slips(printed):
        if digits >= FEWEST_DIGITS or "<" in key:
            yield key
    if digits >= FEWEST_DIGITS:
        yield from _lost(printed)


def print_of(passage: Passage, number: int) -> str:
    """The digits of a number that is all digits; nothing of another."""
    figure = passage[number]
    text = figure.text[figure.number_start - figure.start : figure.number_end - figure.start].replace(" ", "")
    plain = text.replace(".", "", 1).isdigit() and len(text) <= MOST_DIGITS
    return text if plain else ""


def prints_of(passage: Passage, number: int) -> Iterator[tuple[Decimal, str]]:
    """As it is printed, and as it would be in 万 and 亿, with the factor of each: 38412 is told as 3.84万."""
    figure = passage[number]
    yield figure.factor, print_of(passage, number)
    for factor in LARGER if figure.kind in {"count", "money"} else ():
        if figure.factor < factor <= figure.amount:
            for places in (Decimal("0.1"), Decimal("0.01")):
                told = {(figure.amount / factor).quantize(places, way) for way in (ROUND_HALF_UP, ROUND_DOWN)}
                yield from ((factor, str(value)) for value in sorted(told))


@lru_cache(maxsize=4096)
def _slips(printed: str) -> set[str]:
    """Equal for prints of which one slip makes the one of the other."""
    places = [place for place, sign in enumerate(printed) if sign != "."]
    found = {f"{printed[:p]}{ANY_DIGIT}{printed[p + 1 :]}" for p in places}
    for one, other in pairwise(places):
        pair = "".join(sorted((printed[one], printed[other])))
        found.add(f"{printed[:one]}<{pair}>{printed[one + 1 : other]}{printed[other + 1 :]}")
    return found


@lru_cache(maxsize=4096)
def _lost(printed: str) -> set[str]:
    """Shared by a long print and the same with a digit less."""
    if len(printed.replace(".", "")) < LONG - 1:
        return set()
    places = [place for place, sign in enumerate(printed) if sign != "."] if len(printed) >= LONG else []
    return {LOST + printed, *(LOST + printed[:p] + printed[p + 1 :] for p in places)}


def turned(text: str) -> set[str]:
    """Shared by prints of which two neighbours stand the other way about."""
    return {key for key in _slips(text) if "<" in key}


def misprinted(text: str) -> set[str]:
    """Shared by prints of which one digit is another, or any two stand the other way about."""
    return exchanged(text) | {key for key in _slips(text) if ANY_DIGIT in key}


def exchanged(text: str) -> set[str]:
    """Shared by prints of which any two digits stand the other way about: 26.07 and 27.06."""
    places = [place for place, sign in enumerate(text) if sign != "."]
    found = set()
    for one, other in combinations(places, 2):
        pair = "".join(sorted((text[one], text[other])))
        found.add(f"{text[:one]}<{text[one + 1 : other]}>{text[other + 1 :]}{pair}")
    return found


def changed_about(passage: Passage, one: int, other: int) -> bool:
    """Whether two neighbours stand the other way about: 14 and 41."""
    shared = turned(print_of(passage, one)) & turned(print_of(passage, other))
    return passage[one].factor == passage[other].factor and bool(shared)


def slip_between(passage: Passage, one: int, other: int) -> float:
    """How many digits an accident would have to meet for one slip to lie between."""
    if passage[one].factor != passage[other].factor:
        return NO_SLIP
    prints = [print_of(passage, number) for number in (one, other)]
    if abs(len(prints[0]) - len(prints[1])) > 1:
        return NO_SLIP
    shared = _slips(prints[0]) & _slips(prints[1]) if all(prints) else set()
    if all(prints) and len(prints[0]) != len(prints[1]):
        shared = {LOST + text for text in prints} & _lost(prints[0]) & _lost(prints[1])
    if not shared:
        return NO_SLIP
    digits = max(passage[number].significant_digits for number in (one, other))
    turned = any("<" in key for key in shared)
    return min(digits - (0.5 if turned else 1.5), MOST_OF_A_SLIP)
