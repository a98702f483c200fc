"""Ties that say nothing beyond a stronger tie of the same figures.

That a part is not more than its whole is said already by a share of the one in the other that holds. What is left is told
as a difference and as a sum: of the two neither is the stronger. That a rate implies a base told in another paragraph says
something beyond the rate of that base.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from weijian.proof.relations.model import Relation
from weijian.proof.relations.repair import QUOTIENTS

STRONGER = {
    "order": {*QUOTIENTS, "sum", "difference", "growth"},
    "unit_price": {"unit_price"},
    "growth": {"growth"},
    "population": {*QUOTIENTS, "unit_price"},
}
BROKEN_TOO = {"rate_per", "unit_price", "sum"}
EVERYTHING = 100  # per cent
STRONG = frozenset().union(*STRONGER.values())


def without_superseded(relations: Iterable[Relation], paragraphs: Sequence[int]) -> list[Relation]:
    """What a tie that is itself superseded says of an order does not count: orders are looked at last. `paragraphs`
    are those of the figures.
    """
    relations = _told_once(_without_lists_taken_apart(list(relations)), paragraphs)
    strong = _strong(relations)
    return [
        relation for relation in relations if relation.type != "order" or not _superseded(relation, strong)
    ]


def implied_orders(relations: Iterable[Relation], told: Iterable[Relation]) -> list[Relation]:
    """The orders that hold and are not told, because a stronger tie of the same figures says them: those that were found
    as orders, and of every share that its part is within its whole.
    """
    told = list(told)
    known = {tie.key for tie in told}
    within = (_part_within_whole(tie) for tie in told if tie.type == "ratio" and tie.holds)
    implied = {
        tie.key: tie for tie in (*relations, *filter(None, within)) if tie.type == "order" and tie.holds
    }
    return [tie for key, tie in implied.items() if key not in known]


def _part_within_whole(share: Relation) -> Relation | None:
    """Shares beyond everything (113 %) and those of several parts say nothing of the kind."""
    if len(share.operands) != 2 or not isinstance(share.computed, Decimal) or share.computed > EVERYTHING:
        return None
    part, whole = share.operands
    return Relation("order", whole, (part,), None, None, holds=True)


def _without_lists_taken_apart(relations: list[Relation]) -> list[Relation]:
    """一孩1225例，二孩1003例，三孩217例，合计2445例: what all of them come to, the first need not come to by the others."""
    lists: dict[int, list[set[int]]] = {}
    for tie in relations:
        if tie.type == "sum" and tie.holds:
            for number in tie.operands:
                lists.setdefault(number, []).append(set(tie.operands))
    return [
        tie for tie in relations
        if tie.type != "sum" or tie.holds or tie.result is None or not tie.operands
        or not any(_figures(tie) <= one for one in lists.get(tie.result, ()))
    ]  # fmt: skip


def _told_once(relations: list[Relation], paragraphs: Sequence[int]) -> list[Relation]:
    strong = _strong(relations)
    beside = _strong(tie for tie in relations if not tie.holds or _says_its_base(tie, paragraphs))
    return [
        relation for relation in relations if relation.type == "order"
        or not _superseded(relation, beside if relation.type == "population" else strong)
    ]  # fmt: skip


def _says_its_base(relation: Relation, paragraphs: Sequence[int]) -> bool:
    """So many of a thousand people are of everybody, wherever they are told; a percentage is of those named beside it."""
    return relation.type == "rate_per" or len({paragraphs[number] for number in _figures(relation)}) == 1


def _strong(relations: Iterable[Relation]) -> dict[int, list[Relation]]:
    """The ties of each figure that may say more than others."""
    strong: dict[int, list[Relation]] = {}
    for relation in relations:
        if relation.result is not None and relation.type in STRONG:
            strong.setdefault(relation.result, []).append(relation)
            for number in relation.operands:
                strong.setdefault(number, []).append(relation)
    return strong


def _superseded(relation: Relation, strong: dict[int, list[Relation]]) -> bool:
    if not relation.operands or (relation.type == "population" and relation.holds and relation.firm):
        return False  # a mean population is told by none of any day
    if not relation.holds:
        return _said_with_both_counts(relation, strong) or _whole_and_part(relation, strong)
    figures = _figures(relation)
    around = strong.get(relation.operands[0], ())
    of_parts = len(relation.operands) > 2  # a total's change may be told by several sets of parts
    if relation.type == "growth" and relation.result is not None and not of_parts:
        return _later_of_two(relation, strong.get(relation.result, ()))
    return any(
        other is not relation
        and _tells(other)
        and other.type in STRONGER.get(relation.type, ())
        and figures <= _figures(other)
        and (relation.type != "order" or _says_the_order(other, relation, around))
        for other in around
        if relation.type != other.type or relation.result is None
    )


def _tells(relation: Relation) -> bool:
    """A broken tie says of its figures what is to be said, too."""
    return relation.holds or relation.firm or relation.type in BROKEN_TOO


def _says_the_order(other: Relation, order: Relation, around: Iterable[Relation]) -> bool:
    """That a part is within its whole: a kept share says it, and the sum of the whole; one of two parts does not, nor
    does what is left (其余7个) say that what was done is within what was to be done.
    """
    if other.type == "difference" and other.result == order.result:
        return False  # natural growth is what births are above deaths, and so within births as well
    if other.type in {"sum", "difference"}:
        of_what_is_left = other.type == "sum" and any(
            tie.type == "difference" and _figures(tie) == _figures(other) for tie in around
        )
        return other.result in _figures(order) and not of_what_is_left
    if other.type in QUOTIENTS and len(other.operands) > 2 and other.operands[-1] not in _figures(order):
        return False  # of the parts that are a share together, none is said to be the larger
    return other.holds or other.type not in QUOTIENTS


def _said_with_both_counts(relation: Relation, strong: dict[int, list[Relation]]) -> bool:
    """That no whole number gives a rate, where part and whole are known and do not."""
    if relation.type != "population" or relation.computed is not None or relation.result is None:
        return False
    return any(
        other.result == relation.result and other.type in QUOTIENTS and not other.holds
        for other in strong.get(relation.result, ())
    )


def _whole_and_part(relation: Relation, strong: dict[int, list[Relation]]) -> bool:
    """15间镇卫生院和社区卫生服务中心 are no other telling of the 14间镇卫生院 that are among them."""
    return relation.type == "duplicate" and any(
        other.type == "sum" and other.holds and other.result in _figures(relation) <= _figures(other)
        for other in strong.get(relation.operands[0], ())
    )


def _later_of_two(relation: Relation, strong: Iterable[Relation]) -> bool:
    """One growth of one result: the finder that speaks of growth comes before the one of any share."""
    told = (other for other in strong if _tells(other))
    same = [other for other in told if other.type == "growth" and other.result == relation.result]
    return bool(same) and same[0] is not relation


def _figures(relation: Relation) -> set[int]:
    return {*relation.operands} | ({relation.result} if relation.result is not None else set())
