"""“在……工作”缺“中”。"""

import re
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import ERROR, Finding
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "TXT106",
    ERROR,
    "“在……”后面缺“中”“上”",
    "“在……防控工作”作状语要有“中”“上”“方面”与“在”呼应，否则句子不成立。",
    "《现代汉语八百词》 在",
)
flagged = [
    "在疫情防控工作，对落实不力的单位通报批评。",
    "在专项督查工作，发现问题12个。",
    "在健康扶贫工作，对1200户逐户走访。",
]
silent = [
    "在疫情防控工作中，对落实不力的单位通报批评。",
    "他长期在县医院工作，经验丰富。",
    "在做好疫情防控工作的同时，推进项目建设。",
    "医务人员在一线从事防控工作，十分辛苦。",
    "在健康扶贫工作中，对1200户逐户走访。",
]
FRAME = re.compile(
    r"(?<![\u4e00-\u9fff])在(?P<what>[^，。；：、\n在从]{2,14}?(?:防控|建设|管理|服务|监督|检查|督查|救治|整治|帮扶|扶贫|接种|防治))工作(?P<end>)，"
)


def check(document: Document) -> Iterator[Finding]:
    for match in FRAME.finditer(document.plain):
        if match["what"].startswith(("做好", "抓好", "开展", "全力", "从事", "一线")):
            continue
        end = match.end() - 1
        message = f"“{document.plain[match.start() : end]}”后面缺“中”"
        yield RULE.at(match.start(), end, message, put=document.plain[match.start() : end] + "中")
