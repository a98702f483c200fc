"""Which period and area a page shows when the address says nothing, something, or nonsense."""

from datetime import date

import pytest

from weijian.web.periods import quick_periods, usual_period


@pytest.mark.parametrize(
    ("today", "label"),
    [
        (date(2021, 1, 5), "2021年1月"),
        (date(2021, 6, 30), "2021年上半年"),
        (date(2021, 9, 1), "2021年1—9月"),
        (date(2021, 12, 31), "2021年"),
    ],
)
def test_usual_period_is_the_year_so_far(today, label):
    assert usual_period(today).label == label


def test_quick_periods_name_each_once():
    codes = [code for code, _ in quick_periods(date(2021, 12, 31))]
    assert len(codes) == len(set(codes))
    assert {"2021", "2021H1", "2020", "2021-12"} <= set(codes)
