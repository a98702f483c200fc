"""Sums paid at a standard for each, with the heads told or not.

人均补助标准50元，拨付4066.9万元: of 813370 to 813390 people. 奖励扶助818人78.528万元: at 960 yuan, as the whole country knows.

Provinces may pay more, so a sum at another round rate is nothing. But where the sum is the standard for so many people to
the last yuan, and the people told differ from them by one slip of the pen, one of the two is miswritten.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from math import ceil, floor

from weijian.proof.figures.model import Figure
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.prices.unit_price import EACH, price_label
from weijian.proof.relations.slips import with_other_digits, with_the_digits_printed

# 农村部分计划生育家庭奖励扶助, yuan a head and year: 国人口发〔2004〕36号 600, from 2009 on 720, 财教〔2011〕623号 960.
PAID = re.compile(r"(?:奖励扶助|奖扶)(?!.{0,30}(?:特别扶助|特扶|独生子女))")
STANDARDS = (Decimal(960), Decimal(720), Decimal(600))
FEWEST, AROUND = 100, 60
FOR_A_HEAD = re.compile(r"(?:人均|每人)(?!.{0,12}(?:费用|支出|收入|报销|减负|[每/]月))[^，。；\d]{0,16}$")
TOTAL = re.compile(r"资金|经费|补助|补贴|拨付|下达|到位|安排|筹集|投入|发放|基金|总额|共计?$")
# The sum of a part, or of something else.
OTHER_SUM = re.compile(r"；|其中|[省市县]级|中央|另|建设|设备|分别")


def find(passage: Passage) -> Iterator[Relation]:
    for money, figure in enumerate(passage.figures):
        if figure.kind == "money" and figure.bound == "exact":
            yield from _heads_implied(passage, money)
        told = figure.kind == "money" and figure.bound == "exact" and not EACH.search(passage.labels[money])
        if told:
            yield from _at_a_standard(passage, money)


def _heads_implied(passage: Passage, price: int) -> Iterator[Relation]:
    """The sum right before or behind a standard for each head, where nobody says how many heads there are."""
    if not FOR_A_HEAD.search(price_label(passage, price)) or passage[price].amount <= 0:
        return
    for money in (n for n in (price + 1, price - 1) if 0 <= n < len(passage)):
        first, last = sorted((price, money))
        total, words = passage[money], passage.between(first, last)
        whole = total.kind == "money" and total.bound == "exact" and not total.modality
        enough = whole and total.amount >= passage[price].amount * FEWEST
        matter = TOTAL.search(passage.labels[money]) and not EACH.search(passage.labels[money])
        if enough and matter and passage.same_sentence(first, last) and not OTHER_SUM.search(words):
            low, high = (end / passage[price].amount for end in total.interval)
            fit = ceil(low), floor(high)
            working = f"{total.text}按每人{passage.written(price)}所对应的人数为{fit[0]}至{fit[1]}"
            if fit[0] <= fit[1]:
                yield Relation("population", price, (money,), fit, passage[price].value, True, working)
            return


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
