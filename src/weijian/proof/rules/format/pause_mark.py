"""并列的书名号、引号之间的顿号。"""

import re
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import HINT, Finding
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "FMT110",
    HINT,
    "并列的书名号或引号之间用了顿号",
    "标有引号或书名号的并列成分之间通常不用顿号。",
    "GB/T 15834-2011 4.5.3.5",
    safe_fix=True,
)
flagged = [
    "制定了《应急预案》、《工作方案》等制度。",
    "落实“先诊疗后付费”、“一站式结算”政策。",
    "开展“世界艾滋病日”、“全国爱牙日”宣传。",
]
silent = [
    "制定了《应急预案》《工作方案》等制度。",
    "落实“先诊疗后付费”“一站式结算”政策。",
    "制定了《应急预案》、工作方案等制度。",
    "开展“世界艾滋病日”和“全国爱牙日”宣传。",
    "学习党章、《传染病防治法》和有关文件。",
]
BETWEEN = re.compile(r"(?<=》)、(?=《)|(?<=”)、(?=“)")


def check(document: Document) -> Iterator[Finding]:
    for match in BETWEEN.finditer(document.plain):
        yield RULE.at(*match.span(), "并列的书名号、引号之间不用顿号", put="")
