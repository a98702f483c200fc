"""Doubts about rows that only look odd beside the worker's others, or by where they were made."""

from datetime import date

import pytest

from weijian.ledger import store
from weijian.ledger.models import Doubt
from weijian.ledger.vigilance import Crowd, made_while_open, within_catchment
from weijian.work.publichealth.hypertension.ledgers import PressureScreening

DAY = date(2021, 5, 6)
COPIED = "同一天10条以上血压完全相同，请核对是否复制"


@pytest.fixture
def measure(county, person, users):
    """A screening of somebody new by one worker."""

    def make(systolic=131, source="form", user="institution"):
        row = PressureScreening(
            person=person(),
            on=DAY,
            systolic=systolic,
            diastolic=81,
            place=1,
            institution=county.east_hospital,
        )
        return store.insert([row], users[user], source)[0]

    return make


def doubts(record):
    rows = Doubt.objects.filter(ledger=record.declaration.code, record_id=record.pk)
    return [row.message for row in rows]


def test_tenth_equal_reading_of_a_worker_and_day_is_doubted(measure):
    rows = [measure() for _ in range(10)]
    assert [doubts(row) for row in rows] == [[]] * 9 + [[COPIED]]


def test_other_values_and_other_workers_are_counted_apart(measure):
    for _ in range(9):
        measure()
    assert doubts(measure(systolic=132)) == []
    assert doubts(measure(user="village_doctor")) == []
    assert doubts(measure()) == [COPIED]


def test_imported_rows_are_not_asked_one_by_one(measure):
    assert not any(doubts(measure(source="import")) for _ in range(12))


def test_crowd_counts_only_rows_that_satisfy_its_condition(patients, visits, monkeypatch):
    from django.db.models import Q

    from weijian.work.publichealth.hypertension.ledgers import HypertensionVisit

    rule = Crowd("太多", most=1, where=Q(mode=2))
    first, second = patients("张晓燕"), patients("李建国")
    home = visits(first, DAY, mode=2)
    assert not list(rule.check(home, []))
    clinic = visits(second, DAY)
    assert not list(rule.check(clinic, []))
    clinic.mode = 2
    assert [problem.message for problem in rule.check(clinic, [])] == ["太多"]
    assert HypertensionVisit.declaration.rules


def test_row_of_an_institution_that_was_not_open_is_doubted(county, patients, visits):
    visit = visits(patients(), DAY)
    assert made_while_open(visit)
    tenure = county.east_hospital.tenures.get()
    tenure.until = date(2021, 3, 31)
    tenure.save()
    visit = type(visit).objects.get(pk=visit.pk)
    assert not made_while_open(visit)


def test_person_of_another_township_is_doubted_and_not_at_a_county_hospital(county, patients, person, visits):
    stranger = patients(resident=person("向美英", village=county.west_village))
    visit = visits(stranger, DAY)
    assert "对象不在记录机构的服务区域内，请核对" in doubts(visit)
    visit.institution = county.hospital
    assert within_catchment(visit)
    neighbour = patients(resident=person("李建国", village=county.east_village_2))
    assert within_catchment(visits(neighbour, DAY))
