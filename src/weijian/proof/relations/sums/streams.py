"""Totals whose parts stand sentences away, other figures between: 报告法定传染病48518例……乙类6604例……丙类41914例;
共8001例。其中，甲区1868例。此外，乙区419例……; 同比减少491人……一孩减少218人……二孩减少287人……多孩增加14人.

The figures of a text run in streams that count alike: this year's numbers, those of last year in brackets, what they
grew or fell by. Neighbours of one stream that come to a figure of it are its parts, unless after so many trials it may be
an accident (`chance`); what comes to it but for one slip in long numbers is broken where names tie it too.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from weijian.proof.relations.chance import most_trials
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told, a_slip_explains
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.partitions import exclude_one_another
from weijian.proof.relations.sums.parts import (
    COMPARED_WITH,
    GREW_BY,
    NO_PARTS,
    PRICE,
    TOTAL,
    is_quantity,
    sum_relation,
)
from weijian.proof.relations.wording import FROM, TO, called_task, shared_run

# Of which year or month a number is that another one is compared with.
PERIOD = re.compile(r"上年|去年|前年|同期|上月|上季|年初|\d{4}年")
FELL = re.compile(r"(?:减少|下降|降低|净减|少)了?$")
CHANGED = "change"
LEAST_DIGITS, LONG, FEWEST_SHARED, MANY = 3, 5, 2, 4
ENDING, FEWEST_PARTS = 2, 2
LONGEST, REACH, FAR = 8, 14, 60
LEAST_PART, ALMOST_ALL = Decimal("0.01"), Decimal("0.985")
TRIALS_A_STEP = 4  # runs that begin at one figure and stay below their total
SLIPS_A_DIGIT = 40  # another digit of one of the parts, or two changed about

Stream = tuple[str, str, int, str]


@dataclass(frozen=True)
class _Run:
    """Neighbours in a stream, by their places there, and what they come to."""

    first: int
    last: int
    value: Decimal


@dataclass(frozen=True)
class _Stream:
    """Figures that count alike, and their amounts as they count: what fell is negative."""

    passage: Passage
    numbers: list[int]
    signed: list[Decimal]

    @cached_property
    def places(self) -> dict[Decimal, list[int]]:
        """Where each amount stands."""
        found: dict[Decimal, list[int]] = defaultdict(list)
        for place, amount in enumerate(self.signed):
            found[amount].append(place)
        return found

    def parts(self, run: _Run) -> tuple[int, ...]:
        return tuple(self.numbers[run.first : run.last + 1])

    def runs(self) -> Iterator[_Run]:
        for first in range(len(self.numbers)):
            value = self.signed[first]
            for last in range(first + 1, min(first + LONGEST, len(self.numbers))):
                if self.numbers[last] - self.numbers[first] > FAR:
                    break
                value += self.signed[last]
                yield _Run(first, last, value)

    def whole(self, run: _Run) -> int | None:
        """The nearest figure that the run comes to, near enough to be no accident."""
        for steps, place in self._around(run):
            if not self._by_chance(run, place, steps):
                return self.numbers[place] if self._stands_out(run, place, steps) else None
        return None

    def _stands_out(self, run: _Run, place: int, steps: int) -> bool:
        """A shorter number is no accident beside its parts or under a name of theirs, in front of them or called a total."""
        whole, parts, passage = self.numbers[place], self.parts(run), self.passage
        if passage[whole].significant_digits >= LONG:
            return True
        if whole > parts[-1] and not TOTAL.search(passage.labels[whole]):
            return False
        shared = max(shared_run(passage.named(whole), passage.named(part)) for part in parts)
        return shared >= FEWEST_SHARED + (steps > 1) or (steps == 1 and len(parts) >= MANY)

    def all_but(self, run: _Run) -> Iterator[Relation]:
        """The long number before the run that it comes to but for one slip in one of them, where names tie them as well."""
        place = run.first - 1
        if place < 0 or self.numbers[run.first] - self.numbers[place] > FAR:
            return
        whole = self.passage[self.numbers[place]]
        slips = SLIPS_A_DIGIT * len(whole.value.as_tuple().digits)
        off = abs(self.signed[place] - run.value) / whole.factor
        if not _may_be_a_slip(off) or not self._all_of_a_size(run) or not self._named_so(run, place):
            return
        if not self._by_chance(run, place, 1, slips):
            relation = sum_relation(self.passage, self.numbers[place], self.parts(run), holds=False)
            if a_slip_explains(self.passage, relation):
                yield relation

    def _all_of_a_size(self, run: _Run) -> bool:
        """Whether none of the parts is next to nothing or next to all there is."""
        shares = [value / run.value for value in self.signed[run.first : run.last + 1]] if run.value else [0]
        return min(shares) >= LEAST_PART and max(shares) <= ALMOST_ALL

    def _named_so(self, run: _Run, place: int) -> bool:
        """Names that exclude one another, each of them of the whole."""
        passage, parts = self.passage, self.parts(run)
        names = [passage.named(part) for part in parts]
        whole = passage.named(self.numbers[place])
        each = all(shared_run(whole, name) >= FEWEST_SHARED for name in names)
        return each and exclude_one_another(names)

    def _around(self, run: _Run) -> Iterator[tuple[int, int]]:
        """Steps away and place of what the run comes to, the nearest first."""
        places = self.places.get(run.value, [])
        near = places[bisect_left(places, run.first - REACH) : bisect_right(places, run.last + REACH)]
        far = ((run.first - place if place < run.first else place - run.last, place) for place in near)
        for steps, place in sorted(far):
            if steps > 0 and abs(self.numbers[place] - self.numbers[run.first]) <= FAR:
                yield steps, place

    def _by_chance(self, run: _Run, place: int, steps: int, slips: int = 1) -> bool:
        if self.passage[self.numbers[place]].significant_digits < LEAST_DIGITS:
            return True
        grain = 10 if all(self.passage[part].value % 10 == 0 for part in self.parts(run)) else 1
        tried = TRIALS_A_STEP * (steps + run.last - run.first) * grain * slips
        return tried > most_trials(self.passage, self.numbers[place])


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    taken: set[frozenset[int]] = set()
    all_but: list[Relation] = []
    for numbers in _streams(passage).values():
        stream = _Stream(passage, numbers, [_signed(passage, number) for number in numbers])
        yield from _holding(stream, told, taken, all_but)
    summed = frozenset().union(*taken, *told.listed, *(one.operands for one in told.broken))
    for relation in all_but:
        if relation.result not in told.results and not summed & {*relation.operands}:
            yield relation


def _holding(
    stream: _Stream, told: Told, taken: set[frozenset[int]], all_but: list[Relation]
) -> Iterator[Relation]:
    """Notes besides what is `taken` and what holds but for a slip."""
    passage = stream.passage
    for run in stream.runs():
        parts = stream.parts(run)
        known = frozenset(parts) in told.listed or frozenset(parts) in taken
        whole = None if known else stream.whole(run)
        together = (frozenset((whole, part)) in told.together for part in parts if whole is not None)
        tied = len(parts) == FEWEST_PARTS and all(together)
        if whole is not None and not tied:
            taken.add(frozenset(parts))
            yield _relation(passage, whole, parts, run.value)
        elif whole is None and not known:
            all_but.extend(stream.all_but(run))


def _streams(passage: Passage) -> dict[Stream, list[int]]:
    """The figures that may be wholes or parts, by what they count and in which role, all of them and those of one name:
    乙类传染病报告发病……例, 丙类传染病报告发病……例, whatever was told of deaths between. 其中 within a part is left out.
    """
    streams: dict[Stream, list[int]] = defaultdict(list)
    owner = ""
    for number, figure in enumerate(passage.figures):
        role = _role(passage, number)
        if role == "" and not figure.is_rate:
            owner = passage.labels[number][-ENDING:]
        if is_quantity(figure) and role is not None and figure.bound == "exact" and figure.amount > 0:
            streams[figure.base, role, passage.depths[number], ""].append(number)
            if len(owner) == ENDING:
                streams[figure.base, role, passage.depths[number], owner].append(number)
    return streams


def _role(passage: Passage, number: int) -> str | None:
    """What the words make of a figure; nothing where it is neither whole nor part."""
    label = passage.labels[number]
    if GREW_BY.search(label):
        return CHANGED
    if COMPARED_WITH.search(label):
        return PERIOD.findall(label)[-1]
    neither = any(words.search(label) for words in (NO_PARTS, PRICE, FROM, TO))
    task = called_task(label, passage.tails[number]) or passage[number].modality
    return None if neither or task or "其中" in label else ""


def _signed(passage: Passage, number: int) -> Decimal:
    return -passage[number].amount if FELL.search(passage.labels[number]) else passage[number].amount


def _may_be_a_slip(off: Decimal) -> bool:
    """Another digit is off by so many units of its place, two changed about by nines of it."""
    digits = off.normalize().as_tuple().digits
    return len(digits) == 1 or (len(digits) == 2 and (10 * digits[0] + digits[1]) % 9 == 0)


def _relation(passage: Passage, whole: int, parts: tuple[int, ...], value: Decimal) -> Relation:
    """What the parts come to, those that fell being taken off."""
    if all(not FELL.search(passage.labels[part]) for part in parts):
        return sum_relation(passage, whole, parts, holds=True)
    stated = passage[whole]
    sign = -1 if value < 0 else 1
    shown = "".join(
        f"{'＋' if _signed(passage, part) * sign > 0 else '－'}{passage.written(part)}" for part in parts
    )
    working = f"{shown.removeprefix('＋')}＝{stated.text}"
    return Relation("sum", whole, parts, abs(value) / stated.factor, stated.value, True, working)
