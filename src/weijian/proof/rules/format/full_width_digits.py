"""数字、字母用了全角。"""

import re
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import HINT, Finding
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "FMT128",
    HINT,
    "数字用了全角",
    "阿拉伯数字用半角，全角的多为输入法没有切换；全文都用全角的，只在首处提示。",
    "GB/T 15835-2011 5.1.1",
)
flagged = [
    "入户宣讲３６场，发放资料8.6万份。",
    "全县签约２１万人。",
    "组织培训１２期，参训８００人。",
]
silent = [
    "入户宣讲36场，发放资料8.6万份。",
    "全县签约二十一万人。",
    "①组织培训12期；②参训800人。",
    "推广Ａ、Ｂ两种模式。",
    "（一）组织培训；（二）督促检查。",
]
DIGITS = re.compile(r"[０-９]+(?:[．，][０-９]+)?[％]?")
FULL, PLAIN = "０１２３４５６７８９．，％", "0123456789.,%"
MANY = 6


def check(document: Document) -> Iterator[Finding]:
    found = list(DIGITS.finditer(document.text))
    many = f"（共{len(found)}处）" if len(found) > MANY else ""
    for match in found[:1] if many else found:
        put = match.group().translate(str.maketrans(FULL, PLAIN))
        yield RULE.at(*match.span(), f"全角数字“{match.group()}”应为“{put}”{many}", put=put, in_source=True)
