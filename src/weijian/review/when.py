"""The period for which a figure is counted: that of the document's title, or what the text says of the figure.

`proof.context` reads the words of time; this module says which period of the ledgers they ask for. Where the title
names none, or the words cannot be resolved (近三年), nobody can say.
"""

import re
from dataclasses import dataclass

from weijian.kernel.periods import Period, PeriodError
from weijian.proof.document import Document
from weijian.proof.figures.model import Figure

HEAD_LINES, HEAD_SIGNS = 4, 300
TITLE = re.compile(
    r"(?P<year>20\d\d)年度?(?P<part>上半年|下半年|第?[一二三四]季度|\d{1,2}(?:[—－至~-]\d{1,2})?月)?"
)
TOLD = re.compile(r"总结|情况|汇报|报告|完成|小结|述职|自评|评估")
AIMED = re.compile(r"打算|计划|思路|安排|要点|目标|谋划|举措")
FIRST_HEADING = re.compile(r"一、|（一）|1[.．、]|第一[章节部]")
CHINESE_YEAR = re.compile(r"二[〇○零O0]([〇○零O0一二三四五六七八九])([〇○零O0一二三四五六七八九])年")
CHINESE_DIGITS = dict(zip("〇○零O0一二三四五六七八九", "00000123456789", strict=True))


@dataclass(frozen=True, slots=True)
class Time:
    """What a document as a whole tells of; no period where its title names none."""

    period: Period | None = None

    def of(self, figure: Figure, shape: str) -> Period | None:
        """The period of a figure of an indicator of this shape (flow, stock …)."""
        if not figure.period:
            return self.period
        try:
            named = Period.parse(figure.period)
        except PeriodError:
            return None
        if named.kind != "as_of":
            return named
        if self.period and named.end == self.period.end:
            return self.period
        return named if shape == "stock" else named.cumulative()


def head(document: Document) -> str:
    """The title of a document, as it may be compared."""
    return title_in(document.plain) or document.title


def title_in(text: str) -> str:
    """The title, which may stand in several lines: everything in front of the text and its first heading."""
    kept: list[str] = []
    for line in text[: HEAD_SIGNS * 2].split("\n"):
        line = line.strip()
        if "。" in line or len(kept) == HEAD_LINES or FIRST_HEADING.match(line):
            break
        if line:
            kept.append(line)
    return "".join(kept)[:HEAD_SIGNS]


def told_time(title: str) -> Time:
    """The period that a title says is told of: the first of 2020年上半年工作总结及下半年工作打算; none of a plan."""
    title = CHINESE_YEAR.sub(lambda found: f"20{CHINESE_DIGITS[found[1]]}{CHINESE_DIGITS[found[2]]}年", title)
    match = TITLE.search(title)
    if match is None:
        return Time()
    rest = title[match.end() :]
    told, aimed = TOLD.search(rest), AIMED.search(rest)
    if aimed and (told is None or aimed.start() < told.start()):
        return Time()
    try:
        return Time(Period.parse(match.group().replace("年度", "年")))
    except PeriodError:
        return Time()
