"""What follows a count in its sentence as found or got among it."""

import pytest

from weijian.proof.api import analyse


def ties(text):
    document = analyse(text.replace("⏎", "\n"))
    return {
        (document.figures[relation.result].text, *(document.figures[part].text for part in relation.operands))
        for relation in document.relations
        if relation.type == "order" and relation.result is not None
    }


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("全部评价内容计148项，可量化的评价内容有91项。", ("148项", "91项")),
        ("某厂236名接触粉尘的工人体检中发现有18名工人肺部异常。", ("236名", "18名")),
        ("入户走访填报86452人，患病对象9321人。", ("86452人", "9321人")),
    ],
)
def test_find_ties_what_was_found(text, tie):
    assert tie in ties(text)


@pytest.mark.parametrize(
    "text",
    [
        "饮用水样检测475份，餐具样检测310份。",
        "举办培训班36期，印发资料12期。",
        "监测学校124家，未监测学校18家。",
        "在管高血压患者8241人，在管糖尿病患者2163人。",
        "接诊患者412人，每组接诊患者36人。",
        "登记车辆51辆，登记驾驶员49人。",
        "系统管理孕产妇519人，高危孕产妇163人。",  # of all, not of those managed
        "5名护理人员援外，援外医生2名。",
        "季度疫情分析4期，年度疫情分析1期。",
        "对3家宾馆当场行政处罚，1家立案处罚。",
        "本年度体检26778人，在管高血压患者14218人。",
    ],
)
def test_find_says_nothing_of_parallel_or_other_things(text):
    assert not ties(text)
