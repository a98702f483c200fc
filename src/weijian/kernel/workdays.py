"""Work days of the country, with statutory holidays and make-up days, for deadlines in work days (工作日).

It does not know local or institutional holidays, nor hours of the day.

The holiday tables come from the package chinese_calendar. In years that it does not know, Monday to Friday
are taken; `holiday_calendar_covers` tells, so that such a deadline can be marked as provisional. Each year's
work days are listed once; every answer is then a search in those lists.
"""

from bisect import bisect_right
from datetime import date
from functools import cache

import chinese_calendar
from chinese_calendar.constants import holidays

_FIRST_YEAR = min(holidays).year
_LAST_YEAR = max(holidays).year


def holiday_calendar_covers(year: int) -> bool:
    """Whether the holidays of the year are known, or Monday to Friday have to stand in."""
    return _FIRST_YEAR <= year <= _LAST_YEAR


def is_workday(day: date) -> bool:
    """Whether offices work on the day."""
    return _work_through(day) != _work_through_eve(day)


def add_workdays(day: date, n: int) -> date:
    """The day `n` work days after `day`, which itself is not counted; before it when `n` is negative.

    With 0, the day itself when it is a work day, else the next one.
    """
    if n == 0:
        return day if is_workday(day) else add_workdays(day, 1)
    year = day.year
    # How many work days of that year have passed when the n-th is reached; carried over year by year.
    wanted = (_work_through(day) if n > 0 else _work_through_eve(day) + 1) + n
    while wanted > len(_workdays_of(year)):
        wanted -= len(_workdays_of(year))
        year += 1
    while wanted < 1:
        year -= 1
        wanted += len(_workdays_of(year))
    return date.fromordinal(_workdays_of(year)[wanted - 1])


def workdays_between(a: date, b: date) -> int:
    """Work days after `a` up to and including `b`; negative when `b` is before `a`."""
    if b < a:
        return -workdays_between(b, a)
    whole_years = sum(len(_workdays_of(year)) for year in range(a.year, b.year))
    return whole_years + _work_through(b) - _work_through(a)


def _work_through(day: date) -> int:
    """Work days of the year up to and including the day."""
    return bisect_right(_workdays_of(day.year), day.toordinal())


def _work_through_eve(day: date) -> int:
    """Work days of the year before the day."""
    return bisect_right(_workdays_of(day.year), day.toordinal() - 1)


@cache
def _workdays_of(year: int) -> tuple[int, ...]:
    """Ordinals of the work days of a year, in order."""
    covered = holiday_calendar_covers(year)
    first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    days = (date.fromordinal(ordinal) for ordinal in range(first, last + 1))
    return tuple(
        day.toordinal()
        for day in days
        if (chinese_calendar.is_workday(day) if covered else day.weekday() < 5)
    )
