"""Stated prices: so much money for so many heads, and what that is for each (250户……12.5万元，户均500元).

The sum and the heads right before a price tie it so closely that one that does not fit is broken, unless another sum
or other heads around give it. What is paid at a standard (每人补助60元) is paid to the last digit: a sum or heads that
one slip would put right are broken however near they come. An average is rounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from weijian.proof.figures.model import Figure
from weijian.proof.judgement import last_digit, meets, quotient
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.definitions import everybody
from weijian.proof.relations.wording import TO

HEADS = {"people", "户", "份"}
EACH = re.compile(
    r"(?:人均|户均|次均|例均|均|平均每?[人户次例名家件起个所场台]?|每[人户名例家次件起个所场台](?:每[年月])?)(?:标准)?(?:为|约|达|住院|门诊|医药|医疗|补助|补贴|经费|标准|发放|奖励|费用|金额|资助)*$"
)
A_HEAD = re.compile(r"人均")
MONTHLY = re.compile(r"每月|月均|/月")
ONCE = Decimal(1)
CENTS = 2  # decimals with which a price is meant to the last digit
FAR = 6
AVERAGE = re.compile(r"均(?!.*标准)|每[天日]")
DIGITS_OF_SUM, DIGITS_OF_HEADS = 4, 3
LAST_DIGITS = 10  # what is off by fewer of the last digit than this may be rounded
CARES = re.compile("门急?诊|急诊|诊疗|就诊"), re.compile("住院|出院")
EACH_ONE = re.compile(r"每(?P<unit>[件起个家所场次台])|(?P<mean>[件起个家所场台项])均")


def find(passage: Passage) -> Iterator[Relation]:
    for number, figure in enumerate(passage.figures):
        if figure.kind == "money" and EACH.search(price_label(passage, number)):
            before_a_rise = _raised(passage, number)
            yield from (
                relation for relation in _stated_price(passage, number) if relation.holds or not before_a_rise
            )


def price_label(passage: Passage, number: int) -> str:
    """Of 由每人每月400元提高到700元 the second is a price too."""
    label = passage.labels[number]
    raised = TO.search(label) and number and passage.same_sentence(number - 1, number)
    return (
        passage.labels[number - 1] if raised and passage[number - 1].unit == passage[number].unit else label
    )


def _raised(passage: Passage, price: int) -> bool:
    """由每人每年960元提高到1080元: what is paid is the second."""
    then = price + 1
    beside = then < len(passage) and passage.same_sentence(price, then)
    return (
        beside and passage[then].unit == passage[price].unit and TO.search(passage.labels[then]) is not None
    )


def _stated_price(passage: Passage, price: int) -> Iterator[Relation]:
    """A stated price against the sum and the heads right before it (250户……12.5万元，户均500元), or around it
    where they give it (每人960元……9856人，共946.176万元).
    """
    # 652人（居家417人，机构235人），支付860.64万元，人均1.32万元: of all of them
    depth = passage.depths[price]
    # 312例、1248.6万元，兑现率92.3%，例均4万元: a rate beside them is of something else
    outside = [n for n in passage.before(price, FAR) if passage.depths[n] <= depth and not passage[n].is_rate]
    before = [n for n in outside[-2:] if passage.together(n, price)]
    if len(before) < 2:
        yield from _price_among(passage, price)
        return
    sums = (n for n in before if passage[n].kind == "money" and not EACH.search(passage.labels[n]))
    money = next(sums, None)
    heads = next((n for n in before if passage[n].family in HEADS and passage[n].kind == "count"), None)
    if money is None or heads is None or not passage[money].bound == passage[heads].bound == "exact":
        yield from _price_among(passage, price)
        return
    computed = quotient(passage[money], passage[heads], Decimal(1))
    if computed is None:
        return
    if MONTHLY.search(price_label(passage, price)) and (
        by_month := _price_of(passage, price, money, heads, True)
    ):
        yield by_month
        return
    near = meets(passage[price], computed) or _to_the_unit(passage[price], computed)
    holds = near and not wrongly_paid(passage, price, heads, money)
    another = [] if holds else list(_price_among(passage, price))
    wider = _of_something_wider(passage, money, heads) or (
        money < heads and of_several(passage, price, heads, money)
    )
    if another or (not holds and (wider or of_other_care(passage, price, money, heads))):
        yield from another
        return
    yield price_relation(passage, price, money, heads, holds)


def of_other_care(passage: Passage, price: int, money: int, heads: int) -> bool:
    """住院1585人次，住院总费用935958元，次均门诊费用61.20元: of visits, and not of those who stayed."""
    named = passage.named(money) + passage.named(heads)
    own, told = (
        {care for care, words in enumerate(CARES) if words.search(text)}
        for text in (passage.labels[price], named)
    )
    return bool(own and told and not own & told)


def _of_something_wider(passage: Passage, money: int, heads: int) -> bool:
    """发放27.6万元，其中甲31人: the sum is for more than these heads; 13.02万元，乙27人: it is of the group before."""
    if money > heads:
        return False
    group_before = (
        money > 0 and passage[money - 1].family in HEADS and passage.same_sentence(money - 1, money)
    )
    return group_before or "其中" in passage.between(money, heads)


def of_several(passage: Passage, price: int, heads: int, money: int) -> bool:
    """发放187.91万元：伤残216人，每人5520元；死亡97人，每人7080元: a sum told before all its parts."""
    priced = (
        EACH.search(passage.labels[n]) and passage[n].kind == "money" for n in passage.behind(price, FAR)
    )
    return "：" in passage.between(money, heads) or any(priced)


def _price_among(passage: Passage, price: int) -> Iterator[Relation]:
    near = [
        n
        for n in (*passage.before(price, 2), *passage.behind(price, 3))
        if passage.together(*sorted((n, price)))
    ]
    told = price_label(passage, price)
    if told is not passage.labels[price]:
        near += [n for n in passage.before(price, FAR) if n not in near]
    heads_near = [n for n in near if passage[n].family in HEADS and passage[n].bound == "exact"]
    if A_HEAD.search(told):
        heads_near += everybody(passage)
    if each := EACH_ONE.search(told):
        unit = each["unit"] or each["mean"]
        beside = (n for n in {*near, *passage.before(price, FAR)} if passage.together(*sorted((n, price))))
        heads_near += sorted(n for n in beside if passage[n].unit == unit and passage[n].bound == "exact")
    for money in (n for n in near if passage[n].kind == "money" and passage[n].bound == "exact"):
        for heads in heads_near:
            relation = _price_of(passage, price, money, heads, bool(MONTHLY.search(told)))
            if relation is not None:
                yield relation
                return


def _price_of(passage: Passage, price: int, money: int, heads: int, monthly: bool) -> Relation | None:
    """What so much for so many makes, where it is near the price; a year's sum may be told at so much a month."""
    figure, whole = passage[price], passage[money].amount
    computed = quotient(passage[money], passage[heads], Decimal(1))
    if computed is None or whole <= figure.amount:
        return None
    for months in (1, 12) if monthly else (1,):
        value = whole / passage[heads].amount / figure.factor / months
        if abs(value - figure.value) * 200 <= figure.value:
            to_the_cent = -int(figure.value.as_tuple().exponent) >= CENTS and figure.bound == "exact"
            holds = not to_the_cent or meets(figure, (computed[0] / months, computed[1] / months))
            holds = holds and not wrongly_paid(passage, price, heads, money, months)
            return price_relation(passage, price, money, heads, holds, Decimal(months))
    return None


