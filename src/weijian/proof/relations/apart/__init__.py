"""Ties whose figures stand apart: a clause says what is left, the step, the gap or the growth of a matter, and its two numbers
are told in another sentence or section.

- What is left: `wanting` is how many a task or a goal is short of, `left` what is left of what was set and done (`left_said`
  knows how that is said, `reached` what was done of a whole), `left_again` the same told twice.
- What changed: `step` and `growth`, or where what it was stands beside, `step_from_then` and `growth_from_then`.
  `two_before` reads both from the times they are told of, right before the step.
- `grown_to` is a total that is to be reached by what is added.
- `gap` is how far a rate is from its goal or from another rate.

Each says which figures ask, which pairs they may be of and what these would come to; `readings` chooses: words name the matter
(`matters`), so that the pair best named counts, and a broken tie is told only where a slip of the pen explains it.
"""

from collections.abc import Iterator

from weijian.proof.relations.apart import (
    gap,
    grown_to,
    growth,
    growth_from_then,
    left_again,
    step,
    step_from_then,
    two_before,
    wanting,
)
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told
from weijian.proof.relations.passage import Passage

FINDERS = (wanting, step, gap, grown_to, step_from_then, growth_from_then, growth, left_again, two_before)


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    for finder in FINDERS:
        yield from finder.find(passage, told)
