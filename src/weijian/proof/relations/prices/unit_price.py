"""Average and price: money and heads that give a round price, donors and the blood they gave.

The price itself is mostly not stated; that it comes out round is evidence that the two belong together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from weijian.kernel.quantities import interval
from weijian.proof.figures.model import Figure
from weijian.proof.judgement import INFINITY, meets, quotient
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.bases import everybody
from weijian.proof.relations.wording import shared_run

HEADS = {"people", "户", "份"}
DONATION = re.compile(r"献血|采血|采集")
# One donation of whole blood is 200, 300 or 400 ml (献血法 第九条).
LEAST_ML, MOST_ML = Decimal(200), Decimal(400)
REACH = 3
LARGE = 1000


EACH = re.compile(
    r"(?:人均|户均|次均|例均|均|平均每?[人户次例名家件起个所场台]?|每[人户名例家次件起个所场台](?:每年)?)(?:标准)?(?:为|约|达|住院|门诊|医药|医疗|补助|补贴|经费|标准|发放|奖励|费用|金额|资助)*$"
)

A_HEAD = re.compile(r"人均")
EACH_ONE = re.compile(r"每(?P<unit>[件起个家所场次台])")
EACH_PLACE = re.compile(r"每[个家所](?P<noun>[一-龥]{1,12}?)(?:有|达|为|约)?$")
FAR = 200
AVERAGE = re.compile(
    r"(?:平均每?|每|人均|村均|院均|场均|户均)(?:个|家|所|村|镇|院|场|户|名|人|次|辆|支)?[^，。；\d]{0,10}$"
)


def find(passage: Passage) -> Iterator[Relation]:
    for number, figure in enumerate(passage.figures):
        if figure.kind == "money" and EACH.search(passage.labels[number]):
            yield from _stated_price(passage, number)
        elif figure.kind == "money" and figure.base == "元":
            yield from _round_price(passage, number)
        elif figure.kind in {"count", "volume", "area"} and AVERAGE.search(passage.labels[number]):
            yield from _average(passage, number)
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
    """慰问N人，慰问资金M元: side by side and for the same matter; or 218人78.528万元 with nothing between."""
    first, last = sorted((money, heads))
    if last - first == 1 and passage.between(first, last) in {"", "、"}:
        return True
    return abs(money - heads) == 1 and shared_run(passage.labels[money], passage.labels[heads]) >= 2


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
    working = _written(passage, money, heads, value, passage[price].unit)
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
                    working = _written(passage, money, heads, value, passage[price].unit)
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


def _average(passage: Passage, each: int) -> Iterator[Relation]:
    """18个乡镇卫生院共有床位540张，平均每个卫生院30张."""
    for whole in reversed(passage.before(each, 3)):
        same = passage[whole].base == passage[each].base and passage[whole].amount > passage[each].amount
        if not same or not passage.same_sentence(whole, each):
            continue
        for heads in [*reversed(passage.before(each, 3))]:
            figure = passage[heads]
            if (
                heads == whole
                or figure.kind != "count"
                or figure.base == passage[each].base
                or figure.amount <= 1
            ):
                continue
            low, high = quotient(passage[whole], figure, Decimal(1)) or (INFINITY, INFINITY)
            stated = interval(passage[each].value, False)
            if passage.same_sentence(heads, each) and low < stated[1] and high >= stated[0]:
                value = passage[whole].amount / figure.amount
                working = _written(passage, whole, heads, value, passage[each].unit)
                yield Relation(
                    "unit_price", each, (whole, heads), round(value, 4), passage[each].value, True, working
                )
                return
        yield from _average_of_places(passage, each, whole)
        return


def _average_of_places(passage: Passage, each: int, whole: int) -> Iterator[Relation]:
    """督导36次，平均每个村卫生室4次, the village clinics counted in another section."""
    match = EACH_PLACE.search(passage.labels[each])
    if match is None:
        return
    for heads in range(max(0, each - FAR), each):
        figure = passage[heads]
        named = passage.labels[heads].endswith(match["noun"]) or passage.tails[heads].startswith(
            match["noun"]
        )
        if (
            figure.family == "places"
            and named
            and figure.amount * passage[each].amount == passage[whole].amount
        ):
            working = _written(passage, whole, heads, passage[each].amount, passage[each].unit)
            value = passage[each].value
            yield Relation("unit_price", each, (whole, heads), value, value, True, working)
            return


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
        words = passage.said_around(volume)
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
