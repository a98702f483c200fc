"""Percentage points that the only two rates of their sentence come near: 参保率为90.86%，距离100%的任务尚差9.80个百分点;
管理率城镇96.0%、农村86.2%，城乡尚差9.0个百分点.

Some word calls them what one rate is above or below another by. Where the two rates told right before come within a seventh
and no two of the sentence make them, the points are old; never firm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from weijian.proof.judgement import is_distance
from weijian.proof.relations.changes.difference import RATE_OF_POINTS, as_meant, difference_relation
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told, is_nearly_computed
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.wording import TO

STEP = re.compile(
    r"(?:[尚还仍]?[相]?差|[高低][于出]|提高|提升|上升|增加|下降|降低|回落|超[过出]?|[低高落领]|[距离])[^，。；：、（\d]{0,10}$"
)
NO_STEP = re.compile(r"再|[将可能]|目标是|分别|各|每年|年均|平均|累计|力争|争取|确保|明年|拟|依次")
BOTH = re.compile(r"[两二]者|两[年地项]|相差|城乡")
REACH, LEAST_DIGITS = 6, 2


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    for step, figure in enumerate(passage.figures):
        if figure.kind != "percentage_points" or figure.bound != "exact":
            continue
        label = passage.labels[step]
        if step in told.results or not STEP.search(label) or NO_STEP.search(label) or TO.search(label):
            continue
        yield from _of_the_two_before(passage, step)


def _of_the_two_before(passage: Passage, step: int) -> Iterator[Relation]:
    kind = RATE_OF_POINTS[passage[step].base]
    rates = [n for n in passage.in_front(step, REACH) if passage[n].kind == kind]
    around = [*rates, *(n for n in passage.behind(step, 2) if passage[n].kind == kind)]
    if len(rates) < 2 or passage[step].printed_digits < LEAST_DIGITS:
        return
    for pair in combinations(around, 2):
        high, low = sorted(pair, key=lambda n: -passage[n].amount)
        if is_distance(passage[step], *(as_meant(passage, n, step) for n in (high, low))):
            return
    high, low = sorted(rates[:2], key=lambda n: -passage[n].amount)
    tie = difference_relation(passage, step, high, low, holds=False, firm=False)
    plain = all(passage[n].bound == "exact" for n in (high, low))
    if plain and _one_behind_another(passage, rates, step) and is_nearly_computed(passage, tie):
        yield tie


def _one_behind_another(passage: Passage, rates: list[int], step: int) -> bool:
    """No other points stand between, and no further rate before them in the clause that ； begins."""
    first = rates[1]
    points = any(passage[n].kind == "percentage_points" for n in range(first, step))
    both = BOTH.search(passage.labels[step])
    return not points and (both is not None or "；" not in passage.between(first, step))
