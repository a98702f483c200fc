"""What every page has: a way past the navigation, landmarks, the set clock's notice; and pages for faults."""

from django.test import Client, override_settings
from django.urls import reverse


def test_page_has_skip_link_landmarks_and_language(office):
    page = office.get("/").content.decode()
    assert '<html lang="zh-CN">' in page
    assert '<a class="skip" href="#main">' in page
    for landmark in ('<main id="main"', '<header class="top"', 'role="search"', 'aria-label="主导航"'):
        assert landmark in page
    assert page.count("<h1") == 1


def test_set_clock_is_told_on_every_page(office):
    assert "系统日期为 2021年12月31日" in office.get("/help/").content.decode()


def test_navigation_offers_only_what_the_role_may_open(clients):
    seen = {
        role: client.get("/help/").content.decode() for role, client in clients.items() if role != "anonymous"
    }
    for role, page in seen.items():
        assert (f'href="{reverse("users")}"' in page) == (role == "administrator"), role
        assert (f'href="{reverse("audit")}"' in page) == (role in ("administrator", "reader")), role


def test_current_section_is_marked(office):
    page = office.get("/people/").content.decode()
    assert '<a href="/people/" aria-current="page">' in page


def test_unknown_address_has_a_page_in_chinese(office):
    answer = office.get("/nothing/")
    assert answer.status_code == 404
    assert "没有找到这一页" in answer.content.decode()


def test_fault_has_a_page_in_chinese_that_shows_nothing_of_it(office, monkeypatch):
    from weijian.web.views import help as page

    def fail(*_):
        raise RuntimeError("secret detail")

    monkeypatch.setattr(page, "render", fail)
    client = Client(raise_request_exception=False)
    client.cookies = office.cookies
    answer = client.get("/help/")
    assert answer.status_code == 500
    assert "系统出错了" in answer.content.decode()
    assert "secret detail" not in answer.content.decode()


@override_settings(DEBUG=False)
def test_htmx_is_told_to_evaluate_and_keep_nothing(office):
    page = office.get("/").content.decode()
    for setting in ('"allowEval": false', '"includeIndicatorStyles": false', '"historyCacheSize": 0'):
        assert setting in page
