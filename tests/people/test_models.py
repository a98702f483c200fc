from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from weijian.kernel.id_card import make_id_number
from weijian.people.models import MOST_INITIALS, Person, Residence

pytestmark = pytest.mark.django_db
BIRTH = date(1950, 3, 1)
NUMBER = make_id_number("431299", BIRTH, 24)


def test_number_and_telephone_are_sealed_in_the_database_and_found_by_index(person):
    made = person("张晓燕", id_number=NUMBER, phone="13800001111")
    with connection.cursor() as cursor:
        cursor.execute("select * from people_person")
        stored = cursor.fetchall()
    assert NUMBER not in str(stored) and "13800001111" not in str(stored)
    # Four digits may stand by accident within the indexes, but no column holds them.
    assert NUMBER[-4:] not in {str(value) for row in stored for value in row}
    assert Person.objects.with_id_number(NUMBER).get() == made
    assert Person.objects.get().phone == "13800001111"


def test_number_is_unique_among_current_rows_only(person):
    first = person("张晓燕", id_number=NUMBER)
    with pytest.raises(IntegrityError), transaction.atomic():
        person("张小燕", id_number=NUMBER)
    kept = person("张晓燕")
    first.merged_into = kept
    first.save()
    kept.id_number = NUMBER
    kept.save()
    assert list(Person.objects.current()) == [kept]


def test_person_without_number_needs_a_reason_and_with_one_has_none(person):
    with pytest.raises(IntegrityError), transaction.atomic():
        person("张晓燕", no_id_reason=None)
    assert person("张晓燕", id_number=NUMBER, no_id_reason=4).no_id_reason is None


def test_death_before_birth_is_refused_by_the_database(person):
    with pytest.raises(IntegrityError), transaction.atomic():
        person("张晓燕", died_on=date(1949, 1, 1))


def test_masked_number_hides_the_birth_date_and_gives_the_reason_instead_of_none(person):
    assert person("张晓燕", id_number=NUMBER).masked_id_number == NUMBER[:6] + "*" * 8 + NUMBER[14:]
    assert person("吴立新").masked_id_number == "遗失"


@pytest.mark.parametrize(
    "day, age",
    [(date(2020, 2, 29), 69), (date(2020, 3, 1), 70), (date(2021, 2, 28), 70), (date(2021, 3, 1), 71)],
)
def test_age_counts_completed_years(person, day, age):
    assert person("张晓燕").age_on(day) == age


def test_initials_hold_every_usual_reading_and_fit_their_column(person):
    assert person("曾晓燕").initials == "|zxy|"
    many = person("乐乐重长还行")
    assert len(many.initials) <= MOST_INITIALS
    assert many.initials.startswith("|") and many.initials.endswith("|")


def test_residence_is_that_of_the_day_and_only_one_is_current(person, county):
    made = person("张晓燕", since=date(2010, 1, 1))
    with pytest.raises(IntegrityError), transaction.atomic():
        Residence.objects.create(person=made, area=county.west_village, since=date(2020, 1, 1))
    made.residences.update(until=date(2019, 12, 31))
    Residence.objects.create(person=made, area=county.west_village, since=date(2020, 1, 1))
    made = Person.objects.get()
    assert made.residence_on(date(2009, 12, 31)) is None
    assert made.residence_on(date(2019, 12, 31)).area == county.east_village
    assert made.residence_on(date(2020, 1, 1)).area == county.west_village
