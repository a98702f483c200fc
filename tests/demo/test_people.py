from collections import Counter
from datetime import date

import pytest

from weijian.demo.build import build_county
from weijian.demo.people import Resident, Residents
from weijian.demo.profile import Profile
from weijian.kernel.id_card import IdNumber
from weijian.people.models import Person, Residence


def test_every_person_is_on_file_with_a_valid_number_or_a_reason(small):
    people = list(Person.objects.all())
    assert len(people) >= 1500
    for person in people:
        if person.id_number:
            number = IdNumber.parse(person.id_number, date(2021, 12, 31))
            assert (number.birth_date, number.sex) == (person.birth_date, person.sex)
            assert person.no_id_reason is None
        else:
            assert person.no_id_reason in (1, 2, 3, 4)
    numbers = [person.id_number for person in people if person.id_number]
    assert len(set(numbers)) == len(numbers)


def test_a_person_is_found_by_number_and_initials_as_if_typed_in(small):
    some = Person.objects.exclude(id_index=None).first()
    typed = Person(name=some.name, id_number=some.id_number)
    typed.derive()
    assert (typed.initials, typed.id_index, typed.id_tail_index) == (
        some.initials,
        some.id_index,
        some.id_tail_index,
    )
    assert Person.objects.with_id_number(some.id_number).get() == some


def test_the_ages_are_those_of_a_rural_county(small):
    ages = Counter(one.age_on(date(2021, 12, 31)) // 10 for one in small.people if one.died is None)
    living = sum(ages.values())
    assert 0.16 < sum(ages[decade] for decade in range(6, 12)) / living < 0.28
    assert ages[4] + ages[5] > ages[1] + ages[2]  # the young have left


def test_some_die_are_born_and_move_within_the_two_years(small):
    first, last = date(2020, 1, 1), date(2021, 12, 31)
    died = [one for one in small.people if one.died]
    assert 0.005 < len(died) / len(small.people) < 0.03
    assert all(first <= one.died <= last and one.died >= one.birth for one in died)
    born = [one for one in small.people if one.birth >= first]
    assert 0.008 < len(born) / len(small.people) < 0.03
    moved = [one for one in small.people if one.moved_in]
    assert moved
    for one in moved:
        now = Residence.objects.get(person_id=one.id, until=None)
        assert (now.area_id, now.since) == (one.village, one.moved_in)


def test_who_left_the_county_is_on_file_but_no_resident(small):
    here = {one.id for one in small.people}
    gone = Person.objects.exclude(pk__in=here)
    assert gone.exists()
    assert not Residence.objects.filter(person__in=gone, until=None).exists()


def test_some_persons_are_entered_twice(db):
    county = build_county(3000, "doubles", Profile())
    keys = Counter(Person.objects.values_list("name", "sex", "birth_date"))
    assert 1 <= sum(count - 1 for count in keys.values()) <= 20
    assert len(county.people) > 2900


def test_the_same_seed_gives_the_same_people(small):
    from weijian.orgs.models import Area, Institution

    def rows():
        people = Person.objects.order_by("pk").values_list("name", "sex", "birth_date", "id_index", "died_on")
        homes = Residence.objects.order_by("pk").values_list("person__name", "area__code", "since", "until")
        codes = Institution.objects.order_by("pk").values_list("code", flat=True)
        return [list(people), list(homes), list(codes)]

    before = rows()
    for model in (Residence, Person):
        model.objects.all().delete()
    Area.objects.update(successor=None)
    from weijian.orgs.models import AreaTenure, InstitutionTenure

    for model in (InstitutionTenure, Institution, AreaTenure, Area):
        model.objects.all().delete()
    build_county(1500, "test", Profile())
    assert rows() == before
    assert small.random("hypertension").random() == small.random("hypertension").random()


def test_another_seed_gives_other_people(small):
    names = list(Person.objects.order_by("pk").values_list("name", flat=True)[:50])
    assert names != [small.name(small.random("names")) for _ in range(50)]


def test_a_compact_sequence_gives_back_what_was_put_in():
    residents = Residents()
    birth, died = date(1950, 1, 2), date(2021, 3, 4)
    residents.extend(
        7, [(11, 1, birth.toordinal(), 7, died.toordinal(), 0), (12, 2, birth.toordinal(), 7, 0, 0)]
    )
    residents.extend(8, [])
    assert residents[0] == Resident(11, 1, birth, 7, died, None)
    assert [one.id for one in residents.of_village(7)] == [11, 12]
    assert list(residents.of_village(8)) == [] and residents[-1].id == 12
    assert [one.id for one in residents[0:2]] == [11, 12]


@pytest.mark.parametrize(
    ("first", "last", "there"),
    [
        (date(2020, 2, 1), date(2020, 3, 1), True),
        (date(2020, 1, 9), date(2020, 3, 1), False),
        (date(2020, 2, 1), date(2021, 6, 1), False),
    ],
)
def test_a_resident_is_there_between_moving_in_and_death(first, last, there):
    one = Resident(1, 1, date(1950, 1, 1), 7, date(2021, 5, 1), date(2020, 1, 10))
    assert one.there(first, last) is there
