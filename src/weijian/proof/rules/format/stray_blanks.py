"""多余的空格。"""

import re
from collections import Counter
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import HINT, Finding
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "FMT124",
    HINT,
    "多余的空格",
    "中文词语和标点前后不空格；段首的空格应当各段一样；段末的空格是删改留下的。处处都有空格的，只在首处提示。",
    "GB/T 9704-2012 7.3.3（段首左空二字，回行顶格）",
)
flagged = [
    "全县深入开展 “敬老月”活动，慰问老人300人。",
    "加强队伍建设。 组织培训12期，参训800人。",
    "县医院新楼启用，床位增加。   \n中医院改造完成。",
    "一、工作情况\n全县签约21万人。\n    二、存在的问题\n人才短缺。\n三、下步打算\n继续推进。",
]
silent = [
    "全县深入开展“敬老月”活动，慰问老人300人。",
    "平 川 县 卫 生 健 康 局",
    "　　一、工作情况\n　　全县签约21万人。\n　　二、存在的问题\n　　人才短缺。",
    "使用LIS PACS系统，运行平稳。",
    "平川县卫生健康局\n        2021年7月2日",
]
WIDE = r"\u4e00-\u9fff，。；：、（）“”《》"
BETWEEN = re.compile(rf"(?<=[\u4e00-\u9fff，。；：、）”》])[ \u3000]{{1,20}}(?=[{WIDE}])")
AT_END = re.compile(r"(?<=[^\s])[ \u3000\t]{1,400}(?=\r?\n|\Z)")
INDENT = re.compile(r"^(?P<at>[ \u3000\t]{1,40})[^\s][^\n]{3,}", re.MULTILINE)
LINE = re.compile(r"^[^\n]*\S[^\n]*$", re.MULTILINE)
SPACED_OUT = 3
COMMON = 12
LONG_LINE = 6


def check(document: Document) -> Iterator[Finding]:
    yield from _few(_between(document), "此处有多余的空格")
    yield from _few([match.span() for match in AT_END.finditer(document.text)], "段末有多余的空格")
    yield from _few(_indents(document), "段首的空格与其他段落不一样")


def _few(spans: list[tuple[int, int]], message: str) -> Iterator[Finding]:
    """Every place; where they are many, the first stands for all."""
    many = len(spans) > COMMON
    for start, end in spans[:1] if many else spans:
        told = f"{message}（共{len(spans)}处）" if many else message
        yield RULE.at(start, end, told, put="", in_source=True)


def _between(document: Document) -> list[tuple[int, int]]:
    """Blanks between wide signs, but not in lines that are spaced out or laid out in columns."""
    found: list[tuple[int, int]] = []
    for line in LINE.finditer(document.text):
        blanks = [match.span() for match in BETWEEN.finditer(document.text, *line.span())]
        if len(blanks) < SPACED_OUT and re.search("[，。；]", line.group()):
            found.extend(blanks)
    return found


def _indents(document: Document) -> list[tuple[int, int]]:
    """Indents of a heading or a long paragraph that differ from those of most."""
    marks = {document.origin[heading.start] for heading in document.headings}
    lines = list(_first_lines(document))
    widths = Counter(len(line.group()) - len(line.group().lstrip()) for line in lines)
    if not widths:
        return []
    usual, times = widths.most_common(1)[0]
    if usual or 2 * times <= len(lines) or len(lines) < LONG_LINE:
        return []
    indented = [match.span("at") for line in lines if (match := INDENT.match(document.text, line.start()))]
    return [span for span in indented if span[1] in marks or "，" in _line_from(document.text, span[1])]


def _first_lines(document: Document) -> Iterator[re.Match[str]]:
    """The lines that paragraphs begin with; those that a fixed width broke have others."""
    begun = {
        document.text.rfind("\n", 0, document.origin[paragraph.start]) + 1
        for paragraph in document.paragraphs
        if paragraph.end > paragraph.start
    }
    return (line for line in LINE.finditer(document.text) if line.start() in begun)


def _line_from(text: str, start: int) -> str:
    end = text.find("\n", start)
    return text[start : end if end >= 0 else len(text)]
