"""Says what parts the pieces of a table: a tab between cells, a line end between rows.

Paragraphs of a cell are parted as `weijian.proof.read.lines` says. A cell over several columns is followed by
as many tabs, so that cells of one column stand behind as many tabs in every row.
"""

from typing import Any

from docx.oxml.ns import nsmap, qn

from weijian.proof.read.lines import parting

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
        tabs = "\t" * (self._skipped + 1) if self._cells else ""
        self._cells += 1
        self._skipped = columns - 1
        self._last_paragraph = ""
        return tabs

    def parting(self) -> str:
        """What parts a new paragraph from the one before in the same cell."""
        return parting(self._last_paragraph, self._is_one_cell)

    def paragraph(self, text: str) -> None:
        self._last_paragraph = text.rstrip() or self._last_paragraph
