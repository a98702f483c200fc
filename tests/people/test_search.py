from datetime import date

import pytest

from weijian.kernel.id_card import make_id_number
from weijian.people import search
from weijian.people.models import Person

pytestmark = pytest.mark.django_db
NUMBER = make_id_number("431299", date(1950, 3, 1), 36)


@pytest.fixture
def names(person):
    person("张晓燕", id_number=NUMBER)
    person("张晓燕子")
    person("曾秀英")
    person("王张晓")

    def find(text):
        return [one.name for one in search.find(Person.objects.current(), text)]

    return find


@pytest.mark.parametrize(
    "text, found",
    [
        ("张晓燕", ["张晓燕", "张晓燕子"]),
        ("张", ["张晓燕", "张晓燕子"]),
        ("张晓", ["张晓燕", "张晓燕子", "王张晓"]),
        ("zxy", ["张晓燕", "曾秀英", "张晓燕子"]),
        ("ZXY", ["张晓燕", "曾秀英", "张晓燕子"]),
        ("ｚｘｙ", ["张晓燕", "曾秀英", "张晓燕子"]),
        ("zx", ["张晓燕", "张晓燕子", "曾秀英"]),
        (NUMBER, ["张晓燕"]),
        (NUMBER.lower(), ["张晓燕"]),
        (NUMBER[:6] + NUMBER[8:17], ["张晓燕"]),
        (NUMBER[-4:], ["张晓燕"]),
        ("无此人", []),
        ("", []),
        ("  ", []),
    ],
)
def test_find_puts_the_likeliest_first(names, text, found):
    assert sorted(names(text)) == sorted(found)
    assert names(text)[:1] == found[:1]


def test_condition_applies_through_a_link(names, patients_of_search):
    from weijian.work.publichealth.hypertension.ledgers import Hypertension

    patients_of_search("张晓燕")
    assert Hypertension.objects.filter(search.condition("zxy", "person__")).count() == 1
    assert Hypertension.objects.filter(search.condition("wlx", "person__")).count() == 0


@pytest.fixture
def patients_of_search(county):
    from weijian.ledger import store
    from weijian.work.publichealth.hypertension.ledgers import Hypertension

    def make(name):
        day = date(2021, 1, 5)
        person = Person.objects.filter(name=name).get()
        record = Hypertension(
            person=person,
            start=day,
            diagnosed_on=day,
            basis=1,
            manager="向",
            institution=county.east_hospital,
        )
        return store.insert([record], None, "form")[0]

    return make
