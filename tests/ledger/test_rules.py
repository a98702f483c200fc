from dataclasses import dataclass
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.db.models import F, Q
from hypothesis import given
from hypothesis import strategies as st

from weijian.ledger.registry import ledger, ledgers
from weijian.ledger.rules import Error, Rule, Severity, Spacing, Warning, add_months
from weijian.ledger.workbook.columns import sheet_columns


@dataclass
class Visit:
    pk: int | None
    business_date: date
    outcome: int = 1
    declaration = SimpleNamespace(date_field="on")


def found(rule, record, others):
    return [problem.message for problem in rule.check(record, others)]


@pytest.mark.parametrize("gap, problems", [(6, 1), (7, 0), (8, 0)])
def test_spacing_holds_from_its_last_day_on(gap, problems):
    first, second = Visit(1, date(2021, 3, 1)), Visit(None, date(2021, 3, 1) + timedelta(days=gap))
    assert len(found(Spacing("太近", days=7), second, [first])) == problems


def test_spacing_sees_rows_before_and_after_and_leaves_out_the_row_itself():
    rule = Spacing("太近", days=7)
    record = Visit(2, date(2021, 3, 5))
    others = [Visit(1, date(2021, 3, 1)), Visit(2, date(2021, 3, 4)), Visit(3, date(2021, 3, 8))]
    assert found(rule, record, others) == [
        "太近（前次2021-03-01，本次2021-03-05）",
        "太近（前次2021-03-05，本次2021-03-08）",
    ]


def test_spacing_asks_the_later_and_the_earlier_row_and_its_exception():
    rule = Spacing("太近", days=7, later=Q(outcome=1), earlier=Q(outcome=2), unless=Q(pk=9))
    earlier = Visit(1, date(2021, 3, 1), outcome=2)
    assert found(rule, Visit(5, date(2021, 3, 2), outcome=1), [earlier])
    assert not found(rule, Visit(5, date(2021, 3, 2), outcome=2), [earlier])
    assert not found(rule, Visit(9, date(2021, 3, 2), outcome=1), [earlier])
    assert not found(rule, Visit(5, date(2021, 3, 2), outcome=1), [Visit(1, date(2021, 3, 1), outcome=1)])


def test_spacing_in_months_follows_the_calendar():
    rule = Spacing("太近", months=6)
    donated = Visit(1, date(2020, 8, 31))
    assert found(rule, Visit(2, date(2021, 2, 27)), [donated])
    assert not found(rule, Visit(2, date(2021, 2, 28)), [donated])


@pytest.mark.parametrize(
    "day, months, expected",
    [
        (date(2020, 1, 31), 1, date(2020, 2, 29)),
        (date(2021, 1, 31), 1, date(2021, 2, 28)),
        (date(2020, 12, 15), 1, date(2021, 1, 15)),
        (date(2020, 3, 31), -1, date(2020, 2, 29)),
        (date(2020, 2, 29), 12, date(2021, 2, 28)),
        (date(2020, 8, 31), 0, date(2020, 8, 31)),
    ],
)
def test_add_months_keeps_the_day_or_takes_the_last(day, months, expected):
    assert add_months(day, months) == expected


@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)), st.integers(-400, 400))
def test_add_months_lands_in_the_right_month(day, months):
    later = add_months(day, months)
    assert later.year * 12 + later.month == day.year * 12 + day.month + months
    assert later.day <= day.day


def test_rule_tells_where_it_is_shown_and_whether_the_database_holds_it():
    own = Error(Q(a__gt=F("b")), "甲须大于乙")
    assert (own.shown_at(), own.in_database) == ("a", True)
    assert Error(Q(a__gt=1), "甲", "c").shown_at() == "c"
    assert not Warning(Q(a__gt=1), "甲").in_database
    assert not Error(Q(person__sex=1), "甲").in_database
    assert not Error(lambda record: True, "甲").in_database


def test_function_rule_that_meets_a_missing_value_passes_but_a_fault_is_not_hidden():
    fields = [SimpleNamespace(attname="a"), SimpleNamespace(attname="b")]
    declaration = SimpleNamespace(fields=fields)
    rule = Rule(lambda record: record.a > record.b, "甲须大于乙")
    assert not rule.is_broken_by(SimpleNamespace(a=None, b=1, declaration=declaration))
    assert rule.is_broken_by(SimpleNamespace(a=0, b=1, declaration=declaration))
    with pytest.raises(TypeError):
        rule.is_broken_by(SimpleNamespace(a="x", b=1, declaration=declaration))


def test_rules_of_a_kind_are_shown_at_the_date_of_each_ledger():
    for declaration in ledgers().values():
        rule = next(rule for rule in declaration.rules if rule.message == "日期不能晚于今天")
        assert rule.fields == (declaration.date_field,)


def test_every_rule_is_shown_at_a_field_that_exists():
    for declaration in ledgers().values():
        names = {item.name for item in declaration.model._meta.fields}
        for rule in declaration.rules:
            assert rule.severity in Severity
            if isinstance(rule, Rule) and rule.shown_at():
                assert rule.shown_at() in names, (declaration.code, rule.message)


def test_quick_test_of_a_rule_says_what_the_rule_says():
    rule = Error(Q(a__gt=F("b")) | Q(c=True), "甲")
    for a in (None, 1, 2):
        for b in (None, 1):
            for c in (None, True, False):
                row = {"a": a, "b": b, "c": c}
                assert rule.breaks(row) == rule.is_broken_by(row)


def test_headings_of_a_sheet_are_told_apart():
    for code in ledgers():
        headings = [column.heading for column in sheet_columns(ledger(code))]
        assert len(headings) == len(set(headings)), code
