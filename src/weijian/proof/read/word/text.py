"""The text of a Word file, and which run carries each stretch of it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Any

from docx.document import Document as WordDocument


@dataclass(frozen=True)
class Piece:
    """A stretch of the text that one run carries. Only runs of the body can take comments; those of
    headers, footnotes and text boxes cannot.
    """

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
        first = max(0, self._pieces_before(start) - 1)
        found = []
        for number in range(first, len(self.pieces)):
            piece = self.pieces[number]
            if piece.start >= end:
                break
            if piece.end > start:
                found.append(piece)
        return found

    def piece_behind(self, start: int) -> Piece | None:
        """The first run of the paragraph behind a number that Word sets itself."""
        number = self._pieces_before(start)
        piece = self.pieces[number] if number < len(self.pieces) else None
        return None if piece is None or "\n" in self.text[start : piece.start] else piece

    def _pieces_before(self, start: int) -> int:
        return bisect_right(self.pieces, start, key=lambda piece: piece.start)
