"""What a count and its rate imply of a number that nobody states, written out: 155人与98.73%所对应的数为157."""

from __future__ import annotations

from weijian.proof.judgement import Range
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage


def written_range(ends: Range) -> str:
    low, high = ends
    return f"{low}" if low == high else f"{low}至{high}"


def implied_relation(
    passage: Passage, rate: int, operands: tuple[int, ...], fit: Range, said: str = ""
) -> Relation:
    """That the rate and its operands, `said` in other words where they are not told as such, leave these whole numbers."""
    stated = passage[rate]
    working = f"{said or passage.written(operands[0])}与{stated.text}所对应的数为{written_range(fit)}"
    return Relation("population", rate, operands, fit, stated.value, True, working)
