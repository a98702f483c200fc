import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from weijian.proof.api import proofread

# fmt: off
SOUND = {
    "total row": "乡镇\t人数\t户数\n石桥镇\t50\t20\n河口镇\t40\t15\n杨柳乡\t30\t12\n合计\t120\t47\n",
    "total row first": "乡镇\t人数\t户数\n全县合计\t120\t47\n石桥镇\t50\t20\n河口镇\t40\t15\n杨柳乡\t30\t12\n",
    "total column": "机构\t门诊人次\t住院人次\t合计\n县医院\t900\t80\t980\n中医院\t500\t60\t560\n保健院\t300\t10\t310\n",
    "subtotals": "机构\t床位数\t人数\n县医院\t500\t300\n中医院\t300\t200\n小计\t800\t500\n"
    "石桥卫生院\t40\t30\n河口卫生院\t30\t20\n小计\t70\t50\n总计\t870\t550\n",
    "of which": "乡镇\t人数\t例数\n石桥镇\t50\t5\n其中：老人\t20\t2\n河口镇\t40\t6\n杨柳乡\t10\t1\n合计\t100\t12\n",
    "completion": "乡镇\t任务数\t完成数\t完成率（%）\n石桥镇\t500\t480\t96\n河口镇\t400\t410\t102.5\n杨柳乡\t300\t270\t90\n",
    "growth": "指标\t2021年\t2022年\t增长率（%）\n门诊\t4560\t5020\t10.09\n收入\t3200\t3600\t12.5\n床位\t500\t520\t4\n",
    "difference": "指标\t2022年\t2021年\t增减\n门诊\t5020\t4560\t460\n收入\t3600\t3200\t400\n床位\t520\t530\t-10\n",
    "transposed": "指标\t石桥镇\t河口镇\t杨柳乡\n任务数\t500\t400\t300\n完成数\t480\t410\t270\n完成率\t96%\t102.5%\t90%\n",
    "blank cells are nought": "乡镇\t甲类\t乙类\n石桥镇\t5\t\n河口镇\t\t6\n杨柳乡\t1\t2\n合计\t6\t8\n",
    "rate of something else": "乡镇\t任务数\t完成数\t合格率\n"
    "石桥镇\t500\t480\t91%\n河口镇\t400\t410\t88%\n杨柳乡\t300\t270\t97%\n",
    "total counted once": "项目\t人数\n高血压\t800\n糖尿病\t400\n患病合计\t1000\n",
    "ragged": "乡镇\t人数\t户数\n石桥镇\t50\n河口镇\t40\t15\t7\n合计\t90\t15\n",
}
# fmt: on


@pytest.mark.parametrize("text", SOUND.values(), ids=SOUND)
def test_proofread_table_that_agrees_is_passed_in_silence(text):
    report = proofread(text)
    assert [finding.message for finding in report.findings if finding.severity != "hint"] == []
    assert all(relation.holds for relation in report.relations)


BROKEN = [
    ("total row", "合计\t120\t47", "合计\t120\t48", "48"),
    ("total column", "中医院\t500\t60\t560", "中医院\t500\t60\t580", "580"),
    ("completion", "270\t90", "270\t95", "95"),
    ("growth", "520\t4", "520\t6", "6"),
    ("difference", "3200\t400", "3200\t500", "500"),
    ("transposed", "102.5%", "105.2%", "105.2%"),
    ("subtotals", "总计\t870", "总计\t780", "780"),
]


@pytest.mark.parametrize(("name", "right", "wrong", "place"), BROKEN, ids=[row[0] for row in BROKEN])
def test_proofread_table_with_one_wrong_cell_is_told_there(name, right, wrong, place):
    assert right in SOUND[name]
    report = proofread(SOUND[name].replace(right, wrong))
    told = {report.text[f.start : f.end]: f.severity for f in report.findings if f.rule.startswith("FIG1")}
    assert told.get(place) == "error"


def test_proofread_total_of_a_table_is_held_against_the_text():
    table = "乡镇\t两癌筛查人数\n石桥镇\t500\n河口镇\t400\n合计\t900\n"
    report = proofread(f"全县两癌筛查人数900人。\n{table}")
    pairs = [(r.type, r.holds) for r in report.relations]
    assert ("duplicate", True) in pairs


cell = st.one_of(
    st.integers(0, 99999).map(str),
    st.sampled_from(["", "—", "合计", "石桥镇", "完成率", "95%", "1,200", "约5人", "|"]),
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.lists(cell, min_size=1, max_size=6), min_size=2, max_size=7), st.sampled_from(["\t", " | "])
)
def test_proofread_any_table_keeps_its_promises(rows, sign):
    text = "\n".join(sign.join(row) for row in rows)
    report = proofread(text)
    assert all(text[figure.start : figure.end] == figure.text for figure in report.figures)
    assert len({figure.start for figure in report.figures}) == len(report.figures)


def test_proofread_lone_total_of_places_is_doubted_and_of_diseases_is_not():
    def severities(names):
        rows = "".join(f"{name}\t{count}\n" for name, count in zip(names, (800, 400), strict=True))
        report = proofread(f"名称\t人数\n{rows}合计\t1000\n")
        return [finding.severity for finding in report.findings if finding.rule == "FIG103"]

    assert severities(["石桥镇", "河口镇"]) == ["warning"]
    assert severities(["高血压", "糖尿病"]) == []
