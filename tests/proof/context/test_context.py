"""Invented sentences: of what time and place their figures are, and whether they are reached."""

import time

import pytest

from weijian.proof.context import place_figures
from weijian.proof.document import Document
from weijian.proof.figures import find_figures
from weijian.proof.sections import find_headings

TITLE = "青溪县卫生健康局2020年工作总结"


def figures(text, title=TITLE):
    document = Document(text, text, list(range(len(text))), title)
    document.headings = find_headings(document)
    document.figures = find_figures(text)
    place_figures(document)
    return document.figures


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("全县共接种疫苗3200剂次", ""),
        ("2020年，全县共接种疫苗3200剂次", ""),
        ("2019年，全县共接种疫苗3200剂次", "2019"),
        ("2020年上半年共接种疫苗3200剂次", "2020H1"),
        ("上半年，全县共接种疫苗3200剂次", "2020H1"),
        ("1-9月，全县共接种疫苗3200剂次", "2020-01..2020-09"),
        ("1月至9月份，全县共接种疫苗3200剂次", "2020-01..2020-09"),
        ("第三季度接种疫苗3200剂次", "2020Q3"),
        ("前三季度，共接种疫苗3200剂次", "2020-01..2020-09"),
        ("6月份组织检测178人", "2020-06"),
        ("营养包惠及6—24月龄儿童6210人", ""),
        ("为6月龄以上儿童接种6210人", ""),
        ("截至6月30日，在管患者3200人", "2020-06-30"),
        ("截止2020年10月31日，在管患者3200人", "2020-10-31"),
        ("截至2019年底，在管患者3200人", "2019-12-31"),
        ("截至去年年底，在管患者3200人", "2019-12-31"),
        ("截至目前，在管患者3200人", ""),
        ("今年以来，全县共接种疫苗3200剂次", ""),
        ("本年度共接种疫苗3200剂次", ""),
        ("去年，全县共接种疫苗3200剂次", "2019"),
        ("上年度接种疫苗3200剂次", "2019"),
        ("前年接种疫苗3200剂次", "2018"),
        ("近三年来共培训3200人次", "近三年来"),
        ("“十三五”期间，共建成卫生院12所", "“十三五”期间"),
        ("《2019年基层用药目录》配备药品320种", ""),
    ],
)
def test_place_figures_period_is_resolved_against_the_title(text, period):
    assert figures(text)[-1].period == period


def test_place_figures_half_year_title_makes_the_half_the_report_s_own_time():
    title = "青溪县卫生健康局2020年上半年工作总结及下半年工作打算"
    assert figures("上半年，共接种3200剂次", title)[0].period == ""
    assert figures("1-6月共接种3200剂次", title)[0].period == ""
    assert figures("今年以来共接种3200剂次", title)[0].period == ""
    assert figures("截至6月30日，在管3200人", title)[0].period == ""
    assert figures("截至5月31日，在管3200人", title)[0].period == "2020-05-31"
    assert figures("2020年共接种3200剂次", title)[0].period == "2020"
    assert figures("去年同期接种3200剂次", title)[0].period == "2019H1"


def test_place_figures_compared_time_governs_only_what_stands_right_behind_it():
    now, before, change, rate = figures("报告病例150例，较去年同期（160例）下降6.25%，治愈率98%")
    assert [now.period, before.period, change.period, rate.period] == ["", "2019", "", ""]


def test_place_figures_from_and_to_have_their_own_years():
    before, after = figures("床位由2018年的320张增加到2020年的450张")
    assert (before.period, after.period) == ("2018", "")


def test_place_figures_whole_year_of_a_task_is_not_that_of_what_was_done():
    title = "青溪县卫生健康局2020年上半年工作总结"
    task, done = figures("全年任务3200人，完成1600人", title)
    assert (task.period, done.period) == ("2020", "")


def test_place_figures_time_that_opens_a_paragraph_is_carried_to_its_end():
    text = "2019年，全县培训村医120人。考核合格110人。\n另培训护士50人。"
    assert [figure.period for figure in figures(text)] == ["2019", "2019", ""]


def test_place_figures_day_of_an_event_is_not_carried():
    text = "2月15日组织9名医务人员支援。全县储备床位120张。"
    assert [figure.period for figure in figures(text)] == ["2020-02-15", ""]


def test_place_figures_heading_gives_its_section_a_time_and_plans():
    text = (
        "一、2020年工作情况\n培训村医120人。\n二、2021年工作计划\n培训村医150人。\n三、存在问题\n缺编12人。"
    )
    assert [(f.period, f.modality) for f in figures(text)] == [("", ""), ("2021", "planned"), ("", "")]


