import json
from datetime import date

import pytest

from weijian.people.models import Person

pytestmark = pytest.mark.django_db
GIVEN = {"name": "向东海", "sex": 1, "birth_date": "1948-05-06", "no_id_reason": 4}


def test_person_is_registered_moved_and_recorded_as_dead(weijian, users, county):
    status, out, _ = weijian("person", "register", "431299101201", "2020-01-01", json.dumps(GIVEN))
    assert status == 0
    person = Person.objects.get(pk=int(out.strip().removeprefix("#")))
    assert person.residence_on(date(2020, 6, 1)).area == county.east_village
    assert weijian("person", "move", person.pk, "431299102201", "2021-03-01")[0] == 0
    assert Person.objects.get().residence_on(date(2021, 3, 1)).area == county.west_village
    assert weijian("person", "change", person.pk, '{"died_on": "2021-10-01"}')[0] == 0
    assert Person.objects.get().died_on == date(2021, 10, 1)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("register", "999", "2020-01-01", json.dumps(GIVEN)), "没有代码为999的区划"),
        (("register", "431299101201", "2020-01-01", json.dumps(GIVEN | {"hat": "red"})), "hat"),
        (("register", "431299101201", "2020-01-01", "[]"), "JSON 对象"),
        (("change", "77", "{}"), "没有编号为77的人员"),
        (
            ("register", "431299101201", "2020-01-01", json.dumps(GIVEN | {"birth_date": "1948-13-01"})),
            "应写作 1950-03-01",
        ),
    ],
)
def test_what_cannot_be_done_is_told_and_nothing_is_written(weijian, users, words, said):
    status, _, err = weijian("person", *words)
    assert status == 1
    assert said in err
    assert not Person.objects.exists()


def test_reader_may_not_register(weijian, users, county):
    status, _, err = weijian(
        "person", "register", "431299101201", "2020-01-01", json.dumps(GIVEN), "--user", "reader"
    )
    assert status == 1
    assert "只能登记" in err
