"""编码损坏的字。"""

import re
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import ERROR, Finding
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "DOC103",
    ERROR,
    "编码损坏的字",
    "替代字符、锟斤拷、连续问号夹在汉字中间、私用区字符，都是编码转换时损坏的字。",
    "GB 18030-2022",
)
flagged = [
    "加强医疗机构??平O，提高质量。",
    "全县锟斤拷卫生院全部达标。",
    "落实\ufffd\ufffd责任制。",
]
silent = [
    "怎么办？怎么看？各单位展开讨论。",
    "真的有效吗？？大家议论纷纷。",
    "锟字不常用。",
]
BROKEN = re.compile(
    r"\ufffd+|锟斤拷|烫烫烫|屯屯屯|[\ue000-\uf8ff]+|(?<=[\u4e00-\u9fff])\?{2,}(?=[\u4e00-\u9fff\u3105-\u312f])"
)
ZHUYIN = re.compile(r"(?<=[\u4e00-\u9fff])[\u3105-\u312f](?=[\u4e00-\u9fff，。])")


def check(document: Document) -> Iterator[Finding]:
    for pattern in (BROKEN, ZHUYIN):
        for match in pattern.finditer(document.text):
            yield RULE.at(*match.span(), f"“{match.group()[:6]}”是编码损坏的字", in_source=True)
