"""发文字号的年份括号。"""

import re
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import WARNING, Finding, Fix
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
    "根据《通知》（卫妇社发〔201915号）和县卫健发2020〕16号文件要求。",
    "按照沂卫发2021年12号、平政办函2022第6号要求落实。",
]
silent = [
    "按照县卫健发〔2020〕16号文件要求落实。",
    "预算执行情况（2021）已公开。",
    "参考文献[2020]列在文后。",
    "按照国办发〔2015〕58号文件要求落实。",
    "依据卫办发〔2019〕号文件，档案编号〔20191234567〕已归档，2020〕一栏空缺。",
    "设备型号为[2020]A，考核得分（2021）列表公布。",
]
BRACKETED = re.compile(r"(?P<open>[\[【（［])(?P<year>(?:19|20)\d{2})(?P<close>[\]】）］])(?=第?\d{1,5}号)")

# 卫发2021年12号: no brackets at all.
BARE = re.compile(r"(?<=[\u4e00-\u9fff][发办函字通])(?P<year>(?:19|20)\d{2})(?:年第?|第)(?=\d{1,4}号)")

# 〔201915号 and 2019〕53号: one of the two brackets is lost, and with it the sign between year and number.
UNCLOSED = re.compile(
    r"(?<=[\u4e00-\u9fff])[〔\[【［](?P<year>(?:19|20)\d{2})(?P<number>\d{1,4})(?:号|(?=[）)]))"
)
UNOPENED = re.compile(r"(?<=[发办函字通秘电规])(?P<year>(?:19|20)\d{2})[〕\]】］](?P<number>\d{1,4})号")


def check(document: Document) -> Iterator[Finding]:
    for match in BRACKETED.finditer(document.plain):
        good = f"〔{match['year']}〕"
        yield RULE.at(*match.span(), f"发文字号的年份应写作“{good}”", put=good)
    for match in BARE.finditer(document.plain):
        good = f"〔{match['year']}〕"
        yield RULE.at(*match.span(), f"发文字号的年份应写作“{good}”", put=good)
    for pattern in (UNCLOSED, UNOPENED):
        for match in pattern.finditer(document.plain):
            good = f"〔{match['year']}〕{match['number']}号"
            message = f"发文字号“{match.group()}”括号不全，应写作“{good}”"
            yield RULE.at(*match.span(), message, fix=Fix(*match.span(), good))
