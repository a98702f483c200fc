from datetime import date, datetime
from decimal import Decimal

import pytest
from django.db import models
from hypothesis import given
from hypothesis import strategies as st

from weijian.kernel.clock import ZONE
from weijian.ledger.fields import (
    Choice,
    Choices,
    Day,
    Flag,
    Moment,
    Money,
    Number,
    Secret,
    Text,
    Whole,
    wording,
)

SYMPTOMS = {1: "无症状", 2: "头痛头晕", 10: "其他"}


@pytest.mark.parametrize(
    "field, value, words",
    [
        (Whole("收缩压"), 130, "130"),
        (Number("体重"), Decimal("65.50"), "65.5"),
        (Number("体重"), Decimal("100"), "100"),
        (Number("体重"), Decimal("0.0"), "0"),
        (Day("日期"), date(2020, 6, 3), "2020-06-03"),
        (Flag("转诊"), True, "是"),
        (Flag("转诊"), False, "否"),
        (Choice("方式", {1: "门诊"}), 1, "门诊"),
        (Choice("方式", {1: "门诊"}), 7, "7"),
        (Choice("方式", ["门诊"]), "门诊", "门诊"),
        (Choices("症状", SYMPTOMS), "|2|10|", "头痛头晕、其他"),
        (Text("说明"), "", ""),
        (Whole("收缩压"), None, ""),
        (Whole("次数"), 0, "0"),
    ],
)
def test_wording_reads_as_people_write(field, value, words):
    assert wording(field, value) == words


def test_wording_of_a_moment_is_in_official_time():
    assert wording(Moment("时间"), datetime(2020, 6, 3, 14, 5, tzinfo=ZONE)) == "2020-06-03 14:05"


@given(st.lists(st.sampled_from(sorted(SYMPTOMS)), unique=True))
def test_choices_split_what_join_wrote_in_the_order_of_the_list(codes):
    field = Choices("症状", SYMPTOMS)
    assert field.split(Choices.join(codes)) == sorted(codes)


def test_choices_tell_1_from_10():
    assert Choices("症状", SYMPTOMS).split("|10|") == [10]


def test_optional_means_null_or_empty_text():
    assert Whole("收缩压", optional=True).null
    text = Text("说明", optional=True)
    assert (text.null, text.blank, text.get_default()) == (False, True, "")
    assert not Whole("收缩压").null


def test_computed_field_is_not_edited_and_suggested_one_may_be_left_empty():
    computed = Whole("指数", compute=lambda record: 1)
    assert (computed.editable, computed.null) == (False, True)
    suggested = Whole("指数", suggest=lambda record: 1)
    assert (suggested.editable, suggested.null) == (True, True)


@pytest.mark.parametrize(
    "field",
    [
        Whole("甲", "次", error=(0, 9)),
        Money("甲"),
        Choice("甲", {1: "乙"}),
        Text("甲"),
        Day("甲"),
        Flag("甲"),
    ],
)
def test_migrations_see_plain_django_fields_without_wordings(field):
    field.set_attributes_from_name("x")
    _, path, _, options = field.deconstruct()
    assert path.startswith("django.db.models.")
    assert not {"verbose_name", "help_text", "choices", "validators", "editable"} & set(options)
    assert type(field.clone()).__module__.startswith("django.db.models")


def test_wording_may_change_without_a_migration():
    one, other = Choice("甲", {1: "乙"}), Choice("丙", {1: "丁", 2: "戊"})
    assert one.deconstruct()[1:] == other.deconstruct()[1:]


def test_secret_is_personal_and_keeps_its_sealing_in_migrations():
    secret = Secret("电话", optional=True)
    secret.set_attributes_from_name("phone")
    assert secret.personal
    assert secret.deconstruct()[1] == "weijian.people.encryption.EncryptedField"


@pytest.mark.django_db
def test_has_meets_whole_codes_only_and_no_wildcards():
    from weijian.orgs.models import Area

    class Plain(models.Model):
        codes = models.CharField(max_length=50)

        class Meta:
            app_label = "orgs"
            managed = False

    sql = str(Plain.objects.filter(codes__has="1").query)
    assert "INSTR" in sql or "STRPOS" in sql
    Area.objects.create(code="|1|10|", level=1)
    Area.objects.create(code="|A|", level=1)
    for code, count in (("1", 1), ("10", 1), ("0", 0), ("%", 0), ("_", 0), ("a", 0), ("A", 1)):
        assert Area.objects.filter(code__has=code).count() == count, code
