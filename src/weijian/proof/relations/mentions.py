"""Ties told of another mention: a report that tells its 16 township hospitals twice has a share of them of either.

A figure told again with the same value is the same operand, so that a tie holds, or fails, with each of its mentions; and
of three that tell one quantity each two do. Only what stands apart from the result has another mention that could be
meant: in the result's own paragraph the words say which it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations

from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage

PAIR = 2
MOST_MENTIONS = 8  # a count that stands in every paragraph says nothing beyond the first few


def ties_of_mentions(passage: Passage, relations: Iterable[Relation]) -> Iterator[Relation]:
    relations = list(relations)
    relations += _of_one_sum(passage, relations)
    mentions = _mentions(passage, relations)
    for numbers in {id(numbers): numbers for numbers in mentions.values()}.values():
        for one, other in combinations(numbers, 2):
            yield Relation(
                "duplicate",
                other,
                (one,),
                passage[one].value,
                passage[other].value,
                True,
                passage.written(one),
            )
    for tie in relations:
        if tie.type != "duplicate" and tie.result is not None:
            yield from _of_other_mentions(passage, tie, tie.result, mentions)


def _of_one_sum(passage: Passage, relations: Iterable[Relation]) -> Iterator[Relation]:
    """尚缺8人 and, in another section, 还差8人: what comes of the same numbers in the same way is one quantity, even where one
    of the two tellings is wrong.
    """
    told: dict[tuple[str, tuple[int, ...]], int] = {}
    for tie in sorted(relations, key=lambda tie: not tie.holds):
        if tie.result is None or len(tie.operands) < PAIR or tie.type == "order":
            continue
        key = tie.type, tie.operands
        first = told.setdefault(key, tie.result) if tie.holds else told.get(key, tie.result)
        if passage.paragraphs[first] != passage.paragraphs[tie.result]:
            one, other = passage[first].value, passage[tie.result].value
            written = passage.written(first)
            yield Relation("duplicate", tie.result, (first,), one, other, tie.holds, written)


def _of_other_mentions(
    passage: Passage, tie: Relation, result: int, mentions: dict[int, list[int]]
) -> Iterator[Relation]:
    here = passage.paragraphs[result]
    for place, operand in enumerate(tie.operands):
        if passage.paragraphs[operand] == here:
            continue
        for other in mentions.get(operand, ()):
            if other not in tie.operands and passage.paragraphs[other] != here:
                yield replace(tie, operands=(*tie.operands[:place], other, *tie.operands[place + 1 :]))


def _mentions(passage: Passage, relations: Iterable[Relation]) -> dict[int, list[int]]:
    """For each figure that is told again, all that tell its quantity and value, in their order."""
    groups: dict[int, list[int]] = {}
    for tie in relations:
        if tie.type != "duplicate" or not tie.holds or tie.result is None or len(tie.operands) != 1:
            continue
        one, other = tie.operands[0], tie.result
        if not _same(passage, one, other):
            continue
        joined = sorted({*groups.get(one, [one]), *groups.get(other, [other])})
        groups.update(dict.fromkeys(joined, joined))
    return {number: group for number, group in groups.items() if len(group) <= MOST_MENTIONS}


def _same(passage: Passage, one: int, other: int) -> bool:
    first, second = passage[one], passage[other]
    exact = first.bound == second.bound == "exact"
    return exact and first.amount == second.amount and first.unit == second.unit
