from datetime import date

import pytest

from weijian.ledger.neighbours import Neighbours
from weijian.work.publichealth.hypertension.ledgers import HypertensionVisit

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(patients, visits):
    enrolment = patients()
    return [visits(enrolment, day) for day in (date(2021, 6, 30), date(2021, 4, 1), date(2021, 9, 1))]


def days(rows):
    return [row.on.month for row in rows]


def test_others_of_the_person_come_oldest_first_without_the_row_itself(three):
    neighbours = Neighbours(HypertensionVisit)
    assert days(neighbours.of(three[0])) == [4, 9]
    assert days(neighbours.of(HypertensionVisit(person_id=three[0].person_id, on=date(2021, 5, 1)))) == [
        4,
        6,
        9,
    ]


def test_put_makes_a_new_row_visible_and_replaces_a_changed_one(three):
    neighbours = Neighbours(HypertensionVisit)
    fresh = HypertensionVisit(person_id=three[0].person_id, on=date(2021, 5, 1))
    neighbours.put(fresh)
    assert days(neighbours.of(three[2])) == [4, 5, 6]
    three[0].on = date(2021, 12, 1)
    neighbours.put(three[0])
    assert days(neighbours.of(fresh)) == [4, 9, 12]


def test_row_without_a_person_has_no_neighbours():
    neighbours = Neighbours(HypertensionVisit)
    assert neighbours.of(HypertensionVisit(on=date(2021, 5, 1))) == []


def test_batch_of_persons_is_read_in_few_queries(patients, visits, django_assert_num_queries):
    rows = [visits(patients(f"张{number}"), date(2021, 4, 1)) for number in range(8)]
    neighbours = Neighbours(HypertensionVisit)
    with django_assert_num_queries(1):
        neighbours.read(rows)
        for row in rows:
            neighbours.of(row)
