"""The work-bench shows what is due in the user's own territory, and a doubt is answered in place."""

from datetime import date

from django.urls import reverse
from pages_of import VISIT

from weijian.ledger.models import Doubt, Duty


def visited_with_doubt(visited):
    """Two visits above target in a row: the norm wants a referral, which the record leaves open."""
    first = visited(on=date(2021, 12, 1), systolic=160)
    from weijian.ledger import store

    store.insert(
        [
            type(first)(
                person=first.person, enrolment=first.enrolment, institution=first.institution, mode=1,
                on=date(2021, 12, 16), symptoms="|1|", systolic=166, diastolic=88, adherence=1, adverse=1,
            )
        ],
        None,
        "form",
    )  # fmt: skip


def test_late_duty_leads_to_the_form_filled_in(clients, visited):
    visit = visited(on=date(2021, 6, 1))
    page = clients["village_doctor"].get("/?span=late").content.decode()
    assert "高血压随访" in page
    assert "逾期121天" in page  # due on 1 September, today is 31 December
    query = f"person={visit.person_id}&amp;enrolment={visit.enrolment_id}"
    assert f"{reverse('record_new', args=[VISIT])}?{query}" in page
    form = clients["village_doctor"].get(
        reverse("record_new", args=[VISIT]), {"person": visit.person_id, "enrolment": visit.enrolment_id}
    )
    assert f'name="person_id" value="{visit.person_id}"' in form.content.decode()


def test_duties_of_another_township_are_neither_shown_nor_counted(clients, visited, county):
    visited("钱外乡", county.west_village, county.west_hospital, on=date(2021, 6, 1))
    page = clients["institution"].get("/?span=all").content.decode()
    assert Duty.objects.exists()
    assert "钱外乡" not in page
    assert "钱外乡" in clients["administrator"].get("/?span=all").content.decode()


def test_duties_are_narrowed_by_time_and_title_and_ordered_by_lateness(office, visited):
    visited("甲早", on=date(2021, 3, 1))
    visited("乙晚", on=date(2021, 12, 20))
    late = office.get("/?span=late").context
    assert {errand.person_name for errand in late["errands"]} == {"甲早"}
    everything = office.get("/?span=all").context
    days = [errand.due_on for errand in everything["errands"]]
    assert days == sorted(days)
    assert everything["counts"]["all"] == len(days)
    one = office.get("/", {"span": "all", "title": "高血压随访"}).context
    assert {errand.title for errand in one["errands"]} == {"高血压随访"}


def test_doubt_answered_in_place_is_kept_with_who_and_leaves_the_list(clients, visited, users):
    visited_with_doubt(visited)
    doubt = Doubt.objects.filter(answered_at=None).first()
    client = clients["institution"]
    answer = client.post(
        reverse("answer_doubt", args=[doubt.pk]), {"answer": "复测属实"}, headers={"HX-Request": "true"}
    )
    assert "复测属实" in answer.content.decode()
    doubt.refresh_from_db()
    assert doubt.answered_by == users["institution"]
    assert doubt.message not in client.get(reverse("doubts")).content.decode()
    assert "复测属实" in client.get(reverse("doubts"), {"answered": "1"}).content.decode()


def test_doubt_with_an_empty_answer_stays_open(clients, visited):
    visited_with_doubt(visited)
    doubt = Doubt.objects.filter(answered_at=None).first()
    answer = clients["institution"].post(
        reverse("answer_doubt", args=[doubt.pk]), {"answer": " "}, headers={"HX-Request": "true"}
    )
    assert "请写明核对结果" in answer.content.decode()
    doubt.refresh_from_db()
    assert doubt.answered_at is None


def test_figures_of_the_own_area_are_fetched_after_the_page(clients, visited):
    visited()
    page = clients["institution"].get("/").content.decode()
    assert f'hx-get="{reverse("bench_figures")}"' in page
    figures = clients["institution"].get(reverse("bench_figures"), headers={"HX-Request": "true"})
    rows = figures.context["rows"]
    assert rows
    assert all(row.value.denominator for row in rows)
