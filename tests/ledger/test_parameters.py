from datetime import date
from decimal import Decimal

import pytest

from weijian.ledger.models import ParameterValue
from weijian.ledger.parameters import PARAMETERS, Parameter, parameter

pytestmark = pytest.mark.django_db
LIMIT = Parameter("test.limit", "时限", Decimal(7), "日", "示例")


@pytest.fixture
def limit(county):
    def put(value, since, until=None, area=None):
        return ParameterValue.objects.create(
            code=LIMIT.code, value=value, since=since, until=until, area=area, document="示例文件"
        )

    return put


def test_default_holds_until_a_row_is_in_force(limit):
    limit(5, date(2020, 6, 1))
    assert LIMIT.on(date(2020, 5, 31)) == 7
    assert LIMIT.on(date(2020, 6, 1)) == 5
    assert LIMIT.whole_on(date(2020, 6, 1)) == 5


def test_row_that_ended_gives_way_to_the_default(limit):
    limit(5, date(2020, 1, 1), date(2020, 6, 30))
    assert (LIMIT.on(date(2020, 6, 30)), LIMIT.on(date(2020, 7, 1))) == (5, 7)


def test_later_row_wins_over_an_earlier_one_still_in_force(limit):
    limit(5, date(2020, 1, 1))
    limit(3, date(2020, 6, 1))
    assert (LIMIT.on(date(2020, 5, 1)), LIMIT.on(date(2020, 7, 1))) == (5, 3)


def test_smallest_area_with_a_row_decides(limit, county):
    limit(5, date(2020, 1, 1))
    limit(2, date(2020, 1, 1), area=county.east)
    day = date(2020, 6, 1)
    assert LIMIT.on(day, (county.east_village.pk, county.east.pk, county.area.pk)) == 2
    assert LIMIT.on(day, (county.west_village.pk, county.west.pk, county.area.pk)) == 5


def test_code_is_declared_once():
    code = "test.once"
    try:
        parameter(code, "甲", 1, "日", "示例")
        with pytest.raises(ValueError, match="twice"):
            parameter(code, "乙", 2, "日", "示例")
    finally:
        PARAMETERS.pop(code)
