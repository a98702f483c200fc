"""关联词语只有一半。"""

import re
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import HINT, WARNING, Finding
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
    "中心开展以基本公共卫生服务和慢性病综合防控等，现将情况总结如下：",
]
silent = [
    "一方面引进设备，另一方面培养人才。",
    "不仅方便了群众就医，而且减轻了负担。",
    "虽然工作取得了一定成绩，但与要求还有差距。",
    "只有落实责任，防控工作才能取得实效。全县只有3家医院。",
    "开展以家庭医生签约为重点的服务，组织以会代训12期。",
    "不仅如此，群众也很满意；既往病史清楚；做到应签尽签、应管尽管。",
]
PAIRS = (
    (re.compile(r"(?<![另是])一方面(?!军)"), ("另一方面", "另一面", "一方面", "同时", "另外", "二方面"), 300),
    (
        re.compile(r"不仅(?!仅|如此|限|是因)"),
        ("而且", "还", "也", "更", "又", "并", "同时", "甚至", "反而", "都"),
        120,
    ),
    (re.compile(r"虽然|(?<!管)尽管"), ("但", "却", "仍", "还", "然而", "可", "不过", "依然", "也"), 120),
    (re.compile(r"(?:^|(?<=[，。；]))只有(?![\d一二三四五六七八九十两几])"), ("才", "方", "能", "唯"), 80),
)


# 开展以……为主的活动: without 为 the words between 以 and 等 belong to nothing.
WITH = re.compile(
    r"(?:开展|推进|实施|组织|落实|形成|构建|建立)了?(?P<at>以)(?P<rest>[^，。；：为促带代换养奖案会赛练评老点人上下来及内外前后党]{6,40}?)(?:等)?(?=[，。；])"
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
    for match in WITH.finditer(document.plain):
        if not document.plain.startswith("，为", match.end()):
            yield RULE.at(*match.span("at"), "“以”后面缺与它呼应的“为”", severity=WARNING)
