"""银行卡号。"""

import re
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import WARNING, Finding
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "PII104",
    WARNING,
    "出现银行卡号",
    "个人的银行卡号、存折账号是敏感个人信息；末位校验相符，或者前面写明是卡号的，都应当隐去。",
    "《个人信息保护法》第二十八条；GB/T 15694.1（Luhn校验）",
)
flagged = [
    "补助打入其农业银行卡6228480000000000001。",
    "奖扶对象银行卡号：6217000000000000003，请核对。",
    "存折账号6222020000000000009已变更。",
    "一卡通账号为6210000000000000002。",
]
silent = [
    "补助打入其银行卡（尾号0001）。",
    "基建专户账号6228480000000000001向社会公开，接受监督。",
    "设备序列号6228480000000000002已登记。",
    "统一社会信用代码123456789012345678。",
    "账号由财政统一管理，编号为6228。",
]
CALLED = re.compile(
    r"(?:银行卡|储蓄卡|存折|一卡通|社保卡|卡)(?:账号|卡号|号码|号)?[为是：:]{0,2}(?P<at>\d{16,19})(?!\d)"
)
CARD = re.compile(r"(?<![0-9A-Za-z])(?P<at>62\d{14,17})(?!\d)")
OFFICIAL = re.compile(r"(?:专户|对公|单位|捐[款赠]|公款|编号|序列号|代码)[^，。；]{0,8}$")


def check(document: Document) -> Iterator[Finding]:
    told = -1
    found = [*CALLED.finditer(document.plain), *(m for m in CARD.finditer(document.plain) if _luhn(m["at"]))]
    for match in sorted(found, key=lambda match: match.start("at")):
        before = document.plain[max(0, match.start("at") - 16) : match.start("at")]
        if match.start("at") != told and not OFFICIAL.search(before):
            told = match.start("at")
            put = match["at"][:4] + "*" * (len(match["at"]) - 8) + match["at"][-4:]
            yield RULE.at(*match.span("at"), "出现银行卡号", put=put)


def _luhn(number: str) -> bool:
    digits = [int(digit) for digit in reversed(number)]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[1::2]]
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0
