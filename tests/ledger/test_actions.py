from datetime import date

import pytest

from weijian.accounts.models import AuditEntry
from weijian.ledger import actions
from weijian.ledger.access import Forbidden
from weijian.ledger.checks import Refused
from weijian.ledger.models import Doubt
from weijian.work.publichealth.hypertension.ledgers import Hypertension, HypertensionVisit

pytestmark = pytest.mark.django_db
DAY = date(2021, 1, 5)


@pytest.fixture
def create(person):
    def make(user, village=None, **changes):
        values = {"start": DAY, "diagnosed_on": DAY, "basis": 1, "manager": "村医向", **changes}
        values.setdefault("person", person("张晓燕", village=village))
        return actions.CreateRecord("hypertension.hypertension", values).run(user)

    return make


def test_create_is_audited_and_signalled(create, users, django_capture_on_commit_callbacks):
    heard = []

    def hear(sender, action, user, result, **rest):
        heard.append((sender, user, result))

    actions.done.connect(hear)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            record = create(users["village_doctor"])
    finally:
        actions.done.disconnect(hear)
    assert heard == [(actions.CreateRecord, users["village_doctor"], record)]
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.subject, entry.subject_id) == (
        "create",
        "hypertension.hypertension",
        record.pk,
    )
    assert entry.person_id == record.person_id
    assert record.institution == users["village_doctor"].institution


def test_create_outside_the_own_area_is_rolled_back(create, users, county):
    with pytest.raises(Forbidden):
        create(users["village_doctor"], village=county.west_village)
    assert not Hypertension.objects.exists()
    assert not AuditEntry.objects.exists()


def test_create_that_breaks_a_rule_leaves_nothing(create, users):
    with pytest.raises(Refused):
        create(users["village_doctor"], diagnosed_on=date(2021, 2, 1))
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize("role", ["reader", "department"])
def test_role_without_the_right_is_refused(create, users, role):
    user = users[role]
    user.lines = ["another"]
    with pytest.raises(Forbidden):
        create(user)


def test_change_void_and_restore_keep_to_the_scope(create, users, county):
    far = create(users["administrator"], village=county.west_village)
    doctor = users["village_doctor"]
    for action in (
        actions.ChangeRecord(far, {"grade": 1}),
        actions.VoidRecord(far, "重复"),
        actions.RestoreRecord(far, "误操作"),
    ):
        with pytest.raises(Forbidden):
            action.run(doctor)


def test_change_that_moves_a_row_out_of_the_scope_is_refused(create, users, person, county):
    record = create(users["village_doctor"])
    far = person("石远", village=county.west_village)
    with pytest.raises(Forbidden):
        actions.ChangeRecord(record, {"person": far}).run(users["village_doctor"])
    record.refresh_from_db()
    assert record.person != far


def test_void_needs_a_reason_once_and_no_rows_below(create, users, visits):
    user = users["administrator"]
    record = create(user)
    with pytest.raises(Refused, match="理由"):
        actions.VoidRecord(record, "  ").run(user)
    visit = visits(record, date(2021, 4, 1))
    with pytest.raises(Refused, match="还有1条高血压随访"):
        actions.VoidRecord(record, "重复").run(user)
    actions.VoidRecord(visit, "重复").run(user)
    actions.VoidRecord(record, "重复").run(user)
    with pytest.raises(Refused, match="已经作废"):
        actions.VoidRecord(Hypertension.objects.get(), "重复").run(user)
    actions.RestoreRecord(record, "误作废").run(user)
    with pytest.raises(Refused, match="没有作废"):
        actions.RestoreRecord(record, "误作废").run(user)


def test_answered_doubt_is_not_answered_twice(create, users, visits):
    visits(create(users["administrator"]), date(2021, 4, 1), adherence=3)
    doubt = Doubt.objects.get()
    with pytest.raises(Refused):
        actions.AnswerDoubt(doubt, " ").run(users["village_doctor"])
    actions.AnswerDoubt(doubt, "已入户核实").run(users["village_doctor"])
    doubt.refresh_from_db()
    assert (doubt.answer, doubt.answered_by) == ("已入户核实", users["village_doctor"])
    with pytest.raises(Refused, match="已经答复"):
        actions.AnswerDoubt(doubt, "再答").run(users["village_doctor"])


def test_every_action_has_code_title_and_text_and_codes_are_unique():
    found = actions.actions()
    assert len({action.code for action in found}) == len(found)
    for action in found:
        assert action.title and action.__doc__, action
        assert action.permit is not actions.Action.permit, action


def test_form_bulk_and_database_refuse_the_same_rows(create, users, county):
    """Rules in form, in bulk and in the database: one verdict on each of these visits."""
    from django.db import IntegrityError, transaction

    from weijian.kernel import clock
    from weijian.ledger.batch import Batch
    from weijian.ledger.checks import errors
    from weijian.ledger.forms import RecordForm

    enrolment = create(users["administrator"])
    common = {"mode": 1, "symptoms": ["1"], "adherence": 1, "adverse": 1, "on": date(2021, 4, 1)}
    for systolic, diastolic in [
        (130, 80),
        (80, 130),
        (None, None),
        (130, None),
        (301, 80),
        (130, 19),
        (40, 20),
    ]:
        data = {**common, "person_id": enrolment.person_id, "systolic": systolic, "diastolic": diastolic}
        data = {name: value for name, value in data.items() if value is not None}
        form = RecordForm(HypertensionVisit.declaration, users["administrator"], data)
        form.is_valid()
        by_form = {name for name in form.errors if name != "__all__"}
        record = HypertensionVisit(
            person=enrolment.person,
            enrolment=enrolment,
            institution=county.east_hospital,
            **{**common, "symptoms": "|1|", "systolic": systolic, "diastolic": diastolic},
        )
        batch = Batch(HypertensionVisit, None, "import")
        batch.read([record])
        problems = errors(batch.inspect(record))
        assert bool(problems) == bool(by_form), (systolic, diastolic)
        record.recorded_at, record.source, record.revision = clock.now(), "import", 1
        try:
            with transaction.atomic():
                record.save(force_insert=True)
                transaction.set_rollback(True)
            accepted = True
        except IntegrityError:
            accepted = False
        assert accepted == (not problems), (systolic, diastolic)
