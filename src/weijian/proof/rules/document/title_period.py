"""What the title says of the report: the year it sums up, and whether it is of a part of the year.

Shared by the rules that hold other dates against the title. The title is whatever stands before the first
sentence, so one that is broken over lines is read whole. Where it names no year, nothing is said.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from weijian.kernel.quantities import parse_number
from weijian.proof.document import Document
from weijian.proof.plans import PLAN_WORDS
from weijian.proof.rules.document.leftover import is_leftover
from weijian.proof.rules.once import once

LONGEST_TITLE = 400
REPORT = re.compile("总结|报告|汇报|情况|自评|述职")
YEAR = re.compile(
    r"(?P<year>20\d{2}|二[○〇零][○〇零一二三四五六七八九]{2})(?:年度?)(?P<part>上半年|下半年|前[一二三]季度|前[一二三四五六七八九十\d]{1,2}个?月|第?[一二三四]季度|\d{1,2}[月—～至-]{1,2}\d{0,2}月?)?"
)
DIGITS = str.maketrans("○〇零一二三四五六七八九", "000123456789")
PLAN = re.compile(rf"(?:^|[及和与暨、])[^及和与暨、]{{0,12}}(?:{PLAN_WORDS})")
HALVES = {"上半年": 6, "下半年": 12}
QUARTERS = "一二三四"
MONTH = re.compile(r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})(?=个?月)")


@dataclass(frozen=True, slots=True)
class TitlePeriod:
    year: int
    part: str
    start: int
    end: int

    @property
    def first_day(self) -> date:
        return date(self.year, 7 if self.part == "下半年" else 1, 1)

    @property
    def last_day(self) -> date:
        """The last day of what is summed up: a half, quarters or months; else that of the year."""
        month = HALVES.get(self.part) or self._last_quarter() * 3 or self._last_month() or 12
        return date(self.year, month, monthrange(self.year, month)[1])

    def _last_quarter(self) -> int:
        return QUARTERS.index(self.part.strip("第前季度")) + 1 if "季度" in self.part else 0

    def _last_month(self) -> int:
        """Of 1—9月, 前九个月; 0 where no month is named."""
        match = MONTH.search(self.part)
        if match is None:
            return 0
        month = int(parse_number(match.group()))
        return month if 1 <= month <= 12 else 0


@once
def title_period(document: Document) -> TitlePeriod | None:
    """The period of the report, as the title has it."""
    head = _head(document)
    if not REPORT.search(head):
        return None
    match = YEAR.search(head)
    if match is None or PLAN.fullmatch(head[match.end() : match.end() + 12]):
        return None
    year = int(match["year"].translate(DIGITS))
    return TitlePeriod(year, match["part"] or "", match.start(), match.end())


def _head(document: Document) -> str:
    """What stands before the first sentence or heading."""
    end = min(LONGEST_TITLE, len(document.plain))
    if document.headings:
        end = min(end, document.headings[0].start)
    for paragraph in document.paragraphs:
        if paragraph.start >= end:
            break
        line = document.slice(paragraph)
        if re.search("[，。；]", line) and not is_leftover(line):
            end = min(end, paragraph.start)
            break
    return document.plain[:end]
