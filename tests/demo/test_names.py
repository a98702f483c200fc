import random
from collections import Counter
from datetime import date

import pytest

from weijian.demo.names import COUNTY_CODE, COUNTY_NAME, TOWN_NAMES, person_name, village_names
from weijian.kernel.id_card import IdNumber, make_id_number

# Counties and cities of the prefecture whose prefix the invented code uses, as of 2021.
PREFECTURE = {"431202"} | {f"4312{number}" for number in range(21, 31)} | {"431281"}


def test_the_countys_code_belongs_to_no_county_but_makes_valid_id_numbers():
    assert COUNTY_CODE not in PREFECTURE
    number = make_id_number(COUNTY_CODE, date(1980, 5, 6), 123)
    assert IdNumber.parse(number).area_code == COUNTY_CODE


def test_place_names_are_different_from_one_another():
    assert len(set(TOWN_NAMES)) == len(TOWN_NAMES) == 28
    assert COUNTY_NAME not in TOWN_NAMES


@pytest.mark.parametrize(("sex", "year"), [(1, 1930), (2, 1930), (1, 1968), (2, 1990), (1, 2018), (2, 2021)])
def test_a_name_has_a_surname_and_one_or_two_characters(sex, year):
    dice = random.Random(1)
    assert {len(person_name(dice, sex, year)) for _ in range(300)} <= {2, 3, 4}


def test_common_surnames_are_common():
    dice = random.Random(1)
    counted = Counter(person_name(dice, 1, 1970)[0] for _ in range(5000))
    assert counted["张"] > 5 * counted["钟"] > 0


def test_names_of_the_old_and_the_young_differ():
    dice = random.Random(1)
    old = {person_name(dice, 2, 1940)[1:] for _ in range(500)}
    young = {person_name(dice, 2, 2015)[1:] for _ in range(500)}
    assert len(old & young) < 10


def test_villages_have_names_of_their_own():
    names = village_names(random.Random(1), 1000)
    assert len(set(names)) == 1000
    with pytest.raises(ValueError, match="can be invented"):
        village_names(random.Random(1), 100_000)
