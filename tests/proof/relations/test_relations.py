"""Sentences of county reports and the ties in them: (type, result, operands, holds)."""

import pytest

from weijian.proof.api import analyse, proofread


def ties(text):
    document = analyse(text)

    def written(number):
        return document.figures[number].text if number is not None else None

    return {
        (r.type, written(r.result), tuple(written(n) for n in r.operands), r.holds)
        for r in document.relations
    }


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        (
            "全年任务4000人，共完成4321人，完成率108.03%。",
            ("completion", "108.03%", ("4321人", "4000人"), True),
        ),
        ("全年任务4000人，共完成2600人，完成率66.5%。", ("completion", "66.5%", ("2600人", "4000人"), False)),
        ("活产数272人，住院分娩268人，住院分娩率98.52%。", ("ratio", "98.52%", ("268人", "272人"), True)),
        ("核准患者4965例，救治4965例，救治进展100%。", ("completion", "100%", ("4965例", "4965例"), True)),
        (
            "常住人口36.5万人，建立健康档案33.2万份，建档率90.96%。",
            ("ratio", "90.96%", ("33.2万份", "36.5万人"), True),
        ),
        (
            "共有行政村180个，建成标准化卫生室的行政村171个，达标率90.5%。",
            ("ratio", "90.5%", ("171个", "180个"), False),
        ),
        (
            "在职人员500人，其中高级60人，中级190人，初级280人。",
            ("sum", "500人", ("60人", "190人", "280人"), False),
        ),
        ("受理82人，其中补发40人，续发42人。", ("sum", "82人", ("40人", "42人"), True)),
        ("发热门诊2个，发热诊室22个，共24个。", ("sum", "24个", ("2个", "22个"), True)),
        ("引进7人，其中县医院4人（本科1人，硕士3人）、中医院3人。", ("sum", "7人", ("4人", "3人"), True)),
        ("引进7人，其中县医院4人（本科1人，硕士3人）、中医院3人。", ("sum", "4人", ("1人", "3人"), True)),
        ("县财政补贴90%，个人承担10%。", ("sum", None, ("90%", "10%"), True)),
        ("确定3个乡镇（河口镇、石桥镇、杨柳镇）试点。", ("sum", "3个", (), True)),
        ("登记320人，其中规律服药302人。", ("order", "320人", ("302人",), True)),
        ("登记320人，其中规律服药352人。", ("order", "320人", ("352人",), False)),
        (
            "就诊率97.09%，超过考核要求（省定85%）12个百分点。",
            ("difference", "12个百分点", ("97.09%", "85%"), True),
        ),
        (
            "就诊率97.09%，超过考核要求（省定85%）14个百分点。",
            ("difference", "14个百分点", ("97.09%", "85%"), False),
        ),
        (
            "由5.20‰提高到6.10‰，提高0.9个千分点。",
            ("difference", "0.9个千分点", ("6.10‰", "5.20‰"), True),
        ),
        (
            "规范管理率75%，其中河口镇最高、为83%，石桥乡最低、为61%。",
            ("order", "75%", ("83%",), True),
        ),
        (
            "规范管理率75%，其中河口镇最高、为83%，石桥乡最低、为78%。",
            ("order", "78%", ("75%",), False),
        ),
        ("筛查78人次，同比增长9.9%，检出率34.72%。", ("population", "34.72%", ("78人次",), False)),
        ("出生率10‰、死亡率3.7‰、自然增长率6.3‰。", ("difference", "6.3‰", ("10‰", "3.7‰"), True)),
        ("由120个减少至90个，减少25%。", ("growth", "25%", ("90个", "120个"), True)),
        (
            "报告1523例，较去年同期（1621例）下降6.05%。",
            ("growth", "6.05%", ("1523例", "1621例"), True),
        ),
        ("肺结核患者管理155人，管理率98.73%。", ("population", "98.73%", ("155人",), True)),
        ("肺结核患者管理46人，管理率90.21%。", ("population", "90.21%", ("46人",), False)),
        ("未发生孕产妇死亡，死亡率为0/10万。", ("rate_per", "0/10万", (), True)),
        ("婚前检查196对，减免费用47040元。", ("unit_price", None, ("47040元", "196对"), True)),
        ("慰问250户，发放12.5万元，户均500元。", ("unit_price", "500元", ("12.5万元", "250户"), True)),
        (
            "全县21450名低保对象参保。\n全县21540名低保对象参保。",
            ("duplicate", "21540名", ("21450名",), False),
        ),
        ("救治29种大病患者。\n29种大病专项救治到位。", ("duplicate", "29种", ("29种",), True)),
    ],
)
def test_find_relations_tie_in_a_sentence_is_recognised(text, tie):
    assert tie in ties(text)


