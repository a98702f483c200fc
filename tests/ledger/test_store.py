from datetime import date

import pytest
from django.db import IntegrityError, transaction

from weijian.kernel import clock
from weijian.ledger import history, store
from weijian.ledger.checks import Refused
from weijian.ledger.models import Change, Doubt, Duty
from weijian.people.models import Residence
from weijian.work.publichealth.hypertension.ledgers import Hypertension, HypertensionVisit

pytestmark = pytest.mark.django_db


@pytest.fixture
def visit(patients, visits):
    return visits(patients(), date(2021, 4, 1))


def test_insert_fills_book_keeping_and_what_follows(visit, users, county):
    stored = HypertensionVisit.objects.get()
    assert (stored.recorded_by, stored.source) == (users["administrator"], "form")
    assert stored.recorded_at == clock.now()
    assert stored.area == county.east_village
    assert (stored.outcome, stored.on_target) == (1, True)


def test_area_is_that_of_the_day_and_stays_when_the_person_moves(patients, visits, county):
    enrolment = patients()
    early = visits(enrolment, date(2021, 4, 1))
    enrolment.person.residences.update(until=date(2021, 5, 31))
    Residence.objects.create(person=enrolment.person, area=county.west_village, since=date(2021, 6, 1))
    late = visits(Hypertension.objects.get(pk=enrolment.pk), date(2021, 6, 30))
    early.refresh_from_db()
    assert (early.area, late.area) == (county.east_village, county.west_village)
    changed = store.change(late, {"on": date(2021, 5, 1)}, None)
    assert changed.area == county.east_village


def test_revisions_grow_with_every_write_of_any_ledger(patients, visits, users):
    enrolment = patients()
    first = visits(enrolment, date(2021, 4, 1))
    second = visits(enrolment, date(2021, 6, 1))
    changed = store.change(first, {"heart_rate": 70}, users["administrator"])
    voided = store.void(second, "重复", users["administrator"])
    assert enrolment.revision < first.revision < second.revision < changed.revision < voided.revision
    assert store.latest_revision() == voided.revision


def test_insert_of_several_writes_all_or_none(patients, county):
    enrolment = patients()
    values = {"mode": 1, "symptoms": "|1|", "systolic": 130, "diastolic": 80, "adherence": 1, "adverse": 1}
    common = {
        "person": enrolment.person,
        "enrolment": enrolment,
        "institution": county.east_hospital,
        **values,
    }
    good = HypertensionVisit(on=date(2021, 4, 1), **common)
    bad = HypertensionVisit(on=date(2022, 4, 1), **common)
    before = store.latest_revision()
    with pytest.raises(Refused, match="晚于今天"), transaction.atomic():
        store.insert([good, bad], None, "form")
    assert not HypertensionVisit.objects.exists()
    assert store.latest_revision() == before


def test_history_tells_before_and_after_in_words_and_exactly(visit, users):
    store.change(visit, {"mode": 2, "systolic": 150}, users["department"], "核对纸质表")
    entry = Change.objects.get()
    assert (entry.by, entry.reason, entry.action) == (users["department"], "核对纸质表", "change")
    assert entry.fields["mode"] == ["门诊", "家庭"]
    assert entry.fields["systolic"] == ["130", "150"]
    assert entry.fields["on_target"] == ["是", "否"]
    before = history.before(entry, HypertensionVisit)
    assert (before["mode"], before["systolic"]) == (1, 130)


def test_history_is_sealed_in_the_database(visit):
    from django.db import connection

    store.change(visit, {"adverse_note": "张晓燕诉皮疹"}, None)
    with connection.cursor() as cursor:
        cursor.execute("select * from ledger_change")
        assert "皮疹" not in str(cursor.fetchall())


def test_put_back_gives_former_values(visit):
    store.change(visit, {"mode": 2, "systolic": 150, "weight": 65}, None)
    entry = Change.objects.get()
    store.put_back(visit, history.before(entry, HypertensionVisit), None, "误改")
    again = HypertensionVisit.objects.get()
    assert (again.mode, again.systolic, again.weight) == (1, 130, None)


