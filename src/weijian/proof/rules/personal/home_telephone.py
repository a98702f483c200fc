"""个人的住宅电话。"""

import re
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import WARNING, Finding
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "PII103",
    WARNING,
    "出现个人的固定电话",
    "患者、家属和群众的住宅电话是个人信息；办公电话、值班电话、热线不在此列。",
    "《个人信息保护法》第四条、第六条",
)
flagged = [
    "患者家庭电话：0745-3322110。",
    "家属住宅电话（0745）3322110，已通知。",
    "患者联系电话为0745-3322110。",
    "孕妇家中电话0731-83322110，按时随访。",
]
silent = [
    "办公电话：0745-3322110。",
    "县急救中心值班电话0745-3322110，热线12320。",
    "患者投诉电话0745-3322110向社会公布。",
    "家庭医生服务电话：0745-3322110。",
    "咨询电话：0745-3322120，传真0745-3322121。",
]
HOME = re.compile(
    r"(?:家庭|住宅|家中|家里|宅|(?:患者|家属|孕妇|孕产妇|病人|村民|群众)(?:本人)?联系|(?:患者|家属|孕妇|病人)的?)电话(?:号码)?[为是：:]{0,2}"
    r"(?P<at>（?0\d{2,3}[-）]?\d{7,8}|[2-8]\d{6,7})(?!\d)"
)


def check(document: Document) -> Iterator[Finding]:
    for match in HOME.finditer(document.plain):
        yield RULE.at(*match.span("at"), "出现个人的固定电话")
