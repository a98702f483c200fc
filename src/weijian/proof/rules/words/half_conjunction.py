"""关联词语只有一半。"""

import re
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import HINT, Finding
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "TXT130",
    HINT,
    "关联词语只有一半",
    "“不仅”要有“而且、还、也”呼应，“虽然”要有“但”，“一方面”要有“另一方面”，否则语意没有说完。",
    "《现代汉语八百词》",
)
flagged = [
    "一方面，县医院引进设备12台。全年门诊量稳步增长，群众满意。",
    "不仅方便了群众就医。全县服务能力提升。",
    "虽然工作取得了一定成绩。今后继续努力。",
    "只有落实责任，全县防控工作取得实效。",
]
silent = [
    "一方面引进设备，另一方面培养人才。",
    "不仅方便了群众就医，而且减轻了负担。",
    "虽然工作取得了一定成绩，但与要求还有差距。",
    "只有落实责任，防控工作才能取得实效。全县只有3家医院。",
    "不仅如此，群众也很满意；既往病史清楚。",
]
PAIRS = (
    (re.compile(r"(?<![另是])一方面(?!军)"), ("另一方面", "另一面", "一方面", "同时", "另外", "二方面"), 300),
    (
        re.compile(r"不仅(?!仅|如此|限|是因)"),
        ("而且", "还", "也", "更", "又", "并", "同时", "甚至", "反而", "都"),
        120,
    ),
    (re.compile(r"虽然|尽管"), ("但", "却", "仍", "还", "然而", "可", "不过", "依然", "也"), 120),
    (re.compile(r"(?:^|(?<=[，。；]))只有(?![\d一二三四五六七八九十两几])"), ("才", "方", "能", "唯"), 80),
)


def check(document: Document) -> Iterator[Finding]:
    for pattern, answers, far in PAIRS:
        for match in pattern.finditer(document.plain):
            end = document.plain.find("。", match.end(), match.end() + far)
            longest = match.end() + far if "方面" in match.group() or end < 0 else end
            after = document.plain[match.end() : longest]
            before = document.plain[max(0, match.start() - far) : match.start()]
            paired = any(word in after for word in answers)
            if not paired and not ("方面" in match.group() and "一方面" in before):
                yield RULE.at(*match.span(), f"“{match.group()}”后面没有与它呼应的词语")
