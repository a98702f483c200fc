"""How many are still wanting to reach a rate: 目标人群531250人，第一剂412608人，接种率77.67%……若要达到80%，还差约1.24万人.

The rate wanted has the name of one reached, told anywhere before with its two counts. Far from what those give, it is
of something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from weijian.kernel.quantities import format_number, round_half_up
from weijian.proof.judgement import meets
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.quotients import explaining_pair
from weijian.proof.relations.wording import shared_run, stem_of

WANTING = re.compile(r"(?:还差|尚差|还需|尚需|仍需|仍差|还要|缺口)[^，。；：\d]{0,8}$")
REACHED = re.compile(r"达到?|达标|目标|提高到|完成")
FAR = 200
SHARED = 2
NEAR = 5  # one part in so many


def find(passage: Passage) -> Iterator[Relation]:
    for wanting, figure in enumerate(passage.figures):
        goal = wanting - 1
        if figure.kind != "count" or goal < 0 or not WANTING.search(passage.labels[wanting]):
            continue
        plain = passage[goal].kind == "percent" and passage.same_sentence(goal, wanting)
        if not plain or not REACHED.search(passage.labels[goal] + passage.tails[goal]):
            continue
        pair = _reached_so_far(passage, goal, figure.family)
        if pair is not None:
            yield from _tie(passage, wanting, goal, *pair)


def _reached_so_far(passage: Passage, goal: int, family: str) -> tuple[int, int] | None:
    """The counts of the rate that bears the name of the goal; the one right before where the goal bears none."""
    stem = stem_of(passage.labels[goal])
    for rate in range(goal - 1, max(-1, goal - FAR), -1):
        if passage[rate].kind != "percent" or not passage[rate].value < passage[goal].value:
            continue
        named = shared_run(stem, stem_of(passage.labels[rate])) >= SHARED if stem else rate == goal - 1
        pair = explaining_pair(passage, rate) if named else None
        if pair is not None and passage[pair[0]].family == family:
            return pair
    return None


def _tie(passage: Passage, wanting: int, goal: int, part: int, whole: int) -> Iterator[Relation]:
    figure = passage[wanting]
    value = passage[whole].amount * passage[goal].value / Decimal(100) - passage[part].amount
    holds = meets(figure, (value - 1, value + 1))  # nobody is counted in parts
    if holds or abs(value - figure.amount) * NEAR <= value:
        shown = format_number(round_half_up(value / figure.factor, 2))
        reached = f"{passage.written(whole)}×{passage.written(goal)}－{passage.written(part)}"
        working = f"{reached}＝{shown}{figure.unit}"
        operands = (goal, whole, part)
        yield Relation("difference", wanting, operands, value / figure.factor, figure.value, holds, working)
