"""Where figures stand to one another: labels, sentences, bracket depth, neighbours. What relation finders
ask.
"""

from __future__ import annotations

from functools import cached_property

from weijian.proof.document import Document
from weijian.proof.figures.model import Figure
from weijian.proof.subjects import label_of, tail_of


class Passage:
    """A document's figures with their surroundings; everything is computed once, in one pass."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.plain = document.plain
        self.figures = document.figures
        self.labels = [label_of(document, number) for number in range(len(self.figures))]
        self.tails = [tail_of(document, number) for number in range(len(self.figures))]
        self.sentences = [document.sentence_number(figure.start) for figure in self.figures]
        self.paragraphs = [document.paragraph_at(figure.start).start for figure in self.figures]

    def __len__(self) -> int:
        return len(self.figures)

    def __getitem__(self, number: int) -> Figure:
        return self.figures[number]

    @cached_property
    def depths(self) -> list[int]:
        """How many brackets are open at each figure, within its sentence."""
        depths: list[int] = []
        depth, place, sentence = 0, 0, -1
        for number, figure in enumerate(self.figures):
            if self.sentences[number] != sentence:
                sentence, depth = self.sentences[number], 0
                place = self.document.sentences[sentence].start
            depth += self.plain.count("（", place, figure.start) - self.plain.count("）", place, figure.start)
            place = figure.start
            depths.append(depth)
        return depths

    def between(self, one: int, other: int) -> str:
        return self.plain[self.figures[one].end : self.figures[other].start]

    def before(self, number: int, reach: int) -> range:
        """The figures of the same paragraph in front of this one, at most `reach` of them."""
        first = number
        while first > 0 and number - first < reach and self.paragraphs[first - 1] == self.paragraphs[number]:
            first -= 1
        return range(first, number)

    def behind(self, number: int, reach: int) -> range:
        """The figures of the same sentence behind this one, at most `reach` of them."""
        last = number
        while (
            last + 1 < len(self)
            and last - number < reach
            and self.sentences[last + 1] == self.sentences[number]
        ):
            last += 1
        return range(number + 1, last + 1)

    def paragraph_start(self, number: int) -> int:
        return self.paragraphs[number]

    def same_sentence(self, one: int, other: int) -> bool:
        return self.sentences[one] == self.sentences[other]

    def written(self, number: int) -> str:
        return self.figures[number].text
