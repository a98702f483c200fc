"""全文是机器转换的繁体字。"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from weijian.kernel.tables import rows_of
from weijian.proof.document import Document
from weijian.proof.findings import HINT, WARNING, Finding
from weijian.proof.normalise.substitutions import traditional_pairs
from weijian.proof.rules.document.mojibake import is_repaired
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "DOC123",
    WARNING,
    "用了繁体字",
    "国家机关以规范汉字为公务用字；整篇繁体字多为网页转换所致，只在首处提示一次，个别繁体词语逐处提示；"
    "转错的字（公裡、松城写成鬆城）见 conversions.tsv。",
    "《国家通用语言文字法》第九条；《通用规范汉字表》（2013）",
)
flagged = [
    "平川縣衛生健康局工作總結\n2021年，全縣醫療機構開展義診36場，門診量穩步增長。",
    "一、疫情防控\n統籌調配醫務人員，組織核酸檢測，規範設置發熱門診，實現應檢盡檢。",
    "全县新建村卫生室12个，並對鄉鎮衛生院進行改造。",
    "各乡镇卫生院按照規範開展随访工作，确保台账完整。",
    "我所对鬆城片区的茶座进行检查。",
    "新修公路32公裡，落实传染病防製措施，经上级批準实施。",
]
silent = [
    "平川县卫生健康局工作总结\n2021年，全县医疗机构开展义诊36场，门诊量稳步增长。",
    "县中医院邀请鍾教授坐诊，发挥陳氏正骨特色。",
    "各乡镇卫生院按照规范开展随访工作，确保台账完整。",
    "李昇、王喆、赵堃参加培训。",
    "“濟世堂”药店通过验收。",
    "浜戝箔鍘垮崼鐢熷仴搴峰眬2023骞翠笂鍗婂勾�锛屽湪鍘垮",
    "肌肉放鬆，里面、方面、干预、防制、制度、批准。",
]
MOSTLY_SOUND = 0.1  # of a line
WHOLE = 0.05  # of all Chinese characters: more than stray words
FEWEST, LONGEST = 2, 12
CONVERSIONS = Path(__file__).with_name("conversions.tsv")
CHINESE = re.compile("[\u4e00-\u9fff]")
NAMED = "“”《》〈〉"


@cache
def _conversions() -> tuple[re.Pattern[str], dict[str, str]]:
    """One simplified character stands for several traditional ones, of which a program took the wrong one."""
    rows = rows_of(CONVERSIONS)
    beside = "|".join(f"{wrong}(?:{where})" for wrong, _, where, _ in rows)
    return re.compile(beside), {wrong: right for wrong, right, *_ in rows}


@cache
def _pattern() -> re.Pattern[str]:
    """A run of Chinese that begins and ends with traditional characters, bounded."""
    signs = "".join(traditional_pairs())
    return re.compile(f"[{signs}]+")


def check(document: Document) -> Iterator[Finding]:
    breaks = [match.start() for match in re.finditer("\n", document.text)]
    garbled = _garbled_lines(document, breaks)
    damaged = [one for one in document.repairs if one.kind == "encoding"]
    runs = [
        match.span()
        for match in _pattern().finditer(document.text)
        if bisect_left(breaks, match.start()) not in garbled and not is_repaired(damaged, match.start())
    ]
    if not runs:
        return
    yield from _wrongly_converted(document.text)
    count = sum(end - start for start, end in runs)
    if count > FEWEST and count > WHOLE * len(CHINESE.findall(document.text)):
        message = f"全文用了繁体字（共{count}字），应当用规范汉字"
        yield RULE.at(*runs[0], message, in_source=True)
        return
    for start, end in runs:
        around = document.text[max(0, start - 1) : start] + document.text[end : end + 1]
        if end - start >= FEWEST and not set(around) & set(NAMED):
            shown = document.text[start:end]
            right = "".join(traditional_pairs()[sign] for sign in shown)
            message = f"繁体字“{shown[:LONGEST]}”应为“{right[:LONGEST]}”"
            yield RULE.at(start, end, message, severity=HINT, put=right, in_source=True)


def _garbled_lines(document: Document, breaks: list[int]) -> set[int]:
    """Mojibake is full of rare characters that nobody wrote; another rule tells of it. A line with a few damaged
    signs in it is read for the rest.
    """
    places = [(match.start(), 1) for match in re.finditer("\ufffd", document.text)]
    places += [(one.start, one.end - one.start) for one in document.repairs if one.kind == "encoding"]
    damage: Counter[int] = Counter()
    for place, length in places:
        damage[bisect_left(breaks, place)] += length
    ends = [*breaks, len(document.text)]
    return {
        line for line, length in damage.items()
        if length > MOSTLY_SOUND * (ends[line] - (ends[line - 1] if line else 0))
    }  # fmt: skip


def _wrongly_converted(text: str) -> Iterator[Finding]:
    pattern, rights = _conversions()
    for match in pattern.finditer(text):
        right = rights[match.group()]
        yield RULE.at(
            *match.span(), f"繁体字“{match.group()}”转错了，应为“{right}”", put=right, in_source=True
        )
