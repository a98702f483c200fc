import time
from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from weijian.kernel.workdays import add_workdays, holiday_calendar_covers, is_workday, workdays_between

covered_days = st.dates(date(2004, 1, 1), date(2026, 12, 31))
days = st.dates(date(2001, 1, 1), date(2029, 12, 31))


@given(covered_days)
def test_is_workday_in_covered_years_agrees_with_the_holiday_calendar(day: date) -> None:
    assert is_workday(day) == chinese_calendar.is_workday(day)


@pytest.mark.parametrize("year", [*range(1999, 2008), *range(2024, 2040)])
def test_holiday_calendar_covers_a_year_exactly_when_the_package_answers_for_it(year: int) -> None:
    try:
        chinese_calendar.is_workday(date(year, 5, 1))
    except NotImplementedError:
        assert not holiday_calendar_covers(year)
    else:
        assert holiday_calendar_covers(year)


@given(st.dates(date(2060, 1, 1), date(2100, 1, 1)) | st.dates(date(1950, 1, 1), date(2003, 12, 31)))
def test_is_workday_outside_covered_years_is_monday_to_friday(day: date) -> None:
    assert not holiday_calendar_covers(day.year)
    assert is_workday(day) == (day.weekday() < 5)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2020, 1, 19), True),  # a Sunday worked for the Spring Festival
        (date(2020, 1, 24), False),  # New Year's Eve, a Friday
        (date(2020, 1, 31), False),  # the festival was prolonged in that year
        (date(2020, 2, 3), True),
        (date(2020, 10, 8), False),
    ],
)
def test_is_workday_knows_holidays_and_make_up_days(day: date, expected: bool) -> None:
    assert is_workday(day) == expected
    assert holiday_calendar_covers(day.year)


@given(days, st.integers(1, 400))
def test_add_workdays_agrees_with_walking_day_by_day(day: date, n: int) -> None:
    walked, left = day, n
    while left:
        walked += timedelta(days=1)
        left -= is_workday(walked)
    assert add_workdays(day, n) == walked
    assert workdays_between(day, walked) == n


@given(days, st.integers(1, 400))
def test_add_workdays_of_a_negative_number_walks_back(day: date, n: int) -> None:
    walked, left = day, n
    while left:
        walked -= timedelta(days=1)
        left -= is_workday(walked)
    assert add_workdays(day, -n) == walked


@given(days)
def test_add_workdays_of_zero_stays_on_a_work_day_or_goes_to_the_next(day: date) -> None:
    assert add_workdays(day, 0) == (day if is_workday(day) else add_workdays(day, 1))


@given(days, days)
def test_workdays_between_counts_after_the_first_through_the_second(a: date, b: date) -> None:
    first, last = sorted([a, b])
    last = min(last, first + timedelta(days=800))
    expected = sum(is_workday(first + timedelta(days=n)) for n in range(1, (last - first).days + 1))
    assert workdays_between(first, last) == expected
    assert workdays_between(last, first) == -expected


def test_add_workdays_over_the_spring_festival_of_2020_skips_eleven_days() -> None:
    assert add_workdays(date(2020, 1, 23), 1) == date(2020, 2, 3)


def test_add_workdays_a_hundred_thousand_times_takes_under_two_seconds() -> None:
    start = time.process_time()
    for n in range(100_000):
        add_workdays(date(2020, 1, 1) + timedelta(days=n % 2000), n % 60)
    assert time.process_time() - start < 2
