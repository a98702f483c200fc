"""Rates of all the people with the point in another place: 报告262例……报告发病率4.48/10万, of 58.46万人: 44.82/10万.

Every printed digit is that of the quotient, but it stands for ten times as much or as little; of three digits and more that
is hardly an accident. Asked only for rates of everybody that no other tie explains. Never firm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from weijian.proof.figures.model import Figure
from weijian.proof.judgement import meets_rate
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.definitions import OF_SOME, everybody
from weijian.proof.relations.rates.quotients import quotient_relation

OF_EVERYBODY = re.compile(r"(?:发病|患病|检出|出生|死亡|献血|登记|报告)率[^，。；\d]{0,4}$")
SHIFTS = (Decimal(10), Decimal("0.1"), Decimal(100), Decimal("0.01"))
REACH, LEAST_DIGITS, FEWEST_PEOPLE = 5, 3, 10000


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    people = _people(passage, told)
    for rate, figure in enumerate(passage.figures) if people else ():
        label = passage.labels[rate]
        asked = (
            figure.kind in {"permille", "per100k"} and figure.bound == "exact" and rate not in told.results
        )
        if not asked or figure.significant_digits < LEAST_DIGITS or OF_SOME.search(label):
            continue
        if OF_EVERYBODY.search(label) and (pair := _shifted(passage, rate, people)) is not None:
            yield quotient_relation(passage, "rate_per", rate, *pair, holds=False, firm=False)


def _people(passage: Passage, told: Told) -> list[int]:
    """All the people, and those that rates and allowances a head which hold are of."""
    heads = {tie.operands[-1] for tie in told.holding if tie.type == "unit_price" and tie.operands}
    wholes = (
        n for n in sorted(told.wholes | heads)
        if passage[n].family == "people" and passage[n].kind == "count" and passage[n].amount >= FEWEST_PEOPLE
    )  # fmt: skip
    return list(dict.fromkeys([*everybody(passage), *wholes]))


def _shifted(passage: Passage, rate: int, people: list[int]) -> tuple[int, int] | None:
    """The count right before it, or a few before, and the people of whom it has the rate's digits."""
    stated = passage[rate]
    for part in passage.in_front(rate, REACH):
        count = passage[part]
        if count.kind != "count" or count.family != "people" or count.bound != "exact":
            continue
        for base in people:
            if base == part or passage[base].amount <= count.amount:
                continue
            if any(meets_rate(_moved(stated, shift), count, passage[base]) for shift in SHIFTS):
                return part, base
    return None


def _moved(stated: Figure, shift: Decimal) -> Figure:
    return replace(stated, value=stated.value * shift, low=stated.low * shift, high=stated.high * shift)
