"""So many each that nobody states, of counts side by side that divide evenly: 出动车辆122台次、执法人员366人次, 抽查9个村270人,
33个监测点采集水样33份.

What is shared out stands next to those it falls on, people or samples to vehicles, teams or places. Few numbers divide one
another by accident, the fewer the larger the divisor; where all is round, ten times more do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.prices.unit_price import written_price
from weijian.proof.relations.sums.parts import OF_WHICH
from weijian.proof.relations.wording import CHANGE, called_task

# What gets so much each, and what it gets.
ON = {"places", "台次", "车次", "辆次", "台", "辆", "支", "组", "村", "点", "班", "期", "场", "场次"}
GIVEN = {"people", "份", "件", "套", "台", "间", "袋", "盒", "本", "块", "册"}
LEAST_LIKELY = 20  # one number in so many is divided by accident
MOST_EACH = 500
FEWEST = 5
# Who belongs to a place without being shared out to it.
MEMBERS = re.compile(r"党|团员|工会|床|编制|人口|职工|在岗|在编")


def find(passage: Passage) -> Iterator[Relation]:
    for first in range(len(passage) - 1):
        second = first + 1
        if not passage.same_sentence(first, second) or passage.depths[first] != passage.depths[second]:
            continue
        for on, given in ((first, second), (second, first)):
            if _plain(passage, on) and _plain(passage, given) and _evenly(passage, on, given):
                each = passage[given].amount / passage[on].amount
                working = written_price(passage, given, on, each, passage[given].unit)
                yield Relation("unit_price", None, (given, on), each, None, True, working)
                break


def _plain(passage: Passage, number: int) -> bool:
    figure, label = passage[number], passage.labels[number]
    counted = (
        figure.kind == "count" and figure.bound == "exact" and figure.factor == 1 and not figure.modality
    )
    return counted and not CHANGE.search(label) and not called_task(label, passage.tails[number])


def _evenly(passage: Passage, on: int, given: int) -> bool:
    one, other = passage[on], passage[given]
    kinds = one.family in ON or one.base in ON, other.family in GIVEN or other.base in GIVEN
    between = passage.between(min(on, given), max(on, given))
    if not all(kinds) or one.family == other.family or "；" in between or OF_WHICH.search(between):
        return False
    if one.amount < FEWEST or MEMBERS.search(passage.named(on) + passage.named(given)):
        return False
    each, rest = divmod(other.amount, one.amount)
    tight = each % 10 == 0 and one.amount % 10 and "，" not in between
    likely = one.amount * (10 if tight else 1) >= LEAST_LIKELY and one.amount % 100 != 0
    return not rest and 0 < each <= MOST_EACH and likely
