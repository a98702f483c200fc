"""中文里的直引号。"""

import re
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import HINT, WARNING, Finding
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "FMT107",
    HINT,
    "中文里用了直引号",
    "中文引号用“”，不用英文的直引号，也不用〝〞。",
    "GB/T 15834-2011 4.8",
    safe_fix=True,
)
flagged = [
    '深化"不忘初心"主题教育成果。',
    '开展"健康义诊"活动三次。',
    '推行"一站式"结算，覆盖18家医院。',
    "健康扶贫“五大行动〞全面落实。",
    "推行〝一站式〞结算。",
]
silent = [
    "深化“不忘初心”主题教育成果。",
    '系统名为"HIS"，已经升级。',
    '身高1.7米，脚长9"。',
    "推行“一站式”结算，覆盖18家医院。",
    "推行‘一站式’结算，覆盖18家医院，身高5尺。",
]
# Marks of vertical or of foreign setting, which no Chinese keyboard offers.
UPRIGHT = re.compile(r"[〝〞]")
QUOTED = re.compile(r'"[^"\n]{0,60}[\u4e00-\u9fff][^"\n]{0,60}"')


def check(document: Document) -> Iterator[Finding]:
    for match in QUOTED.finditer(document.text):
        good = f"“{match.group()[1:-1]}”"
        yield RULE.at(*match.span(), "引号应为“”", put=good, in_source=True)
    for match in UPRIGHT.finditer(document.text):
        good = "“" if match.group() == "〝" else "”"
        yield RULE.at(
            *match.span(), f"横排文字的引号应为“{good}”", put=good, severity=WARNING, in_source=True
        )
