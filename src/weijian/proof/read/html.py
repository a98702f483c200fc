"""Reads a web page's text: blocks become lines, table rows lines with tabs.

It does not lay out and runs no script. What a visitor does not read is left out: scripts, styles, navigation,
form fields, what is hidden or struck out. It sees the page as a stream of tags, so depth costs nothing.
"""

from __future__ import annotations

import re

from lxml import etree

from weijian.proof.read.lines import DEEPEST_TABLE, Lines
from weijian.proof.read.text import decode
from weijian.proof.read.unreadable import Unreadable

BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dir",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4",
    "h5", "h6", "header", "hr", "html", "legend", "li", "main", "menu", "ol", "p", "pre", "section",
    "summary", "table", "tbody", "tfoot", "thead", "ul",
}  # fmt: skip
LEFT_OUT = {
    "head", "script", "style", "nav", "noscript", "template", "iframe", "object", "embed", "svg",
    "math", "canvas", "audio", "video", "map", "select", "textarea", "button", "datalist", "del",
    "strike", "rp", "rt",
}  # fmt: skip
HIDDEN = re.compile(r"(?:^|[;\s])display\s{0,9}:\s{0,9}none", re.IGNORECASE)
CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s{0,9}=\s{0,9}["']?([\w-]{2,30})""", re.I
)
LOOK_FOR_CHARSET = 4096
WIDE = "\u2018-\u201d\u2026\u3000-\u9fff\uff01-\uff60"
WRAPPED = re.compile(rf"(?<=[{WIDE}])[ \t\r\f]{{0,200}}\n\s{{0,1000}}(?=[{WIDE}])")
BLANKS = re.compile(r"[ \t\r\n\f]+")
WIDEST_SPAN = 63
LONGEST_SPAN = 999


def read_html(data: bytes) -> str:
    page = _decoded(data).replace("\0", "\ufffd")
    try:
        parser = etree.HTMLParser(target=_Page(), huge_tree=True)
        parser.feed(page)
        return str(parser.close())
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise Unreadable(f"不是有效的网页：{type(error).__name__}") from error


def _decoded(data: bytes) -> str:
    said = CHARSET.search(data[:LOOK_FOR_CHARSET])
    name = (
        said.group(1).decode("ascii").lower()
        if said and not data.startswith((b"\xff\xfe", b"\xfe\xff"))
        else ""
    )
    if name in {"gb2312", "gbk", "gb_2312-80", "x-gbk"}:
        name = "gb18030"
    try:
        return data.decode(name) if name and not name.startswith("utf-16") else decode(data)
    except (LookupError, UnicodeDecodeError):
        return decode(data)  # the page does not keep to what it says


class _Grid:
    """Which columns of a table are still held by cells that span rows."""

    def __init__(self) -> None:
        self._rows_left: dict[int, int] = {}
        self._column = 0

    def begin_row(self) -> None:
        for column in range(self._column, WIDEST_SPAN + 1):  # held behind the last cell of the row before
            if self._rows_left.get(column, 0) > 0:
                self._rows_left[column] -= 1
        self._column = 0

    def held(self) -> int:
        """How many columns in front of the next cell are held by cells above."""
        count = 0
        while self._rows_left.get(self._column, 0) > 0:
            self._rows_left[self._column] -= 1
            self._column += 1
            count += 1
        return count

    def fill(self, columns: int, rows: int) -> None:
        for _ in range(columns):
            if rows > 1 and self._column <= WIDEST_SPAN:
                self._rows_left[self._column] = rows - 1
            self._column += 1


class _Page:
    """What the parser tells of the page, in order."""

    def __init__(self) -> None:
        self._lines = Lines()
        self._words: list[str] = []
        self._left_out = 0
        self._tables = 0
        self._as_it_stands = 0
        self._spans: list[tuple[int, int]] = []
        self._grids: list[_Grid] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if (
            self._left_out
            or tag in LEFT_OUT
            or "hidden" in attributes
            or HIDDEN.search(attributes.get("style", ""))
        ):
            self._left_out += 1
            return
        self._as_it_stands += tag == "pre"
        if tag == "br" or tag in BLOCKS:
            self._end_block(if_any=tag != "br")
        if tag == "table":
            self._tables += 1
            self._grids.append(_Grid())
        if tag == "tr" and self._tables <= DEEPEST_TABLE:
            self._end_block()
            self._lines.begin_row()
            self._grid.begin_row()
        elif tag in {"td", "th"}:
            self._end_block()
            for _ in range(self._grid.held()):
                self._lines.end_cell()
            columns = _span(attributes.get("colspan"), WIDEST_SPAN)
            self._spans.append((columns, _span(attributes.get("rowspan"), LONGEST_SPAN)))

    def end(self, tag: str) -> None:
        if self._left_out:
            self._left_out -= 1
            return
        if tag in BLOCKS:
            self._end_block()
        if tag in {"td", "th"}:
            self._end_block()
            columns, rows = self._spans.pop() if self._spans else (1, 1)
            self._lines.end_cell(columns)
            self._grid.fill(columns, rows)
        elif tag == "tr" and self._tables <= DEEPEST_TABLE:
            self._lines.end_row()
        if tag == "table":
            self._tables -= 1
            del self._grids[-1:]
        self._as_it_stands -= tag == "pre"

    @property
    def _grid(self) -> _Grid:
        return self._grids[-1] if self._grids else _Grid()

    def data(self, words: str) -> None:
        if self._left_out:
            return
        if not self._as_it_stands:
            self._words.append(words)
            return
        first, *others = words.split("\n")
        self._lines.text(first)
        for line in others:
            self._lines.end_paragraph(if_any=True)
            self._lines.text(line)

    def comment(self, text: str) -> None:
        pass

    def close(self) -> str:
        self._end_block()
        return self._lines.finish()

    def _end_block(self, if_any: bool = True) -> None:
        words = BLANKS.sub(" ", WRAPPED.sub("", "".join(self._words))).strip(" ")
        self._words.clear()
        self._lines.text(words)
        self._lines.end_paragraph(if_any=if_any)


def _span(text: str | None, most: int) -> int:
    said = text and text.isascii() and text.isdigit() and len(text) < 9
    return max(1, min(int(text), most)) if text and said else 1
