"""One document under proof: its text, the plain text that is analysed, and what was understood of it.

It does not read files and does not analyse; `weijian.proof.api.analyse` fills it. Every position in figures,
headings, relations and findings is an index into `plain`; `source_span` leads back to the text as it stands.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from weijian.proof.lost_line_ends import headings_run_in

if TYPE_CHECKING:
    from weijian.proof.facts import Binding, Facts
    from weijian.proof.figures.model import Figure
    from weijian.proof.heading import Heading
    from weijian.proof.ignores import Ignore
    from weijian.proof.leftovers import Leftover
    from weijian.proof.normalise import Repair
    from weijian.proof.relations.model import Relation
    from weijian.proof.tables import Table

# A tab or a stroke parts the cells of a table, which say nothing of one another as words do.
SENTENCE = re.compile(r"[^。！？\n\t|]+[。！？]?")


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open stretch of the plain text."""

    start: int
    end: int


@dataclass
class Document:
    text: str
    plain: str
    origin: Sequence[int]
    title: str = ""
    figures: list[Figure] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    # Orders that a share or a sum of the same figures says already.
    implied: list[Relation] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    facts: Facts | None = None
    bindings: Mapping[int, Binding] = field(default_factory=dict)
    ignores: list[Ignore] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)
    # What is no part of the report and is not in `plain`; offsets are the text's.
    leftovers: list[Leftover] = field(default_factory=list)
    # Whether it is written in Markdown, whose marks are then no remains of anything.
    markdown: bool = False
    # What several rules need, each found once (rules/once.py).
    found: dict[object, object] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def paragraphs(self) -> list[Span]:
        spans, start = [], 0
        for line in self.plain.split("\n"):
            end = start + len(line)
            cuts = [start, *headings_run_in(self.plain, start, end), end]
            spans += [Span(one, other) for one, other in pairwise(cuts)]
            start = end + 1
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

    def sentence_number(self, position: int) -> int:
        return max(0, bisect_right(self._sentence_starts, position) - 1)

    def sentence_at(self, position: int) -> Span:
        if not self.sentences:
            return Span(0, len(self.plain))
        return self.sentences[self.sentence_number(position)]

    def paragraph_at(self, position: int) -> Span:
        """The paragraph, in a table the cell."""
        whole = self.paragraphs[bisect_right(self._paragraph_starts, position) - 1]
        start = self.plain.rfind("\t", whole.start, position) + 1
        end = self.plain.find("\t", max(position, start), whole.end)
        return Span(start or whole.start, end if end >= 0 else whole.end)

    def in_table(self, position: int) -> bool:
        number = bisect_right(self.tables, position, key=lambda table: table.start) - 1
        return number >= 0 and position < self.tables[number].end

    def slice(self, span: Span) -> str:
        return self.plain[span.start : span.end]

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The same stretch in the text as it stands."""
        if start >= len(self.origin):
            return len(self.text), len(self.text)
        first = self.origin[start]
        last = self.origin[end - 1] + 1 if end > start else first
        if self.repairs:
            first, last = self._whole_repairs(start, end, first, last)
        return first, max(first, last)

    def _whole_repairs(self, start: int, end: int, first: int, last: int) -> tuple[int, int]:
        """No single character of a damaged stretch stands for one that it was repaired to."""
        before = self._repair_at(start)
        behind = self._repair_at(max(start, end - 1))
        return min(first, before.start) if before else first, max(last, behind.end) if behind else last

    def _repair_at(self, position: int) -> Repair | None:
        number = bisect_right(self.repairs, position, key=lambda repair: repair.first) - 1
        repair = self.repairs[number] if number >= 0 else None
        return repair if repair is not None and position < repair.last else None

    @cached_property
    def _damage(self) -> list[Repair]:
        return [repair for repair in self.repairs if repair.kind == "encoding"]

    def is_damaged(self, start: int, end: int) -> bool:
        """Whether any of the stretch, or the sign before a mere place, was read out of another code page."""
        first = min(start, end - 1)
        number = bisect_right(self._damage, max(first, end - 1), key=lambda repair: repair.first) - 1
        return number >= 0 and self._damage[number].last > first

    def touches_leftover(self, start: int, end: int) -> bool:
        """Whether any of the stretch of the text as it stands is no part of the report."""
        number = bisect_right(self.leftovers, max(start, end - 1), key=lambda one: one.start) - 1
        return number >= 0 and self.leftovers[number].end > start

    def source(self, start: int, end: int) -> str:
        first, last = self.source_span(start, end)
        return self.text[first:last]
