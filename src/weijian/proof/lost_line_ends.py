"""Where headings begin in a text that has lost its line ends, as one copied out of a page or a PDF has."""

from __future__ import annotations

import re
from itertools import pairwise

# ……成效。一、主要工作情况（一）医疗服务……: behind a sentence, the first behind the heading above it, or the next in
# turn behind the last number of a table.
NUMERALS = "一二三四五六七八九十"
RUN_IN = re.compile(
    rf"(?<=[。！？；：”）%‰])[{NUMERALS}]{{1,3}}、(?![{NUMERALS}])|（(?P<number>[{NUMERALS}]{{1,3}})）"
)
IN_TURN = frozenset(one + other for one, other in pairwise(NUMERALS)) | {"一"}
BEHIND_A_SENTENCE = "。！？；：”）"
TITLE_RUN_IN = re.compile(
    r"[^，。；：！？\n]{4,60}(?:总结|报告|计划|汇报|思路|打算|要点|安排)(?=20\d{2}年|一年来|今年|去年|[上下]半年|近年|我[局县委区]|在|为|全[县区市])"
)
SIGNED_RUN_IN = re.compile(
    r"(?<=[。！])[\u4e00-\u9fff（）]{3,20}[局委会院心站所](?=20\d{2}年\d{1,2}月\d{1,2}日\s*\Z)"
)
LOST_LINE_ENDS, FEWEST_RUN_IN, SIGNATURE = 600, 4, 60


def headings_run_in(plain: str, start: int, end: int) -> list[int]:
    """The places within one paragraph of `plain`; none unless it is most of the text.

    Behind a title that runs in, and before and behind whoever signed it, too.
    """
    if end - start < LOST_LINE_ENDS or 2 * (end - start) < len(plain):
        return []
    found = _numbered(plain, start, end)
    if len(found) < FEWEST_RUN_IN:
        return []
    if (title := TITLE_RUN_IN.match(plain, start, end)) and title.end() < found[0]:
        found.insert(0, title.end())
    if (signed := SIGNED_RUN_IN.search(plain, max(found[-1], end - SIGNATURE), end)) is not None:
        found += [signed.start(), signed.end()]
    return found


def _numbered(plain: str, start: int, end: int) -> list[int]:
    found, last = [], ""
    for match in RUN_IN.finditer(plain, start + 1, end):
        number, before = match["number"], plain[match.start() - 1]
        is_next = number == "一" if "\u4e00" <= before <= "\u9fff" else last + (number or "") in IN_TURN
        if number is None or before in BEHIND_A_SENTENCE or is_next:
            found.append(match.start())
            last = number or ""
    return found
