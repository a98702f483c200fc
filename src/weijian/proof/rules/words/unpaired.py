"""括号、引号、书名号不成对。"""

from collections.abc import Iterator

from weijian.proof.document import Document, Span
from weijian.proof.findings import WARNING, Finding
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "TXT105",
    WARNING,
    "括号、引号、书名号不成对",
    "一段之内，成对的标号应当前后成对；只有一半的，另一半漏写或写成了别的符号。",
    "GB/T 15834-2011 4.8 4.9 4.15",
)
flagged = [
    "落实“一站式结算政策，方便群众。",
    "制定了《应急预案（试行》等制度。",
    "县医院（含分院设置发热门诊。",
]
silent = [
    "落实“一站式”结算政策，方便群众。",
    "制定了《应急预案（试行）》等制度。",
    "1）加强领导。2）落实责任。",
    "（一）加强领导。",
]
PAIRS = {"”": "“", "》": "《", "）": "（", "〕": "〔", "】": "【"}
NAMES = {"“": "引号", "《": "书名号", "（": "括号", "〔": "六角括号", "【": "方头括号"}


def check(document: Document) -> Iterator[Finding]:
    for paragraph in document.paragraphs:
        yield from _in_paragraph(document, paragraph)


def _in_paragraph(document: Document, paragraph: Span) -> Iterator[Finding]:
    stack: list[int] = []
    plain = document.plain
    for place in range(paragraph.start, paragraph.end):
        sign = plain[place]
        if sign in NAMES:
            stack.append(place)
        elif sign in PAIRS:
            if stack and plain[stack[-1]] == PAIRS[sign]:
                stack.pop()
            elif not any(plain[opened] == PAIRS[sign] for opened in stack):
                if not _is_list_mark(plain, place):
                    yield RULE.at(
                        place, place + 1, f"{NAMES[PAIRS[sign]]}只有后一半，前一半漏写或写成了别的符号"
                    )
            else:
                while plain[stack[-1]] != PAIRS[sign]:
                    yield _alone(document, stack.pop())
                stack.pop()
    for opened in stack:
        yield _alone(document, opened)


def _alone(document: Document, place: int) -> Finding:
    sign = document.plain[place]
    return RULE.at(place, place + 1, f"{NAMES[sign]}只有前一半，后一半漏写或写成了别的符号")


def _is_list_mark(plain: str, place: int) -> bool:
    """1） and a） number a list."""
    return (
        plain[place] == "）"
        and place > 0
        and (plain[place - 1].isdigit() or (plain[place - 1].isalpha() and plain[place - 1].isascii()))
    )
