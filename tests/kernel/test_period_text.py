from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weijian.kernel.numerals import chinese_numeral
from weijian.kernel.period_text import PeriodError, month_end, read_period

_FULL_WIDTH = str.maketrans("0123456789-.", "０１２３４５６７８９－．")


@given(st.dates(date(1950, 1, 1), date(2150, 12, 31)))
def test_read_period_of_a_day_in_words_agrees_with_digits(day: date) -> None:
    year = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(day.year))
    words = f"{year}年{chinese_numeral(day.month)}月{chinese_numeral(day.day)}日"
    assert read_period(words) == read_period(day.isoformat()) == (day, day)


@given(st.dates(date(1950, 1, 1), date(2150, 12, 31)))
def test_read_period_of_full_width_text_agrees_with_half_width(day: date) -> None:
    assert read_period(day.isoformat().translate(_FULL_WIDTH)) == (day, day)


@given(st.text(alphabet="0123456789年月日-—至.截上半季度第一H Q", max_size=14))
def test_read_period_of_scrambled_text_gives_ordered_days_or_a_period_error(text: str) -> None:
    try:
        start, end = read_period(text)
    except PeriodError:
        return
    assert start <= end


@pytest.mark.parametrize(
    ("year", "month", "day"), [(2020, 2, 29), (2021, 2, 28), (1900, 2, 28), (2020, 12, 31)]
)
def test_month_end_knows_leap_years(year: int, month: int, day: int) -> None:
    assert month_end(year, month) == date(year, month, day)
