"""A tie written out with the number that it computes: 440人÷500人＝88%."""

from __future__ import annotations

from decimal import Decimal

from weijian.kernel.quantities import format_number, round_half_up
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage

SIGNS = {"permille": "‰", "percent": "%", "per100k": "/10万"}


def worked_out(
    passage: Passage,
    kind: str,
    result: int,
    operands: tuple[int, ...],
    value: Decimal,
    formula: str,
    holds: bool,
    firm: bool = False,
) -> Relation:
    stated = passage[result]
    working = f"{formula}＝{format_number(round_half_up(value, 2))}{SIGNS.get(stated.kind, '')}"
    return Relation(kind, result, operands, round_half_up(value, 4), stated.value, holds, working, firm)
