"""Figures of a small year: 2020 carries two disputes over into 2021."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from weijian.kernel.clock import ZONE
from weijian.work.family.population.ledgers import PopulationStatement
from weijian.work.medical.disputes import indicators as figures
from weijian.work.medical.disputes.ledgers import LiabilityInsurance, SafetyIncident


@pytest.fixture
def year(dispute, appraise, enter, county):
    """Carried in: one agreed in February, one still open. Of 2021: agreed, failed, withdrawn, open, negotiated."""
    old = {"occurred_on": date(2020, 11, 2), "opened": date(2020, 11, 9), "both_agree": True}
    new = {"both_agree": True}
    accepted = {"accepted_on": date(2021, 3, 8)}
    paid = {"result": 1, "mediation_result": 1, "payer": 1}
    dispute(
        **old, **paid, accepted_on=date(2020, 11, 16), agreed_on=date(2021, 2, 1), amount=50000,
        paid_on=date(2021, 2, 5), closed=date(2021, 2, 8),
    )  # fmt: skip
    dispute(**old, accepted_on=date(2020, 11, 16))
    agreed = dispute(
        **new, **accepted, **paid, agreed_on=date(2021, 3, 12), amount=30000, paid_on=date(2021, 3, 15),
        closed=date(2021, 3, 15),
    )  # fmt: skip
    dispute(
        **new, **accepted, result=2, mediation_result=2, failed_on=date(2021, 4, 12), closed=date(2021, 4, 12)
    )
    dispute(result=3, closed=date(2021, 3, 22), channel=3)
    waiting = dispute(**new, **accepted)
    dispute(channel=1)
    appraise(agreed, date(2021, 3, 9), persons=2, closed=date(2021, 3, 10), grade="不属于")
    appraise(waiting, date(2021, 3, 15), kind=1, body=3, closed=date(2021, 3, 29), share=20)
    for number, kind in (("S1", 1), ("S2", 2)):
        at = datetime(2021, 5, 4 + kind, 9, 0, tzinfo=ZONE)
        enter(SafetyIncident, site=county.hospital, at=at, kind=kind, hurt=kind, police=number)
    stated = {"place": county.area, "year": 2021, "document": "统计公报", "origin": "statistics"}
    enter(PopulationStatement, kind_of_base="discharges", count=25000, **stated)
    enter(PopulationStatement, kind_of_base="public_institutions", count=4, **stated)
    for number, insured in (("P1", county.hospital), ("P2", county.east_hospital)):
        enter(
            LiabilityInsurance, insured=insured, insurer="人保财险", policy_number=number,
            start=date(2021, 1, 1), end=date(2021, 12, 31),
        )  # fmt: skip


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        (figures.accepted, 5),
        (figures.accepted_by_negotiation, 1),
        (figures.accepted_by_committee, 3),
        (figures.accepted_by_bureau, 1),
        (figures.accepted_by_court, 0),
        (figures.agreed, 2),
        (figures.agreed_new, 1),
        (figures.closed, 4),
        (figures.still_open, 3),
        (figures.appraised, 3),
        (figures.appraised_accident, 2),
        (figures.overdue, 2),
        (figures.incidents, 2),
        (figures.incidents_hurt, 3),
        (figures.insured, 2),
        (figures.amount, Decimal("8.00")),
        (figures.success, Decimal("66.67")),
        (figures.per_10000, Decimal("2.00")),
        (figures.insured_rate, Decimal("50.00")),
    ],
)
def test_figures_of_the_year(year, value, figure, expected):
    assert value(figure, "2021年") == expected


def test_open_cases_balance(year, value):
    before = value(figures.still_open, "2020年")
    accepted, closed = (value(figure, "2021年") for figure in (figures.accepted, figures.closed))
    assert before == 2 and before + accepted - closed == value(figures.still_open, "2021年")


def test_carried_over_case_is_not_accepted_again(year, value):
    assert value(figures.accepted, "2020年") == 2


def test_days_are_work_days_without_the_appraisal(year, value):
    # Closed in 2021 and mediated: 16 Nov - 8 Feb is 60 work days, 8 - 15 March 5 less 1, 8 March - 12 April 24.
    assert value(figures.days, "2021年") == Decimal("29.3")


@pytest.mark.parametrize(
    ("period", "expected"),
    [("2020年11月", 0), ("2020年", 2), ("2021年1月", 2), ("2021年3月", 1), ("2021年上半年", 2)],
)
def test_overdue_is_told_as_of_the_periods_end(year, value, period, expected):
    # Accepted 16 Nov 2020: due 28 Dec; accepted 8 March 2021 with ten days paused: due 6 May.
    assert value(figures.overdue, period) == expected
