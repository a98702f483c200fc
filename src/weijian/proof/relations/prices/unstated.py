"""Prices that nobody states: money given to so many heads, blood given by so many donors, packs for so many portions.

That the price comes out round shows that the two belong together; so does that money and heads stand side by side and
the words between say that it was given (46人进行奖励，兑现奖励金76万元).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from weijian.proof.figures.model import Figure
from weijian.proof.judgement import last_digit
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.prices.unit_price import EACH, HEADS, written_price
from weijian.proof.relations.wording import called_task, shared_run

DONATION = re.compile(r"献血|采血|采集|捐献|机采")
# One donation of whole blood is 200, 300 or 400 ml (献血法 第九条).
LEAST_ML, MOST_ML = Decimal(200), Decimal(400)
# 机采血小板: one or two 治疗量, whole blood in units of 200 ml: one or two of them.
UNITS_OF_BLOOD = {"单位", "治疗量", "U", "u"}
MOST_UNITS = Decimal(2)
REACH = 4
LARGE = 1000
FEWEST_HEADS = 5
FINE_PRINT = 20
MOST_EACH = 200_000  # yuan a head; more is spent on buildings
GIVEN = re.compile(
    r"奖励|慰问|发放|兑现|补助|补贴|救助|减免|资助|扶助|津贴|抚恤|助学|退还|返还|补偿|报销|赔付|理赔"
)
DIVIDED = re.compile(r"[，；（](?:其中|分别)")  # kinds that get different sums
FINE = re.compile(r"罚没?款|罚金|罚没|没收|处罚金额")
CASES = re.compile(r"立案|查处|处罚|案件|结案|办案|办结")
FINED = {"cases", "places", "户", "户次", "家次"}
ANOTHER_CLAUSE = re.compile(r"[；。]")
RESPECTIVELY = re.compile(r"分别[^，。；：\d]{0,10}$")
A_STANDARD = re.compile(r"人均|每人|标准")
MOST_ITEMS, SAID = 8, 30


def find(passage: Passage) -> Iterator[Relation]:
    for number, figure in enumerate(passage.figures):
        if figure.kind == "money" and figure.base == "元" and not EACH.search(passage.labels[number]):
            yield from _price(passage, number)
            yield from _prices_in_order(passage, number)
        elif figure.base in UNITS_OF_BLOOD:
            yield from _donations(passage, number, Decimal(1), MOST_UNITS)
        elif figure.kind == "count":
            yield from _packs(passage, number)
        elif figure.kind == "volume" and figure.base == "毫升":
            yield from _donations(passage, number, LEAST_ML, MOST_ML)


def _neighbours(passage: Passage, number: int) -> Iterator[int]:
    around = [*reversed(passage.before(number, REACH)), *passage.behind(number, 2)]
    for other in around:
        near = passage.sentences[number] - passage.sentences[other] in (0, 1)
        if (
            near
            and passage[other].kind == "count"
            and passage[other].amount >= FEWEST_HEADS
            and passage[other].bound == "exact"
        ):
            yield other


def _price(passage: Passage, money: int) -> Iterator[Relation]:
    figure = passage[money]
    if figure.bound not in {"exact", "over"} or figure.amount <= 0:
        return
    if any(EACH.search(passage.labels[number]) for number in passage.behind(money, 1)):
        return  # the price is stated
    if RESPECTIVELY.search(passage.labels[money]) or _next_item(passage, money - 1):
        return  # see `_prices_in_order`
    prices = {
        heads: figure.amount / passage[heads].amount
        for heads in _neighbours(passage, money)
        if passage[heads].family in HEADS or _fined(passage, money, heads)
    }
    likely = [heads for heads, price in prices.items() if 1 <= price <= MOST_EACH]
    for belongs in (_is_round, _belong_together):
        for heads in likely:
            if belongs(passage, money, heads):
                yield _relation(passage, money, heads, prices[heads], "元")
                return


def _fined(passage: Passage, money: int, heads: int) -> bool:
    """立案查处118起，罚没款46.3万元: so much a case."""
    fine = FINE.search(passage.labels[money]) is not None
    return fine and passage[heads].family in FINED and CASES.search(passage.labels[heads]) is not None


def _belong_together(passage: Passage, money: int, heads: int) -> bool:
    """慰问N人，慰问资金M元: side by side and for the same matter; or given by the words between; or nothing between."""
    first, last = sorted((money, heads))
    between = passage.between(first, last)
    if last - first != 1 or ANOTHER_CLAUSE.search(between) or not passage.same_sentence(first, last):
        return False
    if (
        between in {"", "、"}
        or _fined(passage, money, heads)
        or shared_run(passage.labels[money], passage.named(heads)) >= 2
    ):
        return True
    divided = DIVIDED.match(passage.plain, passage[last].end) is not None
    return between.count("，") <= 1 and GIVEN.search(between) is not None and not divided


def _prices_in_order(passage: Passage, first: int) -> Iterator[Relation]:
    """甲8746人、乙1052人，分别发放839.6万元、966.58万元: as many sums as groups right before them."""
    if first == 0 or not RESPECTIVELY.search(passage.labels[first]):
        return
    sums = [first]
    while len(sums) < MOST_ITEMS and _next_item(passage, sums[-1]):
        sums.append(sums[-1] + 1)
    groups = list(range(first - len(sums), first))
    if len(sums) < 2 or groups[0] < 0 or not passage.same_sentence(groups[0], first):
        return
    if all(passage[n].family in HEADS and passage[n].bound == "exact" for n in groups):
        for heads, money in zip(groups, sums, strict=True):
            price = passage[money].amount / max(passage[heads].amount, Decimal(1))
            if 1 <= price <= MOST_EACH:
                yield _relation(passage, money, heads, price, "元")


def _next_item(passage: Passage, last: int) -> bool:
    number = last + 1
    if (
        last < 0
        or number >= len(passage)
        or passage[last].kind != "money"
        or not passage.same_sentence(last, number)
    ):
        return False
    return passage[number].kind == "money" and passage.between(last, number) in {"、", "和", "及", "，"}


def _is_round(passage: Passage, money: int, heads: int) -> bool:
    """To 5 yuan, as exactly as the sum is printed. A sum in round thousands divides evenly by many heads and proves
    nothing; nor does one whose last digit is worth more than a twentieth of a yuan for each.
    """
    figure, count = passage[money], passage[heads].amount
    resolution = last_digit(figure.value) * figure.factor
    nearest = round(figure.amount / count / 5) * 5
    off = abs(figure.amount - nearest * count)
    return (
        nearest > 0
        and figure.bound == "exact"
        and _telling(figure)
        and (off == 0 or (off * 2 <= resolution and resolution * FINE_PRINT <= count))
    )


def _telling(figure: Figure) -> bool:
    return len(str(int(figure.amount)).rstrip("0")) >= 2


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


def _donations(passage: Passage, volume: int, least: Decimal, most: Decimal) -> Iterator[Relation]:
    if called_task(passage.labels[volume], passage.tails[volume]):
        return
    for heads in _neighbours(passage, volume):
        words = passage.said_around(volume)
        if passage[heads].family == "people" and DONATION.search(words):
            each = passage[volume].amount / passage[heads].amount
            if least <= each <= most:
                yield _relation(passage, volume, heads, each, passage[volume].base)
            return


def _relation(passage: Passage, whole: int, heads: int, price: Decimal, unit: str) -> Relation:
    working = written_price(passage, whole, heads, price, unit)
    told = _told_before(passage, whole, price) if unit == "元" else None
    stated = None if told is None else passage[told].value
    return Relation("unit_price", told, (whole, heads), round(price, 4), stated, True, working)


def _told_before(passage: Passage, money: int, price: Decimal) -> int | None:
    """人均筹资标准由340元提高到390元，净增50元；……基金总额19742.50万元: the standard that it comes to, told sentences before."""
    for number in reversed(passage.before(money, MOST_ITEMS)):
        figure = passage[number]
        low, high = figure.interval
        if (
            figure.kind == "money"
            and figure.bound == "exact"
            and low <= price <= high
            and figure.amount * LARGE < passage[money].amount
        ):
            return number if A_STANDARD.search(passage.said_before(number, SAID)) else None
    return None
