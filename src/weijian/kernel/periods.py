"""Periods of time that figures are asked for: a year, a half, a quarter, a month, 1—9月, as of a day.

It does not know which figures exist for a period, and it never reads the clock: a period is given, not found.

A `Period` is nothing but its first and last day, both included; `kind`, `code` and `label` follow from them.
So two periods with the same days are equal however they were written (2020年1—6月 is 2020年上半年), and a
period may be a key. One day alone is read as "as of that day". Text is read by `period_text`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from weijian.kernel.period_text import PeriodError, month_end, read_period

__all__ = ["KINDS", "Period", "PeriodError"]

KINDS = ("year", "half", "quarter", "month", "months", "mch_year", "as_of", "range")

_QUARTERS = "一二三四"


@dataclass(frozen=True, order=True)
class Period:
    """Days from `start` to `end`, both included. Ordered by start, then end.

    >>> Period.parse("2020年上半年").code
    '2020H1'
    >>> str(Period.months(2020, 1, 9))
    '2020年1—9月'
    """

    start: date
    end: date

    def __post_init__(self) -> None:
        # A datetime is a date to Python, but would make two equal days unequal.
        if type(self.start) is not date or type(self.end) is not date:
            raise TypeError("a period runs from a date to a date")
        if self.end < self.start:
            raise PeriodError(f"期间的结束({self.end})早于开始({self.start})")

    @classmethod
    def year(cls, year: int) -> "Period":
        """The calendar year."""
        return cls._of_months(year * 12, 12)

    @classmethod
    def half(cls, year: int, half: int) -> "Period":
        """上半年 (1) or 下半年 (2)."""
        _require(half in (1, 2), f"半年只有 1、2，没有 {half}")
        return cls._of_months(year * 12 + (half - 1) * 6, 6)

    @classmethod
    def quarter(cls, year: int, quarter: int) -> "Period":
        """A calendar quarter, 1 to 4."""
        _require(quarter in (1, 2, 3, 4), f"季度只有 1 至 4，没有 {quarter}")
        return cls._of_months(year * 12 + (quarter - 1) * 3, 3)

    @classmethod
    def month(cls, year: int, month: int) -> "Period":
        """A calendar month, 1 to 12."""
        return cls.months(year, month, month)

    @classmethod
    def months(cls, year: int, first: int, last: int) -> "Period":
        """Whole months of one year, `first` to `last`, both included: 2020年1—9月."""
        _require(1 <= first <= last <= 12, f"{year}年没有{first}—{last}月")
        return cls._of_months(year * 12 + first - 1, last - first + 1)

    @classmethod
    def as_of(cls, day: date) -> "Period":
        """The state at the end of one day (截至), for stocks; for flows take `cumulative()`."""
        return cls(day, day)

    day = as_of

    @classmethod
    def between(cls, start: date, end: date) -> "Period":
        """From one day to another, both included."""
        return cls(start, end)

    @classmethod
    def mch_year(cls, year: int) -> "Period":
        """The statistical year of maternal and child health: 1 October of the year before to 30 September."""
        return cls._of_months((year - 1) * 12 + 9, 12)

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Read Chinese and ISO-like forms; PeriodError tells the forms that are understood."""
        return cls(*read_period(text))

    @classmethod
    def _of_months(cls, first: int, count: int) -> "Period":
        """`count` whole months from month number `first`, counted as year * 12 + (month - 1)."""
        last_year, last_month = divmod(first + count - 1, 12)
        try:
            return cls(date(first // 12, first % 12 + 1, 1), month_end(last_year, last_month + 1))
        except (ValueError, OverflowError) as impossible:
            raise PeriodError(f"没有公元{first // 12}年这个年份") from impossible

    @cached_property
    def kind(self) -> str:
        """One of `KINDS`."""
        if self.start == self.end:
            return "as_of"
        if not self._is_whole_months:
            return "range"
        count, first = self._month_count, self.start.month
        if count == 12 and first in (1, 10):
            return "year" if first == 1 else "mch_year"
        if count == 6 and first in (1, 7):
            return "half"
        if count == 3 and first in (1, 4, 7, 10):
            return "quarter"
        return "month" if count == 1 else "months"

    @cached_property
    def code(self) -> str:
        """Canonical text for addresses, files and keys; `parse(code)` gives the period again."""
        start, end = self.start, self.end
        match self.kind:
            case "year":
                return f"{start.year:04}"
            case "half":
                return f"{start.year:04}H{1 if start.month == 1 else 2}"
            case "quarter":
                return f"{start.year:04}Q{end.month // 3}"
            case "mch_year":
                return f"{end.year:04}MCH"
            case "month":
                return start.isoformat()[:7]
            case "months":
                return f"{start.isoformat()[:7]}..{end.isoformat()[:7]}"
            case "as_of":
                return end.isoformat()
        return f"{start.isoformat()}..{end.isoformat()}"

    @cached_property
    def label(self) -> str:
        """The period in Chinese as a report prints it."""
        start, end = self.start, self.end
        year = f"{start.year:04}年"
        match self.kind:
            case "year":
                return year
            case "half":
                return f"{year}{'上' if start.month == 1 else '下'}半年"
            case "quarter":
                return f"{year}第{_QUARTERS[start.month // 3]}季度"
            case "mch_year":
                return f"{end.year:04}妇幼年度({start.year:04}年10月—{end.year:04}年9月)"
            case "month":
                return f"{year}{start.month}月"
            case "months":
                return self._label_of_months()
            case "as_of":
                return f"截至{self.end_label}"
        tail = f"{end.month}月{end.day}日" if start.year == end.year else self.end_label
        return f"{year}{start.month}月{start.day}日—{tail}"

    def _label_of_months(self) -> str:
        start, end = self.start, self.end
        if start.year == end.year:
            return f"{start.year:04}年{start.month}—{end.month}月"
        if self.is_full_years:
            return f"{start.year:04}—{end.year:04}年"
        return f"{start.year:04}年{start.month}月—{end.year:04}年{end.month}月"

    @property
    def end_label(self) -> str:
        """The last day in Chinese: 2020年6月30日."""
        return f"{self.end.year:04}年{self.end.month}月{self.end.day}日"

    def __str__(self) -> str:
        return self.label

    @property
    def days(self) -> int:
        """How many days the period has."""
        return (self.end - self.start).days + 1

    @property
    def year_number(self) -> int:
        """The year that the period is counted to: that of its last day."""
        return self.end.year

    @property
    def is_full_years(self) -> bool:
        """Whether it is one or more whole calendar years (needed where a yearly rate is formed)."""
        return (self.start.month, self.start.day, self.end.month, self.end.day) == (1, 1, 12, 31)

    def contains(self, day: date) -> bool:
        """Whether the day lies in the period."""
        return self.start <= day <= self.end

    def each_month(self) -> Iterator["Period"]:
        """The calendar months that the period touches, in order."""
        first = self.start.year * 12 + self.start.month - 1
        last = self.end.year * 12 + self.end.month - 1
        return (Period._of_months(month, 1) for month in range(first, last + 1))

    def previous(self) -> "Period":
        """The period of the same length directly before (上期): whole months by months, else by days."""
        return self._shifted(-1)

    def next(self) -> "Period":
        """The period of the same length directly after."""
        return self._shifted(1)

    def year_before(self) -> "Period":
        """The same period last year (去年同期); 29 February becomes 28, a whole February stays whole."""
        if self._is_whole_months:
            return self._of_months(self.start.year * 12 + self.start.month - 1 - 12, self._month_count)
        return Period(_year_before(self.start), _year_before(self.end))

    def cumulative(self) -> "Period":
        """From 1 January of the year of the last day to the last day (累计)."""
        return Period(date(self.end.year, 1, 1), self.end)

    def _shifted(self, steps: int) -> "Period":
        if self._is_whole_months:
            count = self._month_count
            return self._of_months(self.start.year * 12 + self.start.month - 1 + steps * count, count)
        step = timedelta(days=steps * self.days)
        try:
            return Period(self.start + step, self.end + step)
        except OverflowError as impossible:
            raise PeriodError(f"{self.label}的前后没有同样长的期间") from impossible

    @property
    def _is_whole_months(self) -> bool:
        return self.start.day == 1 and self.end == month_end(self.end.year, self.end.month)

    @property
    def _month_count(self) -> int:
        return (self.end.year - self.start.year) * 12 + self.end.month - self.start.month + 1


def _require(condition: bool, message: str) -> None:
    if not condition:
        raise PeriodError(message)


def _year_before(day: date) -> date:
    if (day.month, day.day) == (2, 29):
        day = day.replace(day=28)
    try:
        return day.replace(year=day.year - 1)
    except ValueError as impossible:
        raise PeriodError(f"{day}没有去年同期") from impossible
