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
    "《个人信息保护法》第二十八条；GB 11643-1999",
)
flagged = [
    "患者身份证号110101199003070070，已入组管理。",
    "联系人（11010119900307010X）已登记。",
    "身份证号码为110101199003070012的患者已转诊。",
    "身份证号：110101900307007，已核对。",
]
silent = [
    "设备编号110101199003070078已报废。",
    "统一社会信用代码12345678901234567X。",
    "患者身份证号110101********0070已登记。",
    "核发身份证明1101份，身份证号码18位。",
    "身份证号由本人填写，编号为2021-0001-0002。",
]
NUMBER = re.compile(
    r"(?<![0-9A-Za-z])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dXx](?![0-9A-Za-z])"
)


# Called so, a number is an identity number even where its check digit is wrong or it is of the old fifteen digits.
CALLED = re.compile(
    r"身份证(?:件)?(?:号码?|编号)?[为是：:（ ]{0,3}(?P<number>\d{17}[\dXx]|\d{15})(?![0-9A-Za-z])"
)


def check(document: Document) -> Iterator[Finding]:
    called = {match.start("number"): match for match in CALLED.finditer(document.plain)}
    for match in called.values():
        yield _found(*match.span("number"), match["number"].upper())
    for match in NUMBER.finditer(document.plain):
        number = match.group().upper()
        if match.start() not in called and check_digit(number[:17]) == number[17]:
            yield _found(*match.span(), number)


def _found(start: int, end: int, number: str) -> Finding:
    return RULE.at(start, end, "出现完整的身份证号码", put=number[:6] + "********" + number[14:])
