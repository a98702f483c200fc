"""What the populations that counts and rates imply say of one another, and of what is stated for them.

老年人管理2439人、管理率22.58% implies some 10800 old people; 老年人中医药健康管理2033人、管理率48.94% implies 4150.
By the definitions in `agreement.tsv` both rates are of all of that age, so one of the four figures is wrong. Bases of one
name may differ a little (other registers, other months); only what lies far apart is told. Two more things cannot be: that
more people of an age are counted than a rate of them leaves room for, and that one and the same number of people is all
there are (100 %) and less than all.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from weijian.kernel.tables import rows_of
from weijian.proof.figures.model import Figure
from weijian.proof.naming import name_of
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.definitions import EVERYBODY, base_of, everybody
from weijian.proof.relations.wording import CHANGE, called_task, stem_of

ALL_PEOPLE = "全部人口"
A_LITTLE = Decimal("1.02")  # registers of one year differ a little
FAR_APART = 1.2
SIDE_BY_SIDE = 1.1  # in one paragraph the same register is meant
BEYOND = 1.05
WHOLE_YEAR = "全年"
NO_ACCIDENT = 1000  # from here on two equal numbers are of the same people
FEWEST = 100  # of a smaller base a rate says too little
MOST_OF_A_BASE = 12
FOR_SOMEONE = re.compile(r"为|对|给|向|组织|其中|分别|新增|占")
# Everybody of an age: no more of them can be served than there are.
OF_AN_AGE = frozenset({"65岁及以上老年人", "0-6岁儿童", "3岁以下儿童"})
# Diseases and deeds are counted too, but not as a base: 高血压患者1807人 are those under management.
STATED_BY_NAME = frozenset({"老年人", "儿童7", "儿童3", "活产"})
PLACE = re.compile(r"^[，；、]?(?![全本我各辖])[一-龥]{1,3}[县区市镇乡旗](?![级域内])")
NUMBER_OF = re.compile(r"(?:总?人?数|总数|总?人口数?)?(?:为|共|有|达|约)*$")


@dataclass(frozen=True)
class Base:
    """One way to know how many there are; `figures` say it, the last of them first."""

    name: str
    low: int
    high: int
    figures: tuple[int, ...]
    said: str

    def far_from(self, other: Base, passage: Passage) -> bool:
        near = passage.paragraphs[self.figures[0]] == passage.paragraphs[other.figures[0]]
        apart = SIDE_BY_SIDE if near else FAR_APART
        return self.low > other.high * apart or other.low > self.high * apart


def contradictions(passage: Passage, implied: Iterable[Relation]) -> Iterator[Relation]:
    implied = list(implied)
    from_rates = list(_implied_bases(passage, implied))
    known: dict[object, list[Base]] = defaultdict(list)
    told: set[int] = set()
    for base in sorted([*from_rates, *_stated_bases(passage)], key=lambda base: base.figures[0]):
        figure = passage[base.figures[0]]
        area = figure.area or _place_named(passage, base.figures[-1])
        alike = known[base.name, "" if figure.period == WHOLE_YEAR else figure.period, area]
        other = next((earlier for earlier in alike if base.far_from(earlier, passage)), None)
        if other is not None and not _of_two_told(passage, base, other):
            told |= {*base.figures, *other.figures}
            yield _contradiction(passage, base, other)
        if len(alike) < MOST_OF_A_BASE:
            alike.append(base)
    yield from _more_than_there_are(passage, from_rates, told)
    yield from _all_and_not_all(passage, implied)


def _of_two_told(passage: Passage, one: Base, other: Base) -> bool:
    """户籍人口38.67万人，常住人口31.24万人: births of the ones, cases among the others."""
    if one.name != ALL_PEOPLE:
        return False
    amounts = [passage[number].amount for number in everybody(passage)]
    near = [
        {n for n in amounts if base.low <= n * A_LITTLE and n <= base.high * A_LITTLE}
        for base in (one, other)
    ]
    return bool(near[0]) and bool(near[1]) and not near[0] & near[1]


def _place_named(passage: Passage, count: int) -> str:
    """东海县发病1048例: of that county alone."""
    match = PLACE.search(passage.labels[count])
    return passage[count].area or (match[0] if match else "")


def _contradiction(passage: Passage, base: Base, other: Base) -> Relation:
    """Told at the lower of two rates, for that implies the larger base; at the count, where only one is a rate."""
    alike = len(base.figures) == len(other.figures)
    if alike and passage[other.figures[0]].value < passage[base.figures[0]].value:
        base, other = other, base
    number, *more = base.figures
    working = f"{base.said}，{other.said}，相差过大"
    stated = passage[number].value
    return Relation(
        "population", number, (*more, *other.figures), (base.low, base.high), stated, False, working
    )


def _more_than_there_are(passage: Passage, bases: list[Base], told: set[int]) -> Iterator[Relation]:
    """3岁以下儿童系统管理1014人、管理率93.11% leaves 1089 of them; 0-36个月儿童1176人 are more."""
    of_an_age = [base for base in bases if base.name in OF_AN_AGE][:MOST_OF_A_BASE]
    for number, figure in enumerate(passage.figures) if of_an_age else ():
        if number in told or not _people(figure) or FOR_SOMEONE.search(passage.labels[number]):
            continue
        name = _base_named(name_of(passage.named(number)).words)
        for base in of_an_age:
            other = passage[base.figures[0]]
            alike = base.name == name and (other.period, other.area) == (figure.period, figure.area)
            if alike and number not in base.figures and figure.amount > base.high * BEYOND:
                rate, count = base.figures
                working = f"{base.said}，{figure.text}比这还多"
                yield Relation(
                    "population", number, (count, rate), (base.low, base.high), figure.value, False, working
                )
                break


def _all_and_not_all(passage: Passage, implied: Iterable[Relation]) -> Iterator[Relation]:
    """管理2362人，管理率86.33%……建证2362人，建证率100%: of the same people, or one of the rates is wrong."""
    shares: dict[Decimal, tuple[int, int]] = {}
    for relation in implied:
        rate, count = relation.result, relation.operands[0]
        if rate is None or count != rate - 1 or not _people(passage[count]):
            continue
        if passage[rate].kind == "percent" and passage[rate].value < 100:
            shares.setdefault(passage[count].amount, (count, rate))
    for rate in range(1, len(passage)):
        figure, count = passage[rate], rate - 1
        known = passage[count]
        whole = figure.kind == "percent" and figure.value == 100 and passage.same_sentence(count, rate)
        if not whole or not _people(known) or known.amount < NO_ACCIDENT or known.amount not in shares:
            continue
        other, share = shares[known.amount]
        alike = (known.period, known.area) == (passage[other].period, passage[other].area)
        if alike and stem_of(passage.labels[rate]):
            amount = int(known.amount)
            working = f"{passage.written(other)}的比率为{passage.written(share)}，同为{known.text}又为100%"
            yield Relation(
                "population", rate, (count, other, share), (amount, amount), figure.value, False, working
            )


def _people(figure: Figure) -> bool:
    return _counted(figure) and figure.family == "people" and figure.unit != "人次" and not figure.modality


def _counted(figure: Figure) -> bool:
    return figure.kind == "count" and figure.bound == "exact" and figure.amount >= FEWEST


def _implied_bases(passage: Passage, implied: Iterable[Relation]) -> Iterator[Base]:
    for relation in implied:
        rate, computed = relation.result, relation.computed
        if rate is None or not isinstance(computed, tuple) or len(relation.operands) != 1:
            continue
        count = relation.operands[0]
        low, high = computed
        if low < FEWEST or low < passage[count].amount or passage[count].modality:
            continue  # too few, or the count is the base itself
        name = _base_of(passage, count, rate)
        if name:
            yield Base(name, low, high, (rate, count), _said(passage, name, low, high, count, rate))


def _base_of(passage: Passage, count: int, rate: int) -> str | None:
    """The base that the rate is of: all the people, of so many a thousand; else where count and rate speak of one deed
    (中医药健康管理2439人，管理率22.58%).
    """
    if passage[rate].kind != "percent":
        of_all = base_of(passage, rate, passage.named(count)) == EVERYBODY
        return ALL_PEOPLE if of_all and not passage[rate].modality else None
    counted = name_of(passage.labels[count] + passage.tails[count]).words
    rated = name_of(stem_of(passage.labels[rate])).words
    one_deed = rated and all(any(word in said for said in counted) for word in rated)
    return _base_named(counted) if one_deed else None


def _base_named(words: frozenset[str]) -> str | None:
    for name, marks, beside in _definitions():
        if words & marks and words <= marks | beside:
            return name
    return None


@cache
def _definitions() -> tuple[tuple[str, frozenset[str], frozenset[str]], ...]:
    rows = rows_of(Path(__file__).with_suffix(".tsv"))
    return tuple(
        (name, frozenset(marks.split()), frozenset(beside.split())) for name, marks, beside, _ in rows
    )


def _stated_bases(passage: Passage) -> Iterator[Base]:
    """7岁以下儿童数26342人, 活产数272人: a group by its name, with nothing done to it."""
    for number, figure in enumerate(passage.figures):
        label = passage.labels[number]
        if (
            not _counted(figure)
            or figure.unit == "人次"
            or figure.modality
            or passage.tails[number]
            or called_task(label, "")
        ):
            continue
        if FOR_SOMEONE.search(label) or CHANGE.search(label) or not NUMBER_OF.search(label):
            continue
        words = name_of(label).words
        name = _base_named(words) if len(words) == 1 else None
        if name and words <= STATED_BY_NAME:
            low, high = (int(end) for end in figure.interval)
            yield Base(name, low, high, (number,), f"写明的{name}为{figure.text}")


def _said(passage: Passage, name: str, low: int, high: int, count: int, rate: int) -> str:
    written = f"{low}" if low == high else f"{low}至{high}"
    return f"由{passage.written(count)}、{passage.written(rate)}推算{name}为{written}"
