"""数字与单位之间的空格。"""

import re
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.figures.model import Figure
from weijian.proof.findings import HINT, Finding
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "FMT109",
    HINT,
    "数字与单位之间有空格",
    "数字与前后的汉字、单位、百分号之间不空格。",
    "GB/T 15835-2011；GB/T 9704-2012",
)
flagged = [
    "目标人群 4000 人，完成率98.03 %。",
    "筹措资金 1048.4 万元。",
    "婴儿死亡率 3.2‰，发放营养包 5000盒。",
    "签约 21万人，覆盖　18个乡镇。",
]
silent = [
    "目标人群4000人，完成率98.03%。",
    "截至2020年 6月，共完成。 25个乡镇达标。",
    "型号为A 4000，已经停用。",
    "余氯按20-50 mg/kg判断。",
    "表1\n 300人",
    "完成率98.03%，得分第1名，使用LIS 2.0系统。",
]
BLANKS = " \u3000\xa0"
NONE = dict.fromkeys(map(ord, BLANKS))
FAR = 20
BEFORE_SIGN = re.compile(r"(?<=\d) (?=[A-Za-zμ])")
COMMON, FEW = 0.6, 10


def check(document: Document) -> Iterator[Finding]:
    spaced = [span for figure in document.figures if (span := _with_blanks(document, figure))]
    everywhere = len(spaced) > COMMON * len(document.figures) and len(spaced) > FEW
    for start, end in spaced[:1] if everywhere else spaced:
        shown = document.text[start:end]
        message = f"“{shown}”中有空格" + (f"，全文多处如此（共{len(spaced)}处）" if everywhere else "")
        yield RULE.at(start, end, message, put=shown.translate(NONE), in_source=True)


def _with_blanks(document: Document, figure: Figure) -> tuple[int, int] | None:
    """The figure with the blanks in it or between it and the character before it."""
    text = document.text
    start, end = document.source_span(figure.start, figure.end)
    if document.touches_leftover(start, end):
        return None  # its blanks are those of the page's number or code that stands within it
    first = start
    while first and text[first - 1] in BLANKS and start - first < FAR:
        first -= 1
    if first == start or not "\u4e00" <= text[first - 1 : first] <= "\u9fff":
        first = start
    # 50 mg/kg: the blank before a sign of SI is its place (GB 3101).
    if first < start or any(sign in BLANKS for sign in BEFORE_SIGN.sub("", text[start:end])):
        return first, end
    return None
