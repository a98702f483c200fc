"""Entering a visit: wrong values come back at their field, doubtful ones are confirmed once, good ones are stored."""

from datetime import date

import pytest
from django.urls import reverse
from pages_of import VISIT, visit_form

from weijian.accounts.models import AuditEntry
from weijian.ledger.models import Change, Doubt
from weijian.work.publichealth.hypertension.ledgers import HypertensionVisit

NEW = f"/ledgers/{VISIT}/new/"


@pytest.fixture
def patient(visited):
    return visited(on=date(2021, 9, 1)).person


def stored():
    return HypertensionVisit.objects.filter(on=date(2021, 12, 20))


def test_good_visit_is_stored_with_who_and_computed_class(clients, patient, users):
    answer = clients["institution"].post(NEW, visit_form(patient))
    visit = stored().get()
    assert answer.url == reverse("record", args=[VISIT, visit.pk])
    assert (visit.recorded_by, visit.source, visit.outcome) == (users["institution"], "form", 1)
    assert AuditEntry.objects.filter(action="create", subject_id=visit.pk, person_id=patient.pk).exists()
    assert "已保存高血压随访" in clients["institution"].get(answer.url).content.decode()


def test_impossible_value_is_said_at_its_field_and_nothing_is_stored(clients, patient):
    answer = clients["institution"].post(NEW, visit_form(patient, systolic="1320"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="id_systolic_error"' in page
    assert 'aria-describedby="id_systolic_helptext id_systolic_error"' in page
    assert 'value="1320"' in page
    assert not stored().exists()


def test_doubtful_value_is_asked_once_and_then_kept_as_a_doubt(clients, patient):
    form = visit_form(patient, outcome="1", adherence="3")
    first = clients["institution"].post(NEW, form)
    assert "确认无误，保存" in first.content.decode()
    assert not stored().exists()
    code = first.context["form"].confirmation
    second = clients["institution"].post(NEW, {**form, "confirmed": code})
    assert second.status_code == 302
    assert Doubt.objects.filter(record_id=stored().get().pk, message__contains="不服药").exists()


def test_confirmation_of_one_doubt_does_not_cover_another(clients, patient):
    form = visit_form(patient, outcome="1", adherence="3")
    code = clients["institution"].post(NEW, form).context["form"].confirmation
    other = clients["institution"].post(NEW, {**form, "next_on": "2022-12-01", "confirmed": code})
    assert other.status_code == 422
    assert not stored().exists()


def test_save_and_next_opens_an_empty_form(clients, patient):
    answer = clients["institution"].post(NEW, {**visit_form(patient), "again": "1"})
    assert answer.url == NEW


def test_person_outside_the_scope_cannot_be_picked_by_number(clients, visited, county):
    elsewhere = visited("钱外乡", county.west_village, county.west_hospital).person
    answer = clients["institution"].post(NEW, visit_form(elsewhere))
    assert answer.status_code == 422
    assert "不在您的管辖范围内" in answer.content.decode()


def test_change_keeps_the_old_value_and_the_reason(clients, visited, users):
    visit = visited()
    form = visit_form(visit.person, on="2021-12-01", systolic="138", diastolic="82", reason="看错表格")
    answer = clients["institution"].post(reverse("record_change", args=[VISIT, visit.pk]), form)
    assert answer.status_code == 302
    change = Change.objects.get(record_id=visit.pk, ledger=VISIT, action="change")
    assert change.fields["systolic"] == ["130", "138"]
    assert (change.reason, change.by) == ("看错表格", users["institution"])
    page = clients["institution"].get(answer.url).content.decode()
    assert "<del>130</del>" in page
    assert "<ins>138</ins>" in page


def test_picker_finds_by_initials_name_and_tail_within_the_scope(clients, person, county):
    near = person("张晓燕", id_number="431299195003010025")
    person("赵小云", village=county.west_village)
    client = clients["institution"]
    for text in ("zxy", "张晓", "0025"):
        page = client.get(reverse("picker"), {"person_text": text}).content.decode()
        assert f'data-value="{near.pk}"' in page, text
        assert "赵小云" not in page
        assert "19500301" not in page  # the number is masked
    assert "没有相符的人员" in client.get(reverse("picker"), {"person_text": "qqq"}).content.decode()
    assert client.get(reverse("picker")).content.decode().strip() == ""
