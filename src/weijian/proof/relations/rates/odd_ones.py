"""Rates of one sentence that can only be of the same people, and the one that is of others.

医师496人，每千常住人口2.1人，护士612人，每千常住人口2.41人: some 234,000 people, and 253,000. Of shares of one whole at
least three must agree before the fourth is the odd one; of rates per thousand, which all are of everybody, the later
of two that disagree is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from weijian.kernel.quantities import format_number
from weijian.proof.judgement import Range
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage

APART = 1.02  # registers of one year differ a little
MOST = 12


def with_the_odd_one_broken(
    passage: Passage, implied: list[Relation], fewest_agreeing: int
) -> Iterator[Relation]:
    """The implied populations again; the one that lies apart from all others of its sentence is broken."""
    for group in _by_sentence(passage, implied):
        yield from with_the_odd_one_broken_of(passage, group, fewest_agreeing)


def with_the_odd_one_broken_of(
    passage: Passage, group: list[Relation], fewest_agreeing: int
) -> Iterator[Relation]:
    """The same of those that are known to be of one population."""
    odd = _odd_one(group[:MOST], fewest_agreeing) if group else None
    for place, relation in enumerate(group):
        yield _broken(passage, relation, group[0 if place else 1]) if place == odd else relation


def _by_sentence(passage: Passage, implied: list[Relation]) -> Iterator[list[Relation]]:
    group: list[Relation] = []
    for relation in implied:
        if group and not passage.same_sentence(_rate(group[0]), _rate(relation)):
            yield group
            group = []
        group.append(relation)
    if group:
        yield group


def _odd_one(group: list[Relation], fewest_agreeing: int) -> int | None:
    """The place of the only one that disagrees with those that agree with one another."""
    ranges = [_range(relation) for relation in group]
    agreeing = max(
        ([n for n, other in enumerate(ranges) if not _apart(one, other)] for one in ranges), key=len
    )
    odd = [n for n in range(len(ranges)) if n not in agreeing]
    return odd[0] if len(odd) == 1 and len(agreeing) >= fewest_agreeing else None


def _apart(one: Range, other: Range) -> bool:
    return one[0] > other[1] * APART or other[0] > one[1] * APART


def _range(relation: Relation) -> Range:
    assert isinstance(relation.computed, tuple)
    return relation.computed


def _rate(relation: Relation) -> int:
    assert relation.result is not None
    return relation.result


def _broken(passage: Passage, relation: Relation, other: Relation) -> Relation:
    def said(of: Relation) -> str:
        low, high = (format_number(end) for end in _range(of))
        told = "－".join(passage.written(number) for number in of.operands)
        return f"由{told}、{passage.written(_rate(of))}推算的总数为{low}至{high}"

    return replace(relation, holds=False, working=f"{said(relation)}，{said(other)}，相差过大")
