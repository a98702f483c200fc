"""同一句话在文中出现两次。"""

import re
from collections.abc import Iterator
from itertools import pairwise

from weijian.proof.document import Document
from weijian.proof.findings import ERROR, HINT, WARNING, Finding
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "TXT126",
    ERROR,
    "同一句话、同一段话出现两次",
    "带数据的整段文字一字不差地又出现一次，是粘贴重复；不带数据的长句重复，也应当改写或删去其一。",
    "《党政机关公文处理工作条例》第十九条：内容简洁",
)
PARAGRAPH = "县医院组建医疗队三支，赴各乡镇巡回义诊24次，接诊群众3600人次，发放药品价值2.4万元。"
SENTENCE = "各单位要切实提高思想认识，把这项工作摆在更加突出的位置抓紧抓好抓出成效。"
flagged = [
    f"一、医疗服务\n{PARAGRAPH}\n二、其他工作\n{PARAGRAPH}",
    f"一、加强领导。{SENTENCE}\n二、加强培训。全年办班6期。{SENTENCE}",
    f"{PARAGRAPH}\n{PARAGRAPH}",
    f"{SENTENCE}狠抓落实。{SENTENCE}",
    "县保健院与计划生育服务站资源整合基本到位，业务已融合。县保健院与计划生育服务站资源整合基本到位，科室正在完善。",
]
silent = [
    f"一、医疗服务\n{PARAGRAPH}\n二、其他工作\n县中医院也组建医疗队两支。",
    "（一）存在的问题。人才短缺。\n（二）存在的问题。人才短缺。",
    "甲乡：\n管理老年人健康档案，开展随访，落实体检。\n乙乡：\n管理老年人健康档案，开展随访，落实体检。",
    f"{SENTENCE}各部门要切实提高思想认识，把这项工作摆上日程。",
    "县医院开展义诊12场，接诊600人。县医院开展讲座12场，听众600人。",
    "在县委、县政府的正确领导和上级的大力支持下，抗疫取得胜利。在县委、县政府的正确领导和上级的大力支持下，项目开工。",
]
NUMBERED = re.compile(
    r"^\s{0,9}(?:[一二三四五六七八九十]{1,3}是|[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．])"
)
LONG, LONG_PARAGRAPH = 30, 40
FIGURES = re.compile(r"\d[^。]{4,}\d")


# What only leads up to a sentence may be said again on purpose: 在县委、县政府的正确领导下.
LEADS_UP = re.compile(
    r"[在为对按根通围以截随针据从将把经至于]|[一二三四五六七八九十]是|坚持|认真|进一步|同时|其中"
)
CLAUSE = re.compile(r"[^，。；：、\d]{16,60}(?=，)")


def check(document: Document) -> Iterator[Finding]:
    yield from _begun_twice(document)
    told = 0
    seen: dict[str, tuple[int, int]] = {}
    for sentence in document.sentences:
        written = document.slice(sentence)
        words = NUMBERED.sub("", written).strip()
        if len(words) < LONG or words[-1] not in "。！？":
            continue
        first = seen.setdefault(words, (sentence.start, sentence.end))
        if first[0] != sentence.start and sentence.start >= told:
            told = sentence.end
            with_figures = FIGURES.search(words) and len(words) >= LONG_PARAGRAPH
            severity = ERROR if with_figures else WARNING if len(words) >= LONG_PARAGRAPH else HINT
            message = f"“{words[:16]}……”与前文一字不差地重复"
            start = sentence.start + len(written) - len(written.lstrip())
            yield RULE.at(start, sentence.end, message, severity=severity, related=(first,))


def _begun_twice(document: Document) -> Iterator[Finding]:
    """整合基本到位，业务已融合。……整合基本到位，科室正在完善。 The first clause is left of a sentence that was written anew."""
    for one, other in pairwise(document.sentences):
        first, second = (CLAUSE.match(document.plain, span.start, span.end) for span in (one, other))
        if first and second and first.group() == second.group() and not LEADS_UP.match(first.group()):
            message = f"“{first.group()[:16]}……”在相邻两句的开头重复"
            yield RULE.at(*second.span(), message, severity=WARNING, related=(first.span(),))
