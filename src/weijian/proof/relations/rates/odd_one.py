"""The one of several implied numbers that cannot be of the same people as the others.

医师496人，每千常住人口2.1人，护士612人，每千常住人口2.41人 imply some 236,000 people, and 254,000; rates of one sentence
can only be of the same. Of shares of one whole at least three must agree before the fourth is the odd one; of rates per
thousand, which all are of everybody, the later of two that disagree is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import groupby

from weijian.proof.judgement import Range
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage

A_LITTLE = Decimal("1.02")  # registers of one year differ a little
MOST = 12


def with_the_odd_one_broken(
    passage: Passage, implied: list[Relation], fewest_agreeing: int
) -> Iterator[Relation]:
    """The implied numbers again; the one that lies apart from all others of its sentence is broken."""
    for _, group in groupby(implied, key=lambda relation: passage.sentences[_rate(relation)]):
        yield from with_the_odd_one_broken_of(passage, list(group), fewest_agreeing)


def with_the_odd_one_broken_of(
    passage: Passage, group: list[Relation], fewest_agreeing: int
) -> Iterator[Relation]:
    """The same of those that are known to be of one population."""
    odd = _odd_one(group[:MOST], fewest_agreeing) if group else None
    for place, relation in enumerate(group):
        yield _odd(passage, relation, group[0 if place else 1]) if place == odd else relation


def _odd_one(group: list[Relation], fewest_agreeing: int) -> int | None:
    """The place of the only one that disagrees with those that agree with one another."""
    ranges = [_range(relation) for relation in group]
    agreeing = max(
        ([n for n, other in enumerate(ranges) if not _apart(one, other)] for one in ranges), key=len
    )
    odd = [n for n in range(len(ranges)) if n not in agreeing]
    return odd[0] if len(odd) == 1 and len(agreeing) >= fewest_agreeing else None


def _apart(one: Range, other: Range) -> bool:
    return one[0] > other[1] * A_LITTLE or other[0] > one[1] * A_LITTLE


def _odd(passage: Passage, relation: Relation, other: Relation) -> Relation:
    working = f"{_said(passage, relation)}，{_said(passage, other)}，相差过大"
    return replace(relation, holds=False, working=working)


def _said(passage: Passage, relation: Relation) -> str:
    low, high = _range(relation)
    told = "－".join(passage.written(number) for number in relation.operands)
    return f"由{told}、{passage.written(_rate(relation))}推算的总数为{low}至{high}"


def _range(relation: Relation) -> Range:
    assert isinstance(relation.computed, tuple)
    return relation.computed


def _rate(relation: Relation) -> int:
    assert relation.result is not None
    return relation.result
