"""The step told with a growth that holds: 与上年51.91万元相比，减少9.50万元，下降18.30%.

The growth says which number is now and which was then, so that the step between them can be no other. Told right before
the growth, in the same unit. Rates printed to one or two digits fit too many pairs to say so.
"""

from __future__ import annotations

from collections.abc import Iterator

from weijian.proof.judgement import is_distance
from weijian.proof.relations.changes.grown import CHANGED
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.remainder import distance_relation

TELLING = 3
PAIR = 2


def with_steps_of_growth(passage: Passage, ties: list[Relation]) -> Iterator[Relation]:
    # 分别提高7.65%和4.75% are two growths, and no step and its growth.
    told = {tie.result for tie in ties if tie.type in {"difference", "sum", "growth"}}
    for tie in ties:
        if tie.type != "growth" or not tie.holds or tie.result is None or len(tie.operands) != PAIR:
            continue
        step = tie.result - 1
        if step in told or step in tie.operands or not _is_its_step(passage, step, tie):
            continue
        high, low = sorted(tie.operands, key=lambda number: -passage[number].amount)
        holds = is_distance(passage[step], passage[high], passage[low])
        yield distance_relation(passage, step, high, low, holds=holds, firm=False)


def _is_its_step(passage: Passage, step: int, growth: Relation) -> bool:
    rate = growth.result or 0
    bases = {passage[number].base for number in (step, *growth.operands)}
    exact = all(passage[number].bound == "exact" for number in (step, rate, *growth.operands))
    together = step >= 0 and passage.same_sentence(step, rate) and passage[rate].printed_digits >= TELLING
    return together and exact and len(bases) == 1 and CHANGED.search(passage.labels[step]) is not None
