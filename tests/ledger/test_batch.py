"""Many rows at once give what the same rows give one by one."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from weijian.ledger import store
from weijian.ledger.batch import Batch, void_rows
from weijian.ledger.checks import errors
from weijian.ledger.models import Change, Doubt, Duty
from weijian.work.publichealth.hypertension.ledgers import Hypertension, HypertensionVisit

pytestmark = pytest.mark.django_db
DAY = date(2021, 3, 1)
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "offset": st.integers(0, 60),
            "systolic": st.sampled_from([125, 138, 145, 155, 185]),
            "adherence": st.integers(1, 3),
            "adverse": st.sampled_from([1, 1, 2]),
        }
    ),
    min_size=1,
    max_size=6,
    unique_by=lambda row: row["offset"],
)


def visit(enrolment, row):
    on = DAY + timedelta(days=row["offset"])
    danger = {"referred_on": on, "referral_reason": "血压危急"} if row["systolic"] >= 180 else {}
    return HypertensionVisit(
        person=enrolment.person,
        enrolment=enrolment,
        institution_id=enrolment.institution_id,
        on=on,
        mode=1,
        symptoms="|1|",
        systolic=row["systolic"],
        diastolic=85,
        adherence=row["adherence"],
        adverse=row["adverse"],
        **danger,
    )


def state():
    """Everything that a set of visits leaves behind, without keys and revisions."""
    skipped = {"id", "revision", "batch_id", "source", "recorded_at"}
    rows = [
        {name: value for name, value in row.items() if name not in skipped}
        for row in HypertensionVisit.objects.order_by("on").values()
    ]
    doubts = sorted(Doubt.objects.values_list("field", "rule", "message", "area_id", "institution_id"))
    duties = sorted(Duty.objects.values_list("ledger", "record_id", "schedule", "due_on", "person_id"))
    return rows, doubts, duties


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS)
def test_batch_leaves_what_inserting_one_by_one_leaves(patients_kept, rows):
    def one_by_one():
        return [
            not errors_of_insert(visit(patients_kept, row))
            for row in sorted(rows, key=lambda row: row["offset"])
        ]

    def together():
        records = sorted((visit(patients_kept, row) for row in rows), key=lambda record: record.on)
        batch = Batch(HypertensionVisit, None, "form")
        batch.read(records)
        verdicts = []
        for record in records:
            problems = batch.inspect(record)
            verdicts.append(not errors(problems))
            if verdicts[-1]:
                batch.accept(record, problems)
        batch.write("")
        return verdicts

    found = []
    for way in (one_by_one, together):
        with transaction.atomic():
            verdicts = way()
            found.append((verdicts, *state()))
            transaction.set_rollback(True)
    assert found[0] == found[1]


def errors_of_insert(record):
    from weijian.ledger.checks import Refused

    try:
        with transaction.atomic():
            store.insert([record], None, "form")
    except Refused as refused:
        return refused.problems
    return []


@pytest.fixture
def patients_kept(patients):
    return patients()


def test_batch_gives_rows_their_keys_and_revisions(patients):
    enrolment = patients()
    records = [
        visit(enrolment, {"offset": n, "systolic": 130, "adherence": 1, "adverse": 1}) for n in (0, 30)
    ]
    batch = Batch(HypertensionVisit, None, "import")
    batch.read(records)
    for record in records:
        assert batch.accept(record, batch.inspect(record))
    batch.write("")
    assert [HypertensionVisit.objects.get(pk=record.pk).on for record in records] == [
        record.on for record in records
    ]
    assert records[0].revision < records[1].revision == store.latest_revision()


def test_batch_sees_a_second_open_enrolment_in_itself_and_in_the_database(patients, person, county):
    standing = patients()
    fresh = person("吴立新")

    def enrolment(who, start):
        values = {"diagnosed_on": start, "basis": 1, "manager": "向", "institution": county.east_hospital}
        return Hypertension(person=who, start=start, **values)

    records = [
        enrolment(standing.person, date(2021, 6, 1)),
        enrolment(fresh, date(2021, 6, 1)),
        enrolment(fresh, date(2021, 7, 1)),
    ]
    batch = Batch(Hypertension, None, "import")
    batch.read(records)
    verdicts = []
    for record in records:
        problems = batch.inspect(record)
        verdicts.append([problem.message for problem in errors(problems)])
        if not errors(problems):
            batch.accept(record, problems)
    assert verdicts == [["已有未结束的高血压患者记录"], [], ["已有未结束的高血压患者记录"]]


def test_late_rows_of_a_batch_put_those_after_them_in_order(patients, visits):
    enrolment = patients()
    later = visits(enrolment, date(2021, 6, 1), systolic=155)
    record = visit(enrolment, {"offset": 0, "systolic": 155, "adherence": 1, "adverse": 1})
    batch = Batch(HypertensionVisit, None, "import")
    batch.read([record])
    batch.accept(record, batch.inspect(record))
    batch.write("")
    before, later.required_outcome = later.required_outcome, None
    later.refresh_from_db()
    assert later.required_outcome != before


def test_void_rows_voids_all_with_history_and_duties(patients, visits):
    enrolment = patients()
    rows = [visits(enrolment, date(2021, 4, 1)), visits(enrolment, date(2021, 6, 30))]
    void_rows(rows, "撤销导入", None)
    assert not HypertensionVisit.objects.standing().exists()
    assert Change.objects.filter(action="void", reason="撤销导入").count() == 2
    due = Duty.objects.get(record_id=enrolment.pk, schedule__endswith=":visit").due_on
    assert due == date(2021, 4, 5)