def wrongly_paid(passage: Passage, each: int, heads: int, whole: int, times: int | Decimal = 1) -> bool:
    """Of a price that is a standard, and so exact: 36个，每个补助7万元，共288万元 are at 8万元 to the last digit. Nothing but
    money is given out in parts of a whole: 每个门诊日150.2剂次 has been worked out.
    """
    if passage[each].kind != "money" and passage[each].value != int(passage[each].value):
        return False
    if AVERAGE.search(price_label(passage, each)) and not _standard_told_first(passage, each, heads, whole):
        return False
    price, paid = passage[each], passage[heads].amount * times * passage[each].factor
    exact = price.bound == passage[heads].bound == passage[whole].bound == "exact"
    at = passage[whole].amount / paid
    to_the_digit = at != price.value and at == round(at, -int(price.value.as_tuple().exponent))
    return (exact and to_the_digit) or miswritten(passage, each, heads, whole, times)


def _standard_told_first(passage: Passage, each: int, heads: int, whole: int) -> bool:
    """5627人，年人均960元，兑现540.19万元: what is so round and told before the sum is no average."""
    price = passage[each]
    whole_tens = price.unit == "元" and price.value % 10 == 0 and price.value == int(price.value)
    return whole_tens and heads < each < whole


def miswritten(passage: Passage, each: int, heads: int, whole: int, times: int | Decimal = 1) -> bool:
    """9846人，每人每年960元，发放954.22万元: 945.22, with two digits changed about. Of many digits that is no accident."""
    price, count, paid = passage[each], passage[heads], passage[whole]
    exact = price.bound == count.bound == paid.bound == "exact"
    if not exact:
        return False
    each_one = price.amount * times
    (fewest, most), (least, highest) = count.interval, paid.interval
    made = each_one * fewest, each_one * most
    as_printed = each_one * count.amount
    if meets(paid, (as_printed, as_printed)):
        return False
    # 每人84元，75.32万人，共6366.88万元: it was 75.32 that was multiplied, 6326.88
    resolution = last_digit(paid.value) * paid.factor
    rounded = abs(as_printed - paid.amount) < LAST_DIGITS * resolution and meets(paid, made)
    if rounded:
        return False
    if paid.printed_digits >= DIGITS_OF_SUM and meets(replace(paid, doubted=True), (as_printed, as_printed)):
        return True
    if meets(paid, made):
        return False
    fewer = 1 if price.unit == paid.unit else 0  # 每个8万元，46个，共388万元: nothing is rounded
    if paid.printed_digits >= DIGITS_OF_SUM - fewer and meets(replace(paid, doubted=True), made):
        return True
    needed = least / each_one, highest / each_one
    return count.printed_digits >= DIGITS_OF_HEADS - fewer and meets(replace(count, doubted=True), needed)


def _to_the_unit(price: Figure, computed: tuple[Decimal, Decimal]) -> bool:
    """A price in round hundreds may be meant roughly."""
    middle = (computed[0] + computed[1]) / 2
    printed = -int(price.value.as_tuple().exponent) < CENTS
    return price.bound != "exact" or (printed and abs(middle - price.amount) <= price.amount / 100)


def price_relation(
    passage: Passage, price: int, whole: int, heads: int, holds: bool, times: Decimal = ONCE, shown: str = ""
) -> Relation:
    """What a sum and heads come to for each, against the price told; `times` it was paid, `shown` in the working."""
    figure = passage[price]
    value = passage[whole].amount / passage[heads].amount / figure.factor / times
    working = written_price(passage, whole, heads, value, figure.unit, shown)
    return Relation("unit_price", price, (whole, heads), round(value, 4), figure.value, holds, working)


def written_price(
    passage: Passage, whole: int, heads: int, price: Decimal, unit: str, times: str = ""
) -> str:
    shown = f"{round(price, 4 if price < 1 else 2).normalize():f}"
    return f"{passage.written(whole)}÷{passage.written(heads)}{times}＝{shown}{unit}"
