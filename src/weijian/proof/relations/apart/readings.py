"""What the finders of this folder share: which figures ask, how the words say it, and which of the readings counts.

A reading is the tie that some pair of figures elsewhere would make, and how much of its name the asking clause shares.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from weijian.proof.relations.changes.difference import RATE_OF_POINTS
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told, a_slip_explains
from weijian.proof.relations.passage import Passage

CLAUSE = re.compile("[，；：]")
FAR = 300  # figures: the section of the same matter is not further


@dataclass(frozen=True, slots=True)
class Reading:
    """`shared`: how many signs of its name the clause has; `sure`: whether no slip of the pen need explain it."""

    tie: Relation
    shared: int
    sure: bool = False


def asking(passage: Passage, told: Told, kinds: Collection[str]) -> Iterator[int]:
    """The figures that no arithmetic explains yet."""
    for number, figure in enumerate(passage.figures):
        plain = figure.kind in kinds and figure.bound == "exact" and figure.value != 0
        if plain and number not in told.results:
            yield number


def around(passage: Passage, number: int) -> range:
    return range(max(0, number - FAR), min(len(passage), number + FAR))


def last_clause(said: str) -> str:
    return CLAUSE.split(said)[-1]


def is_step_of(passage: Passage, step: int, number: int) -> bool:
    """Points are a step of a rate, other numbers one of what is counted alike."""
    rate = RATE_OF_POINTS.get(passage[step].base)
    return passage[number].kind == rate if rate else passage[number].base == passage[step].base


def the_likeliest(passage: Passage, readings: Iterable[Reading]) -> Iterator[Relation]:
    """The best named that holds; else the best named of those that a slip explains, if it says one thing only."""
    told = sorted(readings, key=lambda one: -one.shared)
    kept = next((one.tie for one in told if one.tie.holds), None)
    if kept is not None:
        yield kept
        return
    wrong = [one for one in told if one.sure or a_slip_explains(passage, one.tie)]
    best = [one.tie for one in wrong if one.shared == wrong[0].shared]
    if len({tie.operands[-1] for tie in best}) == 1:
        yield best[0]
