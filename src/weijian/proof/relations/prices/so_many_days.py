"""So much a day for so many days: 防护服日均消耗34套，按181天计共用6154套; 每天用药12瓶，储备30天需360瓶.

The three follow one another in their sentence, what a day takes first. Many a stock is rounded up, so that the tie is broken only
where one slip of the pen would make it right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from weijian.proof.judgement import meets, quotient
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told, a_slip_explains
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.prices.unit_price import price_relation
from weijian.proof.relations.sums.parts import is_quantity

A_DAY = re.compile(r"(?:日均|每[日天]|天均|平均每[日天])[^，。；\d]{0,12}$")
SO_LONG = re.compile(r"^[，、（]?(?:[^，。；：、\d]{0,6})$")
IN_ALL = re.compile(r"(?:共|合计|总|需|应备|须|用量|消耗|用去|用掉)[^，。；：\d]{0,6}$")
DAYS = {"天", "日"}


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    for days in range(1, len(passage) - 1):
        each, whole = days - 1, days + 1
        if passage[days].base not in DAYS or each in told.results or not passage.same_sentence(each, whole):
            continue
        daily, wanted = passage[each], passage[whole]
        alike = daily.base == wanted.base and is_quantity(daily) and is_quantity(wanted)
        exact = all(passage[number].bound == "exact" for number in (each, days, whole))
        said = (
            A_DAY.search(passage.labels[each])
            and SO_LONG.match(passage.labels[days])
            and IN_ALL.search(passage.labels[whole])
        )
        if alike and exact and said:
            yield from _tie(passage, each, days, whole)


def _tie(passage: Passage, each: int, days: int, whole: int) -> Iterator[Relation]:
    value = quotient(passage[whole], passage[days], Decimal(1))
    holds = value is not None and meets(passage[each], value)
    tie = price_relation(passage, each, whole, days, holds)
    if holds or a_slip_explains(passage, tie):
        yield tie
