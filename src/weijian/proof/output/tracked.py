"""Tracked changes in a Word file: what goes is marked as deleted, what comes as inserted, nothing is lost.

Accepting all changes gives the repaired text, rejecting all gives the text as it was. New words take the
properties of the words that they stand for. A number that Word sets and the end of a paragraph stand in no run
and cannot be changed so.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable
from io import BytesIO
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree

from weijian.kernel import clock
from weijian.proof.output.edits import Edit
from weijian.proof.output.word_runs import PRESERVE, PROPERTIES, TEXT, cut
from weijian.proof.read.word import Piece, WordText

AUTHOR = "校核"
RUN, INSERTED, DELETED, DELETED_TEXT = (qn(f"w:{name}") for name in ("r", "ins", "del", "delText"))
IDENTITY = qn("w:id")
# An insertion may not lie in another one; one that comes to lie there divides it.
DIVIDED = {INSERTED, qn("w:moveTo")}
NOTES = {qn("w:footnotes"): "/footnotes", qn("w:endnotes"): "/endnotes"}


class Tracker:
    """Changes one Word file. Edits are to be made from the end, so that their offsets stay true."""

    def __init__(self, word: WordText) -> None:
        self.word = word
        self.date = clock.now().strftime("%Y-%m-%dT%H:%M:%SZ")  # Word takes it for local time
        self.number = max(map(_number, word.document.element.body.iter()), default=0)

    def possible(self, edit: Edit) -> bool:
        """Whether runs carry every sign that is to go, or one the sign next to what is to come."""
        if edit.start == edit.end:
            return self._neighbour(edit.start) is not None
        pieces = self.word.pieces_of(edit.start, edit.end)
        covered = sum(min(piece.end, edit.end) - max(piece.start, edit.start) for piece in pieces)
        return covered == edit.end - edit.start and all(piece.run.tag == RUN for piece in pieces)

    def make(self, changes: Iterable[Edit]) -> None:
        for edit in sorted(changes, reverse=True):
            last = self._delete(edit) if edit.end > edit.start else self._place(edit.start)
            if edit.text and last is not None:
                self._insert(edit.text, last)

    def save(self) -> bytes:
        self._write_notes()
        buffer = BytesIO()
        self.word.document.save(buffer)
        return buffer.getvalue()

    def _delete(self, edit: Edit) -> Any:
        """Marks the runs; gives the last of them."""
        run = None
        for piece in self.word.pieces_of(edit.start, edit.end):
            run = cut(self.word, piece, edit.start, edit.end)
            mark = self._mark("w:del")
            run.addprevious(mark)
            mark.append(run)
            for text in run.iterchildren(TEXT):
                text.tag = DELETED_TEXT
                text.set(PRESERVE, "preserve")
        return run

    def _place(self, offset: int) -> Any:
        """The run that the place lies right behind; cut there."""
        piece = self._neighbour(offset)
        assert piece is not None
        return cut(self.word, piece, piece.start, offset)

    def _neighbour(self, offset: int) -> Piece | None:
        pieces = self.word.pieces_of(offset - 1, offset) if offset else []
        return pieces[-1] if pieces and pieces[-1].run.tag == RUN else None

    def _insert(self, text: str, behind: Any) -> None:
        run = OxmlElement("w:r")
        properties = behind.find(PROPERTIES)
        if properties is not None:
            run.append(copy.deepcopy(properties))
        words = OxmlElement("w:t")
        words.text = text
        words.set(PRESERVE, "preserve")
        run.append(words)
        mark = self._mark("w:ins")
        mark.append(run)
        _put_behind(behind.getparent() if behind.getparent().tag == DELETED else behind, mark)

    def _mark(self, name: str) -> Any:
        self.number += 1
        mark = OxmlElement(name)
        for key, value in (("w:id", str(self.number)), ("w:author", AUTHOR), ("w:date", self.date)):
            mark.set(qn(key), value)
        return mark

    def _write_notes(self) -> None:
        """Footnotes are read from a copy of their part, which has to be told."""
        part = self.word.document.part
        for root in {piece.run.getroottree().getroot() for piece in self.word.pieces if not piece.in_body}:
            kind = NOTES.get(root.tag)
            for relation in part.rels.values() if kind else ():
                target = None if relation.is_external else relation.target_part
                if target is not None and relation.reltype.endswith(kind) and not hasattr(target, "element"):
                    target._blob = etree.tostring(root, encoding="UTF-8", standalone=True)


def _put_behind(element: Any, mark: Any) -> None:
    parent = element.getparent()
    while parent.tag in DIVIDED:
        rest = parent.makeelement(parent.tag, parent.attrib)
        rest.extend(list(element.itersiblings()))
        if len(rest):
            parent.addnext(rest)
        element, parent = parent, parent.getparent()
    element.addnext(mark)


def _number(element: Any) -> int:
    text = element.get(IDENTITY, "") if isinstance(element.tag, str) else ""
    return int(text) if text.isdecimal() else 0
