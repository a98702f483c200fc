"""The days that patients stay on average: 出院4236人次，占用总床日35231天，平均住院日8.32天.

Of those who left and the days that they stayed, both told before in the sentence and by these names; so one that does not
fit is broken. Never firm: stays may be counted by the day the bed was held.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from weijian.proof.judgement import meets, quotient
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.prices.unit_price import price_relation

AVERAGE = re.compile(r"^(?:患者|出院者|人)?平均住院(?:日|天数?|床日)(?:数|为|达|约)*$")
DAYS = re.compile(
    r"(?<!平均)(?:住院|占用)[^，。；平均\d]{0,6}(?:床日|天)数?(?:共|为|达)?$|^总?床日数?(?:共|为|达)?$"
)
LEFT = re.compile(r"出院")
REACH = 5


def find(passage: Passage) -> Iterator[Relation]:
    for average in range(len(passage)):
        if passage[average].bound == "exact" and AVERAGE.search(passage.labels[average]):
            yield from _stay(passage, average)


def _stay(passage: Passage, average: int) -> Iterator[Relation]:
    before = [
        n for n in passage.in_front(average, REACH)
        if passage[n].bound == "exact" and passage[n].amount > passage[average].amount
    ]  # fmt: skip
    days = next((n for n in before if DAYS.search(passage.labels[n])), None)
    heads = next((n for n in before if n != days and LEFT.search(passage.labels[n])), None)
    if days is None or heads is None or "；" in passage.between(min(days, heads), average):
        return
    computed = quotient(passage[days], passage[heads], Decimal(1))
    if computed is not None and passage[heads].family == "people":
        yield price_relation(passage, average, days, heads, meets(passage[average], computed))
