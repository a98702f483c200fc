"""Prices and averages that no sum and heads of their sentence give, while just one pair comes near: 县医保局为4705人调处，平均
每人省650元，共省316.3万元.

Asked last, of what nothing else explains, and only where the sentence tells one price: of several tiers each has heads of its
own. Within a seventh of one pair, and of no other, a price is an old one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import permutations

from weijian.proof.judgement import last_digit
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told, comes_near
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.prices.unit_price import price_relation
from weijian.proof.relations.rates.definitions import everybody
from weijian.proof.relations.wording import CHANGE, FROM, TO

EACH = re.compile(
    r"(?:[人户次例场期件村镇乡班台组队科店站张床院条盒]均|每(?![年月天日周季千万百十公])|各(?=处罚款|抽查))"
)
BY_MONTH = re.compile(r"每个?月|月均")
A_YEAR = (Decimal(12), "×12个月")
# Of another place or time; what was raised or is to be.
ELSEWHERE = re.compile(r"上年|去年|同期|全[市省国]平均|低于|高于|比|较|每千|每万|以上|不低于|最[高低]")
KINDS = {"money", "count", "volume"}
A_HEAD = re.compile(r"人均|每[人名]|[/／]人")
BACK, ON, FEWEST, TELLING = 8, 5, 5, 3


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    for price, figure in enumerate(passage.figures):
        plain = figure.kind in KINDS and figure.bound == "exact" and figure.value > 0 and not figure.is_rate
        plain = plain and (figure.kind == "money" or figure.printed_digits >= TELLING)
        if plain and price not in told.explained and _is_price(passage, price):
            yield from _of_the_only_pair(passage, price)


def _is_price(passage: Passage, price: int) -> bool:
    label = passage.labels[price]
    odd = ELSEWHERE.search(label) or CHANGE.search(label) or TO.search(label) or FROM.search(label)
    return bool(EACH.search(label)) and not odd


def _of_the_only_pair(passage: Passage, price: int) -> Iterator[Relation]:
    near = [
        n for n in (*passage.in_front(price, BACK), *passage.behind(price, ON))
        if passage.same_sentence(min(n, price), max(n, price)) and passage[n].bound == "exact"
        and not passage[n].is_rate and not ELSEWHERE.search(passage.labels[n])
    ]  # fmt: skip
    if any(EACH.search(passage.labels[n]) and passage[n].kind == passage[price].kind for n in near):
        return
    times = [(Decimal(1), "")]
    if BY_MONTH.search(passage.labels[price]):
        times.append(A_YEAR)
    pairs = [
        (whole, heads, *by) for whole, heads in permutations(near, 2)
        if _may_be(passage, price, whole, heads) for by in times
    ]  # fmt: skip
    if any(_comes_to(passage, price, *pair[:3]) for pair in pairs):
        return
    close = [pair for pair in pairs if comes_near(passage[price], _value(passage, *pair[:3]))]
    if len(close) == 1:
        yield price_relation(passage, price, *close[0][:2], False, *close[0][2:])


def _may_be(passage: Passage, price: int, whole: int, heads: int) -> bool:
    one, other, figure = passage[whole], passage[heads], passage[price]
    alike = one.kind == figure.kind and (figure.kind != "count" or one.base == figure.base)
    counted = other.kind == "count" and other.amount >= FEWEST and other.base != one.base
    heads_fit = other.family == "people" or not _by_the_head(passage, price)
    if not (alike and counted and heads_fit and one.amount > figure.amount):
        return False
    return heads not in everybody(passage)  # of another year's residents a price may be a little off


def _by_the_head(passage: Passage, price: int) -> bool:
    return A_HEAD.search(passage.labels[price] + passage[price].unit) is not None


def _value(passage: Passage, whole: int, heads: int, times: Decimal) -> Decimal:
    return passage[whole].amount / passage[heads].amount / times


def _comes_to(passage: Passage, price: int, whole: int, heads: int, times: Decimal) -> bool:
    """Rounded or cut off in the price, or in the sum."""
    figure, paid = passage[price], passage[whole]
    apart = abs(_value(passage, whole, heads, times) - figure.amount)
    due = abs(figure.amount * passage[heads].amount * times - paid.amount)
    return apart <= last_digit(figure.value) * figure.factor or due <= last_digit(paid.value) * paid.factor
