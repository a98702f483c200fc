"""Broken ties of figures that another reading of the same sentence explains: 全年接诊7689人次，Ⅲ级4762人次，Ⅰ、Ⅱ级合计2927人次
is the rest of all, and no total of the two before it; 较上年45.51万元少花8.12万元，其中…… no total of what follows.

Where several readings are possible, only if all fail is it an error. One whole may well be divided in several ways, so that one
division says nothing of another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from weijian.proof.relations.model import Relation

# What a figure may be instead: the rest or a step, and no total; an average, and no rate of everybody.
INSTEAD = {
    "sum": {"difference"},
    "difference": {"difference", "sum"},
    "ratio": {"unit_price"},
    "rate_per": {"unit_price"},
}


def without_other_readings(relations: Iterable[Relation], sentences: Sequence[int]) -> list[Relation]:
    """The ties but for those that are broken in one reading and kept in another; `sentences` are those of the figures."""
    relations = list(relations)
    kept = [tie for tie in relations if tie.holds and len({sentences[n] for n in _figures(tie)}) == 1]
    sums = [tie for tie in kept if tie.type == "sum" and len(tie.operands) > 1]
    added_up = {frozenset(tie.operands) for tie in sums}, {frozenset(_figures(tie)) for tie in sums}
    holding: dict[int | None, list[Relation]] = defaultdict(list)
    for tie in kept:
        holding[tie.result].append(tie)
    return [
        tie for tie in relations
        if tie.holds or tie.result is None or not tie.operands
        or not (_added_up_otherwise(tie, added_up) or _told_otherwise(tie, holding[tie.result]))
    ]  # fmt: skip


def _figures(tie: Relation) -> tuple[int, ...]:
    return tie.operands if tie.result is None else (tie.result, *tie.operands)


def _added_up_otherwise(broken: Relation, added_up: tuple[set[frozenset[int]], set[frozenset[int]]]) -> bool:
    """The same parts come to another total, or the same figures add up the other way about."""
    parts, figures = added_up
    summed = frozenset(broken.operands) in parts or frozenset(_figures(broken)) in figures
    return broken.type == "sum" and summed


def _told_otherwise(broken: Relation, holding: list[Relation]) -> bool:
    instead = INSTEAD.get(broken.type, set())
    return any(other.type in instead and (other.firm or not broken.firm) for other in holding)
