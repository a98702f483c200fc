"""A step told with what it was, and in another sentence what it is: 县域内就诊率比2020年的88.6%提高1.6个百分点, where 县域内
就诊率90.2%; 2021年出生5634人，一年少了758人, where 全年出生4876人.

What it is now bears the same name; a slip of the pen explains where the three do not agree. Never firm: the same name may be
told of several times and places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.judgement import less, meets
from weijian.proof.relations.changes.difference import RATE_OF_POINTS, difference_relation
from weijian.proof.relations.changes.step_elsewhere import FALLS, IN_TIME, STEP, THEN
from weijian.proof.relations.matters import of_others, own_words, place_of
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told, a_slip_explains
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.remainder import distance_relation
from weijian.proof.relations.wording import shared_run

KINDS = {"count", "money", "percentage_points", "duration"}
# What stands between what it was and the step: 的、同期水平、一年.
BETWEEN = re.compile(r"^[^，。；\d]{0,8}，?[^，。；\d]{0,6}$")
WHEN = re.compile(
    r"(?:较|比|与|同)?(?:上年|去年|前年|同期|年初|[年月]末|年底|\d{4}年)+(?:同期|的|全年|年?底|末)*"
)
REACH, FAR, NAMED, LEAST_DIGITS, MANY = 24, 300, 3, 2, 4
SUFFIX = 2  # 住院人次, 出生人口


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    for step, figure in enumerate(passage.figures):
        plain = figure.kind in KINDS and figure.bound == "exact" and figure.value > 0
        if not plain or step in told.results or not step or not _with_what_it_was(passage, step):
            continue
        yield from _tied(passage, step, step - 1)


def _with_what_it_was(passage: Passage, step: int) -> bool:
    then, figure = step - 1, passage[step]
    kind = RATE_OF_POINTS[figure.base] if figure.kind == "percentage_points" else figure.kind
    alike = passage[then].kind == kind and (
        figure.kind == "percentage_points" or passage[then].base == figure.base
    )
    if not alike or passage[then].bound != "exact" or not passage.same_sentence(then, step):
        return False
    between = passage.between(then, step)
    said = THEN.search(passage.labels[then]) and STEP.search(between) and BETWEEN.match(between)
    return bool(said) and IN_TIME.search(passage.said_before(step, REACH)) is not None


def _tied(passage: Passage, step: int, then: int) -> Iterator[Relation]:
    falls = FALLS.search(passage.between(then, step)) is not None
    clause = passage.said_before(then, REACH)
    subject = own_words(WHEN.sub("", re.split(r"[，；：]", clause)[-1])).replace("，", "")
    named: list[tuple[int, int, Relation]] = []
    for now in range(max(0, step - FAR), min(len(passage), step + FAR)):
        if not _may_be(passage, now, then, clause):
            continue
        name = own_words(passage.labels[now]).replace("，", "")
        shared = shared_run(subject, name)
        # 出生 of 全年出生4876人 is its whole name.
        shared += NAMED if LEAST_DIGITS <= shared == len(name) >= len(subject) - SUFFIX else 0
        if shared * 2 <= len(subject):
            shared = 0  # 老年人签约率 is not the 签约率 of all
        named.append((shared, now, _relation(passage, step, now, then, falls)))
    kept = [one for one in named if one[2].holds and (one[0] >= LEAST_DIGITS or _telling(passage, one[1]))]
    if kept:
        yield max(kept, key=lambda one: (one[0], -abs(one[1] - step)))[2]
        return
    told = [one for one in named if one[0] >= NAMED]
    amounts = {passage[now].amount for _, now, _ in told}
    wrong = [tie for _, _, tie in told if a_slip_explains(passage, tie)]
    if len(amounts) == 1 and wrong and passage[step].printed_digits >= LEAST_DIGITS:
        yield wrong[0]


def _may_be(passage: Passage, now: int, then: int, clause: str) -> bool:
    one, other = passage[now], passage[then]
    alike = one.kind == other.kind and one.base == other.base and one.bound == "exact"
    if not alike or passage.same_sentence(now, then) or STEP.search(passage.labels[now]):
        return False
    now_told = not THEN.search(passage.labels[now]) and not of_others(clause, passage.said_before(now, REACH))
    return now_told and place_of(passage, now) == place_of(passage, then) and not one.modality


def _telling(passage: Passage, now: int) -> bool:
    return passage[now].significant_digits >= MANY


def _relation(passage: Passage, step: int, now: int, then: int, falls: bool) -> Relation:
    high, low = (then, now) if falls else (now, then)
    holds = meets(passage[step], less(passage[high], passage[low]))
    if passage[step].kind == "percentage_points":
        return difference_relation(passage, step, high, low, holds, firm=False)
    return distance_relation(passage, step, high, low, holds, firm=False)
