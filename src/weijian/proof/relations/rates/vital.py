"""Births, deaths and growth, which their definitions tie wherever a paragraph tells them (see `accounts`).

出生1676人，出生率4.49‰。死亡1126人，死亡率3.02‰……自然增长率1.48‰: the growth is what the one rate is above the other, and
never above the rate of births; each rate and its number imply the mean population of the year, which is one for all and
need not be that of any day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from math import ceil, floor

from weijian.proof.figures.model import Figure
from weijian.proof.judgement import is_distance, one_slip
from weijian.proof.relations.changes.difference import difference_relation
from weijian.proof.relations.model import Relation
from weijian.proof.relations.orders.ordered import order_relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.accounts import RATES_OF_PEOPLE, Account, accounts
from weijian.proof.relations.rates.definitions import everybody
from weijian.proof.relations.rates.odd_one import with_the_odd_one_broken_of
from weijian.proof.relations.slips import digits_like
from weijian.proof.relations.sums.remainder import distance_relation
from weijian.proof.relations.worked import worked_out

RESIDENT, REGISTERED = re.compile("常住"), re.compile("户籍|总人口")
APART = Decimal("1.05")
PARTS_OF_A_YEAR = (Decimal(1), Decimal("0.75"), Decimal("0.5"), Decimal("0.25"))
PER_MILLE = Decimal(1000)
TELLING = 3  # digits


def find(passage: Passage) -> Iterator[Relation]:
    for account in accounts(passage).all:
        yield from _people(passage, account)
        yield from _growth(passage, account)


def _people(passage: Passage, account: Account) -> Iterator[Relation]:
    """The population that each rate and its number imply; the one that lies apart from the others is broken."""
    implied: list[Relation] = []
    for rate, counted in RATES_OF_PEOPLE:
        if known := account.get(rate, counted):
            implied += _implied(passage, known[0], known[1:])
    agreeing = list(with_the_odd_one_broken_of(passage, implied, fewest_agreeing=1))
    grown = account.get("growth_rate", "grown") or account.get("growth_rate", "births", "deaths")
    if grown and all(relation.holds for relation in agreeing):
        agreeing += _implied(passage, grown[0], grown[1:])
    several = len(agreeing) > 1
    for relation in agreeing:
        yield replace(relation, firm=several and relation.holds)
        yield from _of_those_told(passage, relation)
    for rate, counted in RATES_OF_PEOPLE:
        if rate in account.then and counted in account.then:
            yield from _implied(passage, account.then[rate], [account.then[counted]])


def _of_those_told(passage: Passage, implied: Relation) -> Iterator[Relation]:
    """Of the people that the paragraph tells; broken where both residents and those registered are told, and neither are
    near, not even for the births of some months made those of a year.
    """
    rate, low_high = implied.result, implied.computed
    assert rate is not None and isinstance(low_high, tuple)
    low, high = low_high
    here = [
        n for n in everybody(passage)
        if n < rate and passage.paragraphs[n] == passage.paragraphs[rate] and passage[n].bound == "exact"
    ]  # fmt: skip
    fitting = [n for n in here if passage[n].interval[1] >= low and passage[n].interval[0] <= high]
    if fitting and len(implied.operands) > 1:
        yield _per_mille(passage, rate, implied.operands, fitting[-1], holds=True)
    kinds = [[n for n in here if kind.search(passage.named(n))] for kind in (REGISTERED, RESIDENT)]
    near = (
        low <= passage[n].amount * of * APART and passage[n].amount * of <= high * APART
        for n in here
        for of in PARTS_OF_A_YEAR
    )
    if all(kinds) and implied.holds and not any(near):
        yield _per_mille(passage, rate, implied.operands, kinds[0][-1], holds=False)
    elif here and implied.holds and not any(near) and len({passage[n].amount for n in here}) == 1:
        broken = _per_mille(passage, rate, implied.operands, here[-1], holds=False)
        if _one_slip_off(passage[rate], broken.computed):
            yield broken


def _one_slip_off(rate: Figure, computed: Decimal | tuple[int, int] | None) -> bool:
    """常住人口42.6万人，出生2812人，死亡2636人，自然增长率0.14‰: 0.41, with two digits changed about."""
    if not isinstance(computed, Decimal):
        return False
    stated, meant = digits_like(rate, rate.value), digits_like(rate, computed)
    return len(stated) >= TELLING and one_slip(stated, meant)


def _per_mille(passage: Passage, rate: int, counts: tuple[int, ...], people: int, holds: bool) -> Relation:
    value = _grown(passage, counts) * PER_MILLE / passage[people].amount
    told = "－".join(passage.written(n) for n in counts)
    told = f"（{told}）" if len(counts) > 1 else told
    formula = f"{told}÷{passage.written(people)}"
    return worked_out(passage, "rate_per", rate, (*counts, people), value, formula, holds)


def _implied(passage: Passage, rate: int, counts: Sequence[int]) -> Iterator[Relation]:
    count = _grown(passage, counts)
    low, high = passage[rate].interval
    if count < 0:
        count, low, high = -count, -high, -low
    if low <= 0 or count <= 0 or not high.is_finite():
        return
    people = floor(count * PER_MILLE / high), ceil(count * PER_MILLE / low)
    told = "－".join(passage.written(n) for n in counts)
    working = f"由{told}、{passage.written(rate)}推算的平均人口为{people[0]}至{people[1]}"
    yield Relation("population", rate, tuple(counts), people, passage[rate].value, True, working)


def _grown(passage: Passage, counts: Sequence[int]) -> Decimal:
    """Births, or births less deaths."""
    return passage[counts[0]].amount - sum(passage[n].amount for n in counts[1:])


def _growth(passage: Passage, account: Account) -> Iterator[Relation]:
    rates, counts = (
        account.get("growth_rate", "birth_rate", "death_rate"),
        account.get("grown", "births", "deaths"),
    )
    if rates:
        growth, births, deaths = rates
        holds = is_distance(passage[growth], passage[births], passage[deaths])
        if not holds and len({passage[n].period for n in rates} - {""}) > 1:
            return
        yield difference_relation(passage, growth, births, deaths, holds=holds, firm=True)
    if counts:
        grown, births, deaths = counts
        if passage[births].amount > passage[deaths].amount:
            holds = is_distance(passage[grown], passage[births], passage[deaths])
            yield distance_relation(passage, grown, births, deaths, holds, firm=_beside(passage, counts))
    for told in (account.told, account.then):
        if "growth_rate" in told and "birth_rate" in told:
            growth, births = told["growth_rate"], told["birth_rate"]
            holds = passage[growth].interval[0] <= passage[births].interval[1]
            if holds or not rates:
                yield order_relation(passage, growth, (births,), holds, firm=True)


def _beside(passage: Passage, numbers: Sequence[int]) -> bool:
    return passage.sentences[max(numbers)] - passage.sentences[min(numbers)] <= 1
