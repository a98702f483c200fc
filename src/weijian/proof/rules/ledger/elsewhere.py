"""所写的数是台账中另一期间、另一单位或另一指标的数。"""

from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import WARNING, Finding
from weijian.proof.rules.ledger.comparison import comparisons
from weijian.proof.rules.ledger.example import EXAMPLE
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "FIG403",
    WARNING,
    "所写的数是另一期间、单位或指标的数",
    "所写的数与本期台账不符，却正好等于台账中另一期间、另一单位或相近指标的数，多半是沿用了上一期的数或取错了表。",
    "《统计法》（2009年修订）第二十一条 统计资料的审核、签署人员应当对其审核、签署的统计资料的真实性、准确性和完整性负责",
)
facts = EXAMPLE
flagged = [
    "2021年末在管高血压患者430人。",
    "2021年，全县高血压规范管理率61.2%。",
    "2021年底，在管高血压患者430人。",
]
silent = [
    "2021年末在管高血压患者479人。",
    "2021年末在管高血压患者431人。",
    "2021年，全县高血压规范管理率65.76%。",
    "2021年末在管糖尿病患者430人。",
    "2021年末，全县在管高血压患者479人。",
]


def check(document: Document) -> Iterator[Finding]:
    for one in comparisons(document):
        if one.counted.interval is None or one.agrees:
            continue
        other = one.facts.elsewhere(one.binding, one.figure)
        if other is None:
            continue
        what = "" if other.name == one.counted.name else f"“{other.name}”"
        yield RULE.at(one.figure.start, one.figure.end, f"{one.told}；与{other.where}{what}的数相符")
