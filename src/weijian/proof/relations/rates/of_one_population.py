"""Cases and deaths, and their rates on one population that nobody states: 发病34185例，死亡7人……报告发病率494.7/10万，死亡率
0.10/10万.

Whatever the people are, the rates stand to one another as the counts do. The rates stand side by side; cases and deaths are
the last told before them side by side, of the same class of diseases. One slip must explain what is broken; never firm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from weijian.kernel.quantities import format_number, round_half_up
from weijian.proof.judgement import meets, one_slip_from
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.parts import beside
from weijian.proof.relations.wording import CASES_AND_DEATHS, CHANGE, DIED

FELL_ILL, DIED_OF_IT = re.compile(r"发病率(?:为|达|是)*$"), re.compile(r"死亡率(?:为|达|是)*$")
CLASS = re.compile(r"甲[、和]?乙[、和]?丙类|甲[、和]?乙类|乙[、和]?丙类|甲类|乙类|丙类|法定")
OF_LAST_YEAR = re.compile(r"上年|去年|同期|上月")
REACH, FAR = 12, 260


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    for died in range(1, len(passage)):
        ill = died - 1
        rates = all(
            passage[n].kind == "per100k" and passage[n].bound == "exact" and passage[n].value > 0
            for n in (ill, died)
        )
        named = FELL_ILL.search(passage.labels[ill]) and DIED_OF_IT.search(passage.labels[died])
        if not rates or not named or not passage.together(ill, died) or {ill, died} <= told.results:
            continue
        if CHANGE.search(passage.labels[ill] + passage.labels[died]):
            continue
        counts = _counts_before(passage, ill)
        if counts is not None:
            yield from _tie(passage, ill, died, *counts)


def _counts_before(passage: Passage, rate: int) -> tuple[int, int] | None:
    """The cases and deaths told last before the rates, of what the rates are of."""
    for dead in reversed(passage.before(rate, REACH)):
        cases = dead - 1
        if cases < 0 or not DIED.search(passage.labels[dead]) or not passage.together(cases, dead):
            continue
        plain = all(
            passage[n].unit in CASES_AND_DEATHS and passage[n].bound == "exact" and passage[n].amount > 0
            and not beside(passage, n) and not passage.depths[n] for n in (cases, dead)
        )  # fmt: skip
        own = not OF_LAST_YEAR.search(passage.labels[cases])
        return (cases, dead) if plain and own and _of_one_class(passage, cases, rate) else None
    return None


def _of_one_class(passage: Passage, cases: int, rate: int) -> bool:
    """乙类……发病107920例，死亡331人。甲乙类传染病报告发病率: of others as well."""
    between = CLASS.findall(passage.plain[passage[cases].end : passage[rate].start])
    before = CLASS.findall(passage.plain[max(0, passage[cases].start - FAR) : passage[cases].start])
    names = {name.replace("、", "").replace("和", "") for name in between} - {"法定"}
    last = before[-1].replace("、", "").replace("和", "") if before else ""
    if last == "法定" and len(before) > 1:
        last = before[-2].replace("、", "").replace("和", "")  # 甲、乙类法定报告传染病
    return names <= {last}


def _tie(passage: Passage, ill: int, died: int, cases: int, dead: int) -> Iterator[Relation]:
    share = passage[dead].amount / passage[cases].amount
    low, high = (end * share for end in passage[ill].interval)
    if meets(passage[died], (low, high)):
        holds, result = True, died
    elif one_slip_from(passage[died].value, passage[ill].value * share):
        holds, result = False, died
    elif one_slip_from(passage[ill].value, passage[died].value / share):
        holds, result = False, ill
    else:
        return
    other = ill if result == died else died
    parts = (dead, cases) if result == died else (cases, dead)
    value = passage[other].value * passage[parts[0]].amount / passage[parts[1]].amount
    shown = format_number(round_half_up(value, 2))
    working = (
        f"{passage.written(other)}×{passage.written(parts[0])}÷{passage.written(parts[1])}＝{shown}/10万"
    )
    stated = passage[result].value
    yield Relation(
        "rate_per", result, (other, *parts), round_half_up(value, 4), Decimal(stated), holds, working
    )
