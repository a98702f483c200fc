"""What a clerk, a village doctor and a head of department do in a day, in a real browser."""

from datetime import date

import pytest
from playwright.sync_api import expect

DESK = {"width": 1280, "height": 860}
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def patient(person, patients, visits):
    """An enrolled patient of 溪口镇 whose visit of September has made the next one late."""
    who = person("张晓燕", id_number="431299195003010025")
    visits(patients(resident=who, start=date(2021, 1, 4)), date(2021, 9, 1), diastolic=82)
    return who


def fits(page):
    """Nothing makes the page scroll sideways."""
    return page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_village_doctor_does_a_late_visit_on_the_phone_and_mends_a_wrong_value(signed_in, patient):
    from weijian.work.publichealth.hypertension.ledgers import HypertensionVisit

    page = signed_in("village_doctor", PHONE)
    assert fits(page)
    page.get_by_role("row", name="张晓燕 高血压随访").get_by_role("link", name="去登记").click()
    expect(page.get_by_label("姓名")).to_have_value("张晓燕 431299********0025")
    page.get_by_label("随访日期", exact=False).first.fill("2021-12-30")
    page.get_by_role("group", name="随访方式").get_by_label("家庭").check()
    page.get_by_role("group", name="症状").get_by_label("无症状").check()
    page.get_by_label("收缩压").fill("1320")
    page.get_by_label("舒张压").fill("84")
    page.get_by_role("group", name="服药依从性").get_by_label("规律").check()
    page.get_by_role("group", name="药物不良反应").get_by_label("无", exact=True).check()
    assert fits(page)
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("没有保存")
    wrong = page.get_by_label("收缩压")
    expect(wrong).to_have_attribute("aria-invalid", "true")
    wrong.fill("132")
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.get_by_text("已保存高血压随访")).to_be_visible()
    assert fits(page)
    visit = HypertensionVisit.objects.get(on=date(2021, 12, 30))
    assert (visit.systolic, visit.mode, visit.person) == (132, 2, patient)


def test_person_is_found_by_initials_with_the_keyboard_alone(signed_in, patient):
    page = signed_in("institution")
    page.goto("/ledgers/hypertension.hypertensionvisit/new/")
    picker = page.get_by_role("combobox", name="姓名")
    picker.focus()
    page.keyboard.type("zxy")
    option = page.get_by_role("option", name="张晓燕")
    expect(option).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(picker).to_have_value("张晓燕 431299********0025")
    expect(page.locator('input[name="person_id"]')).to_have_value(str(patient.pk))
    page.keyboard.type("x")
    expect(page.locator('input[name="person_id"]')).to_have_value("")


def test_search_narrows_while_typing_and_leads_to_the_person(signed_in, patient):
    page = signed_in("institution", PHONE)
    page.get_by_role("navigation", name="底部导航").get_by_role("link", name="人员").click()
    page.get_by_label("姓名、拼音首字母").press_sequentially("zxy")
    page.get_by_role("link", name="张晓燕").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("张晓燕")
    expect(page.get_by_text("431299195003010025")).to_have_count(0)
    page.get_by_role("button", name="显示完整证件号和电话").click()
    expect(page.get_by_text("431299195003010025")).to_be_visible()
    assert fits(page)


def test_figure_is_followed_down_to_its_rows(signed_in, patient):
    page = signed_in("department")
    page.get_by_role("navigation", name="主导航").get_by_role("link", name="指标").click()
    page.get_by_role("link", name="高血压患者随访人次", exact=True).click()
    expect(page.get_by_role("img", name="高血压患者随访人次近12个月")).to_be_visible()
    page.get_by_role("link", name="溪口镇").click()
    expect(page.get_by_text("溪口镇 · 2021年", exact=True)).to_be_visible()
    page.get_by_role("link", name="查看明细记录").click()
    page.get_by_role("row").get_by_role("link", name="张晓燕").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("高血压随访")


def test_board_changes_its_period_in_place_and_goes_back(signed_in, patient):
    page = signed_in("department")
    page.goto("/figures/?period=2021")
    page.get_by_role("link", name="2020年", exact=True).click()
    heading = page.locator("#results").get_by_role("heading", level=2)
    expect(heading).to_contain_text("2020年")
    page.go_back()
    expect(heading).to_contain_text("2021年")
    expect(page.get_by_role("navigation", name="主导航")).to_be_visible()


def test_pasted_text_is_proof_read_and_a_finding_leads_to_its_mark(signed_in):
    page = signed_in("department")
    page.goto("/proof/")
    page.get_by_label("文字").fill("一、工作开展情况\n全年任务8900人，完成10100人，完成率123.5%。")
    page.get_by_role("button", name="开始校核").click()
    finding = page.locator(".finding.error").first
    finding.get_by_role("link").first.focus()
    page.keyboard.press("Enter")
    mark = page.locator("mark:target, span:target")
    expect(mark).to_have_count(1)
    expect(page.locator("mark.error").first).to_contain_text("123.5%")


def test_list_is_filtered_and_sorted_in_place(signed_in, patient):
    page = signed_in("institution")
    page.goto("/ledgers/hypertension.hypertensionvisit/")
    results = page.locator("#results")
    expect(results.get_by_role("link", name="张晓燕")).to_be_visible()
    page.get_by_role("textbox", name="人员").press_sequentially("qqq")
    expect(results).to_contain_text("没有符合条件的记录")
    page.get_by_role("link", name="清除").click()
    results.get_by_role("link", name="收缩压").click()
    expect(results.locator('th[aria-sort="ascending"]')).to_contain_text("收缩压")


