"""手机号码。"""

import re
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import WARNING, Finding
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "PII102",
    WARNING,
    "出现手机号码",
    "公开的材料一般不写个人手机号码；办公电话用座机。",
    "《个人信息保护法》第六条",
)
flagged = [
    "联系人张某，手机13800000000。",
    "患者家属电话：15912345678，已回访。",
    "请与李某联系（18612345678）。",
    "举报手机18900001111（微信同号）。",
]
silent = [
    "办公电话0745-3322110。",
    "共发放宣传资料13800000份。",
    "资金13800000000元已拨付。",
    "热线12345、120全天值守，手机138****5678已脱敏。",
    "受理编号202113800000000号，统计口径一致。",
]
MOBILE = re.compile(r"(?<![\d.])1[3-9]\d{9}(?![\d.]|[万亿]?[元份人次个袋])")


def check(document: Document) -> Iterator[Finding]:
    for match in MOBILE.finditer(document.plain):
        yield RULE.at(*match.span(), "出现个人手机号码", put=match.group()[:3] + "****" + match.group()[7:])
