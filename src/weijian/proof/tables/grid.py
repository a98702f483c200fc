"""Finds tables in extracted text: lines one below the other whose cells are parted by tabs or by upright strokes.

The readers of Word, HTML and PDF put a tab between cells and as many tabs behind a merged cell as it spans
columns, so a column is a place in the line. Ragged rows are taken as they are: a missing cell is an empty one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

WIDEST = 64
FEWEST_ROWS = 2
# Of rows that stand apart: 一、 and a tab before each of two headings make no table.
FEWEST_TABS = 2
RULE_LINE = re.compile(r"[ |:：+\-—]{3,}$")
NUMBER = re.compile(r"[-+±]?[\d,，]{1,20}(?:\.\d{1,8})?[%‰]?")
YEAR = re.compile(r"(?:19|20)\d{2}年?$")
CAPTION_UNIT = re.compile(r"单位[:：] ?(?P<unit>[^\s，。；、）)\t|]{1,8})")
LONGEST_HEADING = 4


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's text without the blanks around it, and where it stands."""

    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def is_number(self) -> bool:
        return NUMBER.fullmatch(self.text) is not None


@dataclass(frozen=True)
class Table:
    """`rows` are all of its lines, the first `heading` of them naming the columns; `unit` is the caption's."""

    rows: tuple[tuple[Cell, ...], ...]
    heading: int
    unit: str = ""

    @property
    def start(self) -> int:
        return self.rows[0][0].start

    @property
    def end(self) -> int:
        return self.rows[-1][-1].end

    @property
    def body(self) -> range:
        return range(self.heading, len(self.rows))

    def cell(self, row: int, column: int) -> Cell | None:
        cells = self.rows[row]
        return cells[column] if column < len(cells) and cells[column].text else None

    @cached_property
    def width(self) -> int:
        return max(len(row) for row in self.rows)

    @cached_property
    def column_names(self) -> list[str]:
        """What stands above each column, from top to bottom; a cell that spans columns names them all."""
        names = [""] * self.width
        for number in range(self.heading):
            spanned = ""
            for column in range(self.width):
                cell = self.cell(number, column)
                below = number + 1 < self.heading and self.cell(number + 1, column) is not None
                spanned = cell.text if cell else spanned if below and column else ""
                names[column] += spanned
        return names

    @cached_property
    def name_column(self) -> int:
        """The first column that names its rows: most of its cells are words."""
        for column in range(min(self.width, 4)):
            cells = [self.cell(row, column) for row in self.body]
            words = sum(1 for cell in cells if cell and not cell.is_number)
            if words and words * 2 >= len(cells):
                return column
        return 0

    @cached_property
    def row_names(self) -> list[str]:
        """The name of each row; empty for those of the heading. 合计 may stand in front of the column of names."""
        return ["" if row < self.heading else self._row_name(row) for row in range(len(self.rows))]

    def _row_name(self, row: int) -> str:
        for column in [self.name_column, *range(self.name_column)]:
            cell = self.cell(row, column)
            if cell and not cell.is_number:
                return cell.text
        return ""


def find_tables(plain: str) -> list[Table]:
    """Every table of two rows and two columns or more whose body states numbers."""
    if "\t" not in plain and "|" not in plain:
        return []
    return [table for block in _blocks(plain) if (table := _table(block)) is not None]


def keep_cells(text: str, even: str) -> str:
    """`even`, which has the length of `text`, with the tabs that part the cells of tables put back."""
    if "\t" not in text:
        return even
    signs = list(even)
    for block in _blocks(text):
        for line, start in block.lines:
            for place, sign in enumerate(line):
                if sign == "\t":
                    signs[start + place] = sign
    return "".join(signs)


@dataclass
class _Block:
    lines: list[tuple[str, int]]
    above: str


def _blocks(plain: str) -> Iterator[_Block]:
    """Lines of cells that follow one another, or that an empty line parts each from the next."""
    lines: list[tuple[str, int]] = []
    above = said = ""
    start, empty, spaced = 0, 0, False
    for line in [*plain.split("\n"), "."]:
        if _has_cells(line):
            goes_on = not lines or (not empty and not spaced) or _is_spaced(lines, line, empty, spaced)
            if not goes_on:
                # Of rows that stand apart the last may be the first of others that do not.
                kept = lines[:-1] if spaced and not empty else lines
                yield from _block(kept, said if spaced else above)
                lines, above, spaced = lines[len(kept) :], "", False
            spaced = bool(lines) and bool(empty)
            lines.append((line, start))
            empty = 0
        elif lines and not line.strip():
            empty += 1
        else:
            yield from _block(lines, said if spaced else above)
            above, said = line, line if line.strip() else said
            lines, empty, spaced = [], 0, False
        start += len(line) + 1


def _is_spaced(lines: list[tuple[str, int]], line: str, empty: int, spaced: bool) -> bool:
    """Whether the line stands apart from the row before as that does from the one before it, with as many cells."""
    as_wide = line.count("\t") == lines[-1][0].count("\t") >= FEWEST_TABS
    return empty > 0 and (spaced or len(lines) == 1) and as_wide


def _block(lines: list[tuple[str, int]], above: str) -> Iterator[_Block]:
    if len(lines) >= FEWEST_ROWS:
        yield _Block(lines, above)


def _has_cells(line: str) -> bool:
    if "\t" in line.strip():
        return True
    return line.count("|") >= 2


def _table(block: _Block) -> Table | None:
    rows = [_cells(line, start) for line, start in block.lines if not RULE_LINE.match(line.strip())]
    if len(rows) < FEWEST_ROWS or max(len(row) for row in rows) < 2:
        return None
    heading = _heading(rows)
    if not any(cell.is_number for row in rows[heading:] for cell in row):
        return None
    said = " ".join([block.above, *(cell.text for row in rows[:heading] for cell in row)])
    caption = CAPTION_UNIT.search(said)
    return Table(tuple(rows), heading, caption["unit"] if caption else "")


def _cells(line: str, start: int) -> tuple[Cell, ...]:
    sign = "\t" if "\t" in line.strip() else "|"
    if sign == "|":
        stripped = line.strip().removeprefix("|").removesuffix("|")
        start, line = start + line.index(stripped), stripped
    cells, place = [], start
    for piece in line.split(sign)[:WIDEST]:
        text = piece.strip()
        cells.append(Cell(text, place + (piece.index(text) if text else 0)))
        place += len(piece) + 1
    return tuple(cells)


def _heading(rows: list[tuple[Cell, ...]]) -> int:
    """How many rows name the columns: those before the first that states a number; years may be names too."""
    for number, row in enumerate(rows[:LONGEST_HEADING]):
        stated = [cell for cell in row if cell.is_number]
        years = number == 0 and all(YEAR.match(cell.text) for cell in stated)
        if stated and not years:
            return number
    return min(1, len(rows) - 1)
