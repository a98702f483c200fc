"""One document under proof: its text, the plain text that is analysed, and what was understood of it.

It does not read files and does not analyse; `weijian.proof.api.analyse` fills it. Every position in figures,
headings, relations and findings is an index into `plain`; `source_span` leads back to the text as it stands.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from weijian.proof.figures.model import Figure
    from weijian.proof.relations.model import Relation
    from weijian.proof.sections import Heading

SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")
CLAUSE_BREAKS = "，；。！？：\n"


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open stretch of the plain text."""

    start: int
    end: int

    def __contains__(self, position: object) -> bool:
        return isinstance(position, int) and self.start <= position < self.end


@dataclass
class Document:
    text: str
    plain: str
    origin: list[int]
    title: str = ""
    figures: list[Figure] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)

    @cached_property
    def paragraphs(self) -> list[Span]:
        spans, start = [], 0
        for line in self.plain.split("\n"):
            spans.append(Span(start, start + len(line)))
            start += len(line) + 1
        return spans

    @cached_property
    def sentences(self) -> list[Span]:
        return [Span(match.start(), match.end()) for match in SENTENCE.finditer(self.plain)]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [span.start for span in self.sentences]

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [span.start for span in self.paragraphs]

    @cached_property
    def figure_starts(self) -> list[int]:
        return [figure.start for figure in self.figures]

    def sentence_number(self, position: int) -> int:
        return max(0, bisect_right(self._sentence_starts, position) - 1)

    def sentence_at(self, position: int) -> Span:
        if not self.sentences:
            return Span(0, len(self.plain))
        return self.sentences[self.sentence_number(position)]

    def paragraph_at(self, position: int) -> Span:
        return self.paragraphs[bisect_right(self._paragraph_starts, position) - 1]

    def slice(self, span: Span) -> str:
        return self.plain[span.start : span.end]

    def clause_start(self, position: int) -> int:
        """Where the clause that holds this position begins."""
        while position > 0 and self.plain[position - 1] not in CLAUSE_BREAKS:
            position -= 1
        return position

    def clause_end(self, position: int) -> int:
        while position < len(self.plain) and self.plain[position] not in CLAUSE_BREAKS:
            position += 1
        return position

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The same stretch in the text as it stands."""
        if start >= len(self.origin):
            return len(self.text), len(self.text)
        first = self.origin[start]
        last = self.origin[end - 1] + 1 if end > start else first
        return first, max(first, last)

    def source(self, start: int, end: int) -> str:
        first, last = self.source_span(start, end)
        return self.text[first:last]

    def source_lines(self) -> Iterator[tuple[int, str]]:
        """Each line of the text as it stands, with its offset."""
        start = 0
        for line in self.text.split("\n"):
            yield start, line
            start += len(line) + 1

    @cached_property
    def plain_index(self) -> list[int]:
        """For rules that look at the text as it stands: the plain index of each source offset."""
        index, plain = [], 0
        for offset in range(len(self.text) + 1):
            while plain < len(self.origin) and self.origin[plain] < offset:
                plain += 1
            index.append(min(plain, len(self.plain)))
        return index
