"""The share of some parts of a whole that a sum has tied: 托位1486个，公办412个、民办普惠638个、其他436个……普惠托位占比70.66%;
门诊86.34万人次，县级41.26万人次、乡镇22.85万人次、村22.23万人次, and two sentences later 基层门诊量占比52.2%.

Parts that stand side by side are tried together, of the sums of the paragraph and of those whose names share a word with
the rate, the nearest first. What fits is a tie, unless after so many trials it may be an accident. Nothing is ever
broken here.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from weijian.proof.relations.chance import by_chance
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.combined import gives_share, share_of_parts
from weijian.proof.relations.rates.quotients import is_task_rate

LEAST_DIGITS = 3
MOST_SUMS, MOST_PARTS, FAR = 4, 8, 60


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    sums = sorted(filter(_is_sum, [*told.holding, *told.broken]), key=_whole)
    for rate, figure in enumerate(passage.figures) if sums else ():
        plain = figure.kind == "percent" and figure.bound == "exact" and 0 < figure.value < 100
        digits = len(figure.value.as_tuple().digits)
        if plain and digits >= LEAST_DIGITS and rate not in told.results and not is_task_rate(passage, rate):
            found = _of_sums(passage, rate, _sums_beside(passage, rate, sums))
            if found is not None:
                yield found


def _sums_beside(passage: Passage, rate: int, sums: list[Relation]) -> list[Relation]:
    """Those of the paragraph, and those that bear a word of the rate's name; these first, then the nearest."""

    first, last = bisect_left(sums, rate - FAR, key=_whole), bisect_right(sums, rate + FAR, key=_whole)

    def farness(relation: Relation) -> tuple[bool, int]:
        return not _bears_its_name(passage, relation, rate), abs(_whole(relation) - rate)

    near = (
        relation for relation in sums[first:last]
        if passage.paragraphs[_whole(relation)] == passage.paragraphs[rate]
        or _bears_its_name(passage, relation, rate)
    )  # fmt: skip
    return sorted(near, key=farness)[:MOST_SUMS]


def _bears_its_name(passage: Passage, relation: Relation, rate: int) -> bool:
    named = passage.name_pairs[_whole(relation)] | passage.name_pairs[relation.operands[0]]
    return bool(passage.name_pairs[rate] & named)


def _is_sum(relation: Relation) -> bool:
    parts = len(relation.operands)
    return relation.type == "sum" and relation.result is not None and 2 <= parts <= MOST_PARTS


def _whole(relation: Relation) -> int:
    return relation.result or 0


def _of_sums(passage: Passage, rate: int, sums: list[Relation]) -> Relation | None:
    tried = 0
    for relation in sums:
        whole = _whole(relation)
        parts = sorted(relation.operands)
        for size in range(len(parts) - 1, 0, -1):
            for first in range(len(parts) - size + 1):
                tried += 1
                some = parts[first : first + size]
                if gives_share(passage, rate, some, whole):
                    accident = by_chance(passage, rate, tried) or by_chance(passage, whole, tried)
                    return None if accident else share_of_parts(passage, rate, some, whole)
    return None
