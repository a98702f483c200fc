"""No slip of the list speaks inside a right word: words of the field, other rows' right forms, phrases that only look so."""

import re
from pathlib import Path

import pytest

import weijian.proof
from weijian.proof.api import analyse
from weijian.proof.findings import HINT
from weijian.proof.rules.words import slips as rule
from weijian.proof.rules.words.set_terms import terms
from weijian.proof.rules.words.slips import slip_pattern, slips

HOME = Path(weijian.proof.__file__).parent
TABLES = ("naming", "figures/units", "figures/terms", "figures/compounds", "figures/countable",
          "rules/words/set_phrases", "rules/words/collocations")  # fmt: skip
SLIPS = [
    ("资金末完成拨付，我县末发生疫情。", "末完成 末发生"),
    ("检查中末发现问题，尚末开展此项工作。", "末发现 末开展"),
    ("加强院感染管理，防犯风险，安排布署工作。", "院感染 防犯 布署"),
    ("报消范围扩大，检则能力增强，妇幼保建机构建挡立卡。", "报消 检则 妇幼保建 建挡立卡"),
    ("查出结核并患者12例，肺结核并人全部管理。", "结核并 结核并"),
    ("疫请形势平稳，予防为主，坚绝整改。", "疫请 予防 坚绝"),
    ("请专家会珍3例，开展义珍12次。", "会珍 义珍"),
    ("制定事实方案，落实干部岗位职则。", "事实方案 岗位职则"),
]
# Right words that hold a slip's characters, most of them over the border of two words.
SOUND = """
年末完成的项目　月末发现问题　上年末开展的检查　季末完成结账　周末开展义诊　期末发生额　年度末完成　“十三五”末完成
阶段末开展评估　学期末完成体检　十四五末完成搬迁
卫生院感染管理　住院感染病例　养老院感染防控　分院感染科　医院感染管理　敬老院感染者　县中医院感染病例
严防犯错误　预防犯罪　发布署名文章　公布署名单位　全部暑期活动　干部暑期培训　抗疫请战书　防疫请示　战疫请缨
给予防护用品　给予防疫补助　授予防控先进　寄予防汛物资　接种症状监测　初检则由乡镇负责　抽检则由县级承担
医保建议　社保建档　确保建成　医保建账立卡　以经方治疗　以经皮给药　以经费保障　上报消息　申报消防验收　通报消毒情况　举报消费欺诈
离职则终止　查出肺结核并及时治疗　结核并发症　艾滋并纳入管理　必需要求　了解绝大多数群众　理解绝望情绪　拒绝策划
代表杨某　转发杨某来信　化验定性　督察导致　配给于各村　邮寄于各户　合作凤凰县　李会珍　王义珍　方向意见　降底线
搭建挡墙　修建挡板　干预按计划进行　名医护理经验　壮医护理技术　医药济困　安祥村　以德报怨　家属签属地
人参于冬季采收　丹参于秋季采收　危急生命体征　防控物质滥用　办实事方案　民生实事方案　人民检察院监督检察官　责任制制定
行政处发布　行政处法规　司法鉴定协议　医疗损害鉴定协议　过敏反应情况　接种反应情况　对反应问题的处置
"""


def told(text: str) -> list[str]:
    return [text[finding.start : finding.end] for finding in rule.check(analyse(text))]


@pytest.mark.parametrize(("text", "found"), SLIPS)
def test_slips_are_found(text, found):
    assert told(text) == found.split()


@pytest.mark.parametrize("text", SOUND.split())
def test_slips_are_silent_over_right_words(text):
    assert told(text) == []


def test_slips_are_silent_over_right_forms_and_the_words_of_the_field():
    words = {slip.right for slip in slips().values()} | set(terms())
    for name in TABLES:
        lines = (HOME / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
        words |= {cell for line in lines if not line.startswith("#") for cell in line.split("\t")}
    sentences = Path(__file__).parents[1] / "sound_sentences.txt"
    words |= set(sentences.read_text(encoding="utf-8").splitlines())
    # Only names that are out of use may be told of, as a hint.
    assert [(word[:40], slip) for word in words for slip in _inside(word)] == []


def _inside(word: str) -> list[str]:
    found = []
    for match in slip_pattern().finditer(word):
        slip = slips()[match.group()]
        around = word[max(0, match.start() - rule.AROUND) : match.end() + rule.AROUND]
        if slip.severity != HINT and not (slip.unless and re.search(slip.unless, around)):
            found.append(slip.wrong)
    return found
