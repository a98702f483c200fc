"""Sums paid at a standard that the whole country knows: 奖励扶助818人78.528万元 is 960 yuan for each.

Provinces may pay more, so a sum at another round rate is nothing. But where the sum is the standard for so many people to
the last yuan, and the people told differ from them by one slip of the pen, one of the two is miswritten.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from weijian.proof.figures.model import Figure
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.prices.unit_price import EACH
from weijian.proof.relations.slips import with_other_digits, with_the_digits_printed

# 农村部分计划生育家庭奖励扶助, yuan a head and year: 国人口发〔2004〕36号 600, from 2009 on 720, 财教〔2011〕623号 960.
PAID = re.compile(r"(?:奖励扶助|奖扶)(?!.{0,30}(?:特别扶助|特扶|独生子女))")
STANDARDS = (Decimal(960), Decimal(720), Decimal(600))
FEWEST, AROUND = 100, 60


def find(passage: Passage) -> Iterator[Relation]:
    for money, figure in enumerate(passage.figures):
        told = figure.kind == "money" and figure.bound == "exact" and not EACH.search(passage.labels[money])
        if told:
            yield from _at_a_standard(passage, money)


def _at_a_standard(passage: Passage, money: int) -> Iterator[Relation]:
    heads = money - 1
    if heads < 0 or not passage.same_sentence(heads, money) or passage[heads].family != "people":
        return
    said = passage.said_before(money, AROUND).rpartition("；")[2]
    if passage[heads].amount < FEWEST or passage[heads].bound != "exact" or not PAID.search(said):
        return
    if any(EACH.search(passage.labels[number]) for number in passage.behind(money, 1)):
        return  # the price is stated
    if (
        passage[money].amount % passage[heads].amount == 0
        and passage[money].amount / passage[heads].amount not in STANDARDS
    ):
        return  # a round sum for each: the province's own standard
    for standard in STANDARDS:
        people = passage[money].amount / standard
        if people == people.to_integral_value() and (holds := _meant(passage[heads], people)) is not None:
            shown = f"{people.to_integral_value():f}"
            working = f"{passage.written(money)}÷{standard:f}元＝{shown}人"
            price = passage[money].amount / passage[heads].amount
            yield Relation("unit_price", None, (money, heads), round(price, 4), standard, holds, working)
            return


def _meant(told: Figure, people: Decimal) -> bool | None:
    """Whether the people told are those paid for; False where one slip makes them so, None where none does."""
    if told.amount == people:
        return True
    slips = (*with_the_digits_printed(told), *with_other_digits(told))
    return False if any(slip.amount == people for slip in slips) else None
