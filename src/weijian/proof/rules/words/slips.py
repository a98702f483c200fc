"""常见错字和不规范的词。"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from weijian.proof.document import Document
from weijian.proof.findings import ERROR, Finding, Fix
from weijian.proof.rules.pattern import any_of
from weijian.proof.rules.rule import Rule
from weijian.proof.rules.words.confusable import rows

RULE = Rule(
    "TXT101",
    ERROR,
    "错字或不规范的词",
    "卫生健康材料里常见的错字、别字和旧称；每一条都有出处，见 slips.tsv。",
    "slips.tsv 各条所注；《现代汉语词典》（第7版）",
    safe_fix=True,
)
flagged = [
    "共征收社会扶养费20万元。",
    "资金己经拔付到位。",
    "做好慢病随仿工作。",
    "抓好医护理质量管理，体质辩识率提高。",
    "派出人员指导，累积完成采样300份。",
]
silent = [
    "共征收社会抚养费20万元。",
    "他用自己经历的事情宣讲政策。",
    "医院感染管理进一步加强，物资储备充足。",
    "年末发现问题12个，已全部整改。",
    "推广中医护理技术，学会珍惜健康，发放救灾帐篷。",
]
AROUND = 4


class Slip(NamedTuple):
    wrong: str
    right: str
    severity: str
    unless: str
    source: str


@cache
def slips() -> dict[str, Slip]:
    return {row[0]: Slip(*row) for row in rows("slips.tsv")}


@cache
def slip_pattern() -> re.Pattern[str]:
    return re.compile(any_of(slips()))


def check(document: Document) -> Iterator[Finding]:
    for match in slip_pattern().finditer(document.plain):
        slip = slips()[match.group()]
        around = document.plain[max(0, match.start() - AROUND) : match.end() + AROUND]
        if slip.unless and re.search(slip.unless, around):
            continue
        message = f"“{slip.wrong}”应为“{slip.right}”（{slip.source}）"
        fix = Fix(*match.span(), slip.right, safe=slip.severity == ERROR)
        yield RULE.at(*match.span(), message, severity=slip.severity, fix=fix)
