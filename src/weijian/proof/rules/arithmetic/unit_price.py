"""人均、户均与总额、人数不符。"""

from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import WARNING, Finding
from weijian.proof.rules.relations import broken, object_to
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "FIG109",
    WARNING,
    "人均、户均与总额和人数不符",
    "同一句中写明了总额、人数（户数）和人均（户均），按前两个数计算得不到所写的均数。",
    "《统计法》第七条 统计资料真实、准确",
)
flagged = [
    "对250户特殊家庭发放慰问金12.5万元，户均600元。",
    "救助患者426人次，救助金额102.24万元，次均2600元。",
    "慰问百岁老人36名，发放慰问金7.2万元，人均1000元。",
]
silent = [
    "对250户特殊家庭发放慰问金12.5万元，户均500元。",
    "对250户特殊家庭发放慰问金12.5万元，残疾家庭另发600元。",
    "门诊次均费用216元，住院次均费用4820元。",
    "救助患者426人次，救助金额102.24万元，次均2400元。",
    "慰问百岁老人36名，发放慰问金7.2万元，人均2000元。",
]


def check(document: Document) -> Iterator[Finding]:
    for relation in broken(document, "unit_price"):
        stated = document.figures[relation.result or 0].text
        yield object_to(RULE, document, relation, f"均数{stated}与总额、人数不符：{relation.working}")
