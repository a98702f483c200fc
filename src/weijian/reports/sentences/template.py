"""Reads report.md: headings, paragraphs and list items, with figures in {{ }}.

It knows no indicator: whether a code exists is asked where catalogue and templates meet
(`Template.codes`).

Every mistake that can be seen without data is a `SentenceError` with file, line and column, raised at
load: an open {{, an unknown filter, brackets that do not close, Markdown that a report cannot carry, and
the slips that official writing does not forgive (截止 for 截至, half-width punctuation).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from weijian.reports.sentences.filters import FILTERS, ArgumentError

# Words of the setting, which are not data: {{ period.end }} is a date.
SETTING = ("period.name", "period.end", "period.year", "period.next", "area.name", "area.whole")

_EXPRESSION = re.compile(
    r"\s*(?P<code>[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+)\s*(?:\|\s*(?P<filter>[a-z_]+)\s*(?::\s*\"(?P<argument>[^\"]*)\"\s*)?)?"
)
# What a tag of 64 characters leaves for two codes, beside a township, a span of months, a version and signs.
_LONGEST_PAIR = 31
_PAIRS = {"（": "）", "“": "”", "《": "》", "‘": "’", "【": "】", "〔": "〕"}
_CLOSING = {close: opening for opening, close in _PAIRS.items()}
_SLIPS = (
    (re.compile(r"截止(?=$|目前|到|至|\d)"), "“截止”用于时间已到，写“截至”"),
    (re.compile(r"(?<=[\u4e00-\u9fff）”》])[,;:!?]|[,;:!?](?=[\u4e00-\u9fff（“《])"), "中文里用全角标点"),
    (re.compile(r"(?<=[\u4e00-\u9fff])[()]|[()](?=[\u4e00-\u9fff])"), "中文里用全角括号"),
    (re.compile(r"[，。；：、！？][，。；：、！？]"), "两个标点连在一起"),
)
_UNSUPPORTED = (
    (re.compile(r"\*|__|`|!?\[[^\]]*\]\(|<(?!!--)[^>]*>"), "报告文字不用加粗、代码、链接或 HTML"),
    (
        re.compile(r"^\s*(?:>|\||\d+[.)]\s|[+*]\s|#{5,}|=+$|-+$)"),
        "不支持的 Markdown 写法(可用 #至#### 标题、段落、“- ”列表)",
    ),
)


class SentenceError(ValueError):
    """A mistake in a report.md, with its place."""

    def __init__(self, path: str, line: int, column: int, message: str) -> None:
        super().__init__(f"{path}:{line}:{column}: {message}")
        self.path, self.line, self.column, self.message = path, line, column, message


@dataclass(frozen=True)
class Expression:
    """What stands in {{ }}: a code of the setting or of an indicator, and how it is to be said."""

    code: str
    filter: str
    argument: str
    line: int
    column: int

    @property
    def is_setting(self) -> bool:
        """Whether it is a word of the setting, not a figure."""
        return self.code in SETTING


Part = str | Expression


@dataclass(frozen=True)
class Passage:
    """A heading (level 1 to 4) or a paragraph (level 0)."""

    level: int
    parts: tuple[Part, ...]
    line: int


@dataclass(frozen=True)
class Template:
    """A report.md, read."""

    path: str
    passages: tuple[Passage, ...]

    @property
    def expressions(self) -> tuple[Expression, ...]:
        """Every figure it asks for, in order; words of the setting left out."""
        parts = (part for passage in self.passages for part in passage.parts)
        return tuple(part for part in parts if isinstance(part, Expression) and not part.is_setting)

    @property
    def codes(self) -> frozenset[str]:
        """The indicators it needs, those inside arguments included."""
        found = {expression.code for expression in self.expressions}
        for expression in self.expressions:
            found.update(FILTERS[expression.filter].codes(expression.argument))
        return frozenset(found)

    def error(self, expression: Expression, message: str) -> SentenceError:
        """The error to raise when something is wrong with one of its expressions."""
        return SentenceError(self.path, expression.line, expression.column, message)


def load_template(path: Path) -> Template:
    """Read a report.md."""
    return parse_template(path.read_text(encoding="utf-8"), str(path))


def parse_template(source: str, path: str = "report.md") -> Template:
    """Read the text of a report.md; SentenceError at the first mistake."""
    passages = []
    for level, lines in _passages(source, path):
        parts = _joined(part for number, offset, text in lines for part in _parts(text, path, number, offset))
        passage = Passage(level, tuple(parts), lines[0][0])
        _check_pairs(passage, path)
        if level:
            _check_heading(passage, path)
        passages.append(passage)
    return Template(path, tuple(passages))


Line = tuple[int, int, str]  # number, characters cut off in front, text


def _passages(source: str, path: str) -> Iterator[tuple[int, list[Line]]]:
    """Level and lines of each passage; a blank line, a heading or a list mark ends the one before."""
    waiting: list[Line] = []
    for number, line in enumerate(_without_comments(source).split("\n"), start=1):
        heading = re.match(r"(#{1,4})\s+(?=\S)", line)
        item = re.match(r"\s*-\s+(?=\S)", line)
        if waiting and (heading or item or not line.strip()):
            yield 0, waiting
            waiting = []
        if heading:
            yield len(heading[1]), [(number, heading.end(), line[heading.end() :])]
        elif line.strip():
            offset = item.end() if item else len(line) - len(line.lstrip())
            _refuse(_UNSUPPORTED[1:], line[offset:] if item else line, path, number, 0)
            waiting.append((number, offset, line[offset:]))
    if waiting:
        yield 0, waiting


def _without_comments(source: str) -> str:
    """Comments blanked out, so that lines keep their numbers."""
    return re.sub(r"<!--.*?-->", lambda found: re.sub(r"[^\n]", "", found.group()), source, flags=re.DOTALL)


def _parts(text: str, path: str, line: int, offset: int) -> Iterator[Part]:
    position = 0
    while True:
        opening = text.find("{{", position)
        words = text[position : opening if opening >= 0 else len(text)]
        _refuse((*_SLIPS, _UNSUPPORTED[0]), words, path, line, offset + position)
        if "}}" in words:
            column = offset + position + words.index("}}") + 1
            raise SentenceError(path, line, column, "“}}”前面没有“{{”")
        yield words
        if opening < 0:
            return
        closing = text.find("}}", opening)
        nested = text.find("{{", opening + 2)
        if closing < 0 or 0 <= nested < closing:
            raise SentenceError(path, line, offset + opening + 1, "“{{”没有在同一行以“}}”结束")
        yield _expression(text[opening + 2 : closing], path, line, offset + opening + 1)
        position = closing + 2


def _expression(inside: str, path: str, line: int, column: int) -> Expression:
    found = _EXPRESSION.fullmatch(inside)
    if found is None:
        raise SentenceError(
            path, line, column, f'看不懂“{inside.strip()}”，写作 代码、代码|过滤器 或 代码|过滤器:"参数"'
        )
    expression = Expression(found["code"], found["filter"] or "", found["argument"] or "", line, column)
    if found["code"].startswith(("period.", "area.")):
        if not expression.is_setting or found["filter"]:
            raise SentenceError(path, line, column, f"没有“{inside.strip()}”，可用: {'、'.join(SETTING)}")
        return expression
    chosen = FILTERS.get(expression.filter)
    if chosen is None:
        names = "、".join(name for name in FILTERS if name)
        raise SentenceError(path, line, column, f"没有过滤器“{expression.filter}”，可用: {names}")
    try:
        chosen.check(found["argument"])
        if any(
            len(expression.code) + len(code) > _LONGEST_PAIR for code in chosen.codes(expression.argument)
        ):
            raise ArgumentError(f"两个指标代码合起来超过 {_LONGEST_PAIR} 个字符，Word 的标识放不下")
    except ArgumentError as wrong:
        raise SentenceError(path, line, column, str(wrong)) from wrong
    return expression


def _joined(parts: Iterator[Part]) -> Iterator[Part]:
    """Words that follow one another as one; blanks only where Latin words need them."""
    words = ""
    for part in parts:
        if isinstance(part, str):
            # A line break between two Latin words is a blank, between Chinese it is nothing.
            words += (" " if words[-1:].isascii() and words[-1:].isalnum() else "") + part.strip()
            continue
        if words:
            yield _without_blanks(words)
        yield part
        words = ""
    if words:
        yield _without_blanks(words)


def _without_blanks(words: str) -> str:
    return re.sub(r"(?<![A-Za-z0-9]) | (?![A-Za-z0-9])", "", re.sub(r"\s+", " ", words))


def _refuse(
    patterns: tuple[tuple[re.Pattern[str], str], ...], words: str, path: str, line: int, offset: int
) -> None:
    for pattern, message in patterns:
        if found := pattern.search(words):
            raise SentenceError(path, line, offset + found.start() + 1, f"“{found.group()}”: {message}")


def _check_pairs(passage: Passage, path: str) -> None:
    opened: list[str] = []
    for sign in "".join(part for part in passage.parts if isinstance(part, str)):
        if sign in _PAIRS:
            opened.append(sign)
        elif sign in _CLOSING and (not opened or opened.pop() != _CLOSING[sign]):
            raise SentenceError(path, passage.line, 1, f"这一段里“{sign}”没有与之成对的“{_CLOSING[sign]}”")
    if opened:
        raise SentenceError(path, passage.line, 1, f"这一段里“{opened[-1]}”没有以“{_PAIRS[opened[-1]]}”结束")


def _check_heading(passage: Passage, path: str) -> None:
    """A heading stands without data: what is not recorded must not take it away, nor leave it broken."""
    for part in passage.parts:
        if isinstance(part, Expression) and not part.is_setting:
            raise SentenceError(path, part.line, part.column, "标题里不放数字，放在段落里")
