"""The stand-alone page of the proof-reader, opened from the disk as a colleague would open it from a mail."""

import pytest

from weijian.proof.api import proofread
from weijian.proof.output.html import page as page_of
from weijian.proof.settings import Settings

WIDE, NARROW = {"width": 1280, "height": 860}, {"width": 390, "height": 800}
TEXT = (
    "平川县卫生健康局2021年工作总结\n截止目前，资金己经到位。\n"
    + "落实责任，加强管理。\n" * 60
    + "全年任务4000人，共完成2600人，完成率66.5%。\n<script>alert('hostile')</script>\n"
)


OTHER = "另一份材料，截止目前，已完成。"
# Other rules come and go; these tests are about the page.
RULES = Settings(select=("FIG101", "TXT101", "TXT103"))


@pytest.fixture(params=[WIDE, NARROW], ids=["wide", "narrow"])
def opened(chromium, tmp_path, request):
    """The page, with the network cut off; nothing may have gone wrong in it unseen."""
    path = tmp_path / "校核.html"
    path.write_text(page_of(*(proofread(text, settings=RULES) for text in (TEXT, OTHER))), encoding="utf-8")
    context = chromium.new_context(viewport=request.param, locale="zh-CN", offline=True)
    page = context.new_page()
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda told: faults.append(told.text))
    page.on("dialog", lambda dialog: (faults.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda sent: sent.url.startswith("file:") or faults.append(sent.url))
    page.goto(path.as_uri())
    yield page
    context.close()
    assert faults == []


def shown(page, rule):
    return page.locator(f"article:not([hidden]) li[data-rule={rule}]")


def place(page, words):
    return page.locator("article:not([hidden]) .text span", has_text=words).first


def in_sight(locator):
    return locator.evaluate(
        "one => { const box = one.getBoundingClientRect(), around = one.closest('.text, .sheet').getBoundingClientRect();"
        " return box.top >= around.top - 1 && box.bottom <= around.bottom + 1; }"
    )


def test_page_a_finding_leads_to_its_place_and_back(opened):
    mark = place(opened, "66.5%")
    assert not in_sight(mark)
    shown(opened, "FIG101").click()
    opened.wait_for_timeout(700)
    assert in_sight(mark)
    assert opened.locator(".text .tied").count() == 2
    assert "依据：" in shown(opened, "FIG101").inner_text()
    opened.keyboard.press("Escape")
    mark.click()
    assert "here" in shown(opened, "FIG101").get_attribute("class")
    assert in_sight(shown(opened, "FIG101"))


def test_page_keys_walk_through_the_findings(opened):
    opened.get_by_role("checkbox", name="提示").check()
    for key, rule in (("n", "TXT103"), ("n", "TXT101"), ("n", "FIG101"), ("n", "TXT103"), ("p", "FIG101")):
        opened.keyboard.press(key)
        assert opened.locator("li.here").get_attribute("data-rule") == rule


def test_page_filters_hide_findings_and_their_marks(opened):
    assert not shown(opened, "TXT103").is_visible()  # a hint, beside an error
    assert "off" in place(opened, "截止").get_attribute("class")
    opened.get_by_label("规则").select_option("TXT103")
    assert shown(opened, "TXT103").is_visible()
    opened.get_by_label("规则").select_option("")
    opened.get_by_role("checkbox", name="提示").check()
    assert shown(opened, "TXT103").is_visible()
    opened.get_by_label("查找问题").fill("2600")
    assert shown(opened, "FIG101").is_visible()
    assert not shown(opened, "TXT101").is_visible()
    opened.get_by_label("查找问题").fill("没有这样的问题")
    assert opened.get_by_text("没有符合条件的问题。").first.is_visible()
    opened.get_by_label("查找问题").fill("")
    opened.get_by_label("规则").select_option("TXT101")
    assert shown(opened, "TXT101").is_visible()
    assert not shown(opened, "FIG101").is_visible()


def test_page_a_figure_tells_what_it_is_and_what_it_is_tied_to(opened):
    figure = place(opened, "2600人")
    figure.scroll_into_view_if_needed()
    figure.hover()
    assert "种类：数量" in opened.get_by_role("tooltip").inner_text()
    figure.click()
    sheet = opened.locator("article:not([hidden]) .sheet.figure")
    assert "2600人÷4000人＝65%" in sheet.inner_text()
    sheet.get_by_role("button", name="4000人").first.click()
    assert sheet.locator("p.name").first.inner_text() == "4000人"


def test_page_relations_are_listed_broken_ones_first(opened):
    opened.get_by_role("tab", name="关系").first.click()
    first = opened.locator("li[data-relation]").first
    assert "完成率：不符" in first.inner_text()
    first.click()
    assert "here" in place(opened, "66.5%").get_attribute("class")


def test_page_another_document_is_chosen(opened):
    opened.get_by_label("材料").select_option("1")
    assert shown(opened, "TXT103").count() == 1
    texts = opened.locator("article .text")
    assert [texts.nth(number).is_visible() for number in (0, 1)] == [False, True]
    opened.keyboard.press("n")
    assert in_sight(place(opened, "截止"))


def test_page_fits_its_window_and_shows_hostile_text_as_text(opened):
    assert opened.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert (
        opened.locator("article .text").first.text_content().count("<script>alert('hostile')</script>") == 1
    )
