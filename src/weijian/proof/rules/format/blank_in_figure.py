"""数字与单位之间的空格。"""

from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import HINT, Finding
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "FMT109",
    HINT,
    "数字与单位之间有空格",
    "数字与汉字单位、百分号之间不空格。",
    "GB/T 15835-2011；GB/T 9704-2012",
)
flagged = [
    "目标人群 4000 人，完成率98.03 %。",
    "筹措资金 1048.4 万元。",
]
silent = [
    "目标人群4000人，完成率98.03%。",
    "截至2020年 6月，全县有 25个乡镇。",
    "型号为A 4000，已经停用。",
]


def check(document: Document) -> Iterator[Finding]:
    for figure in document.figures:
        start, end = document.source_span(figure.start, figure.end)
        if " " in document.text[start:end] or "\u3000" in document.text[start:end]:
            yield RULE.at(figure.start, figure.end, f"“{document.text[start:end]}”中有空格", put=figure.text)
