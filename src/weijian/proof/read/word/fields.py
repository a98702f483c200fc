"""Tells which runs show what Word itself counts or gathers: page numbers and the table of contents.

These are no text of the writer's; a contents page would make every heading appear twice.
"""

from typing import Any

from docx.oxml.ns import qn

LEFT_OUT = {"TOC", "PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF"}
CHARACTER, CODE, TYPE = qn("w:fldChar"), qn("w:instrText"), qn("w:fldCharType")


def is_left_out(code: str) -> bool:
    return code.split(None, 1)[0].upper() in LEFT_OUT if code.strip() else False


class Fields:
    """Follows the fields that begin and end in the runs it is shown, in order."""

    def __init__(self, hides: bool = True) -> None:
        self._hides = hides
        self._open: list[tuple[list[str], bool]] = []
        self._hiding = 0

    @property
    def hiding(self) -> bool:
        """Whether what comes next is the result of a field that is left out."""
        return self._hiding > 0

    def see(self, run: Any) -> None:
        for child in run:
            if child.tag == CODE and self._open:
                self._open[-1][0].append(child.text or "")
            elif child.tag == CHARACTER:
                self._turn(child.get(TYPE))

    def _turn(self, kind: str | None) -> None:
        if kind == "begin":
            self._open.append(([], False))
        elif kind == "separate" and self._open:
            code, _ = self._open.pop()
            hides = self._hides and is_left_out("".join(code))
            self._open.append(([], hides))
            self._hiding += hides
        elif kind == "end" and self._open:
            self._hiding -= self._open.pop()[1]
