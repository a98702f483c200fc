"""Each pair of words that are taken for one another is told where its neighbours leave one reading, and only there."""

import re

import pytest

from weijian.proof.api import analyse
from weijian.proof.findings import SEVERITIES
from weijian.proof.rules.words import confused
from weijian.proof.rules.words.confusable import rows


def told(text: str) -> list[str]:
    return [finding.fix.text for finding in confused.check(analyse(text))]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("各科室必需按时报送，必需立即整改。", "必须 必须"),
        ("在此期间，再各级党委的坚强领导下，在接再厉。", "在 再"),
        ("合作医疗取的显著成效，基层能力的到明显提升。", "取得 得到"),
        ("参合农民收益人次达3万，惠及患者。", ""),
        ("直接收益人口12万。", "受益"),
        ("落实慢性病防止工作，加强结核病防止知识宣传。", "防治 防治"),
        ("严防疫情扩散，防治交叉感染。", "防止"),
        ("终于职守，加强转业技术人员培训。", "忠于 专业"),
        ("会议纪录完整，春节其间值班到位。", "记录 期间"),
        ("乡镇驻院患者1200人次，急病预防控制有力。", "住院 疾病"),
        ("正确带口罩，督促戴好安全帽。", "戴"),
        ("均以完成接种，全部以整改到位。", "已 已"),
        ("近一步加强管理，规模近一步扩大。", "进一步 进一步"),
    ],
)
def test_a_word_taken_for_another_is_told(text, right):
    assert told(text) == right.split()


RIGHT = """生活必需品供应，必需的药品，所必需加强的营养
疫情防控形势严峻，形式主义问题，以多种形式开展，采取不同形式
防治结核病，综合防治事故伤害，防止疾病传播，防止传染病工作人员感染
在县委领导下，现在再接再厉，潜在次生灾害，存在次密接者
取得的成效，得到的支持，看到的得到落实，值得的投入
项目投资收益率5%，收益分配，受益群众3万人
退役军人转业技术干部安置，终于完成任务，终于国庆前建成
医保驻院办公，派驻院感专家，急病重症救治，驻院医保员
其间走访群众，会议其间隙，纪录片放映12场
携带口罩，一次性口罩带松紧，佩戴口罩，冷链携带安全帽
县医院及其重要科室，工作局及其困难职工
更近一步的距离，离目标更近一步，近一步之遥
乡镇政治整治工作，巡察整改，政治生态监督
部属医院，部属高校，省属部属单位
即要求各县落实，即是否合格，即有效证件，即能力不足
以人民健康为中心，已为群众办实事，均以县级为单位完成"""


@pytest.mark.parametrize(
    "text",
    RIGHT.splitlines(),
)
def test_right_words_are_left_alone(text):
    assert told(text) == []


def test_rows_are_whole_and_their_patterns_bounded():
    for wrong, right, before, behind, severity, source in rows("confusables.tsv"):
        assert wrong != right
        assert severity in SEVERITIES
        assert source
        assert not before or before.endswith("$")
        assert re.compile(before)
        assert re.compile(behind)
        assert not re.search(r"[*+](?!\))|\{\d+,\}", before + behind)
