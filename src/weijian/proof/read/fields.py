"""Tells which text shows what the office program itself counts or gathers: page numbers, the contents page.

These are no text of the writer's; a contents page would make every heading appear twice.
"""

import re
from dataclasses import dataclass, field

LEFT_OUT = {"TOC", "PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF"}
ONLY_A_PAGE_NUMBER = re.compile(r"(?:[第页共/|\s—–\-·.。]|\d{1,4}(?!\d))*")


def is_left_out(code: str) -> bool:
    """Whether a field of this code ("PAGE \\* MERGEFORMAT") shows nothing that the writer wrote."""
    words = code.split(None, 1)
    return bool(words) and words[0].upper() in LEFT_OUT


def is_page_number(text: str) -> bool:
    """Whether a header or footer says no more than on which page one is."""
    return ONLY_A_PAGE_NUMBER.fullmatch(text) is not None


@dataclass
class _Field:
    code: list[str] = field(default_factory=list)
    shows_result: bool = False
    hides: bool = False


class Fields:
    """Follows fields that begin, turn from their code to their result, and end, one within another."""

    def __init__(self, hides: bool = True) -> None:
        self._hides = hides
        self._open: list[_Field] = []
        self._hiding = 0
        self._coding = 0

    @property
    def hiding(self) -> bool:
        """Whether what comes next is the result of a field that is left out."""
        return self._hiding > 0

    @property
    def coding(self) -> bool:
        """Whether what comes next is the code of a field."""
        return self._hides and self._coding > 0

    def begin(self) -> None:
        self._open.append(_Field())
        self._coding += 1

    def code(self, text: str) -> None:
        if self._open:
            self._open[-1].code.append(text)

    def separate(self) -> None:
        if self._open and not self._open[-1].shows_result:
            last = self._open[-1]
            last.shows_result = True
            last.hides = self._hides and is_left_out("".join(last.code))
            self._coding -= 1
            self._hiding += last.hides

    def end(self) -> None:
        if self._open:
            last = self._open.pop()
            self._hiding -= last.hides
            self._coding -= not last.shows_result
