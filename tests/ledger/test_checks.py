"""Rules that compare a row with what is on file: natural keys and open enrolments."""

from decimal import Decimal

import pytest

from weijian.indicators.models import Target
from weijian.ledger import store
from weijian.ledger.checks import Refused


def target(county, **fields):
    given = {
        "figure": "htn.managed",
        "place": county.area,
        "year": 2021,
        "value": Decimal(10),
        "document": "平卫发〔2021〕3号",
    }
    return Target(institution=county.bureau, **(given | fields))


def test_second_row_with_the_same_key_is_refused_though_an_optional_part_is_empty(county, users):
    store.insert([target(county)], users["administrator"], "form")
    with pytest.raises(Refused, match=r"已有.*相同的目标任务"):
        store.insert([target(county, value=Decimal(12))], users["administrator"], "form")


@pytest.mark.parametrize("fields", [{"year": 2022}, {"half": 1}, {"figure": "htn.visits"}])
def test_row_that_differs_in_one_part_of_the_key_stands_beside_the_first(county, users, fields):
    store.insert([target(county)], users["administrator"], "form")
    store.insert([target(county, **fields)], users["administrator"], "form")
    assert Target.objects.count() == 2


def test_place_of_a_voided_row_may_be_taken_again(county, users):
    (first,) = store.insert([target(county)], users["administrator"], "form")
    store.void(first, "录错", users["administrator"])
    store.insert([target(county)], users["administrator"], "form")
    assert Target.objects.standing().count() == 1
