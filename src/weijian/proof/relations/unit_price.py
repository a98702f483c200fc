"""Average and price: money and heads that give a round price, donors and the blood they gave.

The price itself is mostly not stated; that it comes out round is evidence that the two belong together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from weijian.proof.figures.model import Figure
from weijian.proof.judgement import meets, quotient
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.wording import shared_run

HEADS = {"people", "户", "份"}
DONATION = re.compile(r"献血|采血|采集")
# One donation of whole blood is 200, 300 or 400 ml (献血法 第九条).
LEAST_ML, MOST_ML = Decimal(200), Decimal(400)
REACH = 3
LARGE = 1000


EACH = re.compile(
    r"(?:人均|户均|次均|例均|均|平均每?[人户次例名家]?|每[人户名例家次])(?:为|约|达|补助|补贴|发放|奖励|费用|金额|资助)*$"
)


def find(passage: Passage) -> Iterator[Relation]:
    for number, figure in enumerate(passage.figures):
        if figure.kind == "money" and EACH.search(passage.labels[number]):
            yield from _stated_price(passage, number)
        elif figure.kind == "money" and figure.base == "元":
            yield from _round_price(passage, number)
        elif figure.kind == "count":
            yield from _packs(passage, number)
        elif figure.kind == "volume" and figure.base == "毫升":
            yield from _donations(passage, number)


def _packs(passage: Passage, portions: int) -> Iterator[Relation]:
    """204348人份（388053袋，224991瓶）: packs in brackets that come out at a whole number for every portion."""
    inside = [n for n in passage.behind(portions, 4) if passage.depths[n] == passage.depths[portions] + 1]
    if not inside or inside[0] != portions + 1 or passage[portions].amount < LARGE:
        return
    if any(passage[n].kind != "count" or passage[n].bound != "exact" for n in inside):
        return
    if any(passage[n].family == passage[portions].family for n in inside):
        return
    packs = sum(passage[n].amount for n in inside)
    if packs and packs % passage[portions].amount == 0:
        each = packs / passage[portions].amount
        working = f"每{passage[portions].unit}{each:f}"
        yield Relation("ratio", None, (portions, *inside), each, None, True, working)


def _neighbours(passage: Passage, number: int) -> Iterator[int]:
    around = [*reversed(passage.before(number, REACH)), *passage.behind(number, 2)]
    for other in around:
        near = passage.sentences[number] - passage.sentences[other] in (0, 1)
        if (
            near
            and passage[other].kind == "count"
            and passage[other].amount >= 5
            and passage[other].bound == "exact"
        ):
            yield other


def _round_price(passage: Passage, money: int) -> Iterator[Relation]:
    figure = passage[money]
    if figure.bound not in {"exact", "over"} or figure.amount <= 0:
        return
    if any(EACH.search(passage.labels[number]) for number in passage.behind(money, 1)):
        return  # the price is stated
    for heads in _neighbours(passage, money):
        if passage[heads].family not in HEADS:
            continue
        price = figure.amount / passage[heads].amount
        if price >= 1 and (_is_round(price, figure) or _named_alike(passage, money, heads)):
            yield _relation(passage, money, heads, price, "元")
            return


def _named_alike(passage: Passage, money: int, heads: int) -> bool:
    """慰问N人，慰问资金M元: side by side and for the same matter."""
    return abs(money - heads) == 1 and shared_run(passage.labels[money], passage.labels[heads]) >= 2


def _stated_price(passage: Passage, price: int) -> Iterator[Relation]:
    """A stated price against the sum and the heads right before it (250户……12.5万元，户均500元)."""
    before = list(passage.before(price, 2))
    if len(before) < 2 or not passage.same_sentence(before[0], price):
        return
    money = next((n for n in before if passage[n].kind == "money"), None)
    heads = next((n for n in before if passage[n].family in HEADS and passage[n].kind == "count"), None)
    if money is None or heads is None or passage[money].bound != "exact" or passage[heads].bound != "exact":
        return
    computed = quotient(passage[money], passage[heads], Decimal(1))
    if computed is None:
        return
    value = passage[money].amount / passage[heads].amount / passage[price].factor
    working = _written(passage, money, heads, value, passage[price].unit)
    holds = meets(passage[price], computed) or _to_the_unit(passage[price], computed)
    yield Relation(
        "unit_price", price, (money, heads), round(value, 4), passage[price].value, holds, working, False
    )


def _to_the_unit(price: Figure, computed: tuple[Decimal, Decimal]) -> bool:
    """A price in round hundreds may be meant roughly."""
    middle = (computed[0] + computed[1]) / 2
    return price.bound != "exact" or abs(middle - price.amount) <= price.amount / 100


def _is_round(price: Decimal, money: Figure) -> bool:
    """Exact to 5 yuan. A sum in round thousands divides evenly by many heads and proves nothing."""
    digits = str(int(money.amount)).rstrip("0")
    return price % 5 == 0 and len(digits) >= 2


def _donations(passage: Passage, volume: int) -> Iterator[Relation]:
    for heads in _neighbours(passage, volume):
        words = passage.document.slice(passage.document.sentence_at(passage[volume].start))
        if passage[heads].family == "people" and DONATION.search(words):
            each = passage[volume].amount / passage[heads].amount
            if LEAST_ML <= each <= MOST_ML:
                yield _relation(passage, volume, heads, each, "毫升")
            return


def _relation(passage: Passage, whole: int, heads: int, price: Decimal, unit: str) -> Relation:
    working = _written(passage, whole, heads, price, unit)
    return Relation("unit_price", None, (whole, heads), round(price, 4), None, True, working)


def _written(passage: Passage, whole: int, heads: int, price: Decimal, unit: str) -> str:
    shown = f"{round(price, 2).normalize():f}"
    return f"{passage.written(whole)}÷{passage.written(heads)}＝{shown}{unit}"
