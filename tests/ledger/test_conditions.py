"""The one meaning of a condition: what Django's filter says on the database, row by row."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import F, Q, Value
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from weijian.ledger import store
from weijian.ledger.conditions import ConditionError, columns, matches, own_columns_only, parse, violates
from weijian.work.publichealth.hypertension.ledgers import HypertensionVisit

DAY = date(2021, 3, 1)
WHOLE = st.integers(60, 64)
WEIGHTS = st.sampled_from([Decimal("60.0"), Decimal("61.5"), Decimal("62.0")])
DAYS = st.integers(0, 3).map(lambda count: DAY + timedelta(days=count))
MAYBE = {
    "systolic": WHOLE,
    "diastolic": WHOLE,
    "heart_rate": WHOLE,
    "weight": WEIGHTS,
    "mode": st.integers(1, 3),
    "referred_on": DAYS,
    "next_on": DAYS,
    "on_target": st.booleans(),
    "symptoms": st.sampled_from(["", "|1|", "|2|3|", "|10|", "|1|10|"]),
    "adverse_note": st.sampled_from(["", "皮疹", "皮肤瘙痒"]),
}
REQUIRED = {"symptoms", "adverse_note", "mode"}


def values(name):
    return MAYBE[name] if name in REQUIRED else st.none() | MAYBE[name]


ROWS = st.fixed_dictionaries({name: values(name) for name in MAYBE})
NUMBERS = ["systolic", "diastolic", "heart_rate"]
DATES = ["referred_on", "next_on"]
ORDERS = st.sampled_from(["", "__gt", "__gte", "__lt", "__lte"])


@st.composite
def comparisons(draw):
    kind = draw(
        st.sampled_from(["number", "column", "sum", "day", "in", "range", "null", "text", "flag", "weight"])
    )
    number, other = draw(st.sampled_from(NUMBERS)), draw(st.sampled_from(NUMBERS))
    order = draw(ORDERS)
    if kind == "number":
        return Q(**{number + order: draw(WHOLE)})
    if kind == "column":
        return Q(**{number + order: F(other)})
    if kind == "sum":
        sign = draw(st.sampled_from(["+", "-"]))
        offset = draw(st.sampled_from([Value(1), F("heart_rate")]))
        return Q(**{number + order: F(other) + offset if sign == "+" else F(other) - offset})
    if kind == "day":
        right = draw(DAYS | st.sampled_from([F("referred_on"), F("next_on")]))
        return Q(**{draw(st.sampled_from(DATES)) + order: right})
    if kind == "in":
        members = draw(st.lists(WHOLE | st.just(F(other)), min_size=1, max_size=3))
        return Q(**{f"{number}__in": members})
    if kind == "range":
        return Q(**{f"{number}__range": (draw(WHOLE | st.just(F(other))), draw(WHOLE))})
    if kind == "null":
        return Q(**{f"{draw(st.sampled_from(NUMBERS + DATES))}__isnull": draw(st.booleans())})
    if kind == "flag":
        return Q(on_target=draw(st.booleans()))
    if kind == "weight":
        return Q(**{"weight" + order: draw(WEIGHTS | st.just(61.5) | st.just(62))})
    return draw(
        st.sampled_from(
            [
                Q(symptoms__has=1),
                Q(symptoms__has=10),
                Q(adverse_note="皮疹"),
                Q(adverse_note__startswith="皮肤"),
            ]
        )
    )


CONDITIONS = st.recursive(
    comparisons(),
    lambda inner: st.one_of(
        st.builds(lambda a, b: a & b, inner, inner),
        st.builds(lambda a, b: a | b, inner, inner),
        st.builds(lambda a: ~a, inner),
    ),
    max_leaves=6,
)


@pytest.fixture
def rows_written(patients):
    """Write rows that need obey no rule: only the meaning of conditions is at stake here."""
    enrolment = patients()
    names = ["person", "enrolment", "institution", "area", "on", "adherence", "adverse", "new_complication"]
    fixed = [enrolment.person_id, enrolment.pk, enrolment.institution_id, enrolment.area_id]

    def write(rows):
        HypertensionVisit.objects.all()._raw_delete("default")
        store.load(
            HypertensionVisit,
            [*names, *MAYBE],
            [
                (
                    *fixed,
                    (DAY + timedelta(days=offset)).isoformat(),
                    1,
                    1,
                    False,
                    *(_plain(row[name]) for name in MAYBE),
                )
                for offset, row in enumerate(rows)
            ],
        )

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA ignore_check_constraints = ON")
    yield write
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA ignore_check_constraints = OFF")


def _plain(value):
    return (
        value.isoformat() if isinstance(value, date) else str(value) if isinstance(value, Decimal) else value
    )


@pytest.mark.django_db
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(ROWS, min_size=3, max_size=6), conditions=st.lists(CONDITIONS, min_size=8, max_size=8))
def test_matches_says_what_filter_says(rows_written, rows, conditions):
    rows_written(rows)
    stored = list(HypertensionVisit.objects.all())
    for condition in conditions:
        expected = set(HypertensionVisit.objects.filter(condition).values_list("pk", flat=True))
        assert {row.pk for row in stored if matches(condition, row)} == expected, condition


@pytest.mark.django_db
def test_matches_follows_links_as_filter_does(patients, visits, person):
    first = patients("张晓燕")
    second = patients(resident=person("吴立新", sex=1), start=date(2021, 2, 1))
    visits(first, date(2021, 4, 1))
    visits(second, date(2021, 4, 2))
    for condition in (
        Q(person__sex=2),
        Q(enrolment__start__gte=date(2021, 2, 1)),
        ~Q(enrolment__end__isnull=True),
        Q(enrolment__start__lt=F("on")) & ~Q(person__died_on__gt=date(2020, 1, 1)),
    ):
        expected = set(HypertensionVisit.objects.filter(condition).values_list("pk", flat=True))
        assert {row.pk for row in HypertensionVisit.objects.all() if matches(condition, row)} == expected


@pytest.mark.parametrize(
    "condition, row, broken",
    [
        (Q(a__gt=1), {"a": None}, False),
        (Q(a__gt=1), {"a": 1}, True),
        (~Q(a=1), {"a": None}, False),
        (Q(a__gt=F("b")), {"a": 1, "b": None}, False),
        (Q(a__isnull=False), {"a": None}, True),
        (Q(a=1) | Q(b=1), {"a": None, "b": 2}, False),
        (Q(a=1) & Q(b=1), {"a": None, "b": 2}, True),
    ],
)
def test_violates_lets_the_unknown_pass_as_a_check_does(condition, row, broken):
    assert violates(condition, row) is broken


@pytest.mark.django_db
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    systolic=st.none() | st.integers(35, 305),
    diastolic=st.none() | st.integers(15, 205),
    mode=st.integers(1, 3),
)
def test_error_rules_refuse_in_python_exactly_what_the_database_refuses(
    patients_once, systolic, diastolic, mode
):
    record = patients_once(systolic=systolic, diastolic=diastolic, mode=mode)
    declared = [rule for rule in record.declaration.rules if rule.in_database]
    bounded = [item for item in record.declaration.fields if item.error]
    broken = any(rule.is_broken_by(record) for rule in declared) or any(
        getattr(record, item.attname) is not None
        and not item.error[0] <= getattr(record, item.attname) <= item.error[1]
        for item in bounded
    )
    try:
        with transaction.atomic():
            record.save(force_insert=True)
            transaction.set_rollback(True)
        refused = False
    except IntegrityError:
        refused = True
    assert refused is broken


@pytest.fixture
def patients_once(patients):
    from weijian.kernel import clock

    enrolment = patients()

    def make(**changes):
        return HypertensionVisit(
            person=enrolment.person,
            enrolment=enrolment,
            institution_id=enrolment.institution_id,
            area_id=enrolment.area_id,
            on=DAY,
            symptoms="|1|",
            adherence=1,
            adverse=1,
            recorded_at=clock.now(),
            source="form",
            revision=1,
            **changes,
        )

    return make


def test_parse_refuses_lookups_that_not_every_engine_has():
    with pytest.raises(ConditionError):
        parse(Q(a=1) ^ Q(b=2))
    with pytest.raises(ConditionError):
        parse(Q(a__gt=F("b") / 2))


def test_columns_lists_both_sides_and_own_columns_tells_links_apart():
    condition = Q(a__gt=F("b") + F("c")) | ~Q(d__in=[1, F("e")])
    assert {column.path[0] for column in columns(parse(condition))} == {"a", "b", "c", "d", "e"}
    assert own_columns_only(condition)
    assert not own_columns_only(Q(person__sex=1))
