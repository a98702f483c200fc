"""Changes against a number that nobody states: 家庭病床1268张，同比增长12.4% implies 1128 the year before; 医院38355个，比上年
增加1379个 implies 36976.

Where the count is of whole things and no whole number has grown to it by the stated share, the two cannot both be right
(the GRIM test): 962家，同比增长6.46%, while 903 grow by 6.53 % and 904 by 6.42 %. Asked only for changes that nothing
else explains, and never an error: the base may have been counted anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import ceil, floor

from weijian.kernel.quantities import format_number
from weijian.proof.judgement import Interval, less
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.implied import written_range
from weijian.proof.relations.wording import shared_run

THEN = r"(?:同比|环比|[比较](?:\d{4}年(?:同期|[年末底]{0,2})|[^，。；\d]{1,12}?))"
GREW = r"(?:增长|增加|上升|提高|增幅|增速|净增|多)(?:率|了|为|达|约)*$"
FELL = r"(?:下降|减少|降低|降幅|减幅|净减|少)(?:率|了|为|达|约)*$"
# Nothing is named but the change, so that what stands right before has changed.
RISES = re.compile(rf"^[，、（]?{THEN}?{GREW}")
FALLS = re.compile(rf"^[，、（]?{THEN}?{FELL}")
# A step may name again what has changed: 卫生人员77.8万人，卫生人员数比上年增加6.0万人.
STEP_UP = re.compile(rf"(?:{THEN}|[与和同]上年(?:同期)?(?:相比|比较)，)[^，。；\d]{{0,8}}?{GREW}")
STEP_DOWN = re.compile(rf"(?:{THEN}|[与和同]上年(?:同期)?(?:相比|比较)，)[^，。；\d]{{0,8}}?{FELL}")
STEP_UP_TOO = re.compile(rf"{STEP_UP.pattern}|^[，、]?[^，。；\d]{{0,6}}?{GREW}")
STEP_DOWN_TOO = re.compile(rf"{STEP_DOWN.pattern}|^[，、]?[^，。；\d]{{0,6}}?{FELL}")
QUANTITIES = {"count", "money", "volume", "area", "duration"}
# 比上年的73起多31.51%: what was before.
BASE = re.compile(
    r"[比较](?:[去上前]年|20\d\d年|同期)[^，。；\d]{0,10}$|^[，、；（]?(?:去年|上年|前年)同[期月][^，。；\d]{0,10}$"
)
# 与上年比较，床位增加218张，增长8.0%: the share is of the beds, and not of those that were added.
A_STEP = re.compile(r"[^，。；、：\d](?:增加|减少|增长|下降|净增|净减)了?$")
SUBJECT = re.compile(r"^[，、；]?(?P<who>[一-龥]{2,8}?)(?:总?人数|总数|数)?(?:同比|[比较与])")
REACH, LONGEST, SAME = 4, 24, 2
HUNDRED = 100


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    step_before = -2
    for number, figure in enumerate(passage.figures):
        if number in told.results or figure.bound != "exact" or figure.value <= 0 or figure.modality:
            continue
        if figure.kind == "percent":
            yield from _by_a_share(passage, number)
        elif figure.kind in QUANTITIES:
            found = list(_by_a_step(passage, number, goes_on=step_before == number - 1, told=told))
            step_before = number if found else step_before
            yield from found


def _by_a_share(passage: Passage, rate: int) -> Iterator[Relation]:
    now = rate - 1
    rises, falls = RISES.search(passage.labels[rate]), FALLS.search(passage.labels[rate])
    if not (rises or falls) or not _may_have_changed(passage, now, rate):
        return
    base = grown_from(passage, rate, now, falls is not None)
    if base is None:
        return
    low, high = base
    # 每万出院人次医疗纠纷234.25起 are no whole ones.
    whole = (
        passage[now].kind == "count" and passage[now].factor == 1 and passage[now].high == passage[now].low
    )
    stated = passage[rate].value
    if whole and ceil(low) > floor(high):
        nearest = "、".join(
            _share_from(passage, now, number, falls is not None) for number in (floor(low), ceil(low))
        )
        working = f"没有整数能以{passage.written(rate)}的变化得出{passage.written(now)}（{nearest}）"
        yield Relation("population", rate, (now,), None, stated, False, working)
        return
    ends = (ceil(low), floor(high)) if whole else (round(low), round(high))
    working = f"{passage.written(now)}按{passage.written(rate)}的变化，原数为{written_range(ends)}"
    yield Relation("population", rate, (now,), ends, stated, True, working)


def grown_from(passage: Passage, rate: int, now: int, falls: bool) -> Interval | None:
    """What it was, between the ends that the share allows."""
    (least, most), (low, high) = passage[rate].interval, passage[now].interval
    if falls and most >= HUNDRED:
        return None
    if falls:
        return low * HUNDRED / (HUNDRED - least), high * HUNDRED / (HUNDRED - most)
    return low * HUNDRED / (HUNDRED + most), high * HUNDRED / (HUNDRED + least)


def _share_from(passage: Passage, now: int, base: int, falls: bool) -> str:
    value = (passage[now].amount - base) * HUNDRED / max(base, 1) * (-1 if falls else 1)
    return f"原为{base}则是{format_number(value, 2)}%"


def _by_a_step(passage: Passage, step: int, goes_on: bool, told: Told) -> Iterator[Relation]:
    """与上年比较，床位增加4.9万张，人员增加7.5万人: the second step goes on from the first."""
    said = passage.labels[step] if goes_on else passage.said_before(step, LONGEST)
    up, down = (STEP_UP_TOO, STEP_DOWN_TOO) if goes_on else (STEP_UP, STEP_DOWN)
    rises, falls = up.search(said), down.search(said)
    now = _now(passage, step) if rises or falls else None
    if now is None or told.ties(now, step):
        return
    one, other = passage[now].interval, passage[step].interval
    low, high = (one[0] + other[0], one[1] + other[1]) if falls else less(passage[now], passage[step])
    ends = round(low), round(high)
    working = f"{passage.written(now)}按{passage.written(step)}的变化，原数为{written_range(ends)}"
    holds = ends[1] >= 0
    working += "" if holds else "，不能小于零"
    if not holds and not _names_it(passage, step, now):
        return
    yield Relation("population", step, (now,), ends, passage[step].value, holds, working)


def _names_it(passage: Passage, step: int, now: int) -> bool:
    """多孩212人，出生人数比上年增加487人: of all births, and not of those."""
    subject = SUBJECT.match(passage.labels[step])
    return subject is None or shared_run(subject["who"], passage.named(now)) >= SAME


def _now(passage: Passage, step: int) -> int | None:
    """The nearest number before of the same kind of thing."""
    for number in passage.in_front(step, REACH):
        if not passage.together(number, step):
            return None
        alike = passage[number].kind == passage[step].kind and passage[number].comparable(passage[step])
        if alike and _may_have_changed(passage, number, step):
            return number
    return None


def _may_have_changed(passage: Passage, now: int, change: int) -> bool:
    if now < 0 or not passage.same_sentence(now, change) or passage[now].kind not in {*QUANTITIES, "other"}:
        return False
    plain = passage[now].bound == "exact" and passage[now].value > 0 and not passage[now].modality
    label = passage.labels[now]
    if BASE.search(label) or A_STEP.search(label):
        return False
    return plain and not (RISES.search(label) or FALLS.search(label) or STEP_UP.search(label))
