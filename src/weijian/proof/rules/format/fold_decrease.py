"""减少用了“倍”。"""

import re
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import ERROR, WARNING, Finding
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "FMT117",
    ERROR,
    "减少不能说“倍”",
    "减少、下降、缩短一倍就成了零，减少的幅度用百分数或分数，不用“倍”。",
    "《现代汉语八百词》倍；GB/T 15835-2011",
)
flagged = [
    "传染病发病率较上年下降2倍。",
    "患者平均候诊时间缩短了1.5倍。",
    "门诊次均费用减少三倍，群众负担减轻1倍。",
    "信访量同比降低0.5倍。",
]
silent = [
    "传染病发病率较上年下降50%。",
    "门诊量增长2倍，候诊时间缩短一半。",
    "费用下降，服务量是上年的3倍。",
    "将药价虚高2倍的品种降价采购。",
    "发病人数减少三分之一，门诊量增加1.2倍。",
]
FOLD = re.compile(
    r"(?:减少|下降|降低|缩短|缩减|减轻|下调|削减|回落)了?近?约?(?P<n>\d{1,4}(?:\.\d{1,3})?|[一二两三四五六七八九十几数]{1,3})多?倍"
)


def check(document: Document) -> Iterator[Finding]:
    for match in FOLD.finditer(document.plain):
        partly = match["n"].startswith("0.")
        yield RULE.at(
            *match.span(), f"“{match.group()}”不合事理：减少不用“倍”", severity=WARNING if partly else ERROR
        )
