"""By how much something changed, told behind its two numbers in a sentence of its own: 2022年医疗收入3.90亿元，2023年4.88亿元。
两相比较，多出0.98亿元，增长率为25.1%; 去年发放11712人次，今年只发放10451人次。发放量减少1261人次; 比定数多519人.

Each number is told of a time of its own (`times`), or one of them is a task. The step names the times it lies between
(2023年比2021年下降), or the later one (2022年升了, from the year before), or there are only two numbers near. A growth behind a
step is of the same two. Never firm: a broken tie is told where a slip of the pen explains it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from weijian.proof.judgement import is_distance
from weijian.proof.relations.apart.readings import asking, is_step_of
from weijian.proof.relations.apart.two_before_pairs import Change, pair_of
from weijian.proof.relations.changes.difference import as_meant, difference_relation
from weijian.proof.relations.changes.grown import fits_growth, growth_relation
from weijian.proof.relations.changes.stepped import Said, growth_in, step_in
from weijian.proof.relations.changes.times import TIME
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told, a_slip_explains
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.remainder import distance_relation

KINDS = {"count", "money", "percentage_points", "duration", "volume", "area"}
# 累计8.48个百分点, behind the steps of single years.
IN_ALL = re.compile(
    r"^(?:[两二三四五]年)?(?:来|间|下来)?(?:累计|合计|总共|一共|共)(?:上升|提高|提升|增加|增长|下降|减少|降低)?了?$"
)
# 增加的176965人次主要得益于……
OF_IT = re.compile(r"的$")
# The last of the steps before, or the first of them.
LAST_STEP, FIRST_STEP = re.compile(r"后一?[个者]?|最后"), re.compile(r"前一?[个者]?")
NO_TIME = "那时"  # stands for a time, which is read apart
GROWTH_REACH = 60


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    changes: dict[int | None, tuple[int, ...]] = {
        tie.result: tie.operands
        for tie in told.holding
        if tie.type == "difference" and tie.result is not None
    }
    steps: dict[int, Change] = {}
    for number in asking(passage, told, {*KINDS, "percent"}):
        if passage[number].kind == "percent":
            yield from _growth(passage, number, steps, changes)
        else:
            yield from _step(passage, number, steps)


def said_of(passage: Passage, number: int, growth: bool = False) -> Said | None:
    """What the words in front of a step say, its times left out."""
    words = OF_IT.sub("", TIME.sub(NO_TIME, passage.labels[number]))
    if IN_ALL.match(words):
        return Said("all", words=words)
    return growth_in(words) if growth else step_in(words)


def _step(passage: Passage, step: int, steps: dict[int, Change]) -> Iterator[Relation]:
    said = said_of(passage, step)
    change = None if said is None else pair_of(passage, step, said, steps)
    if said is None or change is None or step in change:
        return
    steps[step] = change
    high, low = _more_and_less(passage, said, change)
    points = passage[step].kind == "percentage_points"
    meant = (as_meant(passage, n, step) if points else passage[n] for n in (high, low))
    holds = is_distance(passage[step], *meant)
    tie = (difference_relation if points else distance_relation)(passage, step, high, low, holds, firm=False)
    if holds or a_slip_explains(passage, tie):
        yield tie


def _more_and_less(passage: Passage, said: Said, change: Change) -> tuple[int, int]:
    """What is said to fall was more then; which way it went is not asked of a distance."""
    now, then = change
    if said.way in {"rise", "over"}:
        return now, then
    if said.way in {"fall", "lack"}:
        return then, now
    return (now, then) if passage[now].amount >= passage[then].amount else (then, now)


def _growth(
    passage: Passage, rate: int, steps: dict[int, Change], changes: dict[int | None, tuple[int, ...]]
) -> Iterator[Relation]:
    said = said_of(passage, rate, growth=True)
    if said is None or said.way not in {"rise", "fall"}:
        return
    change = _of_a_step(passage, rate, said, steps, changes) or pair_of(passage, rate, said, steps)
    if change is None or passage[change.now].is_rate:
        return
    falls = said.way == "fall"
    holds = fits_growth(passage, rate, *change, falls)
    tie = replace(growth_relation(passage, rate, *change, falls, holds), firm=False)
    if holds or a_slip_explains(passage, tie):
        yield tie


def _of_a_step(
    passage: Passage,
    rate: int,
    said: Said,
    steps: dict[int, Change],
    changes: dict[int | None, tuple[int, ...]],
) -> Change | None:
    """The two numbers of the step right before, or of the one that the words count (后一个降幅)."""
    step = rate - 1
    if step < 0 or passage[rate].start - passage[step].end > GROWTH_REACH:
        return None
    if FIRST_STEP.fullmatch(said.own):
        step = min((n for n in steps if passage.same_sentence(n, rate)), default=-1)
    elif len(said.own) > 1 and not LAST_STEP.fullmatch(said.own):
        return None
    if step in steps:
        return steps[step]
    operands = changes.get(step, ())
    if len(operands) != 2 or max(operands) > step or not is_step_of(passage, step, operands[0]):
        return None
    now, then = operands if said.way == "rise" else operands[::-1]
    return Change(now, then)
