"""Reads a Word file's text in reading order, tied to its runs: body, tables, footnotes, headers and footers.

It does not look at layout, and leaves deleted text and field codes out. Text inside content controls (w:sdt),
where our own reports keep their figures, is read in place; python-docx's own paragraph.text would skip it.
Numbers that Word sets in front of paragraphs are laid down as a reader sees them, though no run carries them.
"""

from __future__ import annotations

import io
import zipfile
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from weijian.proof.read.numbering import Numbering
from weijian.proof.read.unreadable import Unreadable

LARGEST_UNPACKED = 256 * 1024 * 1024
LEAVE_OUT = {qn("w:del"), qn("w:moveFrom"), qn("w:instrText"), qn("w:pPr"), qn("w:sdtPr"), qn("w:rPr")}
NOTES = ("footnotes", "endnotes")


@dataclass(frozen=True)
class Piece:
    """A stretch of the text that one run carries."""

    start: int
    end: int
    run: Any
    in_body: bool


@dataclass
class WordText:
    document: WordDocument
    text: str = ""
    pieces: list[Piece] = field(default_factory=list)

    def pieces_of(self, start: int, end: int) -> list[Piece]:
        """The runs that carry this stretch."""
        first = max(0, bisect_right([piece.start for piece in self.pieces], start) - 1)
        return [piece for piece in self.pieces[first:] if piece.start < end and piece.end > start]

    def piece_behind(self, start: int) -> Piece | None:
        """The first run of the paragraph behind a number that Word sets itself."""
        number = bisect_right([piece.start for piece in self.pieces], start)
        piece = self.pieces[number] if number < len(self.pieces) else None
        return None if piece is None or "\n" in self.text[start : piece.start] else piece


def read_word(data: bytes) -> WordText:
    _refuse_bombs(data)
    try:
        document = docx.Document(io.BytesIO(data))
        collector = _Collector(WordText(document), _numbering(document))
        collector.block(document.element.body, in_body=True)
        for element in _parts_beside_the_body(document):
            collector.block(element, in_body=False)
    except Unreadable:
        raise
    except Exception as error:  # a broken package fails in many ways inside python-docx and lxml
        raise Unreadable(f"不是有效的 Word 文件：{type(error).__name__}") from error
    return collector.finish()


def _refuse_bombs(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except zipfile.BadZipFile as error:
        raise Unreadable("不是有效的 Word 文件：压缩包损坏") from error
    if unpacked > LARGEST_UNPACKED:
        raise Unreadable("Word 文件解压后过大")


def _numbering(document: WordDocument) -> Numbering:
    lists = [
        parse_xml(relation.target_part.blob)
        for relation in document.part.rels.values()
        if not relation.is_external and relation.reltype.endswith("/numbering")
    ]
    return Numbering(lists[0] if lists else None, document.styles.element)


def _parts_beside_the_body(document: WordDocument) -> list[Any]:
    elements, seen = [], set()
    for relation in document.part.rels.values():
        if relation.is_external:
            continue
        kind = relation.reltype.rsplit("/", 1)[-1]
        part = relation.target_part
        if kind in {*NOTES, "header", "footer"} and part.partname not in seen:
            seen.add(part.partname)
            elements.append(part.element if hasattr(part, "element") else parse_xml(part.blob))
    return elements


class _Collector:
    """Walks the XML and lays the text down, noting which run each stretch came from."""

    def __init__(self, word: WordText, numbering: Numbering) -> None:
        self.word = word
        self.numbering = numbering
        self.parts: list[str] = []
        self.length = 0

    def add(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def block(self, root: Any, in_body: bool) -> None:
        # An explicit stack, so that absurdly deep nesting cannot exhaust Python's own.
        stack = [iter(root)]
        closing: list[str] = []
        while stack:
            element = next(stack[-1], None)
            if element is None:
                stack.pop()
                if closing:
                    self.add(closing.pop())
                continue
            if element.tag in LEAVE_OUT or not isinstance(element.tag, str):
                continue
            if element.tag == qn("w:r"):
                self.run(element, in_body)
                continue
            if element.tag == qn("w:p"):
                self.add(self.numbering.label(element))
            stack.append(iter(element))
            closing.append("\n" if element.tag == qn("w:p") else "")

    def run(self, run: Any, in_body: bool) -> None:
        start = self.length
        self.add(run_text(run))
        if self.length > start:
            self.word.pieces.append(Piece(start, self.length, run, in_body))

    def finish(self) -> WordText:
        self.word.text = "".join(self.parts)
        return self.word


def run_text(run: Any) -> str:
    """What one run shows; each of its children gives as many characters as `child_text` says."""
    return "".join(child_text(child) for child in run)


def child_text(child: Any) -> str:
    if child.tag == qn("w:t"):
        return child.text or ""
    if child.tag == qn("w:tab"):
        return "\t"
    if child.tag in {qn("w:br"), qn("w:cr")}:
        return "\n"
    if child.tag == qn("w:noBreakHyphen"):
        return "-"
    return ""
