"""Lowest, mean and highest of one thing: 最高的超标114倍，最低的超标2倍，平均超标25.5倍; 年龄最小9岁，最大17岁.

They follow one another in a sentence or two and bear their words; the mean lies between the ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from weijian.proof.relations.model import Relation
from weijian.proof.relations.orders.ordered import order_relation
from weijian.proof.relations.passage import Passage

# In their order; the word may stand before the noun (最高浓度为) or behind it (浓度最高的).
RANKS = tuple(re.compile(words) for words in (r"最[低小少短]|至少", r"平均|均值|中位", r"最[高大多长]|峰值"))
NAMED_SO = re.compile(r"(?:最[低小少短高大多长]|平均|均值|中位数|峰值)[^，。；：\d]{0,14}$")
REACH = 3


def find(passage: Passage) -> Iterator[Relation]:
    ranks = [_rank(passage, number) for number in range(len(passage))]
    for number, rank in enumerate(ranks):
        if rank is None:
            continue
        found = {rank: number}
        for other in range(number + 1, min(len(passage), number + REACH)):
            if passage.paragraphs[other] != passage.paragraphs[number] or not _alike(passage, number, other):
                break
            if (next_rank := ranks[other]) is not None:
                found.setdefault(next_rank, other)
        for lower, upper in combinations(sorted(found), 2):
            if number in (found[lower], found[upper]):
                holds = _in_order(passage, found[lower], found[upper])
                if holds or passage.same_sentence(found[lower], found[upper]):
                    yield order_relation(passage, found[upper], (found[lower],), holds)


def _rank(passage: Passage, number: int) -> int | None:
    match = NAMED_SO.search(passage.labels[number])
    if match is None or passage[number].bound != "exact":
        return None
    return next(rank for rank, words in enumerate(RANKS) if words.search(match.group()))


def _alike(passage: Passage, one: int, other: int) -> bool:
    return passage[one].unit == passage[other].unit and passage[one].kind == passage[other].kind


def _in_order(passage: Passage, lower: int, upper: int) -> bool:
    return passage[lower].amount <= passage[upper].amount
