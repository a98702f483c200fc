"""A step told with what it was, and in another sentence what it is: 县域内就诊率比2020年的88.6%提高1.6个百分点, where 县域内
就诊率90.2%; 2021年出生5634人，一年少了758人, where 全年出生4876人.

So is what a rate is to be: 老年人体检率在今年基础上再提高6个百分点，达到76%, where 体检率70.0%.

What it is now bears the same name; a slip of the pen explains where the three do not agree. Never firm: the same name may be
told of several times and places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from weijian.proof.judgement import last_digit
from weijian.proof.relations.apart.gap import segment
from weijian.proof.relations.apart.readings import (
    Reading,
    around,
    asking,
    is_step_of,
    last_clause,
    the_likeliest,
)
from weijian.proof.relations.apart.step import FALLS, IN_TIME, STEP, THEN, step_relation
from weijian.proof.relations.matters import heading_of, of_others, own_words, place_of, shared_signs
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.wording import TO, shared_run

KINDS = {"count", "money", "percentage_points", "duration"}
# What stands between what it was and the step: 的、同期水平、一年.
BETWEEN = re.compile(r"^[^，。；\d]{0,8}，?[^，。；\d]{0,6}$")
WHEN = re.compile(
    r"(?:较|比|与|同)?(?:上年|去年|前年|同期|年初|[年月]末|年底|\d{4}年)+(?:同期|的|全年|年?底|末)*"
)
OPENED = re.compile(r"^(?:（[^（）]{1,3}）|\d{1,2}[.．、])")
OLD_PEOPLE = re.compile(r"6[05]岁及?以上")
# 与去年38.2%的药占比相比，下降了9.6个百分点
NAMED_BEHIND = re.compile(r"^的(?P<name>[^，。；\d]{2,8}?)(?:相比)?，")
# By how much it is to be more than this year's, which another section told.
FROM_NOW = re.compile(
    r"(?:在|较|比)(?:今年|上半年|目前|现[有在]|本年)?[^，。；\d]{0,6}(?:基础|底子|水平)上?[^，。；\d]{0,6}$|(?:较|比)(?:今年|上半年|目前|现在)[^，。；\d]{0,8}$"
)
MORE_POINTS = re.compile(r"(?:再|又)?(?:提高|提升|上升|增加|抬升|抬高|抬|提|升|增|前进)了?$")
TO_BE = re.compile(r"^，?[^，。；\d]{0,8}(?:达到?|做?到|提高到|提升到|升到)$|^$")
TAKEN_UP = re.compile(r"(?:达到|提高到|提升到|达|到|为)$")
REACH, NAMED, LEAST_DIGITS, MANY = 24, 3, 2, 4
SUFFIX = 2  # 住院人次, 出生人口


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    for step in asking(passage, told, KINDS):
        then = step - 1 if step and _with_what_it_was(passage, step) else _goal(passage, step)
        if then is not None:
            yield from the_likeliest(passage, _readings(passage, step, then))


def _with_what_it_was(passage: Passage, step: int) -> bool:
    then = step - 1
    if (
        passage[then].bound != "exact"
        or not passage.same_sentence(then, step)
        or not is_step_of(passage, step, then)
    ):
        return False
    between = passage.between(then, step)
    said = THEN.search(passage.labels[then]) and _is_step(between) and BETWEEN.match(between)
    return bool(said) and IN_TIME.search(passage.said_before(step, REACH)) is not None


def _goal(passage: Passage, step: int) -> int | None:
    """达到45%，比今年提高3.37个百分点; 在今年的基础上再提高5个百分点，达到46.01%."""
    if passage[step].kind != "percentage_points" or not MORE_POINTS.search(passage.labels[step]):
        return None
    if not _from_now(passage, step):
        return None
    for goal in (step + 1, step - 1):
        if not 0 <= goal < len(passage) or not passage.same_sentence(step, goal):
            continue
        rate = is_step_of(passage, step, goal) and passage[goal].bound == "exact"
        if rate and (goal < step or TO_BE.match(passage.between(step, goal))):
            return goal
    return None


def _readings(passage: Passage, step: int, then: int) -> Iterator[Reading]:
    """`then` is what it was, or what it is to be by a rise."""
    to_be = _from_now(passage, step)
    between = passage.between(then, step) if then < step else ""
    falls = to_be or FALLS.search(between) is not None
    clause = passage.said_before(min(then, step), REACH)
    own = TAKEN_UP.sub("", FROM_NOW.sub("", _without_the_rise(clause)))
    subject = own_words(WHEN.sub("", OPENED.sub("", own))).replace("，", "")
    if not subject and (behind := NAMED_BEHIND.match(between)):
        subject = behind["name"]
    telling = to_be or passage[step].printed_digits >= LEAST_DIGITS
    for now in sorted(around(passage, step), key=lambda n: abs(n - step)):
        if not _may_be(passage, now, then, clause):
            continue
        shared = _shared(passage, now, subject, to_be)
        tie = step_relation(passage, step, falls, now, then)
        if to_be:
            tie = replace(tie, holds=_as_planned(passage, step, then, now))
        named = shared >= LEAST_DIGITS or _telling(passage, now) if tie.holds else telling and shared >= NAMED
        if named:
            yield Reading(tie, shared)


def _shared(passage: Passage, now: int, subject: str, to_be: bool) -> int:
    name = own_words(passage.labels[now]).replace("，", "")
    shared = shared_run(subject, name)
    if to_be and shared >= NAMED:
        words = OLD_PEOPLE.sub("老年人", segment(passage, now) + "，" + heading_of(passage, now))
        if shared_signs(subject, words) == len(subject):
            return shared
    # 出生 of 全年出生4876人 is its whole name.
    shared += NAMED if LEAST_DIGITS <= shared == len(name) >= len(subject) - SUFFIX else 0
    return shared if shared * 2 > len(subject) else 0  # 老年人签约率 is not the 签约率 of all


def _from_now(passage: Passage, step: int) -> bool:
    return FROM_NOW.search(_without_the_rise(passage.said_before(step, REACH))) is not None


def _without_the_rise(said: str) -> str:
    """Without the word that says that it rises."""
    return MORE_POINTS.sub("", last_clause(said))


def _as_planned(passage: Passage, step: int, goal: int, now: int) -> bool:
    """What is to be is exact, and told from what is: 76% is six points more than 69.5%, not than 69.0%."""
    unit = last_digit(passage[step].value)
    return abs(passage[goal].value - passage[now].value - passage[step].value) < unit


def _may_be(passage: Passage, now: int, then: int, clause: str) -> bool:
    one, other = passage[now], passage[then]
    alike = one.kind == other.kind and one.base == other.base and one.bound == "exact"
    if not alike or passage.same_sentence(now, then) or _is_step(passage.labels[now]):
        return False
    now_told = not THEN.search(passage.labels[now]) and not of_others(clause, passage.said_before(now, REACH))
    return now_told and place_of(passage, now) == place_of(passage, then) and not one.modality


def _is_step(label: str) -> bool:
    return STEP.search(label) is not None and TO.search(label) is None


def _telling(passage: Passage, now: int) -> bool:
    return passage[now].significant_digits >= MANY
