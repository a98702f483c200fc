"""Points that run within paragraphs: 一是…二是…, 一要…, 第一，…, 其一，…, ①….

It finds them and sorts them into rows; the numbering rules judge. A row ends at the next heading, and points
may stand within points (二是……：一是……，二是……。三是……), so a number may carry on an outer row.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from weijian.kernel.quantities import NumberError, parse_number
from weijian.proof.document import Document
from weijian.proof.rules.once import once

WORDS = "一二三四五六七八九十"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
# So many rows are looked back over for the one that a point carries on.
DEEPEST = 12
BEFORE = "(?:^|(?<=[。；：，！？\n”》） ]))"
FORMS = {
    "一是": re.compile(rf"{BEFORE}(?P<number>[{WORDS}]{{1,3}})是", re.MULTILINE),
    "一要": re.compile(rf"{BEFORE}(?P<number>[{WORDS}]{{1,3}})要(?!素|点|件|领|义)", re.MULTILINE),
    "第一": re.compile(rf"{BEFORE}第(?P<number>[{WORDS}]{{1,2}})[，、](?!第)", re.MULTILINE),
    "其一": re.compile(rf"{BEFORE}其(?P<number>[{WORDS}])[，：](?!他)", re.MULTILINE),
    # Run-in, behind a stop; at the head of a line they are headings.
    "（1）": re.compile(r"(?<=[。；：])（(?P<number>\d{1,2})）(?=[\u4e00-\u9fff])"),
    "1.": re.compile(r"(?<=[。；：])(?P<number>\d{1,2})[.．](?=[\u4e00-\u9fff])"),
    "①": re.compile(rf"(?P<number>[{CIRCLED}])"),
}
# Their first may be a heading, which is no point.
RUN_IN = ("（1）", "1.")
# Rows that may be open within one another; beyond it the earliest is taken to have ended.
DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Point:
    start: int
    end: int
    number: int
    form: str


def find_points(document: Document, form: str) -> list[Point]:
    return _points_by_form(document)[form]


@once
def _points_by_form(document: Document) -> dict[str, list[Point]]:
    return {form: list(_sought(document, form)) for form in FORMS}


def _sought(document: Document, form: str) -> Iterator[Point]:
    for match in FORMS[form].finditer(document.plain):
        number = _number(match["number"])
        if number:
            yield Point(
                match.start("number") - (form in {"第一", "其一", "（1）"}), match.end(), number, form
            )


def _number(words: str) -> int:
    if words in CIRCLED:
        return CIRCLED.index(words) + 1
    try:
        return int(parse_number(words))
    except NumberError:
        return 0


def _points_by_section(document: Document, form: str) -> Iterator[list[Point]]:
    starts = [heading.start for heading in document.headings]
    section, gathered = -1, list[Point]()
    for point in find_points(document, form):
        here = bisect_right(starts, point.start)
        if here != section and gathered:
            yield gathered
            gathered = []
        section = here
        gathered.append(point)
    if gathered:
        yield gathered


def rows_of_points(document: Document) -> Iterator[list[Point]]:
    """Rows in every form; each starts anew where the number is one, or at a heading."""
    for form in FORMS:
        for points in _points_by_section(document, form):
            open_rows: list[list[Point]] = []
            for point in points:
                recent = open_rows[: -DEEPEST - 1 : -1]
                outer = next((row for row in recent if row[-1].number == point.number - 1), None)
                if outer is None:
                    open_rows.append([point])
                else:
                    outer.append(point)
            yield from open_rows


def points_in_a_row(document: Document) -> Iterator[tuple[Point, Point]]:
    """(before, point) where a point does not follow on from any point before it in its section."""
    for form in FORMS:
        for points in _points_by_section(document, form):
            yield from _broken(points)


def _broken(points: list[Point]) -> Iterator[tuple[Point, Point]]:
    rows: list[Point] = []
    for point in points:
        rows = rows[-DEEPEST:]
        within = range(max(0, len(rows) - DEEPEST), len(rows)) if point.number > 1 else range(0)
        outer = next((n for n in reversed(within) if rows[n].number == point.number - 1), None)
        if point.number == 1 or not rows:
            rows.append(point)
        elif outer is not None:
            rows[outer:] = [point]
        else:
            yield rows[-1], point
            rows[-1] = point
