"""Growths that no two figures make, though those of the step right before would but for one slip: 采购1832.84万元，按原价需
3730.98万元，节约1898.14万元，平均降幅达到59.9%.

The step holds, so that it is known what it lies between, or what it is from stands right before it. A slip or an old number that
comes near is told; where any two of the sentence give the growth, nothing is broken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import permutations

from weijian.proof.judgement import last_digit, meets_rate, one_slip
from weijian.proof.relations.changes.grown import fits_growth, growth_relation
from weijian.proof.relations.changes.growth_by_step import of_the_base
from weijian.proof.relations.changes.stepped import growth_in, step_said
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told, comes_near
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.parts import PRICE

REACHES = re.compile(r"(?<=[幅率])(?:达到|达|为)$")
# 上年报告1782例, 较上年543件; 本年多报, 精简; 病例数上升, 压减, 降幅.
THEN = re.compile(r"上一?年|去年|前年|同期")
STEP = re.compile(r"(?:多|少|增|减|降|升|涨|压|缩|精简|节[约省])[^，。；\d]{0,6}$")
GROWTH = re.compile(
    r"(?:增长|上升|提高|下降|减少|降低|[增减降升涨跌]幅|压减|压缩|上涨|回落|增加)(?:了|为|达到?|约)*$"
)
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
        if asked and (of_then := _of_what_it_was(passage, rate)):
            yield of_then
            continue
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
            if now != then and _is_meant(passage, rate, now, then):
                yield replace(growth_relation(passage, rate, now, then, falls, holds=False), firm=False)


def _of_what_it_was(passage: Passage, rate: int) -> Relation | None:
    """上年报告1782例，本年多报626例，病例数上升38.0%: the step and what it is from stand right before the growth."""
    then, step = rate - 2, rate - 1
    if then < 0 or not passage.together(then, rate) or passage[then].base != passage[step].base:
        return None
    said = (
        THEN.search(passage.labels[then])
        and STEP.search(passage.labels[step])
        and GROWTH.search(passage.labels[rate])
    )
    exact = passage[then].bound == passage[step].bound == "exact" and passage[then].amount > 0
    if not said or not exact or passage[then].kind not in KINDS or "分别" in passage.labels[rate]:
        return None
    value = passage[step].amount * HUNDRED / passage[then].amount
    if meets_rate(passage[rate], passage[step], passage[then]) or not comes_near(passage[rate], value):
        return None
    return of_the_base(passage, rate, step, then, passage[then].amount, holds=False)


def _alike(passage: Passage, rate: int) -> list[int]:
    """The figures before of the unit of the last one that is no step, the nearest first."""
    near = [
        n for n in passage.in_front(rate, REACH)
        if passage[n].kind in KINDS and passage[n].bound == "exact" and passage[n].amount > 0
        and step_said(passage, n) is None and not PRICE.search(passage.labels[n])
    ]  # fmt: skip
    return [n for n in near if passage[n].base == passage[near[0]].base]


def _is_meant(passage: Passage, rate: int, now: int, then: int) -> bool:
    """But for one slip, or as an old number that comes near."""
    unit = last_digit(passage[rate].value)
    value = abs(passage[now].amount - passage[then].amount) * HUNDRED / passage[then].amount
    stated = str(int(passage[rate].value / unit))
    computed = {str(int(value / unit)), str(int((value / unit).to_integral_value()))}
    slip = any(one_slip(stated, one, left_out=False) for one in computed)
    return slip or comes_near(passage[rate], value)
