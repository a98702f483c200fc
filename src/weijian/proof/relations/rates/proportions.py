"""Proportions of two counts: 执业医师438人、注册护士402人，医护比1:0.92.

The two stand before it in the sentence, whatever rates come between; which of them is the one, their order says, or the
signs of the name (医护比). Where the name's signs find both and neither way fits, the proportion is broken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import permutations

from weijian.kernel.quantities import format_number, interval, round_half_up
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage

ONE_TO = re.compile(r"1 ?[：:∶] ?(?P<other>\d{1,4}(?:\.\d{1,3})?)")
# 医护比, 床护比, 男女比; 医师与护士之比.
NAMED = re.compile(
    r"(?:(?P<one>[医床护男])(?P<other>[医护患女])比|之比|比例|比)(?:例|值)?(?:为|达到?|是|约)*$"
)
REACH, SMALLEST = 6, 10


def find(passage: Passage) -> Iterator[Relation]:
    for number, figure in enumerate(passage.figures):
        told = ONE_TO.fullmatch(figure.text)
        named = NAMED.search(passage.labels[number]) if told else None
        if told and named:
            yield from _of_two(passage, number, Decimal(told["other"]), named)


def _of_two(passage: Passage, number: int, stated: Decimal, named: re.Match[str]) -> Iterator[Relation]:
    low, high = interval(stated, False)
    counts = [
        n for n in reversed(passage.before(number, REACH))
        if passage.same_sentence(n, number) and passage[n].kind == "count" and passage[n].bound == "exact"
        and passage[n].value >= SMALLEST
    ]  # fmt: skip
    pairs = [(one, other) for one, other in permutations(counts, 2) if _alike(passage, one, other, named)]
    for one, other in pairs:
        if low <= passage[other].amount / passage[one].amount < high:
            yield _relation(passage, number, one, other, stated, holds=True)
            return
    if named["one"] and len(pairs) == 1:
        yield _relation(passage, number, *pairs[0], stated, holds=False)


def _alike(passage: Passage, one: int, other: int, named: re.Match[str]) -> bool:
    if named["one"]:
        return named["one"] in passage.named(one) and named["other"] in passage.named(other)
    return passage[one].family == passage[other].family


def _relation(passage: Passage, number: int, one: int, other: int, stated: Decimal, holds: bool) -> Relation:
    value = passage[other].amount / passage[one].amount
    shown = format_number(round_half_up(value, 2))
    working = f"{passage.written(other)}÷{passage.written(one)}＝{shown}"
    return Relation("ratio", number, (one, other), round(value, 4), stated, holds, working)