def test_change_of_nothing_leaves_no_trace(visit):
    before = store.latest_revision()
    store.change(visit, {"systolic": 130}, None)
    assert store.latest_revision() == before
    assert not Change.objects.exists()


def test_void_keeps_the_row_and_frees_its_place(visit, visits):
    voided = store.void(visit, "重复录入", None)
    assert (voided.void_reason, voided.voided_at) == ("重复录入", clock.now())
    again = visits(visit.enrolment, date(2021, 4, 1), systolic=132)
    with pytest.raises(Refused, match="已有"):
        store.restore(voided, "误作废", None)
    store.void(again, "误录", None)
    assert not store.restore(voided, "误作废", None).voided
    assert [entry.action for entry in Change.objects.filter(record_id=visit.pk).order_by("pk")] == [
        "void",
        "restore",
    ]


def test_voided_row_cannot_be_changed(visit):
    store.void(visit, "重复", None)
    with pytest.raises(Refused, match="已作废"):
        store.change(visit, {"systolic": 128}, None)


def test_void_does_not_write_a_stale_row_back(visit):
    stale = HypertensionVisit.objects.get()
    store.change(visit, {"systolic": 128}, None)
    store.void(stale, "重复", None)
    assert HypertensionVisit.objects.get().systolic == 128


def test_duty_follows_insert_change_void_and_restore(visit):
    def due():
        return Duty.objects.get(record_id=visit.enrolment_id, schedule__endswith=":visit").due_on

    assert due() == date(2021, 7, 1)
    store.change(visit, {"systolic": 150, "outcome": 2}, None)
    assert due() == date(2021, 4, 15)
    voided = store.void(visit, "重复", None)
    assert due() == date(2021, 4, 5)  # three months after enrolment on 5 January
    store.restore(voided, "误作废", None)
    assert due() == date(2021, 4, 15)


def test_doubts_are_raised_replaced_and_not_raised_again_once_answered(patients, visits):
    visit = visits(patients(), date(2021, 4, 1), adherence=3)
    doubt = Doubt.objects.get()
    assert doubt.message == "不服药而控制满意，请核对"
    store.change(visit, {"adherence": 1}, None)
    assert not Doubt.objects.exists()
    store.change(visit, {"adherence": 3}, None)
    Doubt.objects.update(answered_at=clock.now(), answer="已电话核实")
    store.change(visit, {"heart_rate": 70}, None)
    assert Doubt.objects.filter(answered_at=None).count() == 0


def test_rows_cannot_be_deleted(visit):
    with pytest.raises(PermissionError):
        visit.delete()
    with pytest.raises(PermissionError):
        HypertensionVisit.objects.all().delete()


def test_database_refuses_a_second_row_of_the_same_key_and_a_second_open_enrolment(visit, patients):
    twin = HypertensionVisit.objects.get()
    twin.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save(force_insert=True)
    enrolment = Hypertension.objects.get()
    enrolment.pk, enrolment.start = None, date(2021, 2, 1)
    with pytest.raises(IntegrityError), transaction.atomic():
        enrolment.save(force_insert=True)


def test_load_writes_finished_rows_with_revisions_of_their_own(visit):
    kept = {"id", "revision", "recorded_at", "source", "void_reason", "on", "next_on"}
    stored = HypertensionVisit.objects.values().get()
    names = [item.name for item in HypertensionVisit._meta.concrete_fields if item.name not in kept]
    values = [stored[HypertensionVisit._meta.get_field(name).attname] for name in names]
    values = [value.isoformat() if isinstance(value, date) else value for value in values]
    before = store.latest_revision()
    days = (("2021-07-01", "2021-10-01"), ("2021-10-01", "2021-12-31"))
    assert store.load(HypertensionVisit, ["on", "next_on", *names], [(*pair, *values) for pair in days]) == 2
    loaded = HypertensionVisit.objects.filter(source="demo").order_by("on")
    assert [row.revision for row in loaded] == [before + 1, before + 2]
    assert [row.systolic for row in loaded] == [130, 130]
    assert store.latest_revision() == before + 2
