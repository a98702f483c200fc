"""比率后面没有百分号。"""

from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import ERROR, Finding, Fix
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "FMT104",
    ERROR,
    "比率缺少百分号",
    "比率须写明单位（%、‰）；只有数字的比率无法读懂。",
    "GB 3100-1993 单位；GB/T 15835-2011",
)
flagged = [
    "儿童保健覆盖率91.79，系统管理率 93.2 。",
    "老年人体检率为68.47；规范管理率90%。",
]
silent = [
    "儿童保健覆盖率91.79%，系统管理率93.2 %。",
    "每千人口床位数为5.6，医师数2.1。",
    "综合评分91.79，居第一位。",
]


def check(document: Document) -> Iterator[Finding]:
    for figure in document.figures:
        if (
            figure.kind == "percent"
            and figure.value > 0
            and figure.text[-1:].isdigit()
            and figure.text == figure.text.strip("%‰")
        ):
            message = f"比率{figure.text}缺少百分号"
            yield RULE.at(figure.start, figure.end, message, fix=Fix(figure.end, figure.end, "%"))
