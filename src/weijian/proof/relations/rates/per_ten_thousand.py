"""So many of ten thousand: 监测围产儿37547例，出生缺陷363例，出生缺陷发生率96.68/万.

Whole and part stand right before the rate, which is named after the part. One slip must explain what is broken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from weijian.kernel.quantities import interval
from weijian.proof.judgement import one_slip_from
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.wording import stem_of
from weijian.proof.relations.worked import worked_out

UNITS = {"/万", "/1万", "/万人"}
FOUND = re.compile(r"(?:总|检出|报告)?发生$|患病$|检出$|缺陷")
TEN_THOUSAND, FEWEST_DIGITS, SHARED = Decimal(10**4), 3, 2


def find(passage: Passage) -> Iterator[Relation]:
    for rate in range(2, len(passage)):
        whole, part = rate - 2, rate - 1
        if passage[rate].unit not in UNITS or not _stand_so(passage, whole, part, rate):
            continue
        value = passage[part].amount * TEN_THOUSAND / passage[whole].amount
        low, high = interval(passage[rate].value, False)
        # What is cut off instead of rounded is right, too.
        holds = low <= value < high or passage[rate].value <= value < passage[rate].value + (high - low)
        if holds or one_slip_from(passage[rate].value, value):
            formula = f"{passage.written(part)}÷{passage.written(whole)}×10000"
            yield worked_out(passage, "rate_per", rate, (part, whole), value, formula, holds=holds)


def _stand_so(passage: Passage, whole: int, part: int, rate: int) -> bool:
    figures = [passage[n] for n in (whole, part)]
    counts = all(one.kind == "count" and one.bound == "exact" for one in figures)
    alike = counts and figures[0].family == figures[1].family and figures[1].amount < figures[0].amount
    stem = stem_of(passage.labels[rate])
    core = FOUND.sub("", stem)[-SHARED:] or stem
    named = bool(stem) and core in passage.named(part)
    told = passage.together(whole, rate) and passage[rate].printed_digits >= FEWEST_DIGITS
    return alike and told and (named or FOUND.search(stem) is not None)
