"""政治用语、文件名称等固定提法。"""

import re
from collections.abc import Iterator
from functools import cache

from weijian.proof.document import Document
from weijian.proof.findings import ERROR, Finding
from weijian.proof.rules.pattern import Wrong, objections
from weijian.proof.rules.rule import Rule
from weijian.proof.rules.words.confusable import rows

RULE = Rule(
    "TXT122",
    ERROR,
    "固定提法有误",
    "政治理论、重要会议、党政机关并称等有固定的提法和次序，不可增减、颠倒；见 set_phrases.tsv。",
    "set_phrases.tsv 各条所注；《党政机关公文处理工作条例》第十九条",
)
flagged = [
    "坚持以习近平新时代特色社会主义思想为指导。",
    "贯彻国务院、党中央决策部署，落实县政府、县委要求。",
    "增强“四个自信”，坚决维护“两个维护”。",
    "学习党的第十九大精神和邓小平思想。",
    "统筹推进“四个全面”总体布局。",
]
silent = [
    "坚持以习近平新时代中国特色社会主义思想为指导。",
    "贯彻党中央、国务院决策部署，落实县委、县政府要求。",
    "增强“四个意识”，坚定“四个自信”，做到“两个维护”。",
    "学习党的第十九次全国代表大会精神和邓小平理论。",
    "以习近平同志为核心的党中央统揽全局，习近平总书记强调新时代中国特色社会主义建设。",
]


@cache
def set_phrases() -> list[Wrong]:
    return [
        Wrong(re.compile(wrong), f"“{{at}}”应为“{right}”：{why}（{source}）", right, severity)
        for wrong, right, severity, why, source in rows("set_phrases.tsv")
    ]


def check(document: Document) -> Iterator[Finding]:
    return objections(RULE, document, set_phrases())
