"""数值范围用了短横线。"""

import re
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import HINT, Finding
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "FMT108",
    HINT,
    "数值范围用了短横线",
    "数值范围用浪纹线“～”或一字线“—”连接，短横线只用于编号和连接名称。",
    "GB/T 15834-2011 4.13；GB/T 15835-2011 5.1.3",
)
flagged = [
    "0-6岁儿童健康管理率达90%。",
    "1-12月共完成检查4000人。",
    "检出宫颈上皮内瘤变2-3级20例。",
    "新生儿出院后3-7天内访视一次。",
]
silent = [
    "0～6岁儿童健康管理率达90%。",
    "1—12月共完成检查4000人。",
    "联系电话0745-3322110，编号2020-16。",
    "会议室在3-2号楼，文号为平政-12，检出CIN2-3级20人。",
    "3～7天内访视一次，联系编号A-12。",
]
RANGE = re.compile(
    r"(?<![\dA-Za-z.-])\d{1,3}(?P<sign>-)\d{1,3}(?=岁|月|个月|%|人|名|天|日|小时|次|元|万|级|周|年级|公里|分钟|℃)"
)
SHORT_DASHES = "-－"


def check(document: Document) -> Iterator[Finding]:
    for match in RANGE.finditer(document.plain):
        start, end = match.span("sign")
        if document.source(start, end) in SHORT_DASHES:
            message = f"“{match.group()}”的范围应以“～”或“—”连接"
            good = "—" if document.plain[match.end() : match.end() + 1] == "月" else "～"
            yield RULE.at(start, end, message, put=good)
