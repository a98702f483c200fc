"""Rates that are told right behind counts of their own: 抽检池水36份，合格率95.5% and 监测饮用水120份，合格111份，合格率92.5% are
two rates, for the number of each is told and neither is told again beside the other.
"""

from __future__ import annotations

from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.one_matter import of_one_matter
from weijian.proof.relations.repeats.restated import agree

REACH = 5
COUNTED = {"count", "money"}


def of_other_counts(passage: Passage, one: int, other: int) -> bool:
    """Whether each has a count, in one unit, that the other's clause does not tell."""
    if not (passage[one].is_rate and passage[other].is_rate):
        return False
    counts = [_counts_before(passage, rate) for rate in (one, other)]
    if not all(counts) or passage[counts[0][0]].base != passage[counts[1][0]].base:
        return False
    own = (passage[counts[0][0]], passage[counts[1][0]])
    return not any(
        agree(passage[number], figure)
        for figure, others in zip(own, reversed(counts), strict=True)
        for number in others
        if passage[number].base == figure.base
    )


def _counts_before(passage: Passage, rate: int) -> list[int]:
    """Those of its clause, the nearest first, which must stand right before it and be of its matter."""
    found = [
        number for number in passage.in_front(rate, REACH)
        if passage[number].kind in COUNTED and passage.together(number, rate)
    ]  # fmt: skip
    beside = bool(found) and found[0] == rate - 1 and passage[found[0]].bound == "exact"
    return found if beside and of_one_matter(passage, rate, rate - 1) else []
