"""So many times as much, of two that are named and told apart: 农村死亡率11.2‰，早产占18.2%……。城市为5.9‰，农村是城市的
1.9倍.

Each of the two names is borne by the clause of one figure alone of that unit in the paragraph. One slip must explain what is
broken; never firm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from weijian.kernel.quantities import format_number, round_half_up
from weijian.proof.judgement import meets, one_slip_from, quotient
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.parts import beside

TIMES = re.compile(
    r"(?:^|[，。；：（])(?P<one>[^，。；：\d是为]{2,8}?)(?:约|几乎)?(?:是|为|相当于)(?P<other>[^，。；：\d]{2,8}?)的(?:约|近)?$"
)
CLAUSE = re.compile(r"[^，。；：]*$")
REACH, FAR, FEWEST_DIGITS = 24, 40, 2
KINDS = {"permille", "per100k", "percent", "count", "money"}


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    for times, figure in enumerate(passage.figures):
        if figure.base != "倍" or figure.bound != "exact" or times in told.results:
            continue
        named = TIMES.search("，" + passage.labels[times])
        if named is None or figure.printed_digits < FEWEST_DIGITS:
            continue
        for one, other in _pairs(passage, times, named["one"], named["other"]):
            yield from _tie(passage, times, one, other)
            break


def _tie(passage: Passage, times: int, one: int, other: int) -> Iterator[Relation]:
    share = quotient(passage[one], passage[other], Decimal(1))
    if share is None:
        return
    value = passage[one].amount / passage[other].amount
    holds = meets(passage[times], share)
    if holds or one_slip_from(passage[times].value, value, left_out=False):
        shown = format_number(round_half_up(value, 2))
        working = f"{passage.written(one)}÷{passage.written(other)}＝{shown}"
        stated = passage[times].value
        yield Relation("ratio", times, (one, other), round(value, 4), stated, holds, working)


def _pairs(passage: Passage, times: int, one: str, other: str) -> Iterator[tuple[int, int]]:
    """The two that bear the names, where there is one of each in some unit."""
    for unit in dict.fromkeys(passage[n].unit for n in reversed(passage.before(times, REACH))):
        alike = [
            n for n in passage.before(times, REACH)
            if passage[n].unit == unit and passage[n].kind in KINDS and passage[n].bound == "exact"
            and passage[n].amount > 0 and not beside(passage, n)
        ]  # fmt: skip
        first = [n for n in alike if one in _clause(passage, n) and other not in _clause(passage, n)]
        second = [n for n in alike if other in _clause(passage, n) and one not in _clause(passage, n)]
        if len(first) == len(second) == 1:
            yield first[0], second[0]


def _clause(passage: Passage, number: int) -> str:
    match = CLAUSE.search(passage.said_before(number, FAR))
    return match[0] if match else ""
