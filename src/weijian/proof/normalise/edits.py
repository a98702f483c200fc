"""Puts other characters in the place of some, and keeps count of where each character came from."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

Origin = Sequence[int]


class Edit(NamedTuple):
    """What is read in the place of text[start:end]."""

    start: int
    end: int
    text: str


class Repair(NamedTuple):
    """A stretch of the text as it stands that is read otherwise, and where in the plain text its right form is.

    kind: "encoding" (characters of another code page), "recognition" (a letter taken for one like it) or "sign"
    (several characters that stand for one).
    """

    kind: str
    start: int
    end: int
    first: int
    last: int


def apply_edits(text: str, edits: Iterable[Edit]) -> tuple[str, Origin]:
    """The new text, and for each of its characters the offset in the old: rising evenly within an edit.

    Edits come in order and do not overlap.
    """
    parts: list[str] = []
    origin = array("q")
    place = 0
    for start, end, replacement in edits:
        parts += text[place:start], replacement
        origin.extend(range(place, start))
        length = len(replacement)
        origin.extend(start + (end - start) * number // length for number in range(length))
        place = end
    if not place:
        return text, range(len(text))
    parts.append(text[place:])
    origin.extend(range(place, len(text)))
    return "".join(parts), origin


def without(text: str, origin: Origin, deletions: Iterable[tuple[int, int]]) -> tuple[str, Origin]:
    """Both without the deleted stretches, which come in order."""
    parts: list[str] = []
    kept = array("q")
    place = 0
    for start, end in deletions:
        parts.append(text[place:start])
        kept.extend(origin[place:start])
        place = end
    if not place:
        return text, origin
    parts.append(text[place:])
    kept.extend(origin[place:])
    return "".join(parts), kept


def behind(origin: Origin, places: Origin) -> Origin:
    """Where the characters come from that come from these places."""
    if isinstance(origin, range) or isinstance(places, range):
        return places if isinstance(origin, range) else origin
    return array("q", (origin[place] for place in places))


def repaired(origin: Origin, edits: Iterable[Edit], kind: str) -> list[Repair]:
    """Where the stretches of the source that are read otherwise stand in the plain text."""
    return [
        Repair(kind, edit.start, edit.end, bisect_left(origin, edit.start), bisect_left(origin, edit.end))
        for edit in edits
    ]


def joined(edits: Iterable[Edit]) -> Iterable[Edit]:
    """Those that put one character for several, none of which stands for it alone."""
    return (edit for edit in edits if len(edit.text) < edit.end - edit.start)


def in_source(edits: Iterable[Edit], origin: Origin) -> Iterable[Edit]:
    """The same edits where they stand in what `origin` leads to."""
    return (edit._replace(start=origin[edit.start], end=origin[edit.end - 1] + 1) for edit in edits)
