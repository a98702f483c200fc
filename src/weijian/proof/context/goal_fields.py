"""Items told in fields: 任务要求：体检率达到75%以上。完成情况：……体检率76.00%。结果：完成。

Accounts of goals put what was wanted and what came of it under marks that end in a colon. A field lasts until the next
mark, whatever that says, or the end of its paragraph; what came of a goal stands in its paragraph or in the ones right
behind it, in front of the next goal and the next heading above. A goal without an outcome is none of these.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from weijian.proof.document import Document

MARK = re.compile(
    r"(?:^|(?<=[。；\n]))[ 　]*(?:[（(]?\d{1,2}[）).．、])?[【（]?(?P<name>[一-龥]{2,8})[】）]?：",
    re.MULTILINE,
)
GOAL = re.compile(
    r"(?:任务|工作|目标|指标|年度|考核|计划|主要|责任)*(?:任务|目标|指标|要求|标准|计划)(?:值|内容|要求)?$"
)
OUTCOME = re.compile(
    r"(?:任务|目标|指标|工作|年度|自查|实际)*(?:完成|进展|落实|执行|推进|达标|自查)(?:情况|进度|结果|值)?$|(?:工作|完成|自评|实际)?(?:结果|现状|成效|进度|实绩)$"
)
# What is no field of its own: a result that is one word.
DONE = re.compile(
    r"(?:已|按期|按时|全面|如期|超额|圆满)?(?:完成|达标|达到目标|实现)(?:任务|目标)?(?=[。；，\n]|$)"
)
NOTHING_BUT = 12


@dataclass(frozen=True, slots=True)
class Item:
    """A goal and what came of it, as stretches of the plain text; `done` where the item says that it was reached."""

    goal: tuple[int, int]
    outcome: tuple[int, int]
    done: bool


def items_in_fields(document: Document) -> list[Item]:
    marks = [match for match in MARK.finditer(document.plain) if len(match["name"]) > 1]
    items: list[Item] = []
    goal: tuple[int, int] | None = None
    outcome: tuple[int, int] | None = None
    done = False
    for place, mark in enumerate(marks):
        paragraph = document.paragraph_at(mark.end())
        following = marks[place + 1].start() if place + 1 < len(marks) else paragraph.end
        field = (mark.end(), min(paragraph.end, following))
        if GOAL.fullmatch(mark["name"]):
            items += _item(goal, outcome, done)
            goal, outcome, done = field, None, False
        elif OUTCOME.fullmatch(mark["name"]) and goal is not None:
            if _heading_between(document, goal[1], mark.start()):
                items += _item(goal, outcome, done)
                goal, outcome, done = None, None, False
            elif outcome is None:
                outcome = field
            short = document.plain[field[0] : min(field[1], field[0] + NOTHING_BUT)].strip()
            done = done or DONE.match(short) is not None
    return items + _item(goal, outcome, done)


def _item(goal: tuple[int, int] | None, outcome: tuple[int, int] | None, done: bool) -> list[Item]:
    return [Item(goal, outcome, done)] if goal and outcome else []


def _heading_between(document: Document, start: int, end: int) -> bool:
    place = bisect_right(document.headings, start, key=lambda heading: heading.start)
    return place < len(document.headings) and document.headings[place].start < end
