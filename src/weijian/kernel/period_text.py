"""Reads a period of time as clerks write it (2020年上半年, 1—9月, 截至6月27日, 2020Q1) into two dates.

It does not guess a missing year, and it does not find periods inside running text: the whole text must be
one period.

The text is first brought to one form (full-width to half-width, Chinese digits to Arabic, all dashes and 至
to "~" or "-"); then the patterns of `_READERS` are tried in order, and the first whole match builds the dates.
`weijian.kernel.periods.Period.parse` is the public door.
"""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable
from datetime import date

from weijian.kernel.numerals import NumberError, chinese_to_int

Dates = tuple[date, date]

UNDERSTOOD = (
    "2020年、2020年上半年(2020H1)、2020年第三季度(2020Q3)、2020年6月(2020-06)、2020年1—9月(2020-01..2020-09)、"
    "截至2020年6月27日(2020-06-27)、2020年1月1日—3月15日(2020-01-01..2020-03-15)、2021妇幼年度(2021MCH)"
)


class PeriodError(ValueError):
    """A period that cannot be read or cannot exist; the message is Chinese and meant for the clerk."""


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def read_period(text: str) -> Dates:
    """First and last day of the period that the text names; PeriodError when it is not understood."""
    if not isinstance(text, str):
        raise TypeError(f"a period is read from text, not from {type(text).__name__}")
    plain = _plain(text)
    for pattern, build in _READERS:
        if found := pattern.fullmatch(plain):
            try:
                start, end = build(*found.groups())
            except ValueError as impossible:
                raise PeriodError(f"“{text}”不是存在的日期或期间。可用写法: {UNDERSTOOD}") from impossible
            if end < start:
                raise PeriodError(f"“{text}”的结束早于开始。可用写法: {UNDERSTOOD}")
            return start, end
    raise PeriodError(f"看不懂期间“{text}”。可用写法: {UNDERSTOOD}")


def _plain(text: str) -> str:
    """One spelling for all: no blanks, half-width, upper case, Arabic digits, "~" between two ends."""
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).upper()
    plain = re.sub(r"[—–―─]+|[~∼〜至到]|\.\.+|…", "~", plain)
    plain = re.sub(r"[‐‑−﹣]", "-", plain)
    return re.sub(r"[〇零一二三四五六七八九十]+(?=[年月日号季~-])|(?<=前)[一二三](?=季)", _arabic, plain)


def _arabic(words: re.Match[str]) -> str:
    try:
        return str(chinese_to_int(words.group()))
    except NumberError:
        return words.group()


def _years(first: str, last: str | None = None) -> Dates:
    return date(int(first), 1, 1), date(int(last or first), 12, 31)


def _half(year: str, half: str) -> Dates:
    return _span(year, "1", None, "6") if half in "上1" else _span(year, "7", None, "12")


def _quarter(year: str, quarter: str) -> Dates:
    last = 3 * int(quarter)
    return _span(year, str(last - 2), None, str(last))


def _first_quarters(year: str, count: str) -> Dates:
    return _span(year, "1", None, str(3 * int(count)))


def _span(year: str, first: str, last_year: str | None, last: str) -> Dates:
    return date(int(year), int(first), 1), month_end(int(last_year or year), int(last))


def _month(year: str, month: str) -> Dates:
    return _span(year, month, None, month)


def _day(year: str, month: str, day: str) -> Dates:
    only = date(int(year), int(month), int(day))
    return only, only


def _month_close(year: str, month: str | None = None) -> Dates:
    last = month_end(int(year), int(month or 12))
    return last, last


def _days(year: str, month: str, day: str, last_year: str | None, last_month: str | None, last: str) -> Dates:
    end = date(int(last_year or year), int(last_month or month), int(last))
    return date(int(year), int(month), int(day)), end


def _mch_year(year: str) -> Dates:
    return date(int(year) - 1, 10, 1), date(int(year), 9, 30)


_Y = r"(\d{4})"
_N = r"(\d{1,2})"
_TO = r"[~-]"
_DAY = r"[日号]"

_READERS: list[tuple[re.Pattern[str], Callable[..., Dates]]] = [
    (re.compile(pattern), build)
    for pattern, build in [
        (rf"{_Y}(?:年度?|年?全年)?", _years),
        (rf"{_Y}年?{_TO}{_Y}(?:年度?)?", _years),
        (rf"{_Y}年?([上下])半年", _half),
        (rf"{_Y}(?:年|-)?H([12])", _half),
        (rf"{_Y}年?第?([1-4])季度?", _quarter),
        (rf"{_Y}(?:年|-)?Q([1-4])", _quarter),
        (rf"{_Y}年?前([1-3])季度?", _first_quarters),
        (rf"{_Y}年{_N}月份?", _month),
        (rf"{_Y}[-/.]{_N}", _month),
        (rf"{_Y}年{_N}月?{_TO}(?:{_Y}年)?{_N}月份?", _span),
        (rf"{_Y}[-/.]{_N}~(?:{_Y}[-/.])?{_N}", _span),
        (rf"(?:截[至~止]|到|~)?{_Y}年{_N}月{_N}{_DAY}", _day),
        (rf"(?:截[至~止]|到|~)?{_Y}[-/.]{_N}[-/.]{_N}", _day),
        (rf"截[至~止]{_Y}年{_N}月份?[底末]?", _month_close),
        (rf"截[至~止]{_Y}年(?:年?[底末])", _month_close),
        (rf"{_Y}年{_N}月{_N}{_DAY}?{_TO}(?:{_Y}年)?(?:{_N}月)?{_N}{_DAY}", _days),
        (rf"{_Y}[-/.]{_N}[-/.]{_N}~(?:{_Y}[-/.])?(?:{_N}[-/.])?{_N}", _days),
        (rf"{_Y}年?妇幼(?:统计)?年度?(?:\(.*\))?", _mch_year),
        (rf"{_Y}-?MCH", _mch_year),
    ]
]
