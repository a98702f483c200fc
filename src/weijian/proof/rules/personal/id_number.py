"""身份证号码。"""

import re
from collections.abc import Iterator

from weijian.kernel.id_card import check_digit
from weijian.proof.document import Document
from weijian.proof.findings import ERROR, Finding
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "PII101",
    ERROR,
    "出现身份证号码",
    "公开或上报的材料不应当写出完整的身份证号码。",
    "《个人信息保护法》第二十八条",
)
flagged = [
    "患者身份证号110101199003070070，已入组管理。",
    "联系人（11010119900307010X）已登记。",
]
silent = [
    "设备编号110101199003070078已报废。",
    "统一社会信用代码12345678901234567X。",
    "患者身份证号110101********0070已登记。",
]
NUMBER = re.compile(
    r"(?<![0-9A-Za-z])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dXx](?![0-9A-Za-z])"
)


def check(document: Document) -> Iterator[Finding]:
    for match in NUMBER.finditer(document.plain):
        number = match.group().upper()
        if check_digit(number[:17]) == number[17]:
            yield RULE.at(*match.span(), "出现完整的身份证号码", put=number[:6] + "********" + number[14:])
