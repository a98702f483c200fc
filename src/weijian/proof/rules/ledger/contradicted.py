"""所写的数与台账不符。"""

from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import WARNING, Finding
from weijian.proof.rules.ledger.comparison import comparisons
from weijian.proof.rules.ledger.example import EXAMPLE
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "FIG401",
    WARNING,
    "所写的数与台账不符",
    "本单位、本期间的同一指标，台账中统计的数无论四舍五入还是截断都得不到所写的数。台账可能尚未录全，材料的口径也可能与"
    "指标的口径不同，所以只作警告：请点开明细核对，或在材料中写明口径。",
    "《统计法》（2009年修订）第二十一条 统计资料的审核、签署人员应当对其审核、签署的统计资料的真实性、准确性和完整性负责",
)
facts = EXAMPLE
flagged = [
    "2021年，全县在管高血压患者749人。",
    "2021年，高血压规范管理率75.76%。",
    "2021年在管高血压患者500余人，随访及时。",
]
silent = [
    "2021年，全县在管高血压患者479人。",
    "2021年，高血压规范管理率65.8%。",
    "2021年，高血压规范管理率65.7%，较上年提高。",
    "2021年，全县在管高血压患者约480人。",
    "2021年，全县在管高血压患者400余人。",
    "2021年，全县在管糖尿病患者749人。",
    "2021年，全县在管高血压患者430人。",
]


def check(document: Document) -> Iterator[Finding]:
    for one in comparisons(document):
        if one.counted.interval is None or one.agrees:
            continue
        if one.facts.elsewhere(one.binding, one.figure) is not None:
            continue  # FIG403 says of what it is the figure
        rows = one.facts.rows(one.binding)
        counted = f"（{rows}条记录）" if rows is not None else ""
        definition = f"；口径：{one.counted.definition}" if one.counted.definition else ""
        yield RULE.at(one.figure.start, one.figure.end, f"{one.told}{counted}{definition}")
