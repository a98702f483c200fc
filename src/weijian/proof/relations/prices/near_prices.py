"""Prices that 万 or 亿 put in or left out would make true: 按每人120元的标准为1126人发放13.512元.

Sum and heads stand around the price in its sentence; that the digits agree shows that the three belong together. A
price that is itself a sum (每人150元、补助450元，人均600元) is one of heads and money for all that.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from weijian.kernel.quantities import interval
from weijian.proof.figures.model import Figure
from weijian.proof.judgement import quotient
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told, changing_about_explains
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.prices.averages import EACH, counts_them
from weijian.proof.relations.prices.unit_price import price_relation
from weijian.proof.relations.wording import shared_run

BEFORE, BEHIND = 6, 4
MANY_DIGITS = 3
UNITS = (Decimal(10**4), Decimal(1) / 10**4, Decimal(10**8), Decimal(1) / 10**8)
SHARED = 2


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    for price, figure in enumerate(passage.figures):
        plain = figure.kind == "money" and figure.bound == "exact" and figure.value > 0
        if plain and price not in told.priced and EACH.search(passage.labels[price]):
            yield from _in_another_unit(passage, price)


def _in_another_unit(passage: Passage, price: int) -> Iterator[Relation]:
    match = EACH.search(passage.labels[price])
    near = [
        n for n in [*reversed(passage.before(price, BEFORE)), *passage.behind(price, BEHIND)]
        if passage.same_sentence(n, price) and passage[n].bound == "exact"
    ]  # fmt: skip
    sums = [n for n in near if passage[n].kind == "money" and not EACH.search(passage.labels[n])]
    for whole in (n for n in sums if passage[n].significant_digits >= MANY_DIGITS):
        for heads in (n for n in near if match and counts_them(passage, n, match)):
            relation = price_relation(passage, price, whole, heads, holds=False)
            if any(_meets(passage[price], passage[whole], passage[heads], unit) for unit in UNITS) or (
                _named_alike(passage, price, whole) and changing_about_explains(passage, relation)
            ):
                yield relation
                return


def _named_alike(passage: Passage, price: int, whole: int) -> bool:
    """次均费用 and 住院总费用."""
    return shared_run(passage.labels[price], passage.labels[whole]) >= SHARED


def _meets(price: Figure, whole: Figure, heads: Figure, unit: Decimal) -> bool:
    computed = quotient(whole, heads, unit)
    low, high = (end * price.factor for end in interval(price.value, False))
    return computed is not None and computed[0] < high and computed[1] >= low
