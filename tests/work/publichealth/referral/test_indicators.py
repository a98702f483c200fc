"""Figures of referrals and suspects over a few cases."""

from datetime import date

import pytest

from weijian.work.publichealth.referral import indicators as figures
from weijian.work.publichealth.referral.ledgers import Referral, Suspect


@pytest.fixture
def cases(enter, person):
    first, second, third = person("张晓燕"), person("李建国"), person("向美英")
    sent = {"line": 1, "reason": "血压186/112", "opened": date(2021, 6, 1)}
    enter(Referral, person=first, **sent, urgent=True, followed_on=date(2021, 6, 15), outcome=1)
    enter(Referral, person=second, **sent, followed_on=date(2021, 6, 16), outcome=4)
    enter(Referral, person=third, **sent)
    enter(Referral, person=third, **{**sent, "opened": date(2020, 6, 1)})
    seen = {"disease": 1, "origin": 1, "finding": "血压168/100", "opened": date(2021, 5, 1)}
    enter(Suspect, person=first, **seen, rechecked_on=date(2021, 5, 9), result=1)
    enter(Suspect, person=second, **seen, rechecked_on=date(2021, 5, 9), result=2)
    enter(Suspect, person=third, **seen)


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        (figures.referrals, 3),
        (figures.urgent, 1),
        (figures.found, 3),
        (figures.confirmed, 1),
        (figures.excluded, 1),
        (figures.waiting, 1),
    ],
)
def test_counts_of_a_year(cases, value, figure, expected):
    assert value(figure, "2021年") == expected


def test_followed_rate_leaves_out_the_15th_day_and_the_unanswered(cases, value):
    assert str(value(figures.followed_rate, "2021年")) == "33.33"


def test_enrolled_rate_counts_those_confirmed_and_enrolled(cases, value):
    assert value(figures.enrolled_rate, "2021年") == 0
