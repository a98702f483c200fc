"""Growths that no two figures make, though those of the step right before would but for one slip: 采购1832.84万元，按原价需
3730.98万元，节约1898.14万元，平均降幅达到59.9%.

The step holds, so that it is known what it lies between. Where any two of the sentence give the growth, nothing is broken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import permutations

from weijian.proof.judgement import last_digit, one_slip
from weijian.proof.relations.changes.grown import fits_growth, growth_relation
from weijian.proof.relations.changes.stepped import growth_in, step_said
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.parts import PRICE

REACHES = re.compile(r"(?<=[幅率])(?:达到|达|为)$")
KINDS = {"count", "money", "volume", "area", "duration", "weight"}
REACH, LEAST_DIGITS = 8, 3
HUNDRED = Decimal(100)


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    steps = {tie.result: tie.operands for tie in told.holding if tie.type == "difference"}
    for rate, figure in enumerate(passage.figures):
        asked = figure.kind == "percent" and figure.bound == "exact" and rate not in told.results
        # 降幅达到50.9% is no number that something has come to.
        said = (
            growth_in(REACHES.sub("", passage.labels[rate]))
            if asked and figure.printed_digits >= LEAST_DIGITS
            else None
        )
        if said is None or figure.modality:
            continue
        near = _alike(passage, rate)
        falls = said.way == "fall"
        if any(fits_growth(passage, rate, *pair, falls) for pair in permutations(near, 2)):
            continue
        pair = steps.get(rate - 1, ())
        if len(pair) == len(("now", "then")) and passage.same_sentence(min(pair), rate):
            more, less = sorted(pair, key=lambda n: -passage[n].amount)
            now, then = (less, more) if falls else (more, less)
            if now != then and _but_for_a_slip(passage, rate, now, then):
                yield replace(growth_relation(passage, rate, now, then, falls, holds=False), firm=False)


def _alike(passage: Passage, rate: int) -> list[int]:
    """The figures before of the unit of the last one that is no step, the nearest first."""
    near = [
        n for n in passage.in_front(rate, REACH)
        if passage[n].kind in KINDS and passage[n].bound == "exact" and passage[n].amount > 0
        and step_said(passage, n) is None and not PRICE.search(passage.labels[n])
    ]  # fmt: skip
    return [n for n in near if passage[n].base == passage[near[0]].base]


def _but_for_a_slip(passage: Passage, rate: int, now: int, then: int) -> bool:
    unit = last_digit(passage[rate].value)
    apart = abs(passage[now].amount - passage[then].amount)
    value = apart * HUNDRED / passage[then].amount / unit
    stated = str(int(passage[rate].value / unit))
    computed = {str(int(value)), str(int(value.to_integral_value()))}
    return any(one_slip(stated, one, left_out=False) for one in computed)
