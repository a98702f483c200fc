"""Text that was broken at a fixed width is read as the paragraphs that it was; whatever else has lines keeps them."""

import pytest

from weijian.proof.api import proofread
from weijian.proof.normalise import normalise
from weijian.proof.print_lines import first_word

REPORTS = [
    "白岩县卫生健康局2023年工作总结\n"
    "一、主要工作\n"
    "（一）慢性病管理。全县登记在册的高血压患者21460人，规范管理17168人，规范管理率80%，比上年提高2.5个百分点；"
    "糖尿病患者6250人，规范管理4875人，规范管理率78%。随访中转诊312例，其中转往县级医院218例、乡镇卫生院94例。\n"
    "（二）疾病防控。累计接种新冠病毒疫苗486230剂次，其中第一剂168240剂次、第二剂162990剂次、加强针155000剂次。"
    "报告乙类传染病846例，比上年下降12.6%，没有发生甲类传染病疫情，也没有发生突发公共卫生事件。\n"
    "（三）健康促进。全年开展健康讲座112场次，受众8960人次，发放折页4.2万份；创建健康村36个、健康家庭1240户，健康教育"
    "进学校、进机关、进企业覆盖单位86家，居民健康素养水平提高到27.4%。\n"
    "白岩县卫生健康局\n"
    "2024年1月8日\n",
    "关于青溪区2022年医疗服务情况的报告\n"
    "区人民政府：\n"
    "今年以来，全区各级医疗机构总诊疗1325600人次，其中门诊1218400人次、急诊107200人次，门诊占91.9%；出院48650人次，"
    "平均住院日7.8天，病床使用率82.4%。安排公共卫生补助资金3120.5万元，已拨付2808.45万元，拨付率90%。\n"
    "1.人才队伍（见附件）。招聘专业技术人员86名，其中硕士12名、本科51名、大专23名；选派骨干进修45人，选派对口支援18人。\n"
    "2.基础设施。区中医院新院区完成投资1.86亿元，占年度计划2亿元的93%，主体工程封顶，设备采购进入招标程序。\n",
]
WIDTHS = [20, 24, 26, 28, 33, 40]


def wrapped(text: str, width: int, indent: str = "") -> str:
    """Every paragraph broken at the width, words and numbers kept whole as a typesetter does."""
    return "".join(
        line + "\n" for paragraph in text.splitlines() for line in lines_of(paragraph, width, indent)
    )


def lines_of(paragraph: str, width: int, indent: str) -> list[str]:
    lines, line = [], indent
    while paragraph:
        word = first_word(paragraph)
        if line.strip() and measured(line + word) > width:
            lines.append(line)
            line = ""
        line += word
        paragraph = paragraph[len(word) :]
    return [*lines, line]


def measured(text: str) -> float:
    return sum(0.5 if sign.isascii() else 1 for sign in text)


def understood(text: str) -> tuple[object, ...]:
    report = proofread(text)
    return (
        [(figure.value, figure.unit, figure.kind, figure.subject) for figure in report.figures],
        [(tie.type, tie.result, tie.operands, tie.holds) for tie in report.relations],
        [(finding.rule, finding.message) for finding in report.findings],
    )


@pytest.mark.parametrize("indent", ["", "　　"])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("text", REPORTS)
def test_wrapped_text_is_understood_like_the_paragraphs_that_it_was(text, width, indent):
    assert understood(wrapped(text, width, indent)) == understood(wrapped(text, 10_000, indent))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("text", REPORTS)
def test_wrapped_text_positions_lead_back_to_the_broken_lines(text, width):
    broken = wrapped(text, width)
    for figure in proofread(broken).figures:
        assert broken[figure.start : figure.end] == figure.text
        assert figure.text.replace("\n", "") in text


def test_wrapped_text_a_number_and_its_unit_are_parted_by_the_line_end():
    broken = (
        "全县共有乡镇卫生院18所、村卫生室236所，在岗乡村医生31\n"
        "2人，其中具有执业（助理）医师资格的98人。全年组织培训4\n"
        "期，培训乡村医生1240人次，考核合格率达到98.6%，较上年提\n"
        "高1.2个百分点。各乡镇卫生院对村卫生室每月督导一次，全年\n"
        "督导2832所次。\n"
    )
    report = proofread(broken)
    assert [str(figure.value) for figure in report.figures] == [
        "18", "236", "312", "98", "4", "1240", "98.6", "1.2", "1", "2832"
    ]  # fmt: skip
    assert report.figures[2].text == "31\n2人"


