"""Numbers that follow one another at one level: what the numbering rules share.

A level starts anew under every heading of a higher level. A heading in another form that carries just the
missing number counts as the missing one (it is the form rule's), so one slip is not reported twice.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from weijian.proof.document import Document
from weijian.proof.heading import Heading
from weijian.proof.sections import WORDS
from weijian.proof.sections import number_of as parsed

# A heading that lost its line, at the end of the paragraph before: ……120万元。三、2022年工作计划（一）…….
RUN_IN = {
    1: re.compile(rf"(?<=[。！？；])(?P<number>[{WORDS}]{{1,3}})、(?![{WORDS}])"),
    2: re.compile(rf"(?<=[。！？；])（(?P<number>[{WORDS}]{{1,3}})）"),
}


def _is_explained(document: Document, before: Heading, after: Heading) -> bool:
    """Whether one of a higher level begins within a paragraph between them, or the one that is missing does."""
    for level, pattern in RUN_IN.items():
        for match in pattern.finditer(document.plain, before.end, after.start):
            if level < after.level or (level == after.level and parsed(match["number"]) == after.number - 1):
                return True
    return False


def in_a_row(document: Document) -> Iterator[tuple[Heading, Heading]]:
    """(before, heading) for every heading that has a sibling before it."""
    last: dict[int, Heading] = {}
    strange = {heading.start for _, heading in in_another_form(document)}
    for heading in document.headings:
        if heading.start in strange:
            continue
        before = last.get(heading.level)
        for deeper in [level for level in last if level > heading.level]:
            del last[deeper]
        last[heading.level] = heading
        if before is None or (heading.number == 1 and before.number != 1):
            continue
        if heading.number == before.number + 2 and _filled(document, before, heading, strange):
            continue
        if _is_explained(document, before, heading):
            continue
        yield before, heading


def used_before(document: Document) -> Iterator[tuple[Heading, Heading]]:
    """(earlier, heading) where the number was used in this row before, though it follows on from the one before it:
    of 一、二、三、二、三、 the last. A row ends where a higher level goes on, or where it begins again with one.
    """
    rows: dict[int, dict[int, Heading]] = {}
    strange = {heading.start for _, heading in in_another_form(document)}
    for heading in document.headings:
        if heading.start in strange:
            continue
        for deeper in [level for level in rows if level > heading.level]:
            del rows[deeper]
        if heading.number == 1:
            rows[heading.level] = {}
        row = rows.setdefault(heading.level, {})
        if heading.number in row and not _is_explained(document, row[heading.number], heading):
            yield row[heading.number], heading
        row.setdefault(heading.number, heading)


def _filled(document: Document, before: Heading, after: Heading, strange: set[int]) -> bool:
    between = [h for h in document.headings if before.start < h.start < after.start and h.start in strange]
    return any(heading.number == before.number + 1 for heading in between)


def in_another_form(document: Document) -> Iterator[tuple[Heading, Heading]]:
    """(sibling, heading) where a heading carries its sibling's missing number in a form of another level.

    （一）…（2）…（三）: the middle one; and 1、 before （一）… and 二、: the first one.
    """
    by_level: dict[int, list[Heading]] = {}
    for heading in document.headings:
        by_level.setdefault(heading.level, []).append(heading)
    yield from _in_a_gap(document, by_level)
    yield from _before_the_second(document, by_level)


def _in_a_gap(document: Document, by_level: dict[int, list[Heading]]) -> Iterator[tuple[Heading, Heading]]:
    starts = [heading.start for heading in document.headings]
    for level in (1, 2):
        for before, after in pairwise(by_level.get(level, [])):
            if after.number != before.number + 2:
                continue
            first, last = bisect_right(starts, before.start), bisect_right(starts, after.start) - 1
            between = document.headings[first:last]
            if any(heading.level < level for heading in between):
                continue
            lone = [
                heading
                for heading in between
                if heading.level > level and heading.number == before.number + 1
            ]
            siblings = {(heading.level, heading.number) for heading in between}
            for heading in lone:
                if (heading.level, heading.number - 1) not in siblings:
                    yield before, heading
                    break


def _before_the_second(
    document: Document, by_level: dict[int, list[Heading]]
) -> Iterator[tuple[Heading, Heading]]:
    """The first 一、 written as 1、 when 二、 follows later."""
    top = by_level.get(1, [])
    if not top or top[0].number != 2:
        return
    for heading in document.headings:
        if heading.start >= top[0].start or heading.level in (1, 2):
            return
        if heading.number == 1 and heading.level == 3:
            yield top[0], heading
            return
