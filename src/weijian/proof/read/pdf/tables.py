"""Finds the cells that ruled lines make, and which characters stand in each.

A table is a set of ruled lines that touch. A character belongs to the cell between the nearest lines above it
and to its left, so cells that were merged need no care.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from weijian.proof.read.pdf.page import Box, Glyph

TOUCH = 3.0
FEWEST, MOST = 2, 600  # ruled lines each way


@dataclass
class Cell:
    table: int
    column: int
    left: float
    top: float
    glyphs: list[Glyph] = field(default_factory=list)


@dataclass(frozen=True)
class _Table:
    number: int
    box: Box
    level: list[Box]
    upright: list[Box]
    columns: list[float]


def take_out_tables(glyphs: list[Glyph], rules: list[Box]) -> tuple[list[Cell], list[Glyph]]:
    """The cells that hold something, and the characters that stand in none."""
    tables = [_table(number, group) for number, group in enumerate(_touching(rules)) if _is_table(group)]
    if not tables:
        return [], glyphs
    cells: dict[tuple[int, float, float], Cell] = {}
    others = []
    for glyph in glyphs:
        table = next((table for table in tables if _holds(table.box, glyph)), None)
        if table is None:
            others.append(glyph)
            continue
        left, top = _corner(table, glyph)
        column = max(0, bisect_right(table.columns, left + TOUCH) - 1)
        cell = cells.setdefault((table.number, left, top), Cell(table.number, column, left, top))
        cell.glyphs.append(glyph)
    return list(cells.values()), others


def _touching(rules: list[Box]) -> list[list[Box]]:
    """Groups of lines that touch one another, found by sweeping down the page."""
    groups: list[tuple[Box, list[Box]]] = []
    for rule in sorted(rules, key=lambda rule: -rule.top):
        box, members, apart = rule, [rule], []
        for other, others in groups:
            if _touch(box, other):
                box, members = _around(box, other), others + members
            else:
                apart.append((other, others))
        groups = [*apart, (box, members)]
        if len(groups) > MOST:
            return []
    return [members for _, members in groups]


def _is_table(group: list[Box]) -> bool:
    level = sum(1 for rule in group if rule.right - rule.left > rule.top - rule.bottom)
    return FEWEST <= level <= MOST and FEWEST <= len(group) - level <= MOST


def _table(number: int, group: list[Box]) -> _Table:
    box = group[0]
    for rule in group:
        box = _around(box, rule)
    level = [rule for rule in group if rule.right - rule.left > rule.top - rule.bottom]
    upright = [rule for rule in group if rule.right - rule.left <= rule.top - rule.bottom]
    columns: list[float] = []
    for left in sorted(rule.left for rule in upright):
        if not columns or left - columns[-1] > TOUCH:
            columns.append(left)
    return _Table(number, box, level, upright, columns)


def _corner(table: _Table, glyph: Glyph) -> tuple[float, float]:
    """The left and upper edge of the cell, evened out so that parts of one ruled line count as one."""
    across = (glyph.left + glyph.right) / 2
    above = [
        rule.bottom
        for rule in table.level
        if rule.bottom > glyph.middle and _spans(rule.left, across, rule.right)
    ]
    before = [
        rule.left
        for rule in table.upright
        if rule.left < across and _spans(rule.bottom, glyph.middle, rule.top)
    ]
    left = max(before, default=table.box.left)
    return _even(left), _even(min(above, default=table.box.top))


def _even(place: float) -> float:
    return round(place / TOUCH) * TOUCH


def _spans(first: float, place: float, last: float) -> bool:
    return first - TOUCH <= place <= last + TOUCH


def _holds(box: Box, glyph: Glyph) -> bool:
    across = (glyph.left + glyph.right) / 2
    return box.left < across < box.right and box.bottom < glyph.middle < box.top


def _touch(one: Box, other: Box) -> bool:
    return (
        one.left - TOUCH <= other.right
        and other.left - TOUCH <= one.right
        and one.bottom - TOUCH <= other.top
        and other.bottom - TOUCH <= one.top
    )


def _around(one: Box, other: Box) -> Box:
    return Box(
        min(one.left, other.left),
        min(one.bottom, other.bottom),
        max(one.right, other.right),
        max(one.top, other.top),
    )
