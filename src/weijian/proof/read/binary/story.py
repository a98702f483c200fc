"""One story of a .doc (the body, the notes, …) as lines: marks end paragraphs, cells and rows."""

from __future__ import annotations

from dataclasses import replace

from weijian.proof.read.binary.formatting import (
    DEPTH,
    ENDS_INNER_CELL,
    ENDS_INNER_ROW,
    ENDS_ROW,
    IN_TABLE,
    Formatting,
    Modifiers,
)
from weijian.proof.read.binary.lists import Lists
from weijian.proof.read.binary.pieces import Token
from weijian.proof.read.fields import Fields
from weijian.proof.read.lines import DEEPEST_TABLE, Lines
from weijian.proof.read.list_numbers import Counts

CELL, LINE, PAGE, PARAGRAPH, COLUMN = "\x07", "\x0b", "\x0c", "\r", "\x0e"
FIELD_TURNS = {"\x13": Fields.begin, "\x14": Fields.separate, "\x15": Fields.end}
SHOWN = {LINE: "\n", "\x1e": "-"}  # the others are anchors and hyphens that do not show


def read_story(tokens: list[Token], formatting: Formatting, lists: Lists | None = None) -> str:
    numbered = lists or Lists()
    story = _Story(formatting, Fields(), numbered)
    story.read(tokens)
    if story.fields.hiding or story.fields.coding:  # a field without an end would hide the whole report
        story = _Story(formatting, Fields(hides=False), replace(numbered, counts=Counts()))
        story.read(tokens)
    return story.lines.finish()


class _Story:
    def __init__(self, formatting: Formatting, fields: Fields, lists: Lists) -> None:
        self.lists = lists
        self.formatting = formatting
        self.fields = fields
        self.lines = Lines()
        self.last = ""

    def read(self, tokens: list[Token]) -> None:
        for token in tokens:
            if token.text in {CELL, PARAGRAPH, PAGE, COLUMN}:
                self._end(token)
            elif token.text in FIELD_TURNS:
                FIELD_TURNS[token.text](self.fields)
            elif self.fields.coding:
                self.fields.code(token.text)
            elif not self.fields.hiding:
                text = SHOWN.get(token.text, "") if token.text < " " else self._kept(token)
                self.lines.text(text)
            self.last = token.text

    def _kept(self, token: Token) -> str:
        if not self.formatting.deleted:
            return token.text
        width = (token.end - token.start) // len(token.text) or 1
        kept = self.formatting.kept(token.start, token.end)
        return "".join(
            token.text[(first - token.start) // width : (last - token.start) // width] for first, last in kept
        )

    def _end(self, token: Token) -> None:
        modifiers = self.formatting.at(token.start)
        if token.text == PARAGRAPH and not any(self.formatting.kept(token.start, token.end)):
            return  # the mark was deleted: two paragraphs are one
        if not self.fields.hiding and not (modifiers or {}).get(ENDS_ROW):
            self.lines.label(self.lists.label(modifiers))
        if token.text == CELL:
            self._end_cell(modifiers)
        elif token.text != PARAGRAPH or not modifiers or not modifiers.get(IN_TABLE):
            while self.lines.depth:
                self.lines.end_row()  # the table ended without a mark
            self.lines.end_paragraph(if_any=self.fields.hiding)
        else:
            self._end_in_table(modifiers)

    def _end_cell(self, modifiers: Modifiers | None) -> None:
        ends_row = self.last == CELL if modifiers is None else modifiers.get(ENDS_ROW)
        if ends_row:
            self.lines.end_row()
        else:
            self._open_rows(1)
            self.lines.end_cell()

    def _end_in_table(self, modifiers: Modifiers) -> None:
        if modifiers.get(ENDS_INNER_ROW):
            self.lines.end_row()
            return
        self._open_rows(max(1, modifiers.get(DEPTH, 1)))
        if modifiers.get(ENDS_INNER_CELL):
            self.lines.end_cell()
        else:
            self.lines.end_paragraph()

    def _open_rows(self, depth: int) -> None:
        while self.lines.depth < min(depth, DEEPEST_TABLE):
            self.lines.begin_row()
