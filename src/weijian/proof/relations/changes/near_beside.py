"""What is left, lacking or more by its words, that no two numbers of its sentence differ by, while just two come near:
任务6027人，筛6288人，多242人 (261); 初筛阳性4399人，复查3117人，未到场1169人 (1282). So do shares by which something has grown:
实施前接诊46375人次，实施后接诊52459人次，增长12.19% (13.12 %).

Asked last, of what nothing else explains: that a number which is said to be a difference lies within a seventh of one, and of no
other, is hardly an accident. Never firm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import permutations

from weijian.proof.relations.changes.grown import fits_growth, growth_relation
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told, comes_near
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.remainder import distance_relation
from weijian.proof.relations.sums.stock import IN_THE_END

DIFFERS = re.compile(
    r"[尚仍还][有余剩缺差需欠]|未|剩|其余|余下|缺额|缺口|[差欠][^，。；\d]{0,4}$|[多少超][^，。；\d]{0,4}$|净[增减]|结余|压缩|缩短|节[约省]|快了?$"
    r"|自留|留用|存活"
)
DIFFERS_BEHIND = re.compile(r"^[^，。；\d]{0,4}(?:未|没|尚)")
THEN = re.compile(r"上年|去年|前年|同期|年初|上月|\d{4}年")
KINDS = {"count", "money", "percentage_points", "duration", "volume", "area"}
WHAT_IT_WAS = re.compile(r"上年|去年|前年|同期|实施前|改革前|原[价有需]|法定")
RISES = re.compile(r"增长|增加|上升|提高|增幅|升幅|提升|提速")
FALLS = re.compile(r"下降|减少|降低|降幅|压缩|缩短|减幅|降$|回落")
REACH, BEHIND, HUNDRED = 6, 2, 100


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    for number, figure in enumerate(passage.figures):
        plain = figure.kind in KINDS and figure.bound == "exact" and figure.value > 0 and not figure.modality
        if number in told.explained:
            continue
        if plain and _is_difference(passage, number):
            yield from _of_the_only_two(passage, number)
        if figure.kind == "percent":
            yield from _grown_from_the_only_one(passage, number)


def _is_difference(passage: Passage, number: int) -> bool:
    label = passage.labels[number]
    said = DIFFERS.search(label) or DIFFERS_BEHIND.match(passage.tails[number])
    return bool(said) and not IN_THE_END.search(label)


def _of_the_only_two(passage: Passage, number: int) -> Iterator[Relation]:
    figure = passage[number]
    beside = [
        n for n in passage.in_front(number, REACH)
        if passage.same_sentence(n, number) and passage[n].bound == "exact"
        and passage[n].kind == figure.kind and passage[n].base == figure.base
    ]  # fmt: skip
    pairs = [pair for pair in permutations(beside, 2) if passage[pair[0]].amount > passage[pair[1]].amount]
    if THEN.search(passage.labels[number]):  # 较上年多264人次, of two numbers of this year
        pairs = [pair for pair in pairs if any(THEN.search(passage.labels[n]) for n in pair)]
    if any(_apart(passage, *pair) == figure.amount for pair in pairs):
        return
    close = [pair for pair in pairs if comes_near(figure, _apart(passage, *pair))]
    if len(close) == 1:
        yield distance_relation(passage, number, *close[0], holds=False, firm=False)


def _grown_from_the_only_one(passage: Passage, rate: int) -> Iterator[Relation]:
    figure, label = passage[rate], passage.labels[rate]
    rises, falls = RISES.search(label) is not None, FALLS.search(label) is not None
    if rises == falls or figure.bound != "exact" or figure.value <= 0 or figure.modality:
        return
    beside = [
        n for n in (*passage.in_front(rate, REACH), *passage.behind(rate, BEHIND))
        if passage.same_sentence(min(n, rate), max(n, rate)) and passage[n].bound == "exact"
        and not passage[n].is_rate and passage[n].amount > 0
    ]  # fmt: skip
    pairs = [
        (now, then) for now, then in permutations(beside, 2)
        if passage[now].kind == passage[then].kind and passage[now].base == passage[then].base
        and not DIFFERS.search(passage.labels[now])
        and (passage[now].amount < passage[then].amount) is falls
        and WHAT_IT_WAS.search(passage.labels[then])
    ]  # fmt: skip
    if any(fits_growth(passage, rate, *pair, falls) for pair in pairs):
        return
    close = [pair for pair in pairs if comes_near(figure, _growth(passage, *pair))]
    if len(close) == 1:
        yield replace(growth_relation(passage, rate, *close[0], falls, False), firm=False)


def _growth(passage: Passage, now: int, then: int) -> Decimal:
    """In per cent, whichever way it went."""
    return abs(_apart(passage, now, then)) * HUNDRED / passage[then].amount


def _apart(passage: Passage, more: int, less: int) -> Decimal:
    return passage[more].amount - passage[less].amount
