"""发文字号缺少顺序号。"""

import re
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import WARNING, Finding
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "FMT102",
    WARNING,
    "发文字号缺少顺序号",
    "发文字号的年份之后应当有发文顺序号；“〔2019〕号”是没有填写的字号。",
    "GB/T 9704-2012 7.2.5",
)
flagged = [
    "按县卫发〔2019〕号文件要求执行。",
    "根据财社[2021] 号文件下达资金。",
    "落实国卫基层发〔2019〕 号文件。",
]
silent = [
    "按县卫发〔2019〕12号文件要求执行。",
    "根据财社〔2021〕第3号文件下达资金。",
    "该院（2021）号称全县第一。",
    "按县卫发〔2019〕1号文件要求，号召全县参与。",
    "表彰〔2020〕年度先进，共3号楼两栋。",
]
EMPTY = re.compile(r"[〔\[［](?:19|20)\d{2}[〕\]］]第?[Xx×]{0,4}号")


def check(document: Document) -> Iterator[Finding]:
    for match in EMPTY.finditer(document.plain):
        yield RULE.at(*match.span(), f"发文字号“{match.group()}”没有顺序号")
