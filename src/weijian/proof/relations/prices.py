"""What each has, costs or gets, and the sum and the heads that give it: 16.32万元……32起……平均每起5100元; 12期、1176人次，
期均98人次.

Sum and heads may stand before or behind. Where no pair gives what is stated, but one would with 万 or 亿 put in or
left out (按每人120元的标准为1126人发放13.512元), the unit is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from weijian.kernel.quantities import interval
from weijian.proof.figures.model import Figure
from weijian.proof.judgement import quotient
from weijian.proof.relations.bases import everybody
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage

EACH = re.compile(
    r"(?:[人户次例家床院村乡镇县场台件起期班辆组队所]均|平均(?:每(?P<one>[一-龥])[^，。；\d]{0,10}?)?"
    r"|每(?P<other>[人户名例家次件起个所场台床支辆村组期张位平对])(?!千|万)(?:方米)?(?:每[年月天次])?(?:平均)?)[^，。；：\d]{0,12}$"
)
A_HEAD = re.compile(r"人均|每人|居民")
BEFORE, BEHIND = 6, 4
NEAREST = 2
MANY_DIGITS = 3
WIDTH = 200  # a price agrees to a two-hundredth
UNITS = (Decimal(10**4), Decimal(1) / 10**4, Decimal(10**8), Decimal(1) / 10**8)
SQUARE_METRES = "平"
KINDS = {"money", "count", "volume", "area"}


def find(passage: Passage) -> Iterator[Relation]:
    for each, figure in enumerate(passage.figures):
        stated = figure.kind in KINDS and figure.bound in {"exact", "about"} and figure.value > 0
        match = EACH.search(passage.labels[each]) if stated else None
        if match is None:
            continue
        pairs = list(_pairs(passage, each, match["one"] or match["other"] or ""))
        yield from _price(passage, each, pairs)


def _price(passage: Passage, each: int, pairs: list[tuple[int, int]]) -> Iterator[Relation]:
    figure = passage[each]
    for whole, heads in pairs:
        if passage[whole].amount > figure.amount and _gives(passage, each, whole, heads):
            yield _relation(passage, each, whole, heads, holds=True)
            return
    if figure.kind != "money" or figure.bound != "exact":
        return
    for whole, heads in pairs:
        told = _digits(passage[whole]) >= MANY_DIGITS and passage.same_sentence(heads, each)
        if told and any(_meets(figure, passage[whole], passage[heads], unit) for unit in UNITS):
            yield _relation(passage, each, whole, heads, holds=False)
            return


def _pairs(passage: Passage, each: int, unit: str) -> Iterator[tuple[int, int]]:
    """Sums and heads of the sentence, the nearest first; few digits prove something of the nearest only."""
    around = [*passage.before(each, BEFORE), *passage.behind(each, BEHIND)]
    near = [
        n for n in sorted(around, key=lambda n: _distance(passage, n, each))
        if passage.same_sentence(n, each) and passage[n].bound == "exact" and not EACH.search(passage.labels[n])
    ]  # fmt: skip
    figure = passage[each]
    wholes = [n for n in near if passage[n].kind == figure.kind and passage[n].base == figure.base]
    heads = [n for n in near if _counts_heads(passage[n], figure, unit)]
    if _digits(figure) < MANY_DIGITS:
        wholes, heads = wholes[:NEAREST], heads[:NEAREST]
    elif A_HEAD.search(passage.labels[each]):
        heads += everybody(passage)
    yield from sorted(
        ((whole, head) for whole in wholes for head in heads if whole != head),
        key=lambda pair: sum(_distance(passage, n, each) for n in pair),
    )


def _distance(passage: Passage, one: int, other: int) -> int:
    """In figures; what stands in another part of the sentence is far."""
    apart = "；" in passage.between(min(one, other), max(one, other))
    return abs(one - other) + (BEFORE if apart else 0)


def _counts_heads(heads: Figure, each: Figure, unit: str) -> bool:
    """Things of another kind than what each has; of the unit that is named, where it counts them."""
    if heads.amount <= 1 or heads.base == each.base:
        return False
    if unit == SQUARE_METRES:
        return heads.kind == "area"
    named = not unit or unit in {"人", "户", "个", "名"} or heads.unit in {unit, "个", "家", "所"}
    return heads.kind == "count" and named


def _gives(passage: Passage, each: int, whole: int, heads: int) -> bool:
    stated, value = passage[each], passage[whole].amount / passage[heads].amount
    return abs(value - stated.amount) * WIDTH <= stated.amount or _meets(
        stated, passage[whole], passage[heads], Decimal(1)
    )


def _meets(stated: Figure, whole: Figure, heads: Figure, unit: Decimal) -> bool:
    computed = quotient(whole, heads, unit)
    low, high = (end * stated.factor for end in interval(stated.value, False))
    return computed is not None and computed[0] < high and computed[1] >= low


def _digits(figure: Figure) -> int:
    return len(figure.value.normalize().as_tuple().digits)


def _relation(passage: Passage, each: int, whole: int, heads: int, holds: bool) -> Relation:
    figure = passage[each]
    value = passage[whole].amount / passage[heads].amount / figure.factor
    shown = f"{round(value, 4 if value < 1 else 2).normalize():f}"
    working = f"{passage.written(whole)}÷{passage.written(heads)}＝{shown}{figure.unit}"
    return Relation("unit_price", each, (whole, heads), round(value, 4), figure.value, holds, working)
