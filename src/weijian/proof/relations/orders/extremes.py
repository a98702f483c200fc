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
# 累计接诊38926人次，最高峰的1月3日接诊2147人次: the day with the most is one of all days.
PEAK = re.compile(
    r"^[，、（]?(?:其中)?(?:最?高峰|单日最[高多大]|日最[高多大]|最[多高]的?(?:一[天日]|单日|时))[^，。；]{0,20}$"
)
ALL_DAYS = re.compile(r"累计|共|总|全年|合计")


def find(passage: Passage) -> Iterator[Relation]:
    yield from _lowest_to_highest(passage)
    for peak in range(1, len(passage)):
        if PEAK.match(passage.labels[peak]) and passage.same_sentence(peak - 1, peak):
            yield from _peak_of_all(passage, peak - 1, peak)


def _peak_of_all(passage: Passage, whole: int, peak: int) -> Iterator[Relation]:
    added_up = (
        _alike(passage, whole, peak) and passage[peak].is_count and ALL_DAYS.search(passage.labels[whole])
    )
    if added_up and passage[peak].bound == "exact" and not passage[whole].modality:
        holds = passage[peak].amount <= passage[whole].amount
        yield order_relation(passage, *((whole, (peak,)) if holds else (peak, (whole,))), holds)


def _lowest_to_highest(passage: Passage) -> Iterator[Relation]:
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
