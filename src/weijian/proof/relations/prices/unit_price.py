"""Stated prices: so much money for so many heads, and what that is for each (250户……12.5万元，户均500元).

The sum and the heads right before a price tie it so closely that one that does not fit is broken, unless another sum
or other heads around give it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from weijian.proof.figures.model import Figure
from weijian.proof.judgement import meets, quotient
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.bases import everybody

HEADS = {"people", "户", "份"}
EACH = re.compile(
    r"(?:人均|户均|次均|例均|均|平均每?[人户次例名家件起个所场台]?|每[人户名例家次件起个所场台](?:每年)?)(?:标准)?(?:为|约|达|住院|门诊|医药|医疗|补助|补贴|经费|标准|发放|奖励|费用|金额|资助)*$"
)
A_HEAD = re.compile(r"人均")
EACH_ONE = re.compile(r"每(?P<unit>[件起个家所场次台])")


def find(passage: Passage) -> Iterator[Relation]:
    for number, figure in enumerate(passage.figures):
        if figure.kind == "money" and EACH.search(passage.labels[number]):
            yield from _stated_price(passage, number)


def _stated_price(passage: Passage, price: int) -> Iterator[Relation]:
    """A stated price against the sum and the heads right before it (250户……12.5万元，户均500元), or around it
    where they give it (每人960元……9856人，共946.176万元).
    """
    before = [n for n in passage.before(price, 2) if passage.same_sentence(n, price)]
    if len(before) < 2:
        yield from _price_among(passage, price)
        return
    money = next((n for n in before if passage[n].kind == "money"), None)
    heads = next((n for n in before if passage[n].family in HEADS and passage[n].kind == "count"), None)
    if money is None or heads is None or passage[money].bound != "exact" or passage[heads].bound != "exact":
        yield from _price_among(passage, price)
        return
    computed = quotient(passage[money], passage[heads], Decimal(1))
    if computed is None:
        return
    value = passage[money].amount / passage[heads].amount / passage[price].factor
    working = written_price(passage, money, heads, value, passage[price].unit)
    holds = meets(passage[price], computed) or _to_the_unit(passage[price], computed)
    another = [] if holds else list(_price_among(passage, price))
    if another or (not holds and _of_something_wider(passage, money, heads)):
        yield from another
        return
    yield Relation(
        "unit_price", price, (money, heads), round(value, 4), passage[price].value, holds, working, False
    )


def _of_something_wider(passage: Passage, money: int, heads: int) -> bool:
    """发放27.6万元，其中甲31人: the sum is for more than these heads; 13.02万元，乙27人: it is of the group before."""
    if money > heads:
        return False
    group_before = (
        money > 0 and passage[money - 1].family in HEADS and passage.same_sentence(money - 1, money)
    )
    return group_before or "其中" in passage.between(money, heads)


def _price_among(passage: Passage, price: int) -> Iterator[Relation]:
    near = [
        n for n in [*passage.before(price, 2), *passage.behind(price, 3)] if passage.same_sentence(n, price)
    ]
    heads_near = [n for n in near if passage[n].family in HEADS and passage[n].bound == "exact"]
    if A_HEAD.search(passage.labels[price]):
        heads_near += everybody(passage)
    if each := EACH_ONE.search(passage.labels[price]):
        heads_near += [n for n in near if passage[n].unit == each["unit"] and passage[n].bound == "exact"]
    for money in (n for n in near if passage[n].kind == "money" and passage[n].bound == "exact"):
        for heads in heads_near:
            computed = quotient(passage[money], passage[heads], Decimal(1))
            if computed is not None and passage[money].amount > passage[price].amount:
                value = passage[money].amount / passage[heads].amount / passage[price].factor
                if abs(value - passage[price].value) * 200 <= passage[price].value:
                    working = written_price(passage, money, heads, value, passage[price].unit)
                    yield Relation(
                        "unit_price",
                        price,
                        (money, heads),
                        round(value, 4),
                        passage[price].value,
                        True,
                        working,
                    )
                    return


def _to_the_unit(price: Figure, computed: tuple[Decimal, Decimal]) -> bool:
    """A price in round hundreds may be meant roughly."""
    middle = (computed[0] + computed[1]) / 2
    return price.bound != "exact" or abs(middle - price.amount) <= price.amount / 100


def written_price(passage: Passage, whole: int, heads: int, price: Decimal, unit: str) -> str:
    shown = f"{round(price, 2).normalize():f}"
    return f"{passage.written(whole)}÷{passage.written(heads)}＝{shown}{unit}"
