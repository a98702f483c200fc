"""Parameters from the command line."""

from datetime import date
from decimal import Decimal

import pytest

from weijian.accounts.models import AuditEntry
from weijian.ledger.models import ParameterValue
from weijian.ledger.parameters import PARAMETERS

pytestmark = pytest.mark.django_db
WORDS = ("--since", "2021-07-01", "--document", "县卫发〔2021〕7号")


@pytest.fixture
def parameter():
    return next(iter(PARAMETERS.values()))


def test_value_holds_from_its_day_and_is_listed_with_its_document(weijian, users, parameter):
    assert weijian("parameter", "set", parameter.code, "45.5", *WORDS)[0] == 0
    assert parameter.on(date(2021, 6, 30)) == parameter.default
    assert parameter.on(date(2021, 7, 1)) == Decimal("45.5")
    out = weijian("parameter", "list")[1]
    assert f"{parameter.code}\t{parameter.name}\t45.5 {parameter.unit}" in out
    assert "2021-07-01 起 45.5（县卫发〔2021〕7号）" in out
    assert (
        f"\t{parameter.default:f} {parameter.unit}" in weijian("parameter", "list", "--on", "2021-06-30")[1]
    )
    assert AuditEntry.objects.get().action == "set_parameter"


def test_value_of_one_area_leaves_the_county(weijian, users, county, parameter):
    assert weijian("parameter", "set", parameter.code, "45", *WORDS, "--area", "溪口镇")[0] == 0
    assert parameter.on(date(2021, 8, 1)) == parameter.default
    assert parameter.on(date(2021, 8, 1), (county.east.pk,)) == 45


@pytest.mark.parametrize(
    ("code", "value", "more", "said"),
    [
        ("no.such", "1", (), "没有代码为“no.such”的参数"),
        (None, "1", ("--area", "无此镇"), "没有名为“无此镇”的区划"),
        (None, "123456789012345678", (), "值："),
        (None, "1", ("--document", " "), "依据文件"),
        (None, "1", ("--user", "department"), "只有县级管理员"),
    ],
)
def test_what_cannot_be_set_is_refused(code, value, more, said, weijian, users, parameter):
    status, _, err = weijian("parameter", "set", code or parameter.code, value, *WORDS, *more)
    assert status == 1
    assert said in err
    assert not ParameterValue.objects.exists()


@pytest.mark.parametrize("text", ["许多", "NaN", "Infinity"])
def test_value_that_is_no_number_is_a_usage_error(text, weijian, users, parameter):
    with pytest.raises(SystemExit):
        weijian("parameter", "set", parameter.code, text, *WORDS)
