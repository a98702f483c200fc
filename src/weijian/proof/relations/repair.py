"""The likely slip behind a broken tie: the one digit that, put right, makes it hold.

It speaks only where exactly one change of one digit in one operand explains the stated result; the computed
result itself is always another way to put it right, and the finding shows it anyway.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

from weijian.proof.figures.model import Figure
from weijian.proof.judgement import meets, meets_rate, total
from weijian.proof.relations.model import Relation

MOST_DIGITS = 9


def likely_repair(figures: list[Figure], relation: Relation) -> str | None:
    """What one operand should read, with the operand it replaces: “5030人次”若为“5000人次”则相符."""
    if relation.result is None or relation.holds or not relation.operands:
        return None
    holds = _judge(figures[relation.result], relation)
    if holds is None:
        return None
    operands = [figures[number] for number in relation.operands]
    found = set()
    for place, operand in enumerate(operands):
        for changed in _one_digit_changed(operand):
            if holds([*operands[:place], changed, *operands[place + 1 :]]):
                found.add(f"“{operand.text}”若为“{changed.text}”则相符")
    return found.pop() if len(found) == 1 else None


def _judge(stated: Figure, relation: Relation) -> Callable[[list[Figure]], bool] | None:
    if (
        relation.type in {"ratio", "completion", "rate_per"}
        and stated.is_rate
        and len(relation.operands) == 2
    ):
        return lambda operands: meets_rate(stated, operands[0], operands[1])
    if relation.type == "sum":
        return lambda operands: meets(stated, total(operands))
    return None


def _one_digit_changed(figure: Figure) -> Iterator[Figure]:
    """Counts written in plain digits only; a changed first digit must not be nought."""
    digits = str(figure.value)
    if not digits.isdigit() or len(digits) > MOST_DIGITS or digits not in figure.text:
        return
    for place, old in enumerate(digits):
        for new in "0123456789":
            if new != old and not (place == 0 and new == "0"):
                text = digits[:place] + new + digits[place + 1 :]
                value = Decimal(text)
                yield replace(
                    figure, value=value, low=value, high=value, text=figure.text.replace(digits, text, 1)
                )
