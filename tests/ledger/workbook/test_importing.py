from datetime import date

import pytest

from weijian.accounts.models import AuditEntry
from weijian.kernel.id_card import make_id_number
from weijian.ledger import store
from weijian.ledger.access import Forbidden
from weijian.ledger.actions import ChangeRecord, VoidRecord
from weijian.ledger.checks import Refused
from weijian.ledger.models import Change, Doubt, Duty, ImportBatch
from weijian.ledger.workbook.importing import ImportRefused, ImportRows, UndoImport, preview
from weijian.ledger.workbook.plan import Status
from weijian.people.models import Person
from weijian.work.publichealth.hypertension.ledgers import HypertensionVisit

pytestmark = pytest.mark.django_db
DAY, SYSTOLIC, DIASTOLIC = "随访日期*", "收缩压（mmHg）", "舒张压(mmHg)"


def statuses(plan):
    return [row.status for row in plan.rows]


def test_import_of_good_rows_writes_them_with_everything_that_follows(zhang, visit_import, users):
    action = visit_import({}, {DAY: "2021.6.30", SYSTOLIC: 151})
    batch = action.run(users["administrator"])
    first, second = HypertensionVisit.objects.order_by("on")
    assert (batch.added, batch.updated, batch.skipped) == (2, 0, 0)
    assert (first.enrolment_id, first.area_id, first.source) == (zhang.pk, zhang.area_id, "import")
    assert (first.outcome, first.on_target, first.batch_id) == (1, True, batch.pk)
    assert second.outcome == 2
    assert first.revision < second.revision == store.latest_revision()
    assert Duty.objects.get(record_id=zhang.pk, schedule__endswith=":visit").due_on == second.next_on
    entry = AuditEntry.objects.get(action="import")
    assert (entry.subject, entry.detail["added"]) == ("hypertension.hypertensionvisit", 2)


def test_preview_writes_nothing(zhang, plan_of):
    plan = plan_of({})
    assert statuses(plan) == [Status.NEW]
    assert not HypertensionVisit.objects.exists()
    assert not ImportBatch.objects.exists()


def test_import_with_one_bad_row_writes_nothing_and_says_where(zhang, visit_import, users):
    with pytest.raises(ImportRefused) as refused:
        visit_import({}, {DAY: "2021.6.31"}).run(users["administrator"])
    problem = refused.value.plan.errors[0]
    assert (problem.row, problem.letter, problem.heading) == (3, "C", DAY)
    assert problem.value == "2021.6.31"
    assert "6月31日不存在" in problem.message
    assert problem.advice
    assert "第3行" in str(refused.value)
    assert not HypertensionVisit.objects.exists()
    assert not ImportBatch.objects.exists()


def test_import_told_to_skip_a_row_writes_the_others(zhang, visit_import, users):
    batch = visit_import({}, {DAY: "2021.6.31"}, skip=frozenset({3})).run(users["administrator"])
    assert (batch.added, batch.skipped) == (1, 1)


def test_import_told_to_skip_errors_writes_the_rows_without(zhang, visit_import, users):
    batch = visit_import({}, {DAY: "2021.6.31"}, skip_errors=True).run(users["administrator"])
    assert (batch.added, batch.skipped) == (1, 1)


def test_import_of_the_same_file_again_is_told_and_changes_nothing(zhang, visit_import, users):
    action = visit_import({}, {DAY: "2021-06-30"})
    first = action.run(users["administrator"])
    revision = store.latest_revision()
    plan = preview(action, users["administrator"])
    assert plan.already == first
    assert statuses(plan) == [Status.SAME, Status.SAME]
    action.run(users["administrator"])
    assert store.latest_revision() == revision


def test_import_under_the_natural_key_updates_filled_cells_only(zhang, visits, visit_import, users):
    visit = visits(zhang, date(2021, 4, 1), heart_rate=72)
    headings = ["姓名*", "身份证号", DAY, "随访方式*", "症状*", "收缩压（mmHg）", "心率"]
    action = visit_import({SYSTOLIC: 135, "心率": None}, headings=headings)
    plan = preview(action, users["administrator"])
    assert statuses(plan) == [Status.UPDATE]
    assert plan.rows[0].changes == {"收缩压": ["130", "135"]}
    batch = action.run(users["administrator"])
    changed = HypertensionVisit.objects.get()
    assert (changed.pk, changed.systolic, changed.heart_rate) == (visit.pk, 135, 72)
    entry = Change.objects.get(batch=batch)
    assert entry.fields["systolic"] == ["130", "135"]


def test_undo_of_an_import_voids_added_and_puts_changed_rows_back(zhang, visits, visit_import, users):
    old = visits(zhang, date(2021, 4, 1), weight=65)
    stored = HypertensionVisit.objects.get(pk=old.pk)
    before = {item.attname: getattr(stored, item.attname) for item in stored._meta.fields}
    batch = visit_import({SYSTOLIC: 150}, {DAY: "2021-06-30"}).run(users["administrator"])
    UndoImport(batch).run(users["administrator"])
    again = HypertensionVisit.objects.get(pk=old.pk)
    after = {item.attname: getattr(again, item.attname) for item in again._meta.fields}
    assert after.pop("revision") > before.pop("revision")
    assert after == before
    assert HypertensionVisit.objects.standing().count() == 1
    gone = HypertensionVisit.objects.exclude(pk=old.pk).get()
    assert "撤销导入" in gone.void_reason
    assert Duty.objects.get(record_id=zhang.pk, schedule__endswith=":visit").due_on == again.next_on
    with pytest.raises(Refused):
        UndoImport(batch).run(users["administrator"])


