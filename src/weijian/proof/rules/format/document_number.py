"""发文字号的年份括号。"""

import re
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import WARNING, Finding
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "FMT101",
    WARNING,
    "发文字号的年份应当用六角括号",
    "发文字号由机关代字、年份、发文顺序号组成，年份用六角括号“〔〕”括入。",
    "GB/T 9704-2012 7.2.5",
    safe_fix=True,
)
flagged = [
    "按照县卫健发[2020]16号文件要求落实。",
    "根据省卫财（2021）8号文件精神。",
    "执行平政办发【2022】3号文件规定。",
    "按照沂卫发2021年12号、平政办函2022第6号要求落实。",
]
silent = [
    "按照县卫健发〔2020〕16号文件要求落实。",
    "预算执行情况（2021）已公开。",
    "参考文献[2020]列在文后。",
    "按照国办发〔2015〕58号文件要求落实。",
    "设备型号为[2020]A，考核得分（2021）列表公布。",
]
BRACKETED = re.compile(r"(?P<open>[\[【（［])(?P<year>(?:19|20)\d{2})(?P<close>[\]】）］])(?=第?\d{1,5}号)")

# 卫发2021年12号: no brackets at all.
BARE = re.compile(r"(?<=[\u4e00-\u9fff][发办函字通])(?P<year>(?:19|20)\d{2})(?:年第?|第)(?=\d{1,4}号)")


def check(document: Document) -> Iterator[Finding]:
    for match in BRACKETED.finditer(document.plain):
        good = f"〔{match['year']}〕"
        yield RULE.at(*match.span(), f"发文字号的年份应写作“{good}”", put=good)
    for match in BARE.finditer(document.plain):
        good = f"〔{match['year']}〕"
        yield RULE.at(*match.span(), f"发文字号的年份应写作“{good}”", put=good)
