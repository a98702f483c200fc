"""发文字号缺少年份或顺序号。"""

import re
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import WARNING, Finding
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "FMT102",
    WARNING,
    "发文字号缺少年份或顺序号",
    "发文字号由机关代字、年份、发文顺序号组成；“〔2019〕号”“〔〕18号”是没有填写完的字号。",
    "GB/T 9704-2012 7.2.5",
)
flagged = [
    "按县卫发〔2019〕号文件要求执行。",
    "根据财社[2021] 号文件下达资金。",
    "落实国卫基层发〔2019〕 号文件。",
    "按照县政府的安排（岚政办发〔〕18号），落实经费。",
]
silent = [
    "按县卫发〔2019〕12号文件要求执行。",
    "根据财社〔2021〕第3号文件下达资金。",
    "该院（2021）号称全县第一。",
    "按县卫发〔2019〕1号文件要求，号召全县参与。",
    "（岚政办发〔2018〕18号）印发，见附件[]。",
    "表彰〔2020〕年度先进，共3号楼两栋。",
]
EMPTY = re.compile(r"[〔\[［](?:19|20)\d{2}[〕\]］]第?[Xx×]{0,4}号")

NO_YEAR = re.compile(r"(?<=[发字办函通政卫财])[〔\[［]\s*[〕\]］]第?\d{1,4}号")


def check(document: Document) -> Iterator[Finding]:
    for match in EMPTY.finditer(document.plain):
        yield RULE.at(*match.span(), f"发文字号“{match.group()}”没有顺序号")
    for match in NO_YEAR.finditer(document.plain):
        yield RULE.at(*match.span(), f"发文字号“{match.group()}”没有年份")
