from datetime import date

import pytest

from weijian.ledger.forms import RecordForm
from weijian.ledger.registry import ledger

pytestmark = pytest.mark.django_db

VISIT = {
    "person_text": "张晓燕",
    "on": "2021-04-01",
    "mode": "1",
    "symptoms": ["1"],
    "systolic": "130",
    "diastolic": "80",
    "adherence": "1",
    "adverse": "1",
}


@pytest.fixture
def visit_form(patients, users):
    patients("张晓燕")

    def make(user="administrator", record=None, **changes):
        data = {name: value for name, value in {**VISIT, **changes}.items() if value is not None}
        return RecordForm(ledger("hypertension.hypertensionvisit"), users[user], data, record=record)

    return make


def test_form_with_valid_input_stores_the_record_and_finds_the_enrolment(visit_form):
    form = visit_form()
    assert form.is_valid(), form.errors
    record = form.submit()
    assert (record.systolic, record.diastolic, record.symptoms) == (130, 80, "|1|")
    assert record.enrolment.person.name == "张晓燕"
    assert record.outcome == 1


@pytest.mark.parametrize(
    "changes, field, words",
    [
        ({"systolic": "70"}, "systolic", "收缩压应高于舒张压"),
        ({"systolic": "500"}, "systolic", "超出允许范围"),
        ({"systolic": "12.5"}, "systolic", "千帕"),
        ({"on": "2021.6.31"}, "on", "不存在"),
        ({"on": "2022-01-01"}, "on", "不能晚于今天"),
        ({"on": "2020-06-01"}, "person", "请先建档"),
        ({"mode": None}, "mode", "不能为空"),
        ({"mode": "7"}, "mode", "选项"),
        ({"symptoms": ["1", "2"]}, "symptoms", "无症状"),
        ({"systolic": "185"}, "referred_on", "当日转诊"),
        ({"person_text": "无此人"}, "person", "没有此人"),
    ],
)
def test_form_shows_each_problem_at_its_field(visit_form, changes, field, words):
    form = visit_form(**changes)
    assert not form.is_valid()
    assert words in "".join(form.errors.get(field, [])), form.errors


def test_form_warning_asks_once_and_holds_for_that_warning_only(visit_form):
    form = visit_form(adherence="3")
    assert not form.is_valid()
    assert form.needs_confirmation
    assert [problem.field for problem in form.warnings] == ["adherence"]
    again = visit_form(adherence="3", confirmed=form.confirmation)
    assert again.is_valid()
    assert again.submit() is not None
    other = visit_form(on="2021-04-20", next_on="2021-12-01", confirmed=form.confirmation)
    assert not other.is_valid()


def test_form_changes_a_stored_record(visit_form, users):
    record = visit_form().submit()
    form = visit_form(record=record, systolic="128")
    assert form.is_valid(), form.errors
    changed = form.submit(reason="笔误")
    assert (changed.pk, changed.systolic) == (record.pk, 128)
    assert changed.revision > record.revision


def test_form_of_a_stored_record_shows_its_values(visit_form, users):
    record = visit_form(weight="65.5", height="160").submit()
    form = RecordForm(ledger("hypertension.hypertensionvisit"), users["administrator"], record=record)
    shown = form.as_p()
    assert 'value="65.5"' in shown
    assert 'value="2021-04-01"' in shown
    assert "张晓燕" in shown


def test_form_stores_the_same_values_when_resubmitted_unchanged(visit_form, users):
    record = visit_form(weight="65.5").submit()
    form = RecordForm(ledger("hypertension.hypertensionvisit"), users["administrator"], record=record)
    data = {}
    for bound in form:
        value = bound.value()
        if bound.name == "person":
            data["person_id"], data["person_text"] = value.pk, value.name
        elif value not in (None, ""):
            data[bound.name] = value
    again = RecordForm(record.declaration, users["administrator"], data, record=record)
    assert again.is_valid(), again.errors
    assert again.submit().revision == record.revision


def test_form_of_a_namesake_asks_to_choose(visit_form, person):
    person("张晓燕", birth=date(1961, 1, 1))
    form = visit_form()
    assert "2名" in form.errors["person"][0]


def test_form_picked_person_outside_scope_is_refused(visit_form, person, county):
    far = person("石远", village=county.west_village)
    form = visit_form("village_doctor", person_id=str(far.pk), person_text="石远")
    assert "不在您的管辖范围内" in form.errors["person"][0]


def test_form_person_is_found_by_the_whole_id_number(visit_form, person, users, patients):
    from weijian.kernel.id_card import make_id_number

    number = make_id_number("431299", date(1950, 3, 1), 24)
    patients(resident=person("罗秀英", id_number=number))
    form = visit_form(person_text=number.lower())
    assert form.is_valid(), form.errors
    assert form.values["person"].name == "罗秀英"


def test_form_sections_hold_every_control_once(visit_form, users):
    form = visit_form()
    names = [control.name for _, controls in form.sections for control in controls]
    assert sorted(names) == sorted(set(form.fields) - {"confirmed"})
