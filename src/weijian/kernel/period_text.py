"""Reads a period of time as clerks write it (2020年上半年, 1—9月, 截至6月27日, 2020Q1) into two dates.

It does not guess a missing year, and it does not find periods inside running text: the whole text must be
one period.

The text is first brought to one spelling, then the patterns are tried in order, and the first that fits the
whole of it builds the dates.
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
    """The last day of a month; ValueError for a month that does not exist."""
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
    """One spelling for all: half-width, upper case, Arabic digits, dates with "-", two ends parted by "~"."""
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).upper()
    plain = re.sub(r"[—–―─]+|[~∼〜至止到]|\.\.+", "~", plain)
    plain = re.sub(r"[‐‑−﹣]", "-", plain)
    if re.search(r"\d[./]\d", plain):  # 2020.6.27, 2020/6/27: then a hyphen parts two ends
        plain = re.sub(r"[./]", "-", plain.replace("-", "~"))
    return re.sub(r"[〇零一二三四五六七八九十]+(?=[年月日号个季~-])", _arabic, plain)


def _arabic(words: re.Match[str]) -> str:
    try:
        return str(chinese_to_int(words.group()))
    except NumberError:
        return words.group()


def _years(first: str, last: str | None = None) -> Dates:
    return date(int(first), 1, 1), date(int(last or first), 12, 31)


def _months(year: str, first: str | int, last: str | int | None = None) -> Dates:
    return date(int(year), int(first), 1), month_end(int(year), int(last or first))


def _months_to(year: str, first: str, last_year: str | None, last: str) -> Dates:
    return date(int(year), int(first), 1), month_end(int(last_year or year), int(last))


def _half(year: str, half: str) -> Dates:
    return _months(year, 1, 6) if half in "上1" else _months(year, 7, 12)


def _quarters(year: str, first: str, last: str | None = None) -> Dates:
    return _months(year, 3 * int(first) - 2, 3 * int(last or first))


def _first_quarters(year: str, count: str) -> Dates:
    return _quarters(year, "1", count)


def _day(year: str, month: str, day: str) -> Dates:
    only = date(int(year), int(month), int(day))
    return only, only


def _last_day(year: str, month: str = "12") -> Dates:
    last = month_end(int(year), int(month))
    return last, last


def _days(year: str, month: str, day: str, last_year: str | None, last_month: str | None, last: str) -> Dates:
    end = date(int(last_year or year), int(last_month or month), int(last))
    return date(int(year), int(month), int(day)), end


def _mch_year(year: str, spelled_out: str | None = None) -> Dates:
    dates = date(int(year) - 1, 10, 1), date(int(year), 9, 30)
    if spelled_out and read_period(spelled_out) != dates:
        raise ValueError("the months in brackets are not those of the year")
    return dates


_Y = r"(\d{4})"
_N = r"(\d{1,2})"
_DAY = f"{_N}[日号]"
_TO = "[~-]"
_PATTERNS: list[tuple[str, Callable[..., Dates]]] = [
    (rf"{_Y}(?:年度?|年?全年)?", _years),
    (rf"{_Y}年?{_TO}{_Y}年?", _years),
    (rf"{_Y}年?([上下])半年度?", _half),
    (rf"{_Y}[年-]?H([12])", _half),
    (rf"{_Y}年?第?([1-4])季度?", _quarters),
    (rf"{_Y}[年-]?Q([1-4])", _quarters),
    (rf"{_Y}年?第?([1-4])季?度?{_TO}第?([1-4])季度?", _quarters),
    (rf"{_Y}年?前([1-4])个?季度?", _first_quarters),
    (rf"{_Y}年{_N}月份?", _months),
    (rf"{_Y}-{_N}", _months),
    (rf"{_Y}年{_N}月?{_TO}(?:{_Y}年)?{_N}月份?", _months_to),
    (rf"{_Y}-{_N}~(?:{_Y}-)?{_N}月?", _months_to),
    (rf"(?:截~)?{_Y}年{_N}月{_DAY}", _day),
    (rf"(?:截~)?{_Y}-{_N}-{_N}", _day),
    (rf"截~{_Y}年{_N}月份?[底末]?", _last_day),
    (rf"截~{_Y}年年?[底末]", _last_day),
    (rf"{_Y}年{_N}月{_N}[日号]?{_TO}(?:{_Y}年)?(?:{_N}月)?{_DAY}", _days),
    (rf"{_Y}-{_N}-{_N}~(?:{_Y}-)?(?:{_N}-)?{_N}", _days),
    (rf"{_Y}年?妇幼(?:统计)?年度?(?:\((.+)\))?", _mch_year),
    (rf"{_Y}-?MCH", _mch_year),
]
_READERS = [(re.compile(pattern), build) for pattern, build in _PATTERNS]
