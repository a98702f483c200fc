"""Walks the XML of a Word file and lays its text down, noting which run each stretch came from.

The body comes first, then footnotes and endnotes, headers and footers. A text box follows the paragraph that
it is anchored in; of alternative forms of one drawing only the first is read.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from typing import Any

from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from weijian.proof.read.fields import Fields, is_left_out, is_page_number
from weijian.proof.read.numbering import Numbering
from weijian.proof.read.word.runs import run_text
from weijian.proof.read.word.tables import NAMESPACES, Row, is_deleted, span
from weijian.proof.read.word.text import Piece, WordText

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
VML = "{urn:schemas-microsoft-com:vml}"
PARAGRAPH, RUN, TABLE, ROW, CELL = (qn(f"w:{name}") for name in ("p", "r", "tbl", "tr", "tc"))
FIELD, FIELD_MARK, FIELD_CODE = qn("w:fldSimple"), qn("w:fldChar"), qn("w:instrText")
FIELD_TURNS = {"begin": Fields.begin, "separate": Fields.separate, "end": Fields.end}
FORMULA = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
ALTERNATIVES, WORD_ART = f"{MC}AlternateContent", f"{VML}textpath"
BOXES = {qn("w:txbxContent"), WORD_ART}
HOLDS_MORE = {qn("w:ruby"), qn("w:pict"), qn("w:object"), qn("w:drawing"), ALTERNATIVES}
LEAVE_OUT = {
    qn(f"w:{name}") for name in (
        "del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sdtPr", "tblPr", "tblGrid", "trPr", "tcPr",
        "sectPr", "rt",
    )
}  # fmt: skip
PARTS = ("footnotes", "endnotes", "header", "footer")
Opened = tuple[Iterator[Any], Callable[[], None] | None]


def collect(document: WordDocument) -> WordText:
    collector = _Collector(document)
    collector.all()
    if collector.fields.hiding:  # a contents page without an end would hide the whole report
        collector = _Collector(document, hides_fields=False)
        collector.all()
    return collector.finish()


def _numbering(document: WordDocument) -> Numbering:
    lists = [
        parse_xml(relation.target_part.blob)
        for relation in document.part.rels.values()
        if not relation.is_external and relation.reltype.endswith("/numbering")
    ]
    return Numbering(lists[0] if lists else None, document.styles.element)


def _parts_beside_the_body(document: WordDocument) -> list[tuple[str, Any]]:
    found: dict[str, tuple[str, Any]] = {}
    for relation in document.part.rels.values():
        kind = relation.reltype.rsplit("/", 1)[-1]
        if relation.is_external or kind not in PARTS:
            continue
        part = relation.target_part
        if part.partname not in found:
            found[part.partname] = kind, part.element if hasattr(part, "element") else parse_xml(part.blob)
    return sorted(found.values(), key=lambda entry: PARTS.index(entry[0]))


class _Collector:
    def __init__(self, document: WordDocument, hides_fields: bool = True) -> None:
        self.document = document
        self.numbering = _numbering(document)
        self.fields = Fields(hides_fields)
        self.word = WordText(document)
        self.parts: list[str] = []
        self.length = 0
        self.parting = ""
        self.rows: list[Row] = []
        self.boxes: deque[Any] = deque()
        self.in_body = True
        self.left_out = 0
        self.opens: dict[str, Callable[[Any], Opened]] = {
            PARAGRAPH: self._paragraph,
            TABLE: self._table,
            ROW: self._row,
            CELL: self._cell,
            RUN: self._run,
            ALTERNATIVES: self._alternatives,
            FIELD: self._field,
        }

    def all(self) -> None:
        self._walk(self.document.element.body)
        self.in_body = False
        seen: set[str] = set()
        for kind, element in _parts_beside_the_body(self.document):
            parts, pieces, length = len(self.parts), len(self.word.pieces), self.length
            self._walk(element)
            text = "".join(self.parts[parts:])
            if kind in {"header", "footer"} and (text in seen or is_page_number(text)):
                del self.parts[parts:], self.word.pieces[pieces:]
                self.length = length
            seen.add(text)

    def finish(self) -> WordText:
        self.word.text = "".join(self.parts)
        return self.word

    def _add(self, text: str) -> None:
        if text:
            self.parts.append(self.parting + text)
            self.length += len(self.parting) + len(text)
            self.parting = ""

    def _walk(self, root: Any) -> None:
        # An explicit stack, so that absurdly deep nesting cannot exhaust Python's own.
        stack: list[Opened] = [(iter(root), None)]
        while stack:
            element = next(stack[-1][0], None)
            if element is None:
                close = stack.pop()[1]
                if close is not None:
                    close()
                if self.boxes and not self.rows and close is not None:
                    stack.append(self._box())
            elif isinstance(element.tag, str) and element.tag not in LEAVE_OUT:
                if element.tag in BOXES:
                    self.boxes.append(element)
                elif element.tag == FORMULA:
                    self._add(element.text or "")
                else:
                    opened = self.opens.get(element.tag)
                    stack.append(opened(element) if opened else (iter(element), None))

    def _paragraph(self, paragraph: Any) -> Opened:
        start, left_out = len(self.parts), self.left_out
        if self.rows:
            self.parting = self.rows[-1].parting()
        label = self.numbering.label(paragraph)
        if not self.fields.hiding:
            self._add(label)

        def close() -> None:
            self.parting = ""
            if self.rows:
                self.rows[-1].paragraph("".join(self.parts[start:]))
                return
            is_hidden = len(self.parts) == start and self.left_out > left_out
            is_joined = paragraph.find("w:pPr/w:rPr/w:del", NAMESPACES) is not None
            if not is_hidden and not is_joined:
                self._add("\n")

        return iter(paragraph), close

    def _table(self, table: Any) -> Opened:
        self._new_line()  # a table within a cell stands on lines of its own
        return iter(table), None

    def _row(self, row: Any) -> Opened:
        if is_deleted(row):
            return iter(()), None
        self.rows.append(Row(row))

        def close() -> None:
            self.rows.pop()
            self._new_line()

        return iter(row), close

    def _cell(self, cell: Any) -> Opened:
        if self.rows:
            self._add(self.rows[-1].cell(span(cell)))
        return iter(cell), None

    def _run(self, run: Any) -> Opened:
        if self.fields.hiding:
            self.left_out += 1
        else:
            self._piece(run)
        self._follow_fields(run)
        holds_more = any(child.tag in HOLDS_MORE for child in run)
        return iter(run) if holds_more else iter(()), None

    def _follow_fields(self, run: Any) -> None:
        for child in run:
            if child.tag == FIELD_CODE:
                self.fields.code(child.text or "")
            elif child.tag == FIELD_MARK:
                turn = FIELD_TURNS.get(child.get(qn("w:fldCharType")))
                if turn is not None:
                    turn(self.fields)

    def _piece(self, run: Any) -> None:
        text = run_text(run)
        self._add(text)
        if text:
            self.word.pieces.append(Piece(self.length - len(text), self.length, run, self.in_body))

    def _alternatives(self, alternatives: Any) -> Opened:
        return iter(alternatives[:1]), None

    def _field(self, field: Any) -> Opened:
        return iter(() if is_left_out(field.get(qn("w:instr")) or "") else field), None

    def _box(self) -> Opened:
        """The first of the text boxes that wait for the end of their paragraph."""
        box = self.boxes.popleft()
        outside = self.in_body
        self.in_body = False
        if box.tag == WORD_ART:
            self._add((box.get("string") or "").strip())
            self._new_line()

        def close() -> None:
            self._new_line()
            self.in_body = outside

        return iter(box), close

    def _new_line(self) -> None:
        if self.parts and not self.parts[-1].endswith("\n"):
            self._add("\n")
