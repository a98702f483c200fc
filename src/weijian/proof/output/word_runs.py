"""Cuts Word runs where something begins or ends inside one, so that it can be marked, commented or replaced.

The text stays as it is and both halves keep the run's properties.
"""

from __future__ import annotations

import copy
from bisect import bisect_left
from typing import Any

from docx.oxml.ns import qn

from weijian.proof.read.word import Piece, WordText, child_text

PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"
TEXT, PROPERTIES = qn("w:t"), qn("w:rPr")


def cut(word: WordText, piece: Piece, start: int, end: int) -> Any:
    """The run that carries just the part of the piece within the stretch; the rest goes to runs beside it."""
    if end < piece.end:
        piece = _split(word, piece, end)[0]
    if start > piece.start:
        piece = _split(word, piece, start)[1]
    return piece.run


def _split(word: WordText, piece: Piece, at: int) -> tuple[Piece, Piece]:
    tail = copy.deepcopy(piece.run)
    _keep(piece.run, 0, at - piece.start)
    _keep(tail, at - piece.start, piece.end - piece.start)
    piece.run.addnext(tail)
    halves = (
        Piece(piece.start, at, piece.run, piece.in_body),
        Piece(at, piece.end, tail, piece.in_body),
    )
    number = bisect_left(word.pieces, piece.start, key=lambda one: one.start)
    word.pieces[number : number + 1] = halves
    return halves


def _keep(run: Any, first: int, last: int) -> None:
    """Leaves in the run only the children that show the characters from first to last."""
    place = 0
    for child in list(run):
        length = len(child_text(child))
        low, high = max(first, place), min(last, place + length)
        if child.tag == TEXT and high > low:
            child.text = child.text[low - place : high - place]
            child.set(PRESERVE, "preserve")
        elif child.tag != PROPERTIES and (high <= low if length else first > 0):
            run.remove(child)
        place += length
