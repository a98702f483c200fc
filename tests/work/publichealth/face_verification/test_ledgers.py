"""Meetings verified face to face: a person and a day count once, whatever was verified."""

from datetime import date, datetime

import pytest

from weijian.kernel.clock import ZONE
from weijian.ledger import store
from weijian.work.publichealth.face_verification.ledgers import FAILED, FaceVerification


def at(hour, day=1, month=6):
    return datetime(2021, month, day, hour, 30, tzinfo=ZONE)


@pytest.fixture
def met(enter, person):
    def make(resident, moment, programme=2, result=1, **fields):
        return enter(
            FaceVerification, person=resident, at=moment, programme=programme, result=result, **fields
        )

    return make


def flags(*rows):
    for row in rows:
        row.refresh_from_db()
    return [row.first_of_day for row in rows]


def test_day_is_that_of_official_time(met, person):
    assert met(person(), at(6)).on == date(2021, 6, 1)  # 22:30 of the day before in UTC


def test_one_meeting_for_two_programmes_counts_once(met, person):
    resident = person()
    rows = met(resident, at(9), 1), met(resident, at(9), 2)
    assert flags(*rows) == [True, False]
    assert all(row.first_of_programme for row in rows)


def test_failed_match_is_no_meeting_and_the_next_one_is(met, person):
    resident = person()
    assert flags(met(resident, at(9), result=FAILED), met(resident, at(10))) == [False, True]


def test_voiding_the_counted_row_passes_the_count_on(met, person, users):
    resident = person()
    first, second = met(resident, at(9)), met(resident, at(10))
    assert flags(first, second) == [True, False]
    store.void(first, "误录", users["administrator"])
    assert flags(second) == [True]


def test_correcting_the_counted_row_keeps_one_count_a_day(met, person, change):
    resident = person()
    rows = met(resident, at(9)), met(resident, at(10)), met(resident, at(11))
    change(rows[0], result=FAILED)
    assert sum(flags(*rows)) == 1 and not flags(rows[0])[0]
    change(rows[0], result=1)
    assert sum(flags(*rows)) == 1


def test_row_moved_to_another_day_counts_there(met, person, change):
    resident = person()
    first, second = met(resident, at(9)), met(resident, at(10))
    change(first, at=at(9, day=2))
    assert flags(first, second) == [True, True]


def test_service_named_must_be_this_persons(met, person, patient, visits):
    enrolment = patient()
    visit = visits(enrolment, date(2021, 6, 1))
    name = f"hypertension.hypertensionvisit:{visit.pk}"
    assert met(enrolment.person, at(9), service=name).pk
    for resident, service in (
        (person("李建国"), name),
        (enrolment.person, "x"),
        (enrolment.person, f"{name}9"),
    ):
        with pytest.raises(store.checks.Refused, match="没有这条服务记录"):
            met(resident, at(10), service=service)


def test_same_person_programme_and_moment_is_one_row(met, person):
    resident = person()
    met(resident, at(9))
    with pytest.raises(store.checks.Refused, match="已有"):
        met(resident, at(9))


def test_meeting_in_the_future_is_refused(met, person):
    with pytest.raises(store.checks.Refused, match="不能晚于今天"):
        met(person(), datetime(2022, 1, 1, 8, 0, tzinfo=ZONE))
