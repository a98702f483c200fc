"""括号、引号、书名号不成对。"""

import re
from collections.abc import Iterator

from weijian.proof.document import Document, Span
from weijian.proof.findings import WARNING, Finding
from weijian.proof.rules.format.document_number import UNCLOSED
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
    "推行“一村一医，服务群众。\n各乡镇抓好”落实。",
    "落实“先诊疗后付费“政策，开展“两癌”筛查。",
    "开展‘两癌”筛查，巩固“三好’成果。",
]
silent = [
    "落实“一站式”结算政策，方便群众。",
    "制定了《应急预案（试行）》等制度。",
    "1）加强领导。2）落实责任。",
    "提出“落实“应检尽检”要求”，做到“早发现”‘早报告’。",
    "（一）加强领导。",
    "已经明确医共体的“总院统筹、片区管理\n错位发展”的模式，即成立一个总院。",
]
PAIRS = {"”": "“", "》": "《", "）": "（", "〕": "〔", "】": "【"}
FULL_LINE = 4
CLAUSE = re.compile(r"[^，。；：！？\n“（《〔【]{1,30}[，。；：！？]?")
# Nobody opens so many marks within one another.
DEEPEST = 20
CLOSED = "。！？；：…"
NAMES = {"“": "引号", "《": "书名号", "（": "括号", "〔": "六角括号", "【": "方头括号"}


# The second of two opening marks stands where the first is to be closed; a quotation within would close before the stop.
TWICE_OPENED = re.compile(r"“[^“”\n]{1,24}(?P<at>“)(?=[^“”\n]{0,6}[，。；、\n])")
MIXED = re.compile(r"‘[^‘’“”\n，。；]{1,24}(?P<double>”)|“[^‘’“”\n，。；]{1,24}(?P<single>’)")


def check(document: Document) -> Iterator[Finding]:
    for match in TWICE_OPENED.finditer(document.plain):
        yield RULE.at(*match.span("at"), "前一个引号没有关上，这里应是后引号“””", put="”")
    for match in MIXED.finditer(document.plain):
        side = "double" if match["double"] else "single"
        yield RULE.at(*match.span(side), "前后引号一单一双，不成对", put="’" if side == "double" else "”")
    for block in _blocks(document):
        yield from _in_block(document, block)


def _blocks(document: Document) -> Iterator[Span]:
    """Paragraphs; lines that a page layout broke in the middle of a sentence are read as one."""
    headings = {heading.start for heading in document.headings}
    start = None
    paragraphs = document.paragraphs
    for number, paragraph in enumerate(paragraphs):
        start = paragraph.start if start is None else start
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        if following is None or not _runs_on(document, paragraph, following, headings):
            yield Span(start, paragraph.end)
            start = None


def _runs_on(document: Document, line: Span, following: Span, headings: set[int]) -> bool:
    this, then = document.slice(line), document.slice(following)
    begins = following.start + len(then) - len(then.lstrip())
    return (
        len(this.strip()) >= FULL_LINE
        and bool(then.strip())
        and this.rstrip()[-1] not in CLOSED
        and line.start not in headings
        and begins not in headings
        and begins == following.start
    )


def _in_block(document: Document, block: Span) -> Iterator[Finding]:
    stack: list[int] = []
    plain = document.plain
    for place in range(block.start, block.end):
        sign = plain[place]
        if sign in NAMES and not UNCLOSED.match(plain, place):
            stack.append(place)
        elif sign in PAIRS:
            if stack and plain[stack[-1]] == PAIRS[sign]:
                stack.pop()
            elif not any(plain[opened] == PAIRS[sign] for opened in stack[-DEEPEST:]):
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
    """From the mark to the end of its clause: there the other half is missed."""
    clause = CLAUSE.match(document.plain, place + 1)
    end = clause.end() if clause else place + 1
    return RULE.at(place, end, f"{NAMES[document.plain[place]]}只有前一半，后一半漏写或写成了别的符号")


def _is_list_mark(plain: str, place: int) -> bool:
    """1） and a） number a list."""
    return (
        plain[place] == "）"
        and place > 0
        and (plain[place - 1].isdigit() or (plain[place - 1].isalpha() and plain[place - 1].isascii()))
    )
