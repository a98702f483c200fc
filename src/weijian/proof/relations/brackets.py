"""How many brackets are open at each figure, within its sentence. A bracket that is never closed there opens nothing: the list
of 其中民营医院4家，个体诊所（含医务室46个。 goes on to its end.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import groupby

from weijian.proof.document import Document
from weijian.proof.figures.model import Figure

BRACKET = re.compile("[（）]")


def depths_of(document: Document, figures: Sequence[Figure], sentences: Sequence[int]) -> list[int]:
    """`sentences` holds the first sentence of those that each figure is told in."""
    depths: list[int] = []
    for sentence, numbers in groupby(range(len(figures)), key=lambda number: sentences[number]):
        told = [figures[number].start for number in numbers]
        start, end = document.sentences[sentence].start, document.sentence_at(told[-1]).end
        opened, closed = _brackets(document.plain, start, end)
        depths += [bisect_left(opened, place) - bisect_left(closed, place) for place in told]
    return depths


def _brackets(plain: str, start: int, end: int) -> tuple[list[int], list[int]]:
    """Where those brackets open that are closed, and where any closes."""
    waiting: list[int] = []
    opened: list[int] = []
    closed: list[int] = []
    for bracket in BRACKET.finditer(plain, start, end):
        if bracket[0] == "（":
            waiting.append(bracket.start())
        else:
            closed.append(bracket.start())
            opened += [waiting.pop()] if waiting else []
    return sorted(opened), closed
