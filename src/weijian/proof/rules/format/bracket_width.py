"""一对括号一半全角一半半角，或个别括号用了半角。"""

import re
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import HINT, WARNING, Finding
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "FMT112",
    WARNING,
    "括号全角半角混用",
    "中文里的括号用全角，一对括号的两半更应当一样；个别半角括号多为输入法切换所致。",
    "GB/T 15834-2011 4.9、5.1",
)
flagged = [
    "全县执业(助理）医师624人。",
    "县医院（含分院)开放床位300张。",
    "储备防护口罩(N95级)5080个，面屏（一次性）2396个，护目镜（含备用）1494个。",
    "完成体检（65岁及以上)5804人。",
]
silent = [
    "全县执业（助理）医师624人。",
    "县医院(含分院)开放床位300张。",
    "1)加强领导；2)落实责任。",
    "标本检测采用RT-PCR(qPCR)法，储备试剂（盒）充足。",
    "开放床位（张）、在岗人员（人）另附，（一）（二）两项达标。",
]
LONG = 40
PAIR = re.compile(r"(?P<open>[(（])[^()（）\n]{0,80}(?P<close>[)）])")
NUMBER = re.compile(r"\([一二三四五六七八九十\d]{1,3}\)")
FULL, HALF = "（）", "()"
CHINESE = re.compile("[\u4e00-\u9fff]")
FEW = 5


def check(document: Document) -> Iterator[Finding]:
    pairs = list(PAIR.finditer(document.text))
    full = sum(pair["open"] + pair["close"] == FULL for pair in pairs)
    half = [pair for pair in pairs if pair["open"] + pair["close"] == HALF and _is_chinese(pair)]
    numbers = [pair for pair in pairs if NUMBER.fullmatch(pair.group())]
    for pair in pairs:
        if pair["open"] + pair["close"] not in (FULL, HALF) and not _is_list_mark(document.text, pair):
            put = f"（{pair.group()[1:-1]}）"
            yield RULE.at(*pair.span(), "一对括号一半全角一半半角", put=put, in_source=True)
    if full > len(half):
        for pair in half:
            put = f"（{pair.group()[1:-1]}）"
            message = "此处括号用了半角，全文多用全角"
            yield RULE.at(*pair.span(), message, severity=HINT, put=put, in_source=True)
    told = [pair for pair in half if CHINESE.search(pair.group())] + numbers
    if not full and len(told) > FEW:
        first = min(numbers or told, key=lambda pair: pair.start())
        message = f"全文的括号都是半角（共{len(told)}处），应当用全角"
        yield RULE.at(*first.span(), message, severity=HINT, in_source=True)


def _is_chinese(pair: re.Match[str]) -> bool:
    """Among Chinese, and no list number, whose form is the numbering rules' business."""
    before = pair.string[max(0, pair.start() - 1) : pair.start()]
    return not NUMBER.fullmatch(pair.group()) and any(
        "\u4e00" <= sign <= "\u9fff" for sign in pair.group() + before
    )


def _is_list_mark(text: str, pair: re.Match[str]) -> bool:
    """The closing half belongs to a list number such as 1), far from the half that opens."""
    return len(pair.group()) > LONG and text[pair.end() - 2].isdigit()