def test_undo_refuses_when_somebody_changed_a_row_since_unless_kept(zhang, visit_import, users):
    batch = visit_import({}, {DAY: "2021-06-30"}).run(users["administrator"])
    visit = HypertensionVisit.objects.order_by("on").first()
    ChangeRecord(visit, {"heart_rate": 70}).run(users["administrator"])
    with pytest.raises(Refused, match=f"#{visit.pk}"):
        UndoImport(batch).run(users["administrator"])
    UndoImport(batch, keep_later=True).run(users["administrator"])
    assert list(HypertensionVisit.objects.standing()) == [visit]


def test_undo_leaves_rows_voided_meanwhile_alone(zhang, visit_import, users):
    batch = visit_import({}, {DAY: "2021-06-30"}).run(users["administrator"])
    visit = HypertensionVisit.objects.order_by("on").first()
    VoidRecord(visit, "重复录入").run(users["administrator"])
    UndoImport(batch).run(users["administrator"])
    visit.refresh_from_db()
    assert visit.void_reason == "重复录入"


def test_undo_is_for_the_importer_and_the_administrator(zhang, visit_import, users):
    batch = visit_import({}).run(users["institution"])
    with pytest.raises(Forbidden):
        UndoImport(batch).run(users["department"])
    UndoImport(batch).run(users["institution"])


def test_import_by_a_reader_is_forbidden(zhang, visit_import, users):
    with pytest.raises(Forbidden):
        visit_import({}).run(users["reader"])


def test_import_row_outside_the_users_scope_is_an_error_of_that_row(
    zhang, visit_import, users, patients, person, county
):
    number = make_id_number("431299", date(1960, 1, 1), 11)
    far = person("石远", sex=1, birth=date(1960, 1, 1), village=county.west_village, id_number=number)
    patients(resident=far)
    plan = preview(visit_import({}, {"姓名*": "石远", "身份证号": number}), users["village_doctor"])
    assert statuses(plan) == [Status.NEW, Status.ERROR]
    assert "管辖范围" in plan.errors[0].message


def test_rows_of_one_file_are_checked_against_each_other(zhang, plan_of):
    plan = plan_of({}, {SYSTOLIC: 140}, {DAY: "2021-04-03"})
    assert statuses(plan) == [Status.NEW, Status.ERROR, Status.NEW]
    assert "本文件第2行" in plan.errors[0].message
    spacing = [problem for problem in plan.rows[2].problems if "间隔不足7天" in problem.message]
    assert spacing and spacing[0].heading == DAY


def test_rows_are_classified_in_order_of_date_whatever_their_order_in_the_file(zhang, visit_import, users):
    visit_import({DAY: "2021-06-30", SYSTOLIC: 155}, {DAY: "2021-04-01", SYSTOLIC: 150}).run(
        users["administrator"]
    )
    first, second = HypertensionVisit.objects.order_by("on")
    assert (first.required_outcome, second.required_outcome) == (2, 4)  # above target again: complicated


def test_import_keeps_warnings_as_doubts(zhang, visit_import, users):
    visit_import({"服药依从性": "不服药"}).run(users["administrator"])
    assert [doubt.message for doubt in Doubt.objects.all()] == ["不服药而控制满意，请核对"]


def test_import_equals_entry_by_form(zhang, visit_import, users, visits):
    """One declaration, many faces: the same values give the same row by import and by store."""
    batch = visit_import({SYSTOLIC: 152, "服药依从性": "间断"}).run(users["administrator"])
    imported = HypertensionVisit.objects.get()
    UndoImport(batch).run(users["administrator"])
    typed = visits(zhang, date(2021, 4, 1), systolic=152, adherence=2)
    typed = HypertensionVisit.objects.get(pk=typed.pk)
    for item in imported.declaration.fields:
        assert getattr(imported, item.attname) == getattr(typed, item.attname), item.name


def test_import_registers_unknown_persons_only_when_asked(county, workbook, users, zhang_id):
    content = workbook(
        [["张晓燕", zhang_id, "柳湾村", "2021-01-05", "2021-01-05", "长期服药", "村医向"]],
        ["姓名", "身份证号", "居住地", "开始管理日期", "确诊日期", "诊断依据", "责任医生"],
    )
    action = ImportRows("hypertension.hypertension", content, "建档.xlsx")
    plan = preview(action, users["administrator"])
    assert "没有登记此身份证号" in plan.errors[0].message
    creating = ImportRows("hypertension.hypertension", content, "建档.xlsx", create_persons=True)
    assert preview(creating, users["administrator"]).registered == 1
    assert not Person.objects.exists()
    creating.run(users["administrator"])
    person = Person.objects.get()
    assert (person.name, person.sex, str(person.birth_date)) == ("张晓燕", 2, "1950-03-01")
    assert person.residences.get().area == county.east_village
    assert person.revision > 0


def test_import_tells_its_progress(zhang, visit_import, users):
    told = []
    visit_import({}, progress=lambda title, done, of: told.append((title, done, of))).run(
        users["administrator"]
    )
    assert ("写入新增记录", 1, 1) in told