def test_place_figures_without_any_year_keeps_the_words():
    assert figures("去年接种3200剂次", "卫生工作总结")[0].period == "去年"


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("全县共签约3200人", ""),
        ("我县共签约3200人", ""),
        ("全市共签约3200人", "全市"),
        ("高于全省平均水平，全省为3200人", "全省"),
        ("河口镇2145名老年人参加体检", "河口镇"),
        ("其中石桥乡签约3200人", "石桥乡"),
        ("城关街道签约3200人", "城关街道"),
        ("县人民医院门诊3200人次", "县人民医院"),
        ("县中医院、县妇幼保健院引进12人", "县妇幼保健院"),
        ("全县25个乡镇卫生院培训3200人", ""),
        ("各乡镇共签约3200人", ""),
        ("全县180个行政村建成卫生室178个", ""),
        ("河口镇签约率60%，全县平均签约率70%", ""),
        ("县域外就诊3200人", "县域外"),
        ("组建县乡两级队伍6支", ""),
        ("由县疾控中心牵头抓好监测；共采样3200份", ""),
    ],
)
def test_place_figures_area_is_the_last_place_named(text, area):
    assert figures(text)[-1].area == area


def test_place_figures_township_report_is_of_its_township():
    own, county = figures("全镇签约3200人，全县签约8200人", "柳坪镇中心卫生院2020年工作总结")
    assert (own.area, county.area) == ("", "全县")


def test_place_figures_city_report_is_of_its_city():
    assert figures("全市共签约3200人", "平川市卫生健康委2020年工作总结")[0].area == ""


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("完成签约3200人", ""),
        ("全年任务3200人", "required"),
        ("年度目标任务为3200人", "required"),
        ("省定标准85%", "required"),
        ("应完成筛查3200人", "required"),
        ("完成全年任务的85%", ""),
        ("任务完成率85%", ""),
        ("完成3200人的任务", "required"),
        ("力争签约率达到85%", "planned"),
        ("拟引进医师12名", "planned"),
        ("计划投资3200万元", "planned"),
        ("确保接种率不低于95%", "planned"),
        ("确保全县3200名低保对象全部参保", ""),
        ("争取上级资金3200万元", ""),
        ("计划生育特殊家庭32户", ""),
        ("将12种疾病纳入救治范围", ""),
        ("将于年底前建成12个", "planned"),
        ("建成标准化卫生室12个", ""),
        ("确保了报销比例达到85%", ""),
        ("计划投资3200万元，已完成投资800万元", ""),
    ],
)
def test_place_figures_modality_is_what_the_words_before_say(text, modality):
    assert figures(text)[-1].modality == modality


@pytest.mark.parametrize("part", ["，2019年河口镇签约12人", "，较2018年多，签约12人", "签约12人"])
def test_place_figures_work_is_linear_in_one_long_sentence(part):
    text = "河口镇" + part * 6000
    started = time.perf_counter()
    assert len(figures(text)) == 6000
    assert time.perf_counter() - started < 5


def test_place_figures_a_part_of_a_year_is_of_the_year_spoken_of():
    text = "2016年，全市有接生员102人。全年接生1640人次。2017年，增至350人。全年接生7235人次，年末在岗340人。"
    assert [figure.period for figure in figures(text)] == ["2016", "2016", "2017", "2017", "2017"]


def test_place_figures_a_part_of_a_year_alone_is_of_the_title():
    assert [figure.period for figure in figures("全年接生7235人次，年末在岗340人。")] == ["", "2020-12-31"]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("签约率由61.4%提高到70%", ["", "planned"]),
        ("完成剩余7个村卫生室建设", [""]),
        ("未签约的527人返乡后及时签约", [""]),
        ("新建7个村卫生室", ["planned"]),
        ("从12个乡镇选派35人", ["planned", "planned"]),
    ],
)
def test_place_figures_what_a_plan_starts_from_is_not_planned(text, modality):
    document = f"一、工作情况\n平稳。\n二、下半年工作计划\n{text}"
    assert [figure.modality for figure in figures(document)] == modality


def test_chapters_that_announce_plans_hold_planned_figures():
    text = "第三部分  工作成效\n普及率达到68.57%。\n第四部分  2020年工作安排\n（一）抓好卫生创建。普及率达到75%；认真总结。"
    assert [figure.modality for figure in figures(text)] == ["", "planned"]
