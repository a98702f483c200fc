"""Rates between what was done and what is left, which together are a number told before: 大病集中救治对象612人……。已经救治604人，
救治率96.57%，剩下的8人因外出暂缓.

What was done and the rest are all of them, so that the rate is of that number; never firm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.judgement import meets_rate
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.quotients import kind_of_quotient, quotient_relation

RATE = re.compile(r"[一-龥]率(?:为|达到?|是|仅)*$")
THE_REST = re.compile(r"^[，；]?(?:其余|剩余|剩下|余下|尚有|还有|仅有|未[一-龥]{2,4})的?$")
REACH, LEAST_DIGITS = 10, 3


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    for rate in range(1, len(passage) - 1):
        if passage[rate].kind != "percent" or passage[rate].bound != "exact" or rate in told.results:
            continue
        whole = _of_all_of_them(passage, rate)
        if whole is not None and not meets_rate(passage[rate], passage[rate - 1], passage[whole]):
            kind = kind_of_quotient(passage, rate, whole)
            yield quotient_relation(passage, kind, rate, rate - 1, whole, holds=False, firm=False)


def _of_all_of_them(passage: Passage, rate: int) -> int | None:
    done, left = rate - 1, rate + 1
    said = RATE.search(passage.labels[rate]) and THE_REST.search(passage.labels[left])
    alike = passage[done].unit == passage[left].unit and passage[done].bound == passage[left].bound == "exact"
    if not (said and alike and passage.together(done, left)):
        return None
    together = passage[done].amount + passage[left].amount
    return next(
        (
            n for n in reversed(passage.before(done, REACH))
            if passage[n].amount == together and passage[n].unit == passage[done].unit
            and passage[n].printed_digits >= LEAST_DIGITS
        ),
        None,
    )  # fmt: skip
