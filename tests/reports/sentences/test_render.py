import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weijian.kernel.periods import Period
from weijian.reports.document import FigureRun, Heading, Paragraph, text_of
from weijian.reports.sentences.filters import restate
from weijian.reports.sentences.render import render, whole_of
from weijian.reports.sentences.template import parse_template

REPORT = parse_template(
    """
## 重点人群
### 高血压患者健康管理
截至{{ period.end }}，{{ area.name }}在管高血压患者{{ htn.managed }}{{ htn.managed|versus:"去年同期" }}，
其中男性{{ htn.men }}，女性{{ htn.women }}；规范管理率{{ htn.std_rate }}{{ htn.std_rate|versus:"目标" }}；
{{ htn.std_rate|extremes:"乡镇" }}。血压控制率{{ htn.ctl_rate }}{{ htn.ctl_rate|versus:"去年同期" }}。

### 民生实事
一是抓检查。共完成两癌检查{{ cc.done }}{{ cc.done|versus:"目标" }}，检出病变{{ cc.found }}
（其中轻度{{ cc.cin1 }}，中重度{{ cc.cin2 }}）。二是抓培训，培训{{ train.people }}。
三是抓资金，发放{{ fund.paid }}{{ fund.paid|versus:"去年同期" }}。

## 妇幼健康
- 孕产妇死亡{{ mch.deaths }}{{ mch.deaths|versus:"目标" }}，
  死亡率{{ mch.death_rate }}{{ mch.death_rate|versus:"目标" }}；
  婴儿死亡率{{ mch.child_rate }}{{ mch.child_rate|versus:"去年同期" }}。
"""
)
NOW = {
    "htn.managed": "45182",
    "htn.men": "20000",
    "htn.women": "25182",
    "htn.std_rate": "75.3",
    "htn.ctl_rate": "61.2",
    "cc.done": "10100",
    "cc.found": "47",
    "cc.cin1": "14",
    "cc.cin2": "33",
    "train.people": "1200",
    "fund.paid": "33636750",
    "mch.deaths": "0",
    "mch.death_rate": "0",
    "mch.child_rate": "3.2",
}
BEFORE = {"htn.managed": "40231", "htn.ctl_rate": "60", "fund.paid": "30000000", "mch.child_rate": "3.5"}
TARGET = {"htn.std_rate": "60", "cc.done": "8900", "mch.deaths": "2", "mch.death_rate": "12"}
UNITS = {"htn.std_rate": {"溪口镇": "83.1", "石桥乡": "61.02", "大江镇": "70"}}


def lines(blocks):
    return [text_of(block.runs) for block in blocks]


def test_report_with_every_figure_reads_as_an_office_writes(county):
    assert lines(render(REPORT, county(NOW, BEFORE, TARGET, UNITS))) == [
        "重点人群",
        "高血压患者健康管理",
        "截至2021年6月30日，平川县在管高血压患者45182人，同比增长12.3%，其中男性20000人，女性25182人；"
        "规范管理率75.30%，高于目标15.3个百分点；其中溪口镇最高、为83.10%，石桥乡最低、为61.02%。"
        "血压控制率61.20%，较去年同期提高1.2个百分点。",
        "民生实事",
        "一是抓检查。共完成两癌检查10100人，完成年度任务8900人的113.48%，检出病变47例（其中轻度14例，中重度33例）。"
        "二是抓培训，培训1200人次。三是抓资金，发放3363.675万元，同比增长12.1%。",
        "妇幼健康",
        "孕产妇死亡0例，控制在目标2例以内，死亡率0.00/10万，控制在目标12.00/10万以内；"
        "婴儿死亡率3.20‰，较去年同期下降0.3个千分点。",
    ]


def test_report_without_some_figures_says_the_others(county):
    missing = {"htn.managed", "htn.std_rate", "cc.cin1", "mch.deaths"}
    now = {code: None if code in missing else value for code, value in NOW.items()}
    found = lines(render(REPORT, county(now, BEFORE, TARGET, UNITS)))
    assert found[2] == "截至2021年6月30日。血压控制率61.20%，较去年同期提高1.2个百分点。".replace(
        "截至2021年6月30日。", ""
    )
    assert "检出病变47例（其中中重度33例）。" in found[4]
    assert found[6].startswith("死亡率0.00/10万")


def test_heading_under_which_nothing_is_left_goes_with_its_parent(county):
    now = {code: value for code, value in NOW.items() if code.startswith("htn.")}
    assert [text_of(b.runs) for b in render(REPORT, county(now)) if isinstance(b, Heading)] == [
        "重点人群",
        "高血压患者健康管理",
        "民生实事",
    ]
    only_figures = parse_template(
        "## 甲\n### 乙\n{{ htn.men }}。\n### 丙\n{{ cc.done }}。\n## 丁\n{{ cc.done }}。"
    )
    assert lines(render(only_figures, county({"htn.men": "5"}))) == ["甲", "乙", "5人。"]
    assert render(only_figures, county({})) == ()


def test_setting_is_said_in_headings_and_text_of_any_period(county):
    template = parse_template(
        "# {{ period.name }}{{ area.name }}工作\n{{ period.year }}开展{{ train.people }}。"
    )
    facts = county({"train.people": "3"}, period=Period.months(2021, 1, 9))
    assert lines(render(template, facts)) == ["2021年1—9月平川县工作", "2021年开展3人次。"]


known = st.dictionaries(st.sampled_from(sorted(NOW)), st.integers(0, 10**6).map(str))


@given(
    known,
    known,
    known,
    st.dictionaries(st.sampled_from(["甲镇", "乙镇", "丙镇", "丁镇"]), st.integers(0, 99).map(str)),
)
def test_report_of_any_figures_is_sound_and_every_digit_of_data_is_a_figure(
    county, now, before, target, towns
):
    facts = county(now, before, target, {"htn.std_rate": towns})
    for block in render(REPORT, facts):
        assert isinstance(block, Heading | Paragraph)
        text = text_of(block.runs)
        assert not re.search(r"[，；：。、][，；：。、]|（）|（[，；。]|^[，；。：]", text), text
        if isinstance(block, Paragraph):
            assert text.endswith("。")
        for run in block.runs:
            if isinstance(run, FigureRun):
                if run.identity.unit_code == facts.unit_code:
                    assert restate(run.identity.code, run.identity.form, facts) == run.text
            else:
                assert not re.search(r"\d", run.text.replace("2021年6月30日", "")), text


@pytest.mark.parametrize(
    ("name", "whole"),
    [("平川县", "全县"), ("溪口镇", "全镇"), ("石桥乡", "全乡"), ("柳湾村", "全村"), ("平川", "辖区")],
)
def test_area_as_a_whole_is_called_by_its_kind(name, whole):
    assert whole_of(name) == whole
