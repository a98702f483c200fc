"""Reads what scanning took for another character: 1O0人, 尚末完成, 3400入次.

Only where the words beside leave one reading; all others stay. The pairs are in confusions.tsv. Every one is a
character for a character, so that nothing moves.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from weijian.kernel.tables import rows_of

LOOK_BACK = 6


class Confusion(NamedTuple):
    before: re.Pattern[str]
    wrong: str
    right: str
    after: re.Pattern[str]
    source: str


class Correction(NamedTuple):
    """The character of the plain text that is read as another."""

    place: int
    right: str


@cache
def confusions() -> tuple[Confusion, ...]:
    rows = rows_of(Path(__file__).with_name("confusions.tsv"))
    return tuple(
        Confusion(re.compile(rf"(?:{before})\Z", re.MULTILINE), wrong, right, re.compile(after), source)
        for before, wrong, right, after, source in rows
    )


@cache
def _by_sign() -> dict[str, list[Confusion]]:
    found: dict[str, list[Confusion]] = {}
    for confusion in confusions():
        for sign in confusion.wrong.strip("[]"):
            found.setdefault(sign, []).append(confusion)
    return found


@cache
def _signs() -> re.Pattern[str]:
    return re.compile("[" + re.escape("".join(_by_sign())) + "]")


def corrections(plain: str) -> list[Correction]:
    found = []
    for match in _signs().finditer(plain):
        place = match.start()
        for confusion in _by_sign()[match.group()]:
            stands_behind = confusion.before.search(plain, max(0, place - LOOK_BACK), place)
            if stands_behind and confusion.after.match(plain, place + 1):
                found.append(Correction(place, confusion.right))
                break
    return found


def corrected(plain: str, found: list[Correction]) -> str:
    if not found:
        return plain
    signs = list(plain)
    for place, right in found:
        signs[place] = right
    return "".join(signs)
