"""Each figure of blood donation over a few donations that the reader can count."""

from datetime import date
from decimal import Decimal

import pytest

from weijian.work.family.population.ledgers import PopulationStatement
from weijian.work.medical.blood.ledgers import EMERGENCY, PLATELETS, STREET, URGENT


@pytest.fixture
def donations(donor, donate):
    """甲 gives 400, 200 ml and a unit of platelets, 乙 300 ml: four donations of two donors."""
    first, second = donor("甲"), donor("乙")
    donate(first, date(2020, 12, 1), volume_ml=400)
    donate(first, date(2021, 6, 10), volume_ml=400)
    donate(first, date(2021, 12, 20), volume_ml=200)
    donate(second, date(2021, 6, 10), volume_ml=300)
    donate(second, date(2021, 9, 20), type=PLATELETS, platelet_units=2)


def test_times_and_persons_are_two_figures(donations, value):
    assert (value("blood.donations"), value("blood.donors")) == (4, 2)
    assert value("blood.donations", "2021H1") == 2


def test_volume_is_whole_blood_and_platelets_stand_beside_it(donations, value):
    # 400 + 200 + 300 ml
    assert (value("blood.volume"), value("blood.volume_10k")) == (Decimal("0.90"), Decimal("0.09"))
    assert (value("blood.platelets"), value("blood.ml_each")) == (2, Decimal("300.0"))


def test_completion_is_the_year_so_far_over_the_plan(donations, plan, county, value):
    plan(place=county.area, people=3, volume_ml=1000)
    assert (value("blood.completion"), value("blood.completion_volume")) == (
        Decimal("133.33"),
        Decimal("90.00"),
    )
    # of the third quarter: three donations and 700 ml by then
    quarter = "2021年第三季度"
    assert value("blood.completion", quarter) == Decimal("100.00")
    assert value("blood.completion_volume", quarter) == Decimal("70.00")


def test_emergency_donations_have_a_plan_of_their_own(donor, donate, drive, plan, county, value):
    plan(place=county.area, people=100)
    plan(place=county.area, people=2, type=EMERGENCY)
    urgent = drive(type=URGENT)
    donate(donor("甲"), drive=urgent)
    donate(donor("乙"), drive=urgent)
    donate(donor("丙"), drive=drive(type=STREET))
    assert (value("blood.emergency"), value("blood.completion_emergency")) == (2, Decimal("100.00"))
    assert value("blood.completion") == Decimal("3.00")


def test_township_drives_their_donors_and_the_deferred(drive, value):
    drive()  # three registered, one deferred
    drive(date(2021, 6, 1), registered=7, deferred=0, donated=7)
    drive(type=STREET, registered=10, deferred=1, donated=9)
    assert (value("blood.drives"), value("blood.drive_donors")) == (2, 2 + 7)
    assert value("blood.deferred") == Decimal("10.00")  # (1 + 0 + 1) of 20


def test_donations_per_thousand_residents(donations, put, county, value):
    stated = {"place": county.area, "year": 2021, "kind_of_base": "resident", "origin": "statistics"}
    put(PopulationStatement, count=400, document="统计公报", **stated)
    assert value("blood.per_1000") == Decimal("10.00")  # 4 of 400


def test_the_share_of_400_ml_is_of_whole_blood(donations, value):
    assert value("blood.share400") == Decimal("33.33")  # 1 of 3


def test_regular_donors_have_given_three_times(donations, value):
    # 甲's third came in December; 乙 has two
    assert value("blood.repeat") == Decimal("50.00")
    assert value("blood.repeat", "2021H1") == 0
