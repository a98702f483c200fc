"""Finding people, their pages, registering and changing them, and merging doubles."""

from datetime import date

import pytest
from django.urls import reverse

from weijian.accounts.models import AuditEntry
from weijian.ledger.models import PersonMerge
from weijian.people.models import Person
from weijian.work.publichealth.hypertension.ledgers import Hypertension

NUMBER = "431299195003010025"


def test_search_finds_by_each_way_and_only_in_scope(clients, person, county):
    near = person("张晓燕", id_number=NUMBER)
    person("张晓兰", village=county.west_village)
    client = clients["institution"]
    for text in ("张晓", "zxy", "ZXY", "0025", NUMBER):
        found = client.get(reverse("people"), {"q": text}).context["people"]
        assert [one["id"] for one in found] == [near.pk], text
    assert len(clients["administrator"].get(reverse("people"), {"q": "张晓"}).context["people"]) == 2


def test_search_results_alone_are_a_fragment(clients, person):
    person("张晓燕")
    page = clients["institution"].get(reverse("people"), {"q": "zxy"}, headers={"HX-Request": "true"})
    assert page.content.decode().strip().startswith("<table")


def test_page_shows_rows_timeline_and_duties_masks_the_number_and_is_audited(clients, visited, users):
    visit = visited()
    who = visit.person
    who.id_number = NUMBER
    who.save()
    page = clients["institution"].get(reverse("person", args=[who.pk])).content.decode()
    for words in ("高血压患者", "高血压随访", "应做事项", "经过", "431299********0025"):
        assert words in page
    assert NUMBER not in page
    entry = AuditEntry.objects.get(action="read_person")
    assert (entry.user, entry.person_id) == (users["institution"], who.pk)


def test_whole_number_is_shown_on_request_and_audited(clients, person):
    who = person(id_number=NUMBER, phone="13800000000")
    page = clients["institution"].post(reverse("person_contact", args=[who.pk])).content.decode()
    assert NUMBER in page
    assert 'href="tel:13800000000"' in page
    assert AuditEntry.objects.filter(action="reveal", person_id=who.pk).count() == 1


def test_rows_of_lines_that_the_user_does_not_hold_are_not_on_the_page(clients, visited, county, users):
    visit = visited()
    users["department"].lines = ["blood"]
    users["department"].save()
    page = clients["department"].get(reverse("person", args=[visit.person_id])).content.decode()
    assert "高血压随访" not in page


def register(client, county, **changes):
    form = {
        "name": "李新民",
        "id_number": NUMBER,
        "area": county.east_village.pk,
        "since": "2021-06-01",
        "kind": "1",
    }
    return client.post(reverse("person_new"), {**form, **changes})


def test_person_is_registered_with_birth_and_sex_from_the_number(clients, county):
    answer = register(clients["institution"], county)
    who = Person.objects.get(name="李新民")
    assert answer.url == reverse("person", args=[who.pk])
    assert (who.birth_date, who.sex) == (date(1950, 3, 1), 2)
    assert who.residence_on(date(2021, 7, 1)).area == county.east_village


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"id_number": NUMBER[:-1] + "1"}, "id_number"),
        ({"id_number": ""}, "no_id_reason"),
        ({"birth_date": "1950-03-02"}, "birth_date"),
        ({"since": "2022-06-01"}, "since"),
        ({"name": ""}, "name"),
    ],
)
def test_wrong_registration_is_said_at_its_field(changes, field, clients, county):
    answer = register(clients["institution"], county, **changes)
    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in answer.content.decode()
    assert not Person.objects.exists()


def test_person_cannot_be_registered_outside_the_scope(clients, county):
    answer = register(clients["institution"], county, area=county.west_village.pk)
    assert answer.status_code == 422
    assert not Person.objects.exists()


def test_death_ends_the_enrolment_and_taking_it_back_opens_it(clients, visited):
    visit = visited()
    where = reverse("person_death", args=[visit.person_id])
    clients["institution"].post(where, {"died_on": "2021-12-25", "reason": "死亡证明"})
    enrolment = Hypertension.objects.get(pk=visit.enrolment_id)
    assert (enrolment.end, enrolment.end_reason) == (date(2021, 12, 25), 1)
    clients["institution"].post(where, {"died_on": "", "reason": "误登"})
    enrolment.refresh_from_db()
    assert enrolment.end is None


def test_moving_house_ends_the_former_residence(clients, person, county):
    who = person()
    form = {"area": county.east_village_2.pk, "since": "2021-10-01", "kind": "1"}
    clients["institution"].post(reverse("person_residence", args=[who.pk]), form)
    who = Person.objects.get(pk=who.pk)
    assert who.residence_on(date(2021, 9, 30)).area == county.east_village
    assert who.residence_on(date(2021, 10, 1)).area == county.east_village_2


def test_doubles_are_shown_side_by_side_merged_and_parted_again(office, person, visited):
    kept = visited("张晓燕").person
    gone = person("张晓燕")
    page = office.get(reverse("doubles")).content.decode()
    assert reverse("merge", args=[kept.pk, gone.pk]) in page
    sides = office.get(reverse("merge", args=[kept.pk, gone.pk])).content.decode()
    assert "高血压随访 1 条" in sides
    answer = office.post(reverse("merge", args=[kept.pk, gone.pk]))
    assert answer.url == reverse("person", args=[kept.pk])
    assert office.get(reverse("person", args=[gone.pk])).url == reverse("person", args=[kept.pk])
    office.post(reverse("undo_merge", args=[PersonMerge.objects.get().pk]))
    gone.refresh_from_db()
    assert gone.merged_into_id is None


def test_different_numbers_are_merged_only_when_somebody_is_sure(office, person):
    kept = person("张晓燕", id_number=NUMBER)
    gone = person("张晓燕", id_number="431299195003010041")
    where = reverse("merge", args=[kept.pk, gone.pk])
    refused = office.post(where)
    assert refused.status_code == 422
    assert "请核实确为同一人" in refused.content.decode()
    assert office.post(where, {"sure": "1"}).status_code == 302
