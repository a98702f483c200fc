"""Prices that do not hold but would without one slip, of sum and heads that nothing else ties to them.

In its sentence sum and heads stand around the price, and 万 or 亿 was put in or left out: 按每人120元的标准为1126人发放13.512元.
Paid by the head they may be all the people told elsewhere.
A price that is itself a sum (每人150元、补助450元，人均600元) is one of heads and money for all that.

Heads may be counted in another sentence: 实检181973人。……按每人100元结算，合计1891.73万元. Price and sum stand side by side, and
their sentence counts no heads; what the paragraph counted before is tried. Where one of them comes to a sum of five digits and
more but for one slip, it breaks it, if nothing else told before comes to it: worth a warning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

from weijian.kernel.quantities import interval
from weijian.proof.figures.model import Figure
from weijian.proof.judgement import last_digit, meets, quotient
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import TEN_THOUSAND, Told, changing_about_explains
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.prices.averages import EACH, counts_them
from weijian.proof.relations.prices.in_a_row import OTHER_SUM, PAID
from weijian.proof.relations.prices.unit_price import A_HEAD, AVERAGE, miswritten, price_label, price_relation
from weijian.proof.relations.rates.definitions import everybody
from weijian.proof.relations.wording import CHANGE, shared_run

BEFORE, BEHIND = 10, 4
MANY_DIGITS = 3
# 万 and 亿 of money; 升 for 毫升.
UNITS = {
    "money": (Decimal(10**4), Decimal(1) / 10**4, Decimal(10**8), Decimal(1) / 10**8),
    "volume": (Decimal(1000), Decimal(1) / 1000, Decimal(10**4), Decimal(1) / 10**4),
}
SHARED = 2
OWN_SHARE = re.compile(r"自付|自费|自负|个人|报销|补偿")
# So many figures back; a sum of so many digits is no accident of so many heads.
REACH, LEAST_DIGITS, FEW_HEADS, MOST_HEADS = 24, 5, 2, 12
BY_TIME = re.compile(r"[/每](?:个?月|[天日周季])")


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    for price, figure in enumerate(passage.figures):
        plain = figure.kind in UNITS and figure.bound == "exact" and figure.value > 0
        if not plain or price in told.priced:
            continue
        if figure.kind == "money" and (match := EACH.search(price_label(passage, price))):
            yield from _of_heads_before(passage, price, match, told)
        if match := EACH.search(passage.labels[price]):
            yield from _in_another_unit(passage, price, match)


def _of_heads_before(passage: Passage, price: int, match: re.Match[str], told: Told) -> Iterator[Relation]:
    whole = price + 1
    if CHANGE.search(passage.labels[price]) or BY_TIME.search(price_label(passage, price)):
        return
    if whole == len(passage) or whole in told.explained or not _is_sum(passage, price, whole):
        return
    near = [n for n in passage.before(price, REACH) if counts_them(passage, n, match)]
    if any(passage.same_sentence(n, price) for n in near):
        return
    heads = [n for n in reversed(near) if not passage[n].modality][:MOST_HEADS]
    few_digits = passage[whole].printed_digits < LEAST_DIGITS - (len(heads) <= FEW_HEADS)
    if few_digits or any(_comes_to(passage, price, whole, head) for head in heads):
        return
    wrong = [head for head in heads if miswritten(passage, price, head, whole)]
    if len({passage[head].amount for head in wrong}) == 1:
        yield price_relation(passage, price, whole, wrong[0], holds=False)


def _is_sum(passage: Passage, price: int, whole: int) -> bool:
    label, figure = passage.labels[whole], passage[whole]
    own = PAID.search(label) and not (EACH.search(label) or OTHER_SUM.search(label) or CHANGE.search(label))
    exact = figure.kind == "money" and figure.bound == "exact" and figure.amount > passage[price].amount
    return bool(
        passage.together(price, whole) and own and exact and not AVERAGE.search(price_label(passage, price))
    )


def _comes_to(passage: Passage, price: int, whole: int, head: int) -> bool:
    low, high = (end * passage[price].amount for end in passage[head].interval)
    return meets(passage[whole], (low, high))


def _in_another_unit(passage: Passage, price: int, match: re.Match[str]) -> Iterator[Relation]:
    near = [
        n for n in (*passage.in_front(price, BEFORE), *passage.behind(price, BEHIND))
        if passage[n].bound == "exact"
    ]  # fmt: skip
    kind, units = passage[price].kind, UNITS[passage[price].kind]
    sums = [n for n in near if passage[n].kind == kind and not EACH.search(passage.labels[n])]
    for whole in sums:
        few_digits = passage[whole].significant_digits < MANY_DIGITS
        for heads in (n for n in near if counts_them(passage, n, match)):
            if few_digits and not _exactly(passage, price, whole, heads):
                continue
            relation = price_relation(passage, price, whole, heads, holds=False)
            if any(_meets(passage[price], passage[whole], passage[heads], unit) for unit in units) or (
                _named_alike(passage, price, whole) and changing_about_explains(passage, relation)
            ):
                yield relation
                return
        if kind == "money" and A_HEAD.search(price_label(passage, price)):
            people = (n for n in everybody(passage) if _but_for_the_unit(passage, price, whole, n))
            yield from (price_relation(passage, price, whole, n, holds=False) for n in islice(people, 1))


def _exactly(passage: Passage, price: int, whole: int, heads: int) -> bool:
    """158名，每人500元，共发放慰问金7.9元: 万 left out, to the last digit."""
    due = passage[price].amount * passage[heads].amount
    return passage[heads].printed_digits >= MANY_DIGITS and due == passage[whole].amount * TEN_THOUSAND


def _but_for_the_unit(passage: Passage, price: int, whole: int, people: int) -> bool:
    """人均79元, of 38.6万人 told in another section, 3049.4元: to the last of many digits it is as many times ten thousand."""
    paid, due = passage[whole], passage[price].amount * passage[people].amount
    resolution = last_digit(paid.value) * paid.factor
    telling = paid.significant_digits > MANY_DIGITS and passage[price].bound == "exact"
    return telling and any(abs(due - paid.amount / unit) * 2 <= resolution / unit for unit in UNITS["money"])


def _named_alike(passage: Passage, price: int, whole: int) -> bool:
    """次均费用 and 住院总费用."""
    own = OWN_SHARE.search(passage.labels[price])
    if own and not OWN_SHARE.search(passage.labels[whole]):
        return False  # 医疗总费用5127.36万元……，次均自付费用595.24元
    return shared_run(passage.labels[price], passage.labels[whole]) >= SHARED


def _meets(price: Figure, whole: Figure, heads: Figure, unit: Decimal) -> bool:
    computed = quotient(whole, heads, unit)
    low, high = (end * price.factor for end in interval(price.value, False))
    return computed is not None and computed[0] < high and computed[1] >= low
