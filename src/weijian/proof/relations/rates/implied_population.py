"""Bases that counts and rates imply, against one another and against what is stated for them, over a whole document.

老年人管理2439人、管理率22.58% implies some 10800 old people; 老年人中医药健康管理2033人、管理率48.94% implies 4150.
By the definitions in `implied_population.tsv` both rates are of all of that age, so one of the four figures is
wrong. Bases of one name may differ a little (other registers, other months); only what lies far apart is told.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from weijian.proof.naming import name_of
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.wording import CHANGE, called_task, stem_of

FAR_APART = 1.2
FEWEST = 100  # of a smaller base a rate says too little
MOST_OF_A_BASE = 12
FOR_SOMEONE = re.compile(r"为|对|给|向|组织|其中|分别|新增|占")
# Diseases and deeds are counted too, but not as a base: 高血压患者1807人 are those under management.
STATED_BY_NAME = frozenset({"老年人", "儿童7", "儿童3", "活产"})
NUMBER_OF = re.compile(r"(?:总?人?数|总数|总?人口数?)?(?:为|共|有|达|约)*$")


@dataclass(frozen=True)
class Base:
    """One way to know how many there are; `figures` say it, the last of them first."""

    name: str
    low: int
    high: int
    figures: tuple[int, ...]
    said: str

    def far_from(self, other: Base) -> bool:
        return self.low > other.high * FAR_APART or other.low > self.high * FAR_APART


def find(passage: Passage, implied: Iterable[Relation]) -> Iterator[Relation]:
    known: dict[object, list[Base]] = defaultdict(list)
    bases = [*_implied_bases(passage, implied), *_stated_bases(passage)]
    for base in sorted(bases, key=lambda base: base.figures[0]):
        figure = passage[base.figures[0]]
        alike = known[base.name, figure.period, figure.area]
        other = next((earlier for earlier in alike if base.far_from(earlier)), None)
        if other is not None:
            yield _contradiction(passage, base, other)
        if len(alike) < MOST_OF_A_BASE:
            alike.append(base)


def _contradiction(passage: Passage, base: Base, other: Base) -> Relation:
    number, *more = base.figures
    working = f"{base.said}，{other.said}，相差过大"
    stated = passage[number].value
    return Relation(
        "population", number, (*more, *other.figures), (base.low, base.high), stated, False, working
    )


def _implied_bases(passage: Passage, implied: Iterable[Relation]) -> Iterator[Base]:
    for relation in implied:
        rate, computed = relation.result, relation.computed
        if rate is None or not isinstance(computed, tuple) or len(relation.operands) != 1:
            continue
        count = relation.operands[0]
        low, high = computed
        if low < FEWEST or low < passage[count].amount or passage[count].modality:
            continue  # too few, or the count is the base itself
        if passage[rate].kind != "percent":
            continue
        name = _base_of(passage, count, rate)
        if name:
            yield Base(name, low, high, (rate, count), _said(passage, name, low, high, count, rate))


def _base_of(passage: Passage, count: int, rate: int) -> str | None:
    """The base that the rate is of, where count and rate speak of one deed (中医药健康管理2439人，管理率22.58%)."""
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
    lines = Path(__file__).with_suffix(".tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return tuple(
        (name, frozenset(marks.split()), frozenset(beside.split())) for name, marks, beside, _ in rows
    )


def _stated_bases(passage: Passage) -> Iterator[Base]:
    """7岁以下儿童数26342人, 活产数272人: a group by its name, with nothing done to it."""
    for number, figure in enumerate(passage.figures):
        label = passage.labels[number]
        plain = (
            figure.kind == "count"
            and figure.unit != "人次"
            and figure.bound == "exact"
            and not figure.modality
        )
        if not plain or figure.amount < FEWEST or passage.tails[number] or called_task(label, ""):
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
