"""台账中没有可核对的数。"""

from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import HINT, Finding
from weijian.proof.rules.ledger.comparison import comparisons
from weijian.proof.rules.ledger.example import EXAMPLE
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "FIG402",
    HINT,
    "台账中没有可核对的数",
    "认出了所写的是哪个指标，但台账中没有这个期间的数据，无法核对。每个指标只提示一次。",
    "《统计法》（2009年修订）第二十一条 国家机关等统计调查对象应当设置原始记录、统计台账",
)
facts = EXAMPLE
flagged = [
    "2021年高血压随访1200人次。",
    "2021年，共随访900人次。",
    "2021年，全县完成随访860人次。",
]
silent = [
    "2021年，全县在管高血压患者480人。",
    "2021年高血压规范管理率70%。",
    "2021年走访困难群众900人次。",
    "2021年末在管高血压患者479人，走访老党员60人次。",
    "2021年走访慰问老党员36人次。",
]


def check(document: Document) -> Iterator[Finding]:
    told: set[tuple[str, str]] = set()
    for one in comparisons(document):
        about = one.binding.code, one.counted.where
        if one.counted.interval is None and about not in told:
            told.add(about)
            message = (
                f"台账中没有{one.counted.where}“{one.counted.name}”的数据，文中的{one.figure.text}无法核对"
            )
            yield RULE.at(one.figure.start, one.figure.end, message)
