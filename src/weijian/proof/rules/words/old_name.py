"""已经更名的机构、疾病、制度。"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from weijian.proof.document import Document
from weijian.proof.findings import HINT, WARNING, Finding
from weijian.proof.rules.document.title_period import title_period
from weijian.proof.rules.rule import Rule
from weijian.proof.rules.words.confusable import rows

RULE = Rule(
    "TXT131",
    WARNING,
    "用了旧名称",
    "机构、疾病、制度更名以后，写当年的工作用新名称；引用旧文件名、写明“原……”或写更名以前的事，仍用旧名称。",
    "old_names.tsv 各条所注",
)
flagged = [
    "平川县卫健局2021年工作总结\n联合县工商局、县食药监局开展检查。",
    "平川县卫健局2023年工作总结\n全年救治新冠肺炎患者36例。",
    "平川县卫健局2020年工作总结\n引进本科生3人，均为2020年湖南中医学院毕业生。",
    "平川县卫计局2020年工作总结\n按照国家卫生计生委部署推进。",
]
silent = [
    "平川县卫健局2021年工作总结\n联合县市场监督管理局开展检查，接收原食药监局档案。",
    "平川县卫健局2020年工作总结\n全年救治新冠肺炎患者36例。",
    "平川县卫健局2023年工作总结\n学习《新型冠状病毒肺炎防控方案》，回顾2020年新冠肺炎疫情。",
    "联合县工商局、县食药监局开展检查。",
    "平川县卫计局2016年工作总结\n按照国家卫生计生委部署推进。",
]
YEAR = re.compile(r"20\d{2}(?=年)")
NEAR = 24


class OldName(NamedTuple):
    wrong: str
    right: str
    year: str
    kind: str
    source: str


@cache
def old_names() -> list[tuple[re.Pattern[str], OldName]]:
    return [(re.compile(row[0]), OldName(*row)) for row in rows("old_names.tsv")]


def check(document: Document) -> Iterator[Finding]:
    period = title_period(document)
    if period is None:
        return
    for pattern, row in old_names():
        if period.year >= int(row.year):
            yield from _met(document, pattern, row)


def _met(document: Document, pattern: re.Pattern[str], row: OldName) -> Iterator[Finding]:
    """The first place where the old name is used of its own time."""
    plain = document.plain
    for match in pattern.finditer(plain):
        sentence = document.sentence_at(match.start())
        before = plain[max(sentence.start, match.start() - NEAR) : match.start()]
        past = any(int(year) < int(row.year) for year in YEAR.findall(before))
        if past or before.endswith(("原", "原县", "原市", "原省")) or before.rfind("《") > before.rfind("》"):
            continue
        severity = WARNING if row.kind in {"学校", "卫生部门"} else HINT
        message = f"“{match.group()}”已改称“{row.right}”（{row.source}）"
        yield RULE.at(*match.span(), message, severity=severity)
        return