@pytest.mark.parametrize(
    "text",
    [
        "建成胸痛中心（由县人民医院、县中医医院\n共同承担）3个，救治患者412例。",
        "印发《白岩县乡村医生考核办法（试行）\n实施细则》，考核312人。",
        "开展“三减三健、\n健康体重”活动12场。",
        "参合人口\n39640\n人，筹集资金\n1585.6\n万元。",
        "门诊补偿\n21.4\n元，补偿率\n62.8%\n；住院补偿3120元。",
    ],
)
def test_unwrapped_brackets_and_numbers_on_lines_of_their_own_are_joined(text):
    assert "\n" not in normalise(text).plain


BROKEN_BEFORE_NUMBERS = (
    "全年规划目标共计\n\n164 项，有\n\n92 项可以监测，其中\n\n71 项提前达到\n\n2020 年规划目标，占77.2%；\n\n"
    "58 项有望按期达到."
)


def test_unwrapped_lines_broken_before_their_numbers_are_joined():
    document = normalise(BROKEN_BEFORE_NUMBERS)
    assert "\n" not in document.plain and document.plain.endswith("58项有望按期达到。")


@pytest.mark.parametrize(
    "text",
    [
        # two such lines may be accidents, paragraphs begin with years, headings and lists stand alone
        "全年规划目标共计\n\n164 项，达到\n\n92 项。",
        "工作总结\n\n2020年，全县开展健康教育12场。\n\n主要做法\n\n2021年，开展活动26次。\n\n存在问题\n\n2022年，进展缓慢。"
        "\n\n下步打算\n\n2023年，加快推进。",
        "一、工作情况\n12家医院已建成。\n二、存在问题\n3家医院进展缓慢。\n三、下步打算\n5家医院加快建设。\n四、保障措施\n4项措施到位。",
        "工作情况\n1.加强领导。\n主要做法\n2.加大投入。\n存在问题\n3.力量不足。\n下步打算\n4.强化培训。",
    ],
)
def test_unwrapped_lines_before_numbers_that_stand_alone_stay(text):
    assert normalise(text).plain.count("\n") == text.count("\n")


@pytest.mark.parametrize(
    "text",
    [
        # lines that stand for themselves
        "全县开展健康教育活动12场，受益群众3400人\n各乡镇开展义诊巡诊活动26次，接诊1840人次\n"
        "县疾控中心完成水质监测样品120份，合格116份\n县妇幼保健院完成两癌筛查检查5012人次，全部随访\n"
        "县中医医院推广适宜技术18项，培训医生236人\n",
        # a register
        "溪口镇中心卫生院　张大伟　院长　办公室二楼左\n大江镇中心卫生院　李小兰　院长　办公室三楼右\n"
        "石桥乡卫生院　　　王建国　院长　办公室一楼左\n长坪乡卫生院　　　赵春梅　院长　办公室二楼右\n"
        "白岩镇中心卫生院　陈志远　院长　办公室一楼右\n",
        # paragraphs of one line
        "家庭医生签约服务覆盖全部行政村，签约居民12万人。\n基本公共卫生服务项目考核合格，补助资金全部到位。\n"
        "卫生监督执法检查各类单位1240户次，立案查处36件。\n妇幼健康服务能力明显提升，孕产妇死亡率控制为零。\n"
        "爱国卫生运动深入开展，创建省级卫生乡镇两个村庄。\n",
        # headings
        "一、全面推进健康县建设，服务能力明显提升\n二、深入推进综合医改，群众负担明显减轻\n"
        "三、扎实抓好疾病防控，疫情形势总体平稳\n四、大力发展中医药，特色优势更加突出\n",
        # a table and its strokes
        "项目\t计划数\t完成数\t完成率\n两癌检查\t5000\t5012\t100.2%\n孕前优生\t900\t918\t102%\n",
        "关于印发白岩县2023年卫生健康\n工作要点的通知\n各乡镇人民政府：\n",
        "整改完成率达到100%，患者满意。\n）县医院设置隔离病房12间。",
        "加强领导（见附件\n二、严格考核（试行）",
        "人数\n39640\n金额\n1585.6\n合计\n41225.6\n",
    ],
)
def test_unwrapped_lines_that_stand_for_themselves_stay(text):
    assert normalise(text).plain.count("\n") == text.count("\n")


def test_unwrapped_signature_and_date_stay_on_their_lines():
    broken = wrapped(REPORTS[0], 26)
    assert normalise(broken).plain.endswith("\n白岩县卫生健康局\n2024年1月8日\n")
