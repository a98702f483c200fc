"""Characters that stand level make a line; the gaps between them are blanks, or tabs in a table without rules."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from weijian.proof.print_lines import are_joined_without_blank, is_wide
from weijian.proof.read.pdf.page import Glyph, Page
from weijian.proof.read.pdf.tables import Cell, take_out_tables

LEVEL = 0.5  # of the line's height
BLANK, COLUMN_GAP = 0.2, 1.8  # of a character's width
SLANTED = 0.1
GAP = "\t"


@dataclass(frozen=True)
class Line:
    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    is_row: bool = False
    is_slanted: bool = False


def page_lines(page: Page) -> list[Line]:
    """The lines and table rows from top to bottom; slanted words (watermarks) last."""
    level = [glyph for glyph in page.glyphs if not _is_slanted(glyph)]
    slanted = [glyph for glyph in page.glyphs if _is_slanted(glyph)]
    cells, others = take_out_tables(level, page.rules)
    lines = _even_gaps([_line(glyphs) for glyphs in level_groups(others)]) + _rows(cells)
    lines.sort(key=lambda line: -line.top)
    if slanted:
        text = "".join(glyph.sign for glyph in slanted)
        lines.append(Line(text, 0, 0, 0, 0, slanted[0].height, is_slanted=True))
    return lines


def level_groups(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """From top to bottom, each from left to right."""
    groups: list[list[Glyph]] = []
    middle, height = math.inf, 0.0
    for glyph in sorted(glyphs, key=lambda glyph: -glyph.middle):
        if not groups or middle - glyph.middle > LEVEL * max(height, glyph.height):
            groups.append([])
            middle, height = glyph.middle, glyph.height
        groups[-1].append(glyph)
    for group in groups:
        group.sort(key=lambda glyph: glyph.left)
    return groups


def spaced(glyphs: list[Glyph]) -> str:
    """The signs of one line, with a blank or a tab where the gap says so."""
    if not glyphs:
        return ""
    parts = [glyphs[0].sign]
    for before, glyph in pairwise(glyphs):
        gap = (glyph.left - before.right) / max(before.height, glyph.height, 0.1)
        if gap > COLUMN_GAP:
            parts.append(GAP)
        elif gap > BLANK and not (is_wide(before.sign) or is_wide(glyph.sign)):
            parts.append(" ")
        parts.append(glyph.sign)
    return "".join(parts)


def _line(glyphs: list[Glyph]) -> Line:
    return Line(
        spaced(glyphs),
        glyphs[0].left,
        min(glyph.bottom for glyph in glyphs),
        max(glyph.right for glyph in glyphs),
        max(glyph.top for glyph in glyphs),
        median(glyph.height for glyph in glyphs),
    )


def _even_gaps(lines: list[Line]) -> list[Line]:
    """Wide gaps are columns only where a neighbouring line has some, too; else a title was set wide."""
    even = []
    for number, line in enumerate(lines):
        beside = lines[max(0, number - 1) : number] + lines[number + 1 : number + 2]
        is_row = GAP in line.text and any(GAP in other.text for other in beside)
        text = line.text if is_row else line.text.replace(GAP, " ")
        even.append(Line(text, line.left, line.bottom, line.right, line.top, line.size, is_row))
    return even


def _rows(cells: list[Cell]) -> list[Line]:
    """Cells whose upper edge is the same make a row, however many lines each of them holds."""
    rows: dict[tuple[int, float], list[Cell]] = {}
    for cell in cells:
        rows.setdefault((cell.table, cell.top), []).append(cell)
    lines = []
    for (_, top), row in rows.items():
        row.sort(key=lambda cell: cell.column)
        text, column = "", 0
        for cell in row:
            text += GAP * (cell.column - column) + _cell_text(cell)
            column = cell.column
        glyphs = [glyph for cell in row for glyph in cell.glyphs]
        bottom = min(glyph.bottom for glyph in glyphs)
        size = median(glyph.height for glyph in glyphs)
        lines.append(Line(text, row[0].left, bottom, row[-1].left, top, size, is_row=True))
    return lines


def _cell_text(cell: Cell) -> str:
    text = ""
    for group in level_groups(cell.glyphs):
        line = spaced(group).replace(GAP, " ")
        text += line if are_joined_without_blank(text, line) else " " + line
    return text


def _is_slanted(glyph: Glyph) -> bool:
    return abs(math.remainder(glyph.angle, math.pi / 2)) > SLANTED
