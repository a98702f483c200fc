"""What a heading or the beginning of a paragraph says of everything under it.

It does not read words; the caller says what a heading means. A paragraph's own word counts before the heading's,
and ends with the paragraph.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from weijian.proof.document import Document
from weijian.proof.sections import find_chapters

LONGEST_HEADING = 40


class Carried:
    def __init__(self, document: Document, meaning: Callable[[str], str | None]) -> None:
        """`meaning` gives what a heading's text says, or None where it says nothing."""
        self.document = document
        self.sections: list[tuple[int, str]] = []
        self.openings: list[tuple[int, str]] = []
        levels: list[tuple[int, str]] = []  # the headings that a place stands under, the highest first
        for heading in sorted([*document.headings, *find_chapters(document)], key=lambda one: one.start):
            while levels and levels[-1][0] >= heading.level:
                levels.pop()
            text = heading.text.split("。", 1)[0]
            said = meaning(text) if len(text) <= LONGEST_HEADING else None
            levels.append((heading.level, said if said is not None else levels[-1][1] if levels else ""))
            self.sections.append((heading.start, levels[-1][1]))

    def carry(self, start: int, said: str) -> None:
        """From `start` on to the end of its paragraph; starts must come in order."""
        self.openings.append((start, said))

    def at(self, position: int) -> str:
        opening = _last_before(self.openings, position)
        if opening is not None and opening[0] >= self.document.paragraph_at(position).start:
            return opening[1]
        section = _last_before(self.sections, position)
        return section[1] if section else ""


def _last_before(marks: list[tuple[int, str]], position: int) -> tuple[int, str] | None:
    place = bisect_right(marks, position, key=lambda mark: mark[0])
    return marks[place - 1] if place else None
