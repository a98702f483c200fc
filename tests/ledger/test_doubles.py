from datetime import date

import pytest

from weijian.accounts.scope import Scope
from weijian.kernel.id_card import check_digit, make_id_number
from weijian.ledger.doubles import (
    ONE_WITHOUT_NUMBER,
    OTHER_DOCUMENT,
    SAME_NAME_AND_BIRTH,
    SIMILAR_NUMBER,
    find_doubles,
)
from weijian.ledger.merging import MergePersons

pytestmark = pytest.mark.django_db
BIRTH = date(1950, 3, 1)
NUMBER = make_id_number("431299", BIRTH, 24)


@pytest.fixture
def everybody(users):
    return Scope.of(users["administrator"])


def found(scope):
    return {(double.first.pk, double.second.pk): double.rank for double in find_doubles(scope)}


def test_same_name_and_birth_date_with_one_number_missing_is_likely(person, everybody):
    one, other = person("张晓燕", id_number=NUMBER), person("张晓燕")
    person("张晓燕", birth=date(1950, 3, 2))
    person("吴晓燕")
    assert found(everybody) == {(one.pk, other.pk): ONE_WITHOUT_NUMBER}


def test_number_with_one_digit_off_is_found_although_birth_dates_differ(person, everybody):
    slip = f"{NUMBER[:13]}2{NUMBER[14:17]}"
    one = person("张晓燕", id_number=NUMBER)
    other = person("张晓燕", birth=date(1950, 3, 2), id_number=slip + check_digit(slip))
    assert found(everybody) == {(one.pk, other.pk): SIMILAR_NUMBER}


def test_numbers_far_apart_are_the_least_likely(person, everybody):
    one = person("张晓燕", id_number=NUMBER)
    other = person("张晓燕", id_number=make_id_number("431202", BIRTH, 46))
    assert found(everybody) == {(one.pk, other.pk): SAME_NAME_AND_BIRTH}


def test_old_number_among_other_documents_is_the_likeliest(person, everybody):
    one = person("张晓燕", id_number=NUMBER)
    other = person("张艳", other_document=NUMBER[:6] + NUMBER[8:17])
    assert found(everybody) == {(one.pk, other.pk): OTHER_DOCUMENT}


def test_merged_rows_are_no_doubles_any_more(person, everybody, users):
    one, other = person("张晓燕"), person("张晓燕")
    assert len(found(everybody)) == 1
    MergePersons(one, other).run(users["administrator"])
    assert found(everybody) == {}


def test_doubles_touch_the_scope(person, users, county):
    person("张晓燕", village=county.west_village)
    person("张晓燕", village=county.west_village_2)
    assert found(Scope.of(users["village_doctor"])) == {}
    person("张晓燕", village=county.east_village)
    assert len(found(Scope.of(users["village_doctor"]))) == 2
