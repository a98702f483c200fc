from datetime import date

import pytest

from weijian.ledger import duties, store
from weijian.ledger.models import Duty
from weijian.ledger.persons import ChangePerson

pytestmark = pytest.mark.django_db


def open_duties():
    return sorted(
        Duty.objects.values_list("ledger", "record_id", "schedule", "due_on", "person_id", "area_id")
    )


@pytest.fixture
def history_of_work(patients, visits, users):
    """Five patients in every situation: untouched, visited, referred, ended, dead, voided."""
    for name, days in (
        ("张一", []),
        ("张二", [date(2021, 4, 1)]),
        ("张三", [date(2021, 4, 1), date(2021, 7, 1)]),
    ):
        enrolment = patients(name)
        for day in days:
            visits(enrolment, day)
    ended = patients("张四")
    store.change(ended, {"end": date(2021, 6, 1), "end_reason": 7}, None)
    dead = patients("张五")
    ChangePerson(dead.person, {"died_on": date(2021, 8, 1)}).run(users["administrator"])
    store.void(patients("张六"), "重复", None)


def test_rebuild_gives_what_step_by_step_gave(history_of_work):
    kept = open_duties()
    assert kept
    assert duties.rebuild() == len(kept)
    assert open_duties() == kept


def test_duty_of_a_dead_ended_or_voided_enrolment_is_none(history_of_work):
    names = set(Duty.objects.values_list("person__name", flat=True))
    assert names == {"张一", "张二", "张三"}


def test_one_duty_a_schedule_stays_however_often_it_is_refreshed(patients, visits):
    enrolment = patients()
    for month in (2, 3, 4):
        visits(enrolment, date(2021, month, 1))
    duties.refresh([enrolment])
    duties.refresh([enrolment])
    schedules = list(Duty.objects.values_list("schedule", flat=True))
    assert len(schedules) == len(set(schedules))


def test_refresh_of_nothing_does_nothing():
    duties.refresh([])
    assert not Duty.objects.exists()


def test_refresh_asks_the_database_a_fixed_number_of_times(patients, visits, django_assert_max_num_queries):
    rows = [visits(patients(f"张{number}"), date(2021, 4, 1)) for number in range(12)]
    with django_assert_max_num_queries(14):
        duties.refresh(rows)
