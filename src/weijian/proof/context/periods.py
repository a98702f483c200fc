"""The period that a figure is of: 2020年上半年, 1-6月, 截至6月30日, 今年以来, 去年同期.

Relative words are resolved against the title's period. A period is given as the code of
`weijian.kernel.periods.Period` (2020H1, 2020-06-30); what cannot be resolved, as the words themselves (近三年);
what the title says, as nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from weijian.kernel.periods import Period, PeriodError
from weijian.proof.context.carried import Carried
from weijian.proof.document import Document
from weijian.proof.figures.model import Figure

DASH = r"[-—–~～至到]{1,2}"
PART = (
    r"上半年|下半年|全年|第?[一二三四1-4]季度|前[一二三四1-4]个?季度"
    rf"|(?<![\d.])\d{{1,2}}月?份?{DASH}\d{{1,2}}月份?(?!\d|龄|以[上下])"
    r"|(?<![\d.])\d{1,2}月(?!龄|以[上下])(?:\d{1,2}[日号]|份)?[底末]?|年[底末]|年初"
)
WORDS = re.compile(
    r"(?P<now>(?:截[至止])?到?(?:目前|现在)|现阶段)"
    r"|(?P<other>(?:近|过去|连续)[一二三四五六七八九十两\d]{1,3}年来?|历年(?:来|累计)?|任期内|“?十[一二三四五]五”?(?:期间|时期|末|以来))"
    r"|(?P<until>截[至止]到?)?(?:"
    r"(?:(?<!\d)(?P<year>(?:19|20)\d{2})年?度?|(?P<relative>今年|本年度?|当年|去年|上年度?|前年|明年|来年|次年))"
    rf"的?(?P<after>{PART}|底|末|初)?|(?P<part>{PART})|(?P<alone>同期))(?P<same>同期)?(?P<since>以来)?"
)
# A bare number of four digits is a year only with 年 or something of the calendar behind it.
YEAR_SIGN = re.compile(r"年|月|季|半年")
COMPARED = re.compile(r"(?:较|比|与|同|跟|和|于|超过|由|从)$")
AIM = re.compile(r"的?(?:目标|任务|计划|指标|标准)")
CHANGE = re.compile(r"增|减|提高|下降|上升|降低|升高|持平|翻|高出|多|少")
YEARS_AWAY = {
    "今年": 0,
    "本年": 0,
    "当年": 0,
    "去年": -1,
    "上年": -1,
    "前年": -2,
    "明年": 1,
    "来年": 1,
    "次年": 1,
}
OF_A_YEAR = {"全年", "年底", "年末", "年初"}
IN_TITLE_MARKS = re.compile(r"《[^《》\n]{1,80}》")
HEAD = 400  # signs of the beginning that help a title without a year
OPENING = 12  # signs that may stand before the word of time that opens a sentence
NEAR = 12
MOST_WORDS = 6  # words of time of one sentence that are looked at


@dataclass(frozen=True, slots=True)
class Time:
    """Words of time. Those that say what is compared govern only the figure right behind them; those that name a part
    of a year alone (全年, 年末) are of the year that is spoken of.
    """

    start: int
    end: int
    code: str
    compared: bool
    day: bool
    of_a_year: bool


class Periods:
    """The periods of a document's figures."""

    def __init__(self, document: Document) -> None:
        self.plain, self.document = document.plain, document
        self.own = own_period(document.title, document.plain[:HEAD])
        self.times = list(self._times())
        self.starts = [time.start for time in self.times]
        self.carried = Carried(document, self._of_heading)
        for time in self.times:
            sentence = document.sentence_at(time.start)
            opens = (
                time.start - sentence.start <= OPENING and "，" not in self.plain[sentence.start : time.start]
            )
            if time.of_a_year and self.carried.at(sentence.start):
                continue
            if opens and not time.compared and not time.day:
                self.carried.carry(sentence.start, time.code)

    def of(self, figure: Figure) -> str:
        sentence = self.document.sentence_at(figure.start)
        last = bisect_right(self.starts, figure.start) - 1
        for time in reversed(self.times[max(0, last - MOST_WORDS + 1) : last + 1]):
            if time.start < sentence.start:
                break
            if not time.compared or self._right_behind(time, figure):
                return (time.of_a_year and self.carried.at(figure.start)) or time.code
        return self.carried.at(figure.start)

    def _right_behind(self, time: Time, figure: Figure) -> bool:
        """较去年同期（1621例）下降: the figure of last year, not that by which it fell."""
        if figure.start - time.end > NEAR:
            return False
        between = self.plain[time.end : figure.start]
        return not re.search(r"[，；\d]", between) and not CHANGE.search(between)

    def _times(self) -> Iterator[Time]:
        titles = [(match.start(), match.end()) for match in IN_TITLE_MARKS.finditer(self.plain)]
        ends = [end for _, end in titles]
        for match in WORDS.finditer(self.plain):
            place = bisect_right(ends, match.start())
            if place < len(titles) and titles[place][0] < match.start():
                continue
            if match["year"] and not YEAR_SIGN.search(match.group()):
                continue
            compared = self._says_what_is_compared(match)
            if match["alone"] and not compared:
                continue
            day = match["until"] is None and bool(re.search(r"[日号]", match.group()))
            of_a_year = match["part"] in OF_A_YEAR
            yield Time(match.start(), match.end(), self._code(match), compared, day, of_a_year)

    def _says_what_is_compared(self, match: re.Match[str]) -> bool:
        """较去年, 与2019年; 全年任务 and 2025年目标 too speak of one figure only."""
        before = COMPARED.search(self.plain, max(0, match.start() - 2), match.start())
        return before is not None or AIM.match(self.plain, match.end()) is not None

    def _of_heading(self, text: str) -> str | None:
        match = WORDS.search(text)
        return self._code(match) if match and (match["year"] or match["relative"] or match["part"]) else None

    def _code(self, match: re.Match[str]) -> str:
        return code_of(match, self.own)


