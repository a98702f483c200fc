"""Where figures stand to one another: labels, sentences, bracket depth, neighbours. What relation finders
ask.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from weijian.proof.context.carried import Carried
from weijian.proof.context.modality import Modality
from weijian.proof.document import Document
from weijian.proof.figures.model import Figure
from weijian.proof.relations.brackets import depths_of
from weijian.proof.relations.lent_units import as_exact_as_printed, with_lent_units
from weijian.proof.relations.model import Relation
from weijian.proof.relations.round_tasks import with_round_tasks
from weijian.proof.relations.told_for_each import SAID, as_often_as_named
from weijian.proof.relations.worded_prices import with_prices_in_front
from weijian.proof.sections import run_in_points
from weijian.proof.subjects import label_of, tail_of
from weijian.proof.told_in_turn import names_in_turn

if TYPE_CHECKING:
    from weijian.proof.relations.rates.accounts import Accounts

# 其中……, or 到位资金中，……: the sentence speaks on of what the one before it spoke of.
OF_WHICH_OPENS = re.compile(
    r"[ 　]{0,4}(?:[对在从给为]?其中|[^，。；：\d\s]{0,6}(?P<which>[^，。；：\d\s]{2})"
    r"(?P<what>资金|经费|费用|投资|人员|职工|人口|对象|患者|病例|案件|机构|医师|医生|党员|村医)中[，：])"
)

MOST_ALIKE = 30  # figures of one amount; keeps what asks for them linear


class Passage:
    """A document's figures with their surroundings; everything is computed once, in one pass."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.plain = document.plain
        self.figures: list[Figure] = document.figures
        self.labels = [label_of(document, number) for number in range(len(self.figures))]
        self.tails = [tail_of(document, number) for number in range(len(self.figures))]
        self.in_turn = names_in_turn(self.labels)
        self.figures, self.labels = with_prices_in_front(self.figures, self.labels, self.tails)
        self.paragraphs = [document.paragraph_at(figure.start).start for figure in self.figures]
        self.sentences = self._sentences()
        self.figures = with_lent_units(self.figures, self.labels, self.sentences)
        self.figures = [as_exact_as_printed(figure) for figure in self.figures]
        self.figures = with_round_tasks(self.figures, self.labels)
        self._notes()

    def _notes(self) -> None:
        """What finders write down for one another."""
        # What was found for a rate, so that every finder may ask (see `quotients.explaining_pair`).
        self.pairs: dict[int, tuple[int, int] | None] = {}
        # The parts that may belong to a whole, for each way of counting alike (see `sums.parts`).
        self.parts_behind: dict[tuple[int, object], list[int]] = {}
        # The sums, and the numbers of all the people of the place, once they are found.
        self.sums: list[Relation] | None = None
        self.everybody: list[int] | None = None
        # The counts of each base that rates are of, by its name (see `rates.definitions`).
        self.bases: dict[str, list[int]] | None = None
        # What each paragraph tells of births and deaths (see `rates.accounts`).
        self.accounts: Accounts | None = None

    def only(self, numbers: Sequence[int]) -> Passage:
        """These figures alone, numbered anew; their words, sentences and paragraphs are those they have here."""
        part = Passage.__new__(Passage)
        part.document, part.plain = self.document, self.plain
        part.figures = [self.figures[number] for number in numbers]
        part.labels = [self.labels[number] for number in numbers]
        part.tails = [self.tails[number] for number in numbers]
        part.in_turn = {n: self.in_turn[number] for n, number in enumerate(numbers) if number in self.in_turn}
        part.paragraphs = [self.paragraphs[number] for number in numbers]
        part.sentences = [self.sentences[number] for number in numbers]
        part._notes()
        return part

    def _sentences(self) -> list[int]:
        """The sentence of each figure; one that begins with 其中 or 到位资金中 carries on the one before it."""
        own = [self.document.sentence_number(figure.start) for figure in self.figures]
        found: list[int] = []
        for number, sentence in enumerate(own):
            goes_on = (
                number > 0
                and own[number - 1] == sentence - 1
                and self.paragraphs[number - 1] == self.paragraphs[number]
                and self._carries_on(sentence)
            )
            if goes_on or (number > 0 and own[number - 1] == sentence):
                sentence = found[-1]
            found.append(sentence)
        return found

    def _carries_on(self, sentence: int) -> bool:
        """出生人口中，一孩…… does not speak of 常住人口 in the sentence before."""
        before, own = self.document.sentences[sentence - 1], self.document.sentences[sentence]
        opening = OF_WHICH_OPENS.match(self.plain, own.start)
        if opening is None or opening["which"] is None:
            return opening is not None
        said = self.plain[before.start : before.end]
        return opening["what"] not in said or opening["which"] in said

    def __len__(self) -> int:
        return len(self.figures)

    def __getitem__(self, number: int) -> Figure:
        return self.figures[number]

    @cached_property
    def depths(self) -> list[int]:
        """How many brackets are open at each figure, within its sentence."""
        return depths_of(self.document, self.figures, self.sentences)

    @cached_property
    def plans(self) -> Carried:
        """What the headings say of their sections: which of them plan."""
        return Modality(self.document).carried

    @cached_property
    def points(self) -> list[int]:
        """The run-in point (一是, 二是) of each figure, as where it begins; else its paragraph."""
        starts = [point.start for point in run_in_points(self.document)]
        found = []
        for number, figure in enumerate(self.figures):
            place = bisect_right(starts, figure.start) - 1
            found.append(max(starts[place] if place >= 0 else 0, self.paragraphs[number]))
        return found

    @cached_property
    def name_pairs(self) -> list[frozenset[str]]:
        """The pairs of neighbouring signs in each figure's name: names that share one share a word, mostly."""
        pairs: dict[str, str] = {}  # each kept once, and the set of each name: reports repeat them
        sets: dict[str, frozenset[str]] = {}
        found = []
        for number in range(len(self)):
            name = self.named(number)
            if name not in sets:
                sets[name] = frozenset(pairs.setdefault(pair, pair) for pair in map("".join, pairwise(name)))
            found.append(sets[name])
        return found

    @cached_property
    def named_with(self) -> dict[str, list[int]]:
        """The figures whose names hold each pair of neighbouring signs, in the order of the text."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, pairs in enumerate(self.name_pairs):
            for pair in pairs:
                found[pair].append(number)
        return found

    @cached_property
    def by_amount(self) -> dict[tuple[str, Decimal], list[int]]:
        """The exact figures of each amount, by their base unit, rates by their kind; a few of each."""
        found: dict[tuple[str, Decimal], list[int]] = defaultdict(list)
        for number, figure in enumerate(self.figures):
            alike = found[figure.kind if figure.is_rate else figure.base, figure.amount]
            if figure.bound == "exact" and len(alike) < MOST_ALIKE:
                alike.append(number)
        return found

    def said_before(self, number: int, reach: int = 60) -> str:
        """The words of the same sentence in front of a figure, at most `reach` signs of them."""
        end = self.figures[number].start
        return self.plain[max(self._own_sentences[number], end - reach) : end]

    def said_around(self, number: int, reach: int = 200) -> str:
        """The sentence a figure stands in, at most `reach` signs to either side."""
        figure = self.figures[number]
        sentence = self.document.sentence_at(figure.start)
        return self.plain[max(sentence.start, figure.start - reach) : min(sentence.end, figure.end + reach)]

    @cached_property
    def _own_sentences(self) -> list[int]:
        """Where the sentence of each figure begins, whatever it carries on."""
        return [self.document.sentence_at(figure.start).start for figure in self.figures]

    def named(self, number: int) -> str:
        """The words on both sides of a figure that may name what it counts, or its own of those told in turn."""
        return self.in_turn.get(number) or self.labels[number] + self.tails[number]

    def between(self, one: int, other: int) -> str:
        return self.plain[self.figures[one].end : self.figures[other].start]

    def before(self, number: int, reach: int) -> range:
        """The figures of the same paragraph in front of this one, at most `reach` of them."""
        return range(max(self._first_of_paragraph[number], number - reach), number)

    def as_part(self, number: int) -> Figure:
        """What a figure is as a part of a whole: 甲、乙、丙各1家 are three of it."""
        return self._named_together.get(number, self.figures[number])

    @cached_property
    def _named_together(self) -> dict[int, Figure]:
        said = {n: self.said_before(n, SAID) for n, label in enumerate(self.labels) if "各" in label}
        told = {n: as_often_as_named(self.figures[n], words) for n, words in said.items()}
        return {n: figure for n, figure in told.items() if figure is not self.figures[n]}

    def behind(self, number: int, reach: int) -> range:
        """The figures of the same sentence behind this one, at most `reach` of them."""
        return range(number + 1, min(self._past_sentence[number], number + 1 + reach))

    def in_front(self, number: int, reach: int) -> range:
        """The figures of the same sentence in front of this one, the nearest first, at most `reach` of them."""
        return range(number - 1, max(self._first_of_sentence[number], number - reach) - 1, -1)

    @cached_property
    def _first_of_sentence(self) -> list[int]:
        first = {sentence: number for number, sentence in reversed(list(enumerate(self.sentences)))}
        return [first[sentence] for sentence in self.sentences]

    @cached_property
    def _first_of_paragraph(self) -> list[int]:
        """The first figure of each figure's paragraph."""
        first, found = 0, []
        for number, paragraph in enumerate(self.paragraphs):
            first = first if self.paragraphs[first] == paragraph else number
            found.append(first)
        return found

    @cached_property
    def _past_sentence(self) -> list[int]:
        """The figure behind the last one of each figure's sentence."""
        past, found = len(self), []
        for number in range(len(self) - 1, -1, -1):
            past = past if number + 1 == len(self) or self.same_sentence(number, number + 1) else number + 1
            found.append(past)
        return found[::-1]

    def paragraph_start(self, number: int) -> int:
        return self.paragraphs[number]

    def same_sentence(self, one: int, other: int) -> bool:
        return self.sentences[one] == self.sentences[other]

    def together(self, one: int, other: int) -> bool:
        """In one sentence, and in one of those parts of it that ； sets apart."""
        return self.same_sentence(one, other) and "；" not in self.between(one, other)

    def first_told(self, number: int, reach: int = 4) -> int:
        """贫困人口18642人，已签约18642人，其中……: of the same number told again, the first."""
        figure = self.figures[number]
        for earlier in self.before(number, reach):
            other = self.figures[earlier]
            same = other.amount == figure.amount and other.unit == figure.unit and other.bound == figure.bound
            if same and self.same_sentence(earlier, number):
                return earlier
        return number

    def written(self, number: int) -> str:
        return self.figures[number].text
