"""写的是增加而数变小，写的是减少而数变大。"""

from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import ERROR, Finding
from weijian.proof.rules.relations import broken, object_to
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "FIG110",
    ERROR,
    "增减方向与前后两数相反",
    "“由甲数增加到乙数”而乙数小于甲数，或“由甲数减少到乙数”而乙数大于甲数，方向或数据至少有一个写错。",
    "《统计法》第七条 统计资料真实、准确",
)
flagged = [
    "签约服务团队由85个增加到68个。",
    "平均住院日由7.8天下降到8.4天。",
    "孕产妇系统管理率从94.6%提高到93.1%。",
]
silent = [
    "签约服务团队由68个增加到85个。",
    "平均住院日由8.4天下降到7.8天。",
    "门诊量由2.1万人次增加到20860人次左右。",
    "综合排名由第12名上升到第8名。",
    "由县财政投入50万元，床位增加到30张。",
]


def check(document: Document) -> Iterator[Finding]:
    for relation in broken(document, "growth"):
        if len(relation.operands) == 1:
            yield object_to(RULE, document, relation, relation.working)
