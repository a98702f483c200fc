"""Real Chromium against the running site. Skipped with a reason where the browser is missing."""

import os
import shutil
from pathlib import Path

import pytest

# Playwright's synchronous interface runs an event loop in this thread; Django would take that for a mistake.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

CHROMIUM = next((path for name in ("chromium", "chromium-browser") if (path := shutil.which(name))), None)
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=zh-CN",
]
DESK = {"width": 1280, "height": 860}


def pytest_collection_modifyitems(items):
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="没有找到 chromium：apt-get install chromium"))


@pytest.fixture(scope="session")
def chromium():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def site(transactional_db, live_server):
    """The running site with a columnar copy of its own."""
    from weijian.lake import owner

    owner.close()
    owner.path().unlink(missing_ok=True)
    yield live_server.url
    owner.close()


def is_fault(told):
    """A form that comes back with errors answers 422, which the browser reports too; that is no fault."""
    return told.type == "error" and "422" not in told.text


@pytest.fixture
def open_page(chromium, site):
    """`open_page(size)`: a page of that size. At the end nothing may have gone wrong in it unseen."""
    opened = []

    def make(size=DESK):
        context = chromium.new_context(viewport=size, locale="zh-CN", base_url=site)
        page = context.new_page()
        page.faults = []
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        page.on("console", lambda told: is_fault(told) and page.faults.append(told.text))
        page.on(
            "request", lambda sent: sent.url.startswith(site) or page.faults.append(f"outside: {sent.url}")
        )
        opened.append((context, page))
        return page

    yield make
    for context, page in opened:
        faults = page.faults
        context.close()
        assert faults == []


@pytest.fixture
def signed_in(open_page, users):
    """`signed_in("institution", size)`: a page after sign-in by the form."""

    def make(role, size=DESK):
        page = open_page(size)
        page.goto("/")
        page.get_by_label("用户名").fill(role)
        page.get_by_label("密码").fill("Pingchuan-2021")
        page.get_by_role("button", name="登录").click()
        page.get_by_role("heading", level=1).wait_for()
        page.wait_for_load_state("networkidle")  # the bench asks for its figures after it is shown
        return page

    return make
