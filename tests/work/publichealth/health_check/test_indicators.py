"""Figures of health checks over four checks of three persons."""

from datetime import date

import pytest

from weijian.work.publichealth.health_check import indicators as figures


@pytest.fixture
def four_checks(checked, person):
    first, second, third = person("张晓燕"), person("李建国"), person("向美英")
    checked(first, on=date(2021, 3, 1), purposes="|1|2|")  # lacks the laboratory of the elderly
    checked(first, on=date(2021, 9, 1), told_on=date(2021, 9, 10))
    checked(second, on=date(2021, 4, 1), purposes="|2|3|", foot_pulse=2, verdict=2, abnormality_1="血压升高")
    checked(third, on=date(2020, 4, 1), purposes="|4|")


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        (figures.checks, 3),
        (figures.checked, 2),
        (figures.checked_elderly, 1),
        (figures.checked_hypertension, 2),
        (figures.checked_diabetes, 1),
        (figures.checked_mental, 0),
        (figures.abnormal, 1),
    ],
)
def test_counts_of_a_year(four_checks, value, figure, expected):
    assert value(figure, "2021年") == expected


def test_complete_rate_is_complete_checks_of_all(four_checks, value):
    assert str(value(figures.complete_rate, "2021年")) == "66.67"


def test_told_rate_is_checks_with_a_day_of_telling(four_checks, value):
    assert str(value(figures.told_rate, "2021年")) == "33.33"


def test_rate_of_a_year_without_checks_is_unknown(four_checks, value):
    assert value(figures.told_rate, "2019年") is None
