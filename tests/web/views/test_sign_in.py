"""Signing in, being locked out, coming back after a pause, and replacing a given password."""

import pytest
from django.test import Client
from django.urls import reverse

from weijian.accounts.models import AuditEntry

PASSWORD = "Pingchuan-2021"
BETTER = "Xikou#2022-zhen"


@pytest.fixture
def browser(users):
    return Client()


def sign_in(client, password=PASSWORD, **more):
    return client.post(reverse("sign_in"), {"username": "institution", "password": password, **more})


def test_sign_in_leads_to_the_page_that_was_asked_for_and_is_audited(browser):
    answer = sign_in(browser, next="/people/?q=zxy")
    assert answer.url == "/people/?q=zxy"
    entry = AuditEntry.objects.get(action="sign_in")
    assert (entry.user.username, entry.address) == ("institution", "127.0.0.1")


def test_sign_in_never_leads_to_another_host(browser):
    assert sign_in(browser, next="https://elsewhere.example/").url == "/"


def test_wrong_password_says_nothing_of_which_was_wrong(browser):
    page = sign_in(browser, "wrong").content.decode()
    assert "用户名或密码不正确" in page
    assert 'aria-invalid="true"' in page


def test_fifth_wrong_password_locks_and_says_for_how_long(browser):
    answers = [sign_in(browser, "wrong") for _ in range(5)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 200, 429]
    assert "约 15 分钟" in answers[-1].content.decode()
    assert sign_in(browser).status_code == 429


def test_expired_session_tells_so_and_leads_back(browser):
    browser.cookies["sessionid"] = "long-gone"
    answer = browser.get("/people/?q=zxy")
    assert answer.url == "/sign-in/?next=/people/%3Fq%3Dzxy&expired=1"
    assert "您已离开一段时间" in browser.get(answer.url).content.decode()


def test_expired_session_of_a_fragment_sends_the_whole_page(browser):
    headers = {"HX-Request": "true", "HX-Current-URL": "http://testserver/figures/?period=2021"}
    answer = browser.get("/people/picker/?q=zxy", headers=headers)
    assert answer.status_code == 200
    assert answer["HX-Redirect"] == "/sign-in/?next=/figures/%3Fperiod%3D2021"


def test_suspended_user_is_signed_out_at_the_next_click(clients, users):
    client = clients["institution"]
    users["institution"].is_active = False
    users["institution"].save()
    assert client.get("/").url.startswith("/sign-in/")
    assert client.get("/").status_code == 302


def test_given_password_must_be_replaced_before_anything_else(clients, users):
    client, user = clients["institution"], users["institution"]
    user.must_change_password = True
    user.save()
    assert client.get(reverse("people")).url == reverse("password")
    form = {"old_password": PASSWORD, "new_password1": BETTER, "new_password2": BETTER}
    assert client.post(reverse("password"), form).url == reverse("bench")
    assert client.get(reverse("people")).status_code == 200
    user.refresh_from_db()
    assert user.check_password(BETTER)
    assert not user.must_change_password


@pytest.mark.parametrize("weak", ["short-A1", "alllowercase", "password123"])
def test_weak_password_is_refused(weak, clients, users):
    form = {"old_password": PASSWORD, "new_password1": weak, "new_password2": weak}
    answer = clients["institution"].post(reverse("password"), form)
    assert answer.status_code == 200
    assert 'id="id_new_password2_error"' in answer.content.decode()
    users["institution"].refresh_from_db()
    assert users["institution"].check_password(PASSWORD)


def test_sign_out_ends_the_session(clients):
    client = clients["institution"]
    assert client.post(reverse("sign_out")).url == reverse("sign_in")
    assert client.get("/").url.startswith("/sign-in/")
