"""编号后面没有内容。"""

from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import WARNING, Finding
from weijian.proof.rules.numbering.points import find_points
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "NUM111",
    WARNING,
    "编号后面没有内容",
    "只有编号没有文字，标题或条文漏写了，或编号是删改时剩下的。",
    "《党政机关公文处理工作条例》第十九条：内容简洁，主题突出，观点鲜明，结构严谨，表述准确",
)
flagged = [
    "（一）疫情防控\n正文。\n（二）\n（三）妇幼保健\n正文。",
    "1.加强培训。\n2.\n3.加强考核。",
    "一、工作情况\n正文。\n二、\n",
    "一是加强领导。二是。三是强化督导。",
]
silent = [
    "（一）疫情防控\n正文。\n（二）妇幼保健\n正文。",
    "一、\n工作情况\n全县共有医院三家。",
    "得分依次为\n1.\n5分和3分。",
    "一是加强领导。二是强化督导。",
    "二、存在的问题\n（一）人才短缺\n正文。",
]


def check(document: Document) -> Iterator[Finding]:
    headings = document.headings
    for number, heading in enumerate(headings):
        end = headings[number + 1].start if number + 1 < len(headings) else len(document.plain)
        if not heading.text and not document.plain[heading.end : end].strip():
            yield RULE.at(heading.start, heading.end, f"“{heading.mark}”后面没有内容")
    yield from _points(document)


def _points(document: Document) -> Iterator[Finding]:
    for form in ("一是", "一要"):
        for point in find_points(document, form):
            if document.plain[point.end : point.end + 1] in {"。", "；", "\n"}:
                shown = document.plain[point.start : point.end]
                yield RULE.at(point.start, point.end, f"“{shown}”后面没有内容")
