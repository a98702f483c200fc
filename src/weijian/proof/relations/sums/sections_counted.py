"""How many are told in a heading or before it, and how many stand under it: （一）公共卫生（6项） above six items,
共承担重点任务20项 where the headings tell 6, 6, 4 and 4, 抓了8个方面的工作 above （一） to （八）.

What a heading says of the items right under it can be counted, so that there a wrong number is broken; of the others only
what holds is noted, for a report may speak of more than it lists.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

from weijian.proof.heading import Heading
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.parts import list_relation, sum_relation

UNITS = {"项", "个", "件", "条", "类", "方面", "大项", "个方面"}
WORK = re.compile(r"^个?(?:方面|重点|大项)?的?(?:工作|任务|重点|举措|措施|问题|不足|困难|打算|要点)")
MOST, FEWEST = 30, 2
MOST_UNDER = 300  # headings looked at, those of deeper levels too
BRACKET_BEHIND = ("）", ")")


def find(passage: Passage) -> Iterator[Relation]:
    headings = passage.document.headings
    if not headings:
        return
    starts = [heading.start for heading in headings]
    told: dict[int, list[int]] = defaultdict(list)
    for number, figure in enumerate(passage.figures):
        plain = figure.unit in UNITS and figure.bound == "exact" and figure.value == int(figure.value)
        if not plain or not FEWEST <= figure.value <= MOST:
            continue
        place = bisect_left(starts, figure.end) - 1
        if place >= 0 and _ends_the_heading(passage, headings[place], number):
            told[headings[place].level].append(number)
            under = _row(headings, place + 1)
            if under and under[0].level > headings[place].level:
                yield list_relation(passage, number, len(under), len(under) == figure.value)
        elif (WORK.match(passage.plain, figure.end) or "方面" in figure.unit) and any(
            len(row) == figure.value for row in _rows_behind(headings, place + 1)
        ):
            yield list_relation(passage, number, int(figure.value))
    for numbers in told.values():
        yield from _all_of_them(passage, numbers)


def _ends_the_heading(passage: Passage, heading: Heading, number: int) -> bool:
    """（一）公共卫生和疾病防控（6项）: nothing else stands in the bracket, and nothing behind it in its line."""
    figure, plain = passage[number], passage.plain
    line_end = plain.find("\n", figure.end)
    behind = plain[figure.end : line_end if line_end >= 0 else len(plain)].strip()
    alone = plain[figure.start - 1] in "（(" and behind in BRACKET_BEHIND
    return alone and passage.document.paragraph_at(figure.start).start <= heading.start


def _row(headings: list[Heading], first: int) -> list[Heading]:
    """The headings of one level and form from `first` on, up to one above them."""
    row: list[Heading] = []
    for heading in headings[first : first + MOST_UNDER]:
        if row and heading.level < row[0].level:
            break
        if not row or (heading.level == row[0].level and heading.form == row[0].form):
            row.append(heading)
    return row


def _rows_behind(headings: list[Heading], first: int) -> Iterator[list[Heading]]:
    """The row that begins behind a place, and the first one under it, each numbered from one in order."""
    for start in (first, first + 1):
        row = _row(headings, start)
        if [heading.number for heading in row] == list(range(1, len(row) + 1)):
            yield row
        if start == first and len(headings) > start + 1 and row and headings[start + 1].level <= row[0].level:
            return


def _all_of_them(passage: Passage, numbers: list[int]) -> Iterator[Relation]:
    """共承担重点任务20项, told before the first of the headings that tell how many of them are of each kind."""
    together = sum(passage[number].amount for number in numbers)
    if len(numbers) < FEWEST:
        return
    for whole in reversed(range(numbers[0])):
        if passage[whole].unit == passage[numbers[0]].unit and passage[whole].amount == together:
            yield sum_relation(passage, whole, numbers, holds=True)
            return