def code_of(match: re.Match[str], own: Period | None) -> str:
    """The code of the period that the words name in a report on `own`."""
    if match["now"]:
        return ""
    period = None if match["other"] else _period(match, own)
    if period is None:
        return match.group().lstrip("截至止到")
    if match["since"] and own is not None and period.start < own.start:
        return f"{period.start.isoformat()}.."
    if own is None:
        return period.code
    # As of the last day is what a report says without any date.
    as_of_its_end = period.kind == "as_of" and period.end == own.end and match["until"]
    return "" if period == own or match["since"] or as_of_its_end else period.code


def _period(match: re.Match[str], own: Period | None) -> Period | None:
    if match["alone"]:
        return own.year_before() if own else None
    relative = (match["relative"] or "").removesuffix("度")
    if match["year"]:
        year = int(match["year"])
    elif own is not None:
        year = own.year_number + YEARS_AWAY.get(relative, 0)
    else:
        return None
    part = match["after"] or match["part"] or ""
    same = match["same"] or (not part and relative in {"今年", "本年", "当年"})
    if same and own is not None and not part:
        return own if year == own.year_number else own.year_before()
    return _parsed(year, part, match["until"] is not None)


def _parsed(year: int, part: str, until: bool) -> Period | None:
    part = part.removeprefix("年")
    if part == "初":
        return _or_none(f"{year}年1月1日")
    if part.endswith(("底", "末")) or (until and part):
        words = part if part.endswith(("底", "末", "日", "号")) else f"{part}底"
        return _or_none(f"截至{year}年{'年' if len(words) == 1 else ''}{words}")
    return _or_none(f"{year}年{part}")


def _or_none(words: str) -> Period | None:
    try:
        return Period.parse(words)
    except PeriodError:
        return None


def own_period(title: str, beginning: str) -> Period | None:
    """The period that the title names; where it names none, the first year of the text."""
    for text in (title, beginning):
        for match in WORDS.finditer(text):
            if match["year"] and YEAR_SIGN.search(match.group()):
                return _period(match, None)
    return None
