"""One quantity told with two numbers, where arithmetic shows which is right: 综合得分95.3分 after parts that come to 94.8,
and 综合得分94.8分 in another section; 206个行政村已建成203个，97.6%, of the 208个行政村 that the beginning tells.

A tie that does not hold is tried with the other number of the same name. Where it holds then, the two numbers are one
quantity; no words beyond the noun are needed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.repair import strictly_holds
from weijian.proof.relations.repeats.nouns import noun_before, shared_noun
from weijian.proof.relations.repeats.quantities import quantity
from weijian.proof.relations.repeats.restated import OTHER_TIME, agree, close, duplicate_relation

MOST_ALIKE = 60  # numbers of one unit that are tried, half of them from the beginning, where reports tell what there is
SHORTEST = 3
KINDS = {"count", "other", "score"}
MOST_BROKEN = 200


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    if not told.broken:
        return
    by_unit: dict[object, list[int]] = defaultdict(list)
    for number, figure in enumerate(passage.figures):
        plain = figure.bound == "exact" and not figure.modality and figure.value > 1
        if plain and figure.kind in KINDS and not passage.document.in_table(figure.start):
            by_unit[figure.base, figure.kind].append(number)
    for relation in told.broken[:MOST_BROKEN]:
        for wrong in (relation.result, *relation.operands):
            if wrong is None or wrong in told.wholes:  # another rate shows that it is right
                continue
            right = _told_elsewhere(passage, relation, wrong, by_unit)
            if right is not None:
                yield _with(passage, relation, wrong, right)
                yield duplicate_relation(passage, max(wrong, right), (min(wrong, right),), holds=False)
                break


def _told_elsewhere(
    passage: Passage, relation: Relation, wrong: int, by_unit: dict[object, list[int]]
) -> int | None:
    if passage.document.in_table(passage[wrong].start):
        return None  # cells of one heading are many, and each of another row
    alike = by_unit[passage[wrong].base, passage[wrong].kind]
    half = MOST_ALIKE // 2
    tried = alike if len(alike) <= MOST_ALIKE else [*alike[:half], *alike[-half:]]
    for right in tried:
        apart = passage.paragraphs[right] != passage.paragraphs[wrong]
        if not apart or agree(passage[right], passage[wrong]) or not close(passage[right], passage[wrong]):
            continue
        if strictly_holds(passage.figures, _put(relation, wrong, right)) and _one_name(passage, wrong, right):
            return right
    return None


def _put(relation: Relation, wrong: int, right: int) -> Relation:
    operands = tuple(right if number == wrong else number for number in relation.operands)
    return replace(relation, result=right if relation.result == wrong else relation.result, operands=operands)


def _with(passage: Passage, relation: Relation, wrong: int, right: int) -> Relation:
    kept = _put(relation, wrong, right)
    stated = passage[kept.result].value if kept.result is not None else None
    working = relation.working.replace(passage.written(wrong), passage.written(right))
    return replace(kept, holds=True, stated=stated, computed=stated, working=working)


def _one_name(passage: Passage, wrong: int, right: int) -> bool:
    if any(OTHER_TIME.search(passage.labels[number]) for number in (wrong, right)):
        return False
    told_as = quantity(passage, wrong)
    if shared_noun(passage, wrong, right) >= SHORTEST or (told_as and told_as == quantity(passage, right)):
        return True
    one, other = noun_before(passage, wrong), noun_before(passage, right)
    inner = {*pairwise(one[:-2])} & {*pairwise(other[:-2])}  # 重点建设项目 and 重点项目
    return bool(inner) and one[-2:] == other[-2:]