def test_doubt_is_answered_without_leaving_the_bench(signed_in, patient, county):
    from weijian.kernel import clock
    from weijian.ledger.models import Doubt

    Doubt.objects.create(
        ledger="hypertension.hypertensionvisit", record_id=1, rule="r", message="血压偏低，请核对",
        area=county.east_village, institution=county.east_hospital, raised_at=clock.now(),
    )  # fmt: skip
    page = signed_in("institution")
    page.get_by_text("答复", exact=True).first.click()
    page.get_by_label("核对结果").fill("复测属实")
    page.get_by_role("button", name="答复").click()
    expect(page.get_by_text("答复：复测属实")).to_be_visible()
    assert Doubt.objects.get().answer == "复测属实"


def test_first_tab_skips_the_navigation(signed_in):
    page = signed_in("reader")
    page.goto("/help/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到正文")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize("size", [PHONE, DESK, {"width": 360, "height": 640}])
def test_no_page_scrolls_sideways(size, signed_in, patient):
    from weijian.work.publichealth.hypertension.ledgers import HypertensionVisit

    page = signed_in("administrator", size)
    visits = "/ledgers/hypertension.hypertensionvisit/"
    visit = f"{visits}{HypertensionVisit.objects.get().pk}/"
    addresses = [
        *("/", "/ledgers/", visits, visit, f"{visits}new/", "/imports/", "/audit/", "/users/", "/users/new/"),
        *(
            "/people/?q=zxy",
            f"/people/{patient.pk}/",
            "/people/doubles/",
            "/figures/",
            "/figures/htn.std_rate/",
        ),
        *(
            "/reports/?period=2021",
            "/proof/",
            "/dictionary/hypertension.hypertensionvisit/",
            "/parameters/",
            "/help/",
        ),
    ]
    for address in addresses:
        page.goto(address)
        assert fits(page), address


REPORT = (
    "平川县卫生健康局2021年工作总结\n一、工作开展情况\n（一）无偿献血\n全年任务8900人，完成10100人，完成率123.5%。\n"
    "（二）高血压患者健康管理\n全县在管高血压患者14人。\n"
)


def proofread(page, text=REPORT):
    page.goto("/proof/")
    page.get_by_label("粘贴文字").fill(text)
    page.get_by_role("button", name="开始校核").click()
    page.locator("#findings").wait_for()


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_figure_of_a_report_is_explored_down_to_its_rows(signed_in, patient, size):
    page = signed_in("administrator", size)
    proofread(page)
    assert fits(page)
    expect(page.get_by_role("link", name="所写的数与台账不符")).to_be_visible()
    page.locator("a.figure", has_text="10100人").click()
    panel = page.locator("#explored")
    expect(panel).to_contain_text("完成率")
    expect(panel).to_be_in_viewport()
    assert fits(page)
    page.get_by_role("link", name="查看台账中的这个指标和明细").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("在管高血压患者数")
    page.get_by_role("link", name="查看明细记录").click()
    expect(page.get_by_role("row").get_by_role("link", name="张晓燕")).to_be_visible()


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_finding_is_let_stand_and_stays_so_in_the_next_version(signed_in, patient, size):
    page = signed_in("administrator", size)
    proofread(page)
    first = page.locator(".finding.error").first
    first.get_by_text("忽略", exact=True).click()
    first.get_by_label("理由").fill("分母是应检人数")
    first.get_by_role("button", name="忽略这个问题").click()
    expect(page.get_by_text("忽略理由：分母是应检人数")).to_be_visible()
    assert fits(page)
    proofread(page, REPORT.replace("14人", "1人"))
    expect(page.get_by_text("忽略理由：分母是应检人数")).to_be_visible()
    expect(page.get_by_text("所写的数与台账不符")).to_have_count(0)
    page.locator("summary", has_text="其他版本").click()
    page.get_by_role("link", name="比较").click()
    settled = page.get_by_role("region", name="已解决")
    expect(settled).to_contain_text("文中为14人")
    assert fits(page)


def test_findings_are_filtered_in_place_and_files_are_taken_home(signed_in):
    page = signed_in("department", PHONE)
    proofread(page)
    page.get_by_label("级别").select_option("error")
    expect(page.locator(".finding:not(.error)")).to_have_count(0)
    page.locator("summary", has_text="下载").click()
    assert fits(page)
    with page.expect_download() as taken:
        page.get_by_role("link", name="单页网页").click()
    assert taken.value.suggested_filename.endswith(".html")


def test_history_is_searched_on_the_phone(signed_in):
    page = signed_in("department", PHONE)
    proofread(page)
    page.goto("/proof/history/")
    page.get_by_label("名称或标题").fill("没有这份")
    expect(page.get_by_text("没有符合条件的校核记录")).to_be_visible()
    page.get_by_label("名称或标题").fill("2021年工作总结")
    expect(page.get_by_role("link", name="粘贴的文字.txt")).to_be_visible()
    assert fits(page)


def test_several_files_are_read_together(signed_in, tmp_path):
    for name, period, count in (("半年.txt", "2021年上半年", 3000), ("全年.txt", "2021年", 2000)):
        text = f"平川县卫生健康局{period}工作总结\n（一）无偿献血\n全县无偿献血{count}人次。\n"
        (tmp_path / name).write_text(text, encoding="utf-8")
    page = signed_in("department")
    page.goto("/proof/")
    page.set_input_files("#proof-files", [tmp_path / "半年.txt", tmp_path / "全年.txt"])
    page.get_by_role("button", name="开始校核").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("一批材料（2份）")
    expect(page.get_by_role("heading", name="材料之间不一致")).to_be_visible()
