"""Every address by every role: sent to sign in, refused, or shown; and what lies outside the scope does not exist."""

import pytest
from django.urls import reverse
from pages_of import ADMINISTRATOR, EVERYBODY, MADE_FIRST, OPEN, POSTED, READ, VISIT, WRITERS

from weijian.ledger.models import Doubt, ImportBatch, PersonMerge
from weijian.review import work
from weijian.review.actions import KeepDocument, WaiveFinding


@pytest.fixture
def things(visited, users, clock_now):
    """What the arguments in pages_of stand for."""
    visit = visited()
    doubt = Doubt.objects.create(
        ledger=VISIT, record_id=visit.pk, rule="r", message="请核对", area=visit.area,
        institution=visit.institution, raised_at=clock_now,
    )  # fmt: skip
    reading = KeepDocument("材料.txt", "完成率123.5%。".encode()).run(users["administrator"])
    work.start(reading)
    waiver = WaiveFinding(reading, "FIG101", "0" * 64, "引用原文").run(users["administrator"])
    return {
        "visit": visit.pk,
        "person": visit.person_id,
        "user": users["village_doctor"].pk,
        "doubt": doubt.pk,
        "step": "close",
        "area": visit.area_id,
        "institution": visit.institution_id,
        "reading": reading.pk,
        "waiver": waiver.pk,
        "merge": PersonMerge.objects.create(kept=visit.person, gone=visit.person, at=clock_now).pk,
        "batch": ImportBatch.objects.create(
            ledger=VISIT, file_name="a.xlsx", digest="0" * 64, at=clock_now, by=users["administrator"]
        ).pk,
    }


@pytest.fixture
def clock_now():
    from weijian.kernel import clock

    return clock.now()


def address(name, arguments, things):
    return reverse(name, args=[things.get(argument, argument) for argument in arguments])


def test_every_address_is_listed_here():
    from weijian.web.urls import urlpatterns

    assert {pattern.name for pattern in urlpatterns} == {*READ, *POSTED, *MADE_FIRST, *OPEN}


@pytest.mark.parametrize("name", READ)
def test_page_by_role_opens_refuses_or_asks_to_sign_in(name, clients, things):
    arguments, roles = READ[name]
    where = address(name, arguments, things)
    answer = clients["anonymous"].get(where)
    assert answer.status_code == 302
    assert answer.url.startswith("/sign-in/")
    for role in EVERYBODY:
        expected = 200 if role in roles else 403
        assert clients[role].get(where).status_code == expected, role


@pytest.mark.parametrize("name", POSTED)
def test_posted_address_refuses_get_and_strangers(name, clients, things):
    where = address(name, POSTED[name], things)
    assert clients["anonymous"].post(where).url.startswith("/sign-in/")
    assert clients["administrator"].get(where).status_code == 405


@pytest.mark.parametrize("name", POSTED)
def test_posted_address_without_csrf_token_refuses(name, users, things):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(users["administrator"], backend="django.contrib.auth.backends.ModelBackend")
    answer = client.post(address(name, POSTED[name], things))
    assert answer.status_code == 403
    assert "页面已过期" in answer.content.decode()


@pytest.mark.parametrize(
    "name", ["record", "record_change", "person", "person_change", "person_death", "merge"]
)
@pytest.mark.parametrize("role", ["institution", "village_doctor"])
def test_page_of_another_township_does_not_exist(name, role, clients, visited, county):
    elsewhere = visited("钱外乡", county.west_village, county.west_hospital)
    arguments, _ = READ[name]
    here = address(name, arguments, {"visit": elsewhere.pk, "person": elsewhere.person_id})
    assert clients[role].get(here).status_code == 404
    assert clients["administrator"].get(here).status_code == 200


@pytest.mark.parametrize("name", ["record_void", "record_restore", "record_move", "person_contact"])
def test_change_in_another_township_does_not_exist(name, clients, visited, county):
    elsewhere = visited("钱外乡", county.west_village, county.west_hospital)
    here = address(name, POSTED[name], {"visit": elsewhere.pk, "person": elsewhere.person_id})
    assert clients["institution"].post(here, {"reason": "误录"}).status_code == 404
    elsewhere.refresh_from_db()
    assert not elsewhere.voided


def test_doubt_of_another_township_does_not_exist(clients, visited, county, clock_now):
    elsewhere = visited("钱外乡", county.west_village, county.west_hospital)
    doubt = Doubt.objects.create(
        ledger=VISIT, record_id=elsewhere.pk, rule="r", message="请核对", area=elsewhere.area,
        institution=elsewhere.institution, raised_at=clock_now,
    )  # fmt: skip
    answer = clients["institution"].post(reverse("answer_doubt", args=[doubt.pk]), {"answer": "属实"})
    assert answer.status_code == 404


def test_ledger_of_another_line_does_not_exist(clients):
    for name in ("ledger", "record_new", "dictionary_ledger", "ledger_template", "import_upload"):
        where = reverse(name, args=["blood.donation"])
        assert clients["department"].get(where).status_code == 404, name
        assert clients["administrator"].get(where).status_code == 200, name


def test_figure_of_another_line_does_not_exist(clients):
    from weijian.indicators.catalogue import catalogue, line_of

    code = next(figure.code for figure in catalogue() if line_of(figure) == "blood")
    for name in ("figure", "figure_rows"):
        assert clients["department"].get(reverse(name, args=[code])).status_code == 404


def test_unknown_ledger_does_not_exist(office):
    assert office.get(reverse("ledger", args=["nothing.here"])).status_code == 404


@pytest.mark.parametrize("role", sorted(set(EVERYBODY) - set(WRITERS)))
def test_reader_changes_nothing(role, clients, things):
    client = clients[role]
    assert (
        client.post(reverse("record_void", args=[VISIT, things["visit"]]), {"reason": "x"}).status_code == 403
    )
    assert client.post(reverse("record_new", args=[VISIT]), {}).status_code == 403
    assert client.post(reverse("answer_doubt", args=[things["doubt"]]), {"answer": "属实"}).status_code == 403
    assert client.post(reverse("import_undo", args=[things["batch"]])).status_code == 403


@pytest.mark.parametrize("role", sorted(set(EVERYBODY) - set(ADMINISTRATOR)))
def test_only_the_administrator_touches_users(role, clients, things, users):
    before = users["village_doctor"].password
    for name in ("reset_password", "set_active"):
        assert clients[role].post(reverse(name, args=[things["user"]]), {"active": "0"}).status_code == 403
    users["village_doctor"].refresh_from_db()
    assert users["village_doctor"].password == before
    assert users["village_doctor"].is_active


def test_no_page_loads_from_elsewhere(office, things):
    for name, (arguments, _) in READ.items():
        answer = office.get(address(name, arguments, things))
        policy = answer["Content-Security-Policy"]
        assert "default-src 'self'" in policy
        assert "unsafe" not in policy
        if not answer.streaming and answer["Content-Type"].startswith("text/html"):
            page = answer.content.decode()
            for forbidden in ("http://", "https://", " style=", "<script>", "onclick=", "javascript:"):
                assert forbidden not in page, (name, forbidden)


def test_pages_about_people_are_not_kept_by_the_browser(office, things):
    assert office.get(reverse("person", args=[things["person"]]))["Cache-Control"] == "no-store, private"