@pytest.mark.parametrize(
    "text",
    [
        "无偿献血124人次，同比增长51.2%，献血者120人；完成年度任务的103.33%。",
        "采集全血1.2升，较去年同期减少0.6升，献血4人；完成年度任务的57.14%，完成目标任务的200%。",
        "组织讲座84场，印发资料500份，义诊80场；完成目标任务的105%。",
    ],
)
def test_find_relations_completion_of_no_stated_task_is_not_recognised(text):
    assert not [tie for tie in ties(text) if tie[0] in {"completion", "ratio"}]


@pytest.mark.parametrize(
    "text",
    [
        "完成年度120人的任务，献血124人次，完成任务的103.33%。",
        "年度任务120人，献血124人次，献血者115人，完成年度任务的103.33%。",
        "应签约120户，已签约124户，完成目标任务的103.33%。",
    ],
)
def test_find_relations_completion_of_what_is_called_a_task_is_recognised(text):
    tied = [tie for tie in ties(text) if tie[0] == "completion"]
    assert [tie[2][0][:3] + tie[2][1][:3] for tie in tied] == ["124120"]


@pytest.mark.parametrize(
    "text",
    [
        "献血4人，采集1升。检出率25.00%。",
        "外出进修8人，其中三个月以上2人，住院医师规范化培训12人，考核合格率66.67%，继教达标率75.00%。",
    ],
)
def test_find_relations_small_numbers_that_fit_by_chance_are_not_tied(text):
    assert not [tie for tie in ties(text) if tie[0] == "ratio"]


@pytest.mark.parametrize(
    "text",
    [
        "高血压患者管理5000人，糖尿病患者管理2000人，糖尿病患者管理率61.2%。",
        "全县共206家单位，参加体检8家，申报率82.3%。",
        "患者管理率45.2%，规范管理率72.1%。",
        "培训30期1200人次，其中村医1100人次。",
        "投入300万元，其中设备100万元、其他50万元，改造150万元。",
        "全年任务6000人，上半年任务3000人，完成2700人，完成率90%。",
        "截至目前完成213人，完成率超过50%。",
        "管理慢性病患者1000人，其中高血压800人、糖尿病400人。",
        "本科以上占40%，大专占35%，其他25%。",
        "2019年完成120人，2020年完成150人，满意率98%。",
        "县域内就诊率91%，住院率比目标（85%）高4个百分点。",
        "全县有医院3家，卫生院25家，村卫生室372家，共服务群众40余万人次。",
    ],
)
def test_find_relations_sentence_with_a_right_reading_is_not_broken(text):
    assert not [tie for tie in ties(text) if not tie[-1]]


@pytest.mark.parametrize(
    "text",
    [
        "计划完成投资5000万元，实际完成投资4200万元，资金到位率90%。",
        "应签约12000人，实际签约9800人，重点人群签约率85%。",
        "门诊45万人次、住院3万人次，较上年的44万人次增长9.1%。",
        "建成县级示范点5家、乡级示范点3家，比上年的6家增加2家。",
        "累计接种36.5万人，其中第一剂36.1万人、第二剂35.0万人。",
        "总诊疗80万人次，其中县级医院42万人次、县人民医院30万人次、乡镇卫生院25万人次。",
        "传染病发病率较上年下降12%，低于全省平均5%。",
        "372个村卫生室中有355个实行一体化管理，规范管理率96.2%。",
        "签约率92.1%，规范管理率86.4%，高于全省平均水平90%。",
        "抽检12家宾馆、3家浴室的用品，其中合格48份，不合格7份。",
        "收入8600万元，支出8210万元，年末结余512万元。",
        "常住人口36.5万人，户籍人口42.3万人，建档39.8万份，建档率94.1%。",
    ],
)
def test_find_relations_sentence_with_another_reading_is_no_error(text):
    assert [finding for finding in proofread(text).findings if finding.severity == "error"] == []
