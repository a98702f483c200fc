"""Shares of the births that so few births cannot have: 符合政策生育率99.9% in a place where 272 were born.

One birth outside the policy leaves 99.63% of 272, and none leaves 100% (the GRIM test: Brown, Heathers, 2017). Births may be
counted in another way (where they happened, where they are registered), so that even twice as many must be too few.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from math import ceil

from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.wording import LIVE_BIRTHS

POLICY = re.compile(r"政策(?:内)?(?:生育|符合)率|符合(?:政策|法定)?生育率|计划生育率")
OTHER_TIME = re.compile(r"上年|去年|同期|前年|目标|以上")
FEWEST, TIMES = 20, 2
ALL = Decimal(100)


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    rates = [number for number in range(len(passage)) if _is_asked(passage, number, told)]
    births = [number for number in range(len(passage)) if _are_births(passage, number)] if rates else []
    for rate in rates if births else ():
        most = max(births, key=lambda number: passage[number].amount)
        least = ceil(ALL / (ALL - passage[rate].interval[0]))
        if least > passage[most].amount * TIMES:
            one_less = round(ALL - ALL / passage[most].amount, 2)
            working = f"{passage.written(most)}出生，少一人即为{one_less}%，不可能为{passage[rate].text}"
            yield Relation("population", rate, (most,), None, passage[rate].value, False, working)


def _is_asked(passage: Passage, rate: int, told: Told) -> bool:
    figure, label = passage[rate], passage.labels[rate]
    told_alone = rate not in told.results and figure.bound == "exact" and not figure.modality
    near_all = figure.kind == "percent" and ALL / TIMES < figure.value < ALL
    return told_alone and near_all and POLICY.search(label) is not None and not OTHER_TIME.search(label)


def _are_births(passage: Passage, number: int) -> bool:
    figure = passage[number]
    people = figure.family == "people" and figure.bound == "exact" and not figure.modality
    counted = people and figure.amount >= FEWEST and not OTHER_TIME.search(passage.labels[number])
    return counted and LIVE_BIRTHS.search(passage.labels[number]) is not None
