"""A record's page: reading is audited; voiding and restoring need a reason; a case moves by its steps."""

from datetime import date

import pytest
from django.urls import reverse
from pages_of import VISIT

from weijian.accounts.models import AuditEntry
from weijian.ledger import store
from weijian.ledger.models import StateStay


def test_reading_a_persons_record_is_audited(clients, visited, users):
    visit = visited()
    clients["reader"].get(reverse("record", args=[VISIT, visit.pk]))
    entry = AuditEntry.objects.get(action="read")
    assert (entry.user, entry.subject, entry.subject_id, entry.person_id) == (
        users["reader"], VISIT, visit.pk, visit.person_id,
    )  # fmt: skip


def test_page_shows_every_field_and_masks_the_number(clients, visited):
    visit = visited()
    visit.person.id_number = "431299195003010025"
    visit.person.save()
    page = clients["institution"].get(reverse("record", args=[VISIT, visit.pk])).content.decode()
    for item in visit.declaration.fields:
        assert str(item.verbose_name) in page
    assert "431299********0025" in page
    assert "431299195003010025" not in page


def test_void_without_reason_changes_nothing(clients, visited):
    visit = visited()
    where = reverse("record_void", args=[VISIT, visit.pk])
    answer = clients["institution"].post(where, {"reason": " "}, follow=True)
    assert "作废须说明理由" in answer.content.decode()
    visit.refresh_from_db()
    assert not visit.voided


def test_voided_record_is_shown_with_reason_and_comes_back(clients, visited):
    visit = visited()
    client = clients["institution"]
    answer = client.post(reverse("record_void", args=[VISIT, visit.pk]), {"reason": "重复录入"}, follow=True)
    assert "理由：重复录入" in answer.content.decode()
    assert client.get(reverse("record_change", args=[VISIT, visit.pk])).status_code == 403
    assert client.get(reverse("ledger", args=[VISIT])).context["listing"].count == 0
    assert client.get(reverse("ledger", args=[VISIT]), {"voided": "yes"}).context["listing"].count == 1
    client.post(reverse("record_restore", args=[VISIT, visit.pk]), {"reason": "核实无误"})
    visit.refresh_from_db()
    assert not visit.voided


@pytest.fixture
def suspect(county, person, users):
    """Somebody whose raised blood pressure waits for a second measurement."""
    from weijian.work.publichealth.referral.ledgers import Suspect

    disease = next(iter(Suspect.declaration.field("disease").codes))
    row = Suspect(
        person=person(), institution=county.east_hospital, opened=date(2021, 12, 1), disease=disease,
        origin=2, finding="血压168/100",
    )  # fmt: skip
    return store.insert([row], users["administrator"], "form")[0]


def step_address(suspect, step):
    return reverse("record_move", args=[suspect.declaration.code, suspect.pk, step])


def test_steps_that_are_open_now_are_offered_and_no_others(clients, suspect):
    page = clients["institution"].get(reverse("record", args=[suspect.declaration.code, suspect.pk]))
    text = page.content.decode()
    for step in suspect.declaration.flow.steps:
        assert (step_address(suspect, step.code) in text) == (suspect.state in step.start), step.code


def test_step_moves_the_case_and_notes_who_and_when(clients, suspect, users):
    answer = clients["institution"].post(step_address(suspect, "exclude"), {"exclude-on": "2021-12-10"})
    assert answer.status_code == 302
    suspect.refresh_from_db()
    assert (suspect.state, suspect.rechecked_on, suspect.closed) == (
        "excluded", date(2021, 12, 10), date(2021, 12, 10),
    )  # fmt: skip
    last = StateStay.objects.filter(ledger=suspect.declaration.code, record_id=suspect.pk).last()
    assert (last.state, last.since, last.by) == ("excluded", date(2021, 12, 10), users["institution"])


def test_step_without_what_it_needs_comes_back_open(clients, suspect):
    answer = clients["institution"].post(step_address(suspect, "lose"), {"lose-on": "2021-12-10"})
    assert answer.status_code == 422
    assert 'id="id_lose-lost_reason_error"' in answer.content.decode()
    suspect.refresh_from_db()
    assert suspect.state == "waiting"


def test_step_before_the_case_was_opened_is_refused_in_its_form(clients, suspect):
    answer = clients["institution"].post(step_address(suspect, "exclude"), {"exclude-on": "2021-11-01"})
    assert answer.status_code == 422
    assert "办理日期不能早于" in answer.content.decode()
    suspect.refresh_from_db()
    assert suspect.state == "waiting"


def test_unknown_step_is_refused(clients, suspect):
    answer = clients["institution"].post(step_address(suspect, "nothing"), {}, follow=True)
    assert "不能再进行此步骤" in answer.content.decode()
