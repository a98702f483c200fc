"""Says what parts the pieces of a table: a tab between cells, a line end between rows.

A paragraph of a cell stays on its row's line unless it is a sentence or the cell is the whole row: then the
cell is prose that was merely laid out in a table. A cell over several columns is followed by as many tabs, so
that cells of one column stand behind as many tabs in every row.
"""

from typing import Any

from docx.oxml.ns import nsmap, qn

PROSE = 30
SENTENCE_ENDS = "。！？；：:;"
WIDEST_SPAN = 63  # Word allows no more columns
NAMESPACES = {"w": nsmap["w"]}
CELLS = {qn("w:tc"), qn("w:sdt"), qn("w:customXml")}


def span(cell: Any) -> int:
    """How many columns of the grid the cell takes."""
    found = cell.find("w:tcPr/w:gridSpan", NAMESPACES)
    text = "" if found is None else found.get(qn("w:val")) or ""
    return max(1, min(int(text), WIDEST_SPAN)) if text.isascii() and text.isdigit() and len(text) < 12 else 1


def is_deleted(row: Any) -> bool:
    return row.find("w:trPr/w:del", NAMESPACES) is not None


class Row:
    """One row being laid down."""

    def __init__(self, row: Any) -> None:
        self._is_one_cell = sum(1 for child in row if child.tag in CELLS) == 1
        self._cells = 0
        self._skipped = 0
        self._last_paragraph = ""

    def cell(self, columns: int) -> str:
        """What parts a new cell from the one before."""
        parting = "\t" * (self._skipped + 1) if self._cells else ""
        self._cells += 1
        self._skipped = columns - 1
        self._last_paragraph = ""
        return parting

    def parting(self) -> str:
        """What parts a new paragraph from the one before in the same cell."""
        last = self._last_paragraph
        if not last:
            return ""
        is_prose = self._is_one_cell or len(last) > PROSE or last[-1] in SENTENCE_ENDS
        return "\n" if is_prose else " "

    def paragraph(self, text: str) -> None:
        self._last_paragraph = text.rstrip() or self._last_paragraph
