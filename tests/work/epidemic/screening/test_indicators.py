"""Each figure of nucleic acid testing over a few rows that the reader can count."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from tests.work.epidemic.screening.conftest import NOON, hours

from weijian.work.epidemic.screening.ledgers import (
    AMPLIFIER,
    BROKEN,
    EXTRACTOR,
    FEVER,
    NEGATIVE,
    POSITIVE,
    DueTest,
    EnvSample,
    TestStatement,
)


@pytest.fixture
def value(value):
    """The county's value of a figure, in December unless said otherwise: `value("test.people")`."""
    return lambda code, period="2021年12月": value(code, period)


def test_laboratories_are_those_approved_and_not_suspended(lab, value, county):
    lab()
    lab(lab=county.east_hospital, suspended_from=date(2021, 11, 1))
    lab(lab=county.west_hospital, suspended_from=date(2021, 11, 1), suspended_to=date(2021, 12, 15))
    lab(lab=county.bureau, start=date(2020, 5, 1), end=date(2021, 6, 1), end_reason=7)
    assert value("test.labs") == 1 + 0 + 1 + 0
    assert value("test.labs", "2021年5月") == 4


def test_capacity_sums_the_laboratories_at_work(lab, machine, value, county):
    for unit, minutes in ((county.hospital, 120), (county.east_hospital, 240)):
        laboratory = lab(lab=unit, institution=unit, cycle_hours=12)
        machine(laboratory, AMPLIFIER, 96, minutes, "A")
        machine(laboratory, EXTRACTOR, 96, minutes, "E")
    # 94 × 6 + 94 × 3
    assert value("test.capacity") == 564 + 282
    assert value("test.capacity_pooled") == 5640 + 2820
    lab(lab=county.west_hospital, suspended_from=date(2021, 11, 1))
    assert value("test.capacity") == 846


def test_a_suspended_laboratory_adds_no_capacity(lab, machine, value):
    laboratory = lab(cycle_hours=12, suspended_from=date(2021, 12, 2))
    machine(laboratory, AMPLIFIER, 96, 120, "A")
    machine(laboratory, EXTRACTOR, 96, 120, "E")
    assert (value("test.capacity", "2021年11月"), value("test.capacity")) == (564, 0)


def test_machines_are_counted_by_type_and_wells_while_in_use(lab, machine, value):
    laboratory = lab()
    machine(laboratory, AMPLIFIER, 96, 90, "A1")
    machine(laboratory, AMPLIFIER, 96, 90, "A2")
    machine(laboratory, AMPLIFIER, 48, 90, "A3", state=BROKEN)
    machine(laboratory, EXTRACTOR, 32, 40, "E1")
    machine(laboratory, 3, None, None, "C1")
    machine(laboratory, 4, None, None, "H1")
    machine(laboratory, 5, None, None, "F1")
    counted = {
        "amplifier": 2, "amplifier.16": 0, "amplifier.32": 0, "amplifier.48": 0, "amplifier.96": 2,
        "amplifier.192": 0, "extractor": 1, "extractor.16": 0, "extractor.32": 1, "extractor.48": 0,
        "extractor.96": 0, "extractor.192": 0, "cabinet": 1, "autoclave": 1, "freezer": 1,
    }  # fmt: skip
    assert {name: value(f"test.equip.{name}") for name in counted} == counted


@pytest.fixture
def some_tests(tube, member, person, put, county):
    """A pool with two people and a single tube reported in December, an unreported tube, a total for October."""
    first, second = person("张一"), person("张二")
    pool = tube(pool=5, result=NEGATIVE)
    member(pool, first, 1)
    member(pool, second, 2)
    late = NOON + timedelta(days=2)
    times = {"sampled_at": late, "sealed_at": late, "sent_at": late, "received_at": late, "testing_at": late}
    single = tube(result=NEGATIVE, **times, reported_at=late + timedelta(hours=9))
    member(single, first, group=FEVER)
    member(tube(sampled_at=hours(100), sealed_at=hours(101)), second)
    total = {"lab": county.hospital, "year": 2021, "month": 10, "group": 12, "document": "月报"}
    put(TestStatement, people=50, tubes=5, positive=1, **total)


def test_people_tubes_and_persons_are_three_figures(some_tests, value):
    year = "2021年"
    assert value("test.people") == 2 + 1
    assert value("test.people", year) == 2 + 1 + 50
    assert value("test.persons") == 2
    assert (value("test.tubes"), value("test.tubes", year)) == (2, 2 + 5)


def test_the_total_runs_from_the_epidemics_start(some_tests, value):
    assert value("test.people_total") == 50 + 3
    assert value("test.people_total", "2021年10月") == 50


def test_feedback_is_judged_tube_by_tube(some_tests, value):
    # the pool in 5 of 24 hours, the fever patient's tube in 9 of 6
    assert value("test.turn_ok") == Decimal("50.00")
    assert value("test.turn_median") == Decimal("7.0")


def test_only_confirmed_persons_are_positive(tube, member, person, value, put, county):
    first, second = person("张一"), person("张二")
    pool = tube(pool=5, result=POSITIVE)
    member(pool, first, 1)
    member(pool, second, 2)
    assert value("test.positive") == 0
    single = tube(result=POSITIVE, retest_of=pool)
    member(single, first)
    recheck = tube(result=POSITIVE, retest_of=single)
    member(recheck, first)
    assert value("test.positive") == 1
    assert value("test.people") == 2 + 1 + 1
    assert value("test.pos_rate") == Decimal("25.0000")


def test_surroundings_are_counted_apart(put, county, value):
    sample = {"lab": county.hospital, "type": 1, "spot": "市场", "sampled_at": NOON}
    put(EnvSample, sample_no="1", result=NEGATIVE, **sample)
    put(EnvSample, sample_no="2", result=POSITIVE, **sample)
    assert (value("test.env"), value("test.env_positive"), value("test.people")) == (2, 1, 0)


def test_the_must_test_rate_counts_due_days_of_the_groups(put, person, tube, member, value):
    done, missed, other = person("甲"), person("乙"), person("丙")
    for somebody, group in ((done, 5), (missed, 13), (other, 12)):
        put(DueTest, person=somebody, group=group, on=date(2021, 12, 1))
    member(tube(result=NEGATIVE), done)
    assert value("test.must") == Decimal("50.00")
