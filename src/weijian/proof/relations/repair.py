"""The likely slip behind a broken tie: the one that, put right, makes it hold.

Every figure of the tie is tried without every slip it may bear (see `slips`), and numerator and denominator
changed about. Slips that leave the printed digits as they are come first: where they give the stated result to the
last digit, that is no accident. It speaks only where exactly one explains the tie; recomputing the result is always
another way to put it right, and the finding shows it anyway.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from weijian.proof.figures.model import Figure
from weijian.proof.findings import Fix
from weijian.proof.judgement import less, meets, meets_rate, quotient, total
from weijian.proof.relations.model import Relation
from weijian.proof.relations.slips import with_other_digits, with_the_digits_printed

QUOTIENTS = {"ratio", "completion", "rate_per"}
MOST_OPERANDS = 12

Holds = Callable[[Figure, list[Figure]], bool]
Slips = Callable[[Figure], Iterable[Figure]]


@dataclass(frozen=True, slots=True)
class Repair:
    """In words, and as a change of the text where one figure only is to be changed."""

    words: str
    fix: Fix | None = None


def likely_repair(figures: list[Figure], relation: Relation) -> Repair | None:
    """“5030人次”若为“5000人次”则相符."""
    if relation.holds or strictly_holds(figures, relation):
        return None  # what rises where it is said to fall is no slip of a digit
    found = by_the_digits_printed(figures, relation) or by_other_digits(figures, relation)
    return found.pop() if len(found) == 1 else None


def by_the_digits_printed(figures: list[Figure], relation: Relation) -> set[Repair]:
    """The slips that leave every printed digit as it is and explain the tie: no accident, where there are many."""
    tied = _tied(figures, relation)
    if tied is None:
        return set()
    stated, operands, holds = tied
    return {
        *_swapped(stated, operands, relation.type, holds),
        *_put_right(stated, operands, holds, with_the_digits_printed),
    }


def by_other_digits(figures: list[Figure], relation: Relation) -> set[Repair]:
    """The slips of one digit that explain the tie."""
    tied = _tied(figures, relation)
    return set() if tied is None else {*_put_right(*tied, with_other_digits)}


def strictly_holds(figures: list[Figure], relation: Relation) -> bool:
    tied = _tied(figures, relation)
    return tied is None or tied[2](tied[0], tied[1])


def _tied(figures: list[Figure], relation: Relation) -> tuple[Figure, list[Figure], Holds] | None:
    if relation.result is None or not 0 < len(relation.operands) <= MOST_OPERANDS:
        return None
    stated, operands = figures[relation.result], [figures[number] for number in relation.operands]
    if relation.type == "sum" and not _plainly_added(relation, stated, operands):
        return None
    holds = _judge(relation.type, stated, operands)
    return None if holds is None else (stated, operands, holds)


def _plainly_added(relation: Relation, stated: Figure, operands: list[Figure]) -> bool:
    """Not heads times prices, nor 甲、乙各1家: what those come to says nothing of a slip in one of them."""
    together = sum(operand.amount for operand in operands)
    return not isinstance(relation.computed, Decimal) or relation.computed * stated.factor == together


def _put_right(stated: Figure, operands: list[Figure], holds: Holds, slips: Slips) -> Iterator[Repair]:
    for changed in slips(stated):
        if holds(changed, operands):
            yield _put(stated, changed)
    for place, operand in enumerate(operands):
        for changed in slips(operand):
            if holds(stated, [*operands[:place], changed, *operands[place + 1 :]]):
                yield _put(operand, changed)


def _swapped(stated: Figure, operands: list[Figure], kind: str, holds: Holds) -> Iterator[Repair]:
    if kind in QUOTIENTS and holds(stated, operands[::-1]):
        part, whole = operands
        yield Repair(f"“{part.text}”与“{whole.text}”若对调则相符")


def _put(figure: Figure, changed: Figure) -> Repair:
    words = f"“{figure.text}”若为“{changed.text}”则相符"
    return Repair(words, Fix(figure.start, figure.end, changed.text))


def _judge(kind: str, stated: Figure, operands: list[Figure]) -> Holds | None:
    """When the tie would hold."""
    if kind == "sum":
        return lambda result, parts: meets(result, total(parts))
    if kind == "unit_price" and len(operands) in {2, 3}:
        return _is_price
    if len(operands) != 2:
        return None
    if kind in QUOTIENTS and stated.is_rate:
        return lambda result, both: result.is_rate and meets_rate(result, *both)
    if kind == "difference":
        return lambda result, both: meets(result, less(*both))
    if kind == "growth" and stated.kind == "percent":
        return _grows(rises=operands[0].amount >= operands[1].amount)
    return None


def _grows(rises: bool) -> Holds:
    def holds(result: Figure, both: list[Figure]) -> bool:
        now, then = both
        share = quotient(now, then, Decimal(100))
        if share is None or result.kind != "percent" or (now.amount >= then.amount) is not rises:
            return False
        low, high = share[0] - 100, share[1] - 100
        return meets(result, (low, high) if rises else (-high, -low))

    return holds


def _is_price(price: Figure, operands: list[Figure]) -> bool:
    """Of the sum for so many heads, and for so many months where these are told."""
    computed, times = quotient(operands[0], operands[1], Decimal(1)), Decimal(1)
    for time in operands[2:]:
        times = max(time.amount, Decimal(1))
    return computed is not None and meets(price, (computed[0] / times, computed[1] / times))
