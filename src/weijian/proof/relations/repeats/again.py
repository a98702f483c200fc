"""Rates told again in another section: 业务收入2.37亿元，同比增长6.9% at the head; 合计23689万元，较上年的22154.6万元增长6.93% in
its section.

Where a rate that arithmetic explains and another that nothing explains agree as printed, and what stands before them
agrees too or both bear one name, the other is the same rate, of the same numbers. Where what was told twice disagrees,
the numbers that give the one break the other.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from weijian.proof.figures.model import Figure
from weijian.proof.relations.changes.by_digits import FALLS, RISES
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import FIRMER, Told
from weijian.proof.relations.orders.ordered import order_relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.lists import listed_counts
from weijian.proof.relations.repair import QUOTIENTS
from weijian.proof.relations.repeats.restated import agree, duplicate_relation

MOST_TRIED, FEWEST_SHARED, LEAST_DIGITS = 12, 4, 2
NAMED_DIGITS = 3
FAR_BEYOND = 5
# 农村水样合格率还不到85%
BARE_RATE = re.compile(
    r"(?:^|[^一-龥])(?P<whose>[一-龥]{2,10}?)(?P<rate>[一-龥]{2}率)(?:还|尚|仍|却|也|均|都|只|仅|一直|长期)*(?:不到|不足|低于|未达到?|未超过|超过|高于)$"
)
# The value of a rate, the rate and what explains it.
Explained = tuple[Decimal, int, Relation]
BELOW, ABOVE = {"under", "at_most"}, {"over", "at_least"}


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    explained = _by_value(passage, told)
    before = _told_before(passage) if explained else {}
    for rate, figure in enumerate(passage.figures) if explained else ():
        if figure.bound in BELOW | ABOVE:
            yield from _as_a_bound(passage, rate, explained[figure.kind])
        if rate in told.results or not _may_be_told_again(figure):
            continue
        twin = _twin(passage, rate, explained[figure.kind], before)
        if twin is not None:
            exact, relation = twin
            first, last = sorted((rate, exact))
            yield duplicate_relation(passage, last, (first,), holds=True)
            yield replace(relation, result=rate, stated=figure.value, firm=False)


def with_rates_told_wrongly(passage: Passage, relations: list[Relation]) -> Iterator[Relation]:
    """实际报销比例达到86.2% at the head, 86.02% with its two counts in the section."""
    given = {
        relation.result: relation for relation in relations
        if relation.holds and relation.type in QUOTIENTS and len(relation.operands) == 2
    }  # fmt: skip
    explained = {relation.result for relation in relations if relation.type in FIRMER}
    for relation in relations:
        if relation.type != "duplicate" or relation.holds or len(relation.operands) != 1:
            continue
        for wrong, right in (
            (relation.result, relation.operands[0]),
            (relation.operands[0], relation.result),
        ):
            told = wrong is not None and right in given and wrong not in explained
            if told and wrong is not None and not passage[wrong].modality:
                stated = passage[wrong].value
                yield replace(given[right], result=wrong, stated=stated, holds=False, firm=False)


def _as_a_bound(passage: Passage, rate: int, explained: list[Explained]) -> Iterator[Relation]:
    """接种率79.72% in its section, 接种率还不到80% among the problems: what is told in round numbers lies on its side of it."""
    stated = passage[rate]
    if not stated.is_rate or stated.modality or stated.value != int(stated.value):
        return
    below = stated.bound in BELOW
    ends = (stated.value - 1, stated.value) if below else (stated.value, stated.value + 1)
    first, last = (bisect_left(explained, end, key=lambda pair: pair[0]) for end in ends)
    for _, exact, relation in explained[first : min(last, first + MOST_TRIED)]:
        if passage.paragraphs[exact] != passage.paragraphs[rate] and _share_a_name(
            passage, rate, exact, relation
        ):
            larger, smaller = (rate, exact) if below else (exact, rate)
            yield order_relation(passage, larger, (smaller,), holds=True)
            return
    beyond = (stated.value, stated.value + FAR_BEYOND) if below else (stated.value - FAR_BEYOND, stated.value)
    first, last = (bisect_left(explained, end, key=lambda pair: pair[0]) for end in beyond)
    named = [
        exact for _, exact, relation in explained[first : min(last, first + MOST_TRIED)]
        if _of_that_name(passage, rate, exact, relation)
    ]  # fmt: skip
    if len(named) != 1:
        return
    exact = named[0]
    beyond_it = (
        passage[exact].interval[0] > stated.value if below else passage[exact].interval[1] < stated.value
    )
    if beyond_it and passage.paragraphs[exact] != passage.paragraphs[rate]:
        larger, smaller = (exact, rate) if below else (rate, exact)
        yield order_relation(passage, larger, (smaller,), holds=False)


def _of_that_name(passage: Passage, rate: int, exact: int, relation: Relation) -> bool:
    """农村水样合格率 is the 合格率 86.54% told of 农村水样104份."""
    said = BARE_RATE.search(passage.labels[rate])
    if said is None or said["rate"] not in passage.labels[exact]:
        return False
    whose = [passage.labels[number].removeprefix("其中") for number in (exact, *relation.operands)]
    return any(label.startswith(said["whose"]) for label in whose)


def _share_a_name(passage: Passage, rate: int, exact: int, relation: Relation) -> bool:
    first, last = relation.operands[0], relation.operands[-1]
    named = passage.name_pairs[exact] | passage.name_pairs[first] | passage.name_pairs[last]
    return len(passage.name_pairs[rate] & named) >= FEWEST_SHARED


def _may_be_told_again(figure: Figure) -> bool:
    rate = figure.is_rate or figure.kind == "percentage_points"
    digits = figure.significant_digits
    return rate and not figure.modality and figure.bound == "exact" and digits >= LEAST_DIGITS


def _by_value(passage: Passage, told: Told) -> dict[str, list[Explained]]:
    found: dict[str, list[Explained]] = defaultdict(list)
    for relation in told.holding:
        result = relation.result
        if result is not None and _may_be_told_again(passage[result]):
            found[passage[result].kind].append((passage[result].value, result, relation))
    for relations in found.values():
        relations.sort(key=lambda pair: pair[0])
    return found


def _told_before(passage: Passage) -> dict[int, int]:
    """The count each rate speaks of: the one right before it, or of a list its own: 门诊146.29万、出院2.34万，分别增长两数."""
    found: dict[int, int] = {}
    for rate, figure in enumerate(passage.figures):
        if not _may_be_told_again(figure) or rate == 0 or not passage.same_sentence(rate - 1, rate):
            continue
        if "分别" in passage.labels[rate]:
            found.update(listed_counts(passage, rate))
        if not passage[rate - 1].is_rate:
            found.setdefault(rate, rate - 1)
    return found


def _twin(
    passage: Passage, rate: int, explained: list[Explained], before: dict[int, int]
) -> tuple[int, Relation] | None:
    low, high = passage[rate].interval
    first = bisect_left(explained, low, key=lambda pair: pair[0])
    last = bisect_right(explained, high, key=lambda pair: pair[0])
    for _, exact, relation in explained[first : min(last, first + MOST_TRIED)]:
        if _of_one_quantity(passage, rate, exact, relation, before):
            return exact, relation
    return None


def _of_one_quantity(
    passage: Passage, rate: int, other: int, relation: Relation, before: dict[int, int]
) -> bool:
    one_way = bool(FALLS.search(passage.labels[rate])) == bool(FALLS.search(passage.labels[other]))
    ways = all(RISES.search(passage.labels[n]) or FALLS.search(passage.labels[n]) for n in (rate, other))
    if (ways and not one_way) or passage.paragraphs[rate] == passage.paragraphs[other]:
        return False
    spoken_of = before.get(rate)
    if spoken_of is not None and any(_same(passage, spoken_of, number) for number in relation.operands):
        return True
    many = passage[rate].significant_digits >= NAMED_DIGITS
    return many and _share_a_name(passage, rate, other, relation)


def _same(passage: Passage, one: int, other: int) -> bool:
    return passage[one].family == passage[other].family and agree(passage[one], passage[other])
