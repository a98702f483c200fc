"""Changes told in any order, by the part that each figure plays: 合同工期360天，实际用了298天，提前62天; 今年再提高3元，达到91元
（上年88元）; 12月接听500个，是首月的3.3倍（首月153个）.

A step lies between what is now and what it is told from (see `roles`): the number the comparison names right before it; else the
only one of its kind beside the only one that is now. Where there are more of either, nothing is broken.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from weijian.proof.figures.model import Figure
from weijian.proof.judgement import is_distance, meets, quotient
from weijian.proof.relations.changes.between import Pair, between_which
from weijian.proof.relations.changes.difference import RATE_OF_POINTS, as_meant, difference_relation
from weijian.proof.relations.changes.grown import fits_growth, growth_relation
from weijian.proof.relations.changes.stepped import Said, growth_said, step_said, times_said
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.remainder import distance_relation
from weijian.proof.relations.wording import shared_run
from weijian.proof.relations.worked import worked_out

KINDS = {"count", "money", "volume", "area", "duration", "other", "weight"}
TELLING, REACH = 3, 12
DAYS = {"天", "工作日", "个工作日", "日"}


def find(passage: Passage) -> Iterator[Relation]:
    steps: dict[int, Pair | None] = {}
    for number, figure in enumerate(passage.figures):
        if figure.bound != "exact" or figure.amount <= 0:
            continue
        if figure.base == "倍":
            yield from _times(passage, number)
        elif figure.kind == "percent":
            yield from _growth(passage, number, steps)
        elif figure.kind in KINDS or figure.kind == "percentage_points":
            yield from _step(passage, number, steps)


def _step(passage: Passage, step: int, steps: dict[int, Pair | None]) -> Iterator[Relation]:
    said, figure = step_said(passage, step), passage[step]
    if said is None:
        return
    points = RATE_OF_POINTS[figure.base] if figure.kind == "percentage_points" else ""
    pair = steps[step] = between_which(passage, step, said, points)
    if pair is None:
        return
    high, low = sorted((pair.now, pair.then), key=lambda n: -passage[n].amount)
    meant = (_meant(passage, number, step) for number in (high, low))
    holds = is_distance(_whole_days(passage, step), *meant)
    relation = difference_relation if points else distance_relation
    if holds or (pair.plain and not _of_two_others(passage, step)):
        yield relation(passage, step, high, low, holds, firm=pair.plain)


def _of_two_others(passage: Passage, step: int) -> bool:
    """任务10000人，由甲8000人和乙2000人构成，实际分别完成8216人和2031人，……，甲超任务216人: two of its sentence give it."""
    figure = passage[step]
    if figure.printed_digits < TELLING:
        return False
    alike = [n for n in passage.in_front(step, REACH) if passage[n].base == figure.base]
    return any(
        abs(passage[one].amount - passage[other].amount) == figure.amount
        for one, other in combinations(alike, 2)
    )


def _meant(passage: Passage, number: int, step: int) -> Figure:
    figure = passage[number]
    if figure.is_rate:
        return as_meant(passage, number, step)
    if figure.bound == "exact":
        return _whole_days(passage, number)
    return replace(figure, low=figure.value, high=figure.value)


def _whole_days(passage: Passage, number: int) -> Figure:
    """合同工期321天 is no rounded number; an average may be."""
    figure = passage[number]
    whole = figure.base in DAYS and figure.value == int(figure.value)
    if whole and "平均" not in passage.said_before(number):
        return replace(figure, low=figure.value, high=figure.value)
    return figure


def _growth(passage: Passage, rate: int, steps: dict[int, Pair | None]) -> Iterator[Relation]:
    said = growth_said(passage, rate)
    if said is None:
        return
    if rate - 1 in steps and passage.same_sentence(rate - 1, rate):
        pair = steps[rate - 1] if _of_the_step(passage, rate - 1, said) else None
    else:
        pair = between_which(passage, rate, said, "")
    if pair is None or passage[pair.now].is_rate:
        return
    falls = said.way == "fall"
    holds = fits_growth(passage, rate, pair.now, pair.then, falls)
    if holds or pair.plain:
        yield replace(growth_relation(passage, rate, pair.now, pair.then, falls, holds), firm=pair.plain)


def _of_the_step(passage: Passage, step: int, said: Said) -> bool:
    """总诊疗……增加2.4万人次，业务收入增长14.0% is of another matter."""
    return len(said.own) < 2 or shared_run(said.own, passage.said_before(step)) > 1


def _times(passage: Passage, times: int) -> Iterator[Relation]:
    said = times_said(passage, times)
    pair = None if said is None else between_which(passage, times, said, "")
    share = None if pair is None else quotient(passage[pair.now], passage[pair.then], Decimal(1))
    if pair is None or share is None:
        return
    holds = meets(passage[times], share)
    value = passage[pair.now].amount / passage[pair.then].amount
    formula = f"{passage.written(pair.now)}÷{passage.written(pair.then)}"
    if holds or pair.plain:
        yield worked_out(passage, "ratio", times, (pair.now, pair.then), value, formula, holds, pair.plain)
