"""Lays text down as lines: a paragraph a line, a table row a line with tabs between its cells.

Used by the readers whose text leads back to nothing (web pages, .doc, .rtf). It knows no file format.
"""

from __future__ import annotations

PROSE = 30
SENTENCE_ENDS = "。！？；：:;"
DEEPEST_TABLE = 8  # deeper ones are read as running text


def parting(last: str, is_only_cell: bool) -> str:
    """What parts two paragraphs of one cell: they stay on the row's line, unless the first is a sentence or
    the cell is the whole row, and so prose that was merely laid out in a table.
    """
    if not last:
        return ""
    return "\n" if is_only_cell or len(last) > PROSE or last[-1] in SENTENCE_ENDS else " "


class Lines:
    """Collects text; `finish` gives it, every line ended."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._words: list[str] = []
        self._rows: list[list[list[str]]] = []

    @property
    def depth(self) -> int:
        """How many tables the next word stands in."""
        return len(self._rows)

    def text(self, words: str) -> None:
        self._words.append(words)

    def label(self, number: str) -> None:
        """Sets a number in front of the words since the last end."""
        self._words[:0] = [number] if number else []

    def end_paragraph(self, if_any: bool = False) -> None:
        """`if_any`: only where words were laid down since the last end."""
        line = "".join(self._words)
        if if_any and not line.strip():
            self._words.clear()
            return
        self._words.clear()
        self._put(line)

    def begin_row(self) -> None:
        """Words that were laid down since the last end belong to the row's first cell."""
        self._rows.append([[]])

    def end_cell(self, columns: int = 1) -> None:
        self.end_paragraph(if_any=True)
        if self._rows:
            self._rows[-1].extend([] for _ in range(columns))

    def end_row(self) -> None:
        self.end_paragraph(if_any=True)
        if not self._rows:
            return
        cells = self._rows.pop()
        if len(cells) > 1 and not cells[-1]:
            cells.pop()  # the mark that ends the last cell began another
        self._put("\t".join(_joined(cell, len(cells) == 1) for cell in cells))

    def finish(self) -> str:
        while self._rows:
            self.end_row()
        self.end_paragraph(if_any=True)
        return "".join(line + "\n" for line in self._lines)

    def _put(self, line: str) -> None:
        if self._rows:
            if line.strip():
                self._rows[-1][-1].append(line.strip(" "))
        else:
            self._lines.append(line)


def _joined(paragraphs: list[str], is_only_cell: bool) -> str:
    parts: list[str] = []
    last = ""
    for paragraph in paragraphs:
        parts.append(parting(last, is_only_cell) + paragraph)
        last = paragraph.rstrip()
    return "".join(parts)
