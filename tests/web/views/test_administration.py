"""Users and parameters, in the hands of the administrator."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from weijian.accounts.models import AuditEntry, User
from weijian.ledger.models import ParameterValue
from weijian.ledger.parameters import PARAMETERS

NEW = {"username": "cunyi2", "name": "村医覃", "role": "village_doctor"}


def new_user(office, county, **changes):
    form = {**NEW, "area": county.east_village_2.pk, "institution": county.east_hospital.pk, **changes}
    return office.post(reverse("user_new"), form)


def test_new_user_gets_a_password_that_is_shown_once_and_must_be_replaced(office, county):
    page = new_user(office, county)
    password = page.context["password"]
    assert password in page.content.decode()
    user = User.objects.get(username="cunyi2")
    assert user.check_password(password)
    client = Client()
    client.post(reverse("sign_in"), {"username": "cunyi2", "password": password})
    assert client.get("/").url == reverse("password")
    entry = AuditEntry.objects.get(action="save_user")
    assert password not in str(entry.detail)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"area": ""}, "area"),
        ({"institution": ""}, "institution"),
        ({"role": "administrator"}, "area"),
        ({"username": "administrator"}, "username"),
        ({"name": ""}, "name"),
    ],
)
def test_user_without_a_fitting_scope_is_refused_at_the_field(changes, field, office, county):
    answer = new_user(office, county, **changes)
    assert f'id="id_{field}_error"' in answer.content.decode()
    assert not User.objects.filter(username="cunyi2").exists()


def test_changing_lines_changes_what_the_user_sees(office, clients, users, county):
    user = users["department"]
    form = {"username": user.username, "name": user.name, "role": user.role, "lines": ["blood"]}
    office.post(reverse("user", args=[user.pk]), {**form, "institution": county.bureau.pk})
    assert clients["department"].get(reverse("ledger", args=["blood.donation"])).status_code == 200
    assert clients["department"].get(reverse("ledger", args=["hypertension.hypertension"])).status_code == 404


def test_reset_password_lifts_the_lock(office, users):
    client = Client()
    for _ in range(5):
        client.post(reverse("sign_in"), {"username": "institution", "password": "wrong"})
    page = office.post(reverse("reset_password", args=[users["institution"].pk]))
    form = {"username": "institution", "password": page.context["password"]}
    assert client.post(reverse("sign_in"), form).status_code == 302


def test_suspended_user_cannot_sign_in_until_let_in_again(office, users):
    where = reverse("set_active", args=[users["institution"].pk])
    form = {"username": "institution", "password": "Pingchuan-2021"}
    office.post(where, {"active": "0"})
    assert Client().post(reverse("sign_in"), form).status_code == 200
    office.post(where, {"active": "1"})
    assert Client().post(reverse("sign_in"), form).status_code == 302


def test_nobody_suspends_himself(office, users):
    own = users["administrator"]
    assert office.post(reverse("set_active", args=[own.pk]), {"active": "0"}).status_code == 403
    own.refresh_from_db()
    assert own.is_active


def test_parameter_holds_from_its_day_and_is_audited(office):
    parameter = next(iter(PARAMETERS.values()))
    form = {"code": parameter.code, "value": "45", "since": "2021-07-01", "document": "县卫发〔2021〕7号"}
    assert office.post(reverse("parameters"), form).status_code == 302
    assert parameter.on(date(2021, 6, 30)) == parameter.default
    assert parameter.on(date(2021, 7, 1)) == Decimal(45)
    assert AuditEntry.objects.get(action="set_parameter").detail["value"] == "45"
    assert "县卫发〔2021〕7号" in office.get(reverse("parameters")).content.decode()


def test_parameter_without_a_document_is_refused(office):
    code = next(iter(PARAMETERS))
    answer = office.post(reverse("parameters"), {"code": code, "value": "45", "since": "2021-07-01"})
    assert 'id="id_document_error"' in answer.content.decode()
    assert not ParameterValue.objects.exists()


def test_audit_is_narrowed_by_user_action_person_and_day(clients, visited, users):
    visit = visited()
    clients["institution"].get(reverse("person", args=[visit.person_id]))
    clients["reader"].get(reverse("doubts"))

    def found(**given):
        return clients["reader"].get(reverse("audit"), given).context["page"].paginator.count

    assert found(action="read_person", user="公卫科田", person=str(visit.person_id)) == 1
    assert found(action="read_person", user="管理员") == 0
    assert found(**{"from": "2021-12-31", "to": "2021-12-31", "action": "read_person"}) == 1
    assert found(to="2021-12-30") == 0
    assert found(to="昨天") == 0
    assert found(person="张三") == 0
