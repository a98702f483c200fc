"""What was done of each kind that a list named before: 其中大病救治714人、慢病签约管理13752人……。大病已救治583人，
救治率81.65%；慢病已签约12894人，签约率89.4%.

Where the rate of one kind is of its number in the list, so is the rate of the next, told alike: its count is named as
one item and as no other. Then a rate that the two do not give is broken. Never firm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.judgement import meets_rate
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.quotients import quotient_relation
from weijian.proof.relations.repair import QUOTIENTS
from weijian.proof.relations.wording import shared_beginning

OWN_RATE = re.compile(r"^[，、（]?[一-龥]{1,8}率(?:为|达到?|是)?$")
LEADS = re.compile(r"^(?:[，、；（和及]|其中)+")
SHARED, MOST, REACH = 2, 12, 6


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    lists = {n: tie.operands for tie in told.holding if tie.type == "sum" for n in tie.operands}
    for tie in told.holding:
        if tie.type not in QUOTIENTS or tie.result is None or len(tie.operands) != 2:
            continue
        part, whole = tie.operands
        items = [n for n in lists.get(whole, ())[:MOST] if n != whole]
        if tie.result != part + 1 or not items or passage.same_sentence(whole, part):
            continue
        for rate in range(tie.result + 2, min(tie.result + REACH, len(passage))):
            of = _item_of(passage, rate, items) if _told_alike(passage, tie.result, rate) else None
            if of is not None and rate not in told.results:
                yield _tie(passage, rate, of)


def _told_alike(passage: Passage, first: int, rate: int) -> bool:
    """Behind a count of its own, in the same sentence."""
    beside = OWN_RATE.match(passage.labels[rate]) and passage[rate].bound == "exact" and passage[rate].is_rate
    return bool(beside) and passage.same_sentence(first, rate) and passage[rate].kind == passage[first].kind


def _item_of(passage: Passage, rate: int, items: list[int]) -> int | None:
    """The only item of the list whose name begins as that of the count before the rate, and that is no less."""
    part = rate - 1
    name = LEADS.sub("", passage.labels[part])
    named = [n for n in items if shared_beginning(LEADS.sub("", passage.labels[n]), name) >= SHARED]
    alike = len(named) == 1 and passage[named[0]].unit == passage[part].unit
    return named[0] if alike and passage[named[0]].amount >= passage[part].amount else None


def _tie(passage: Passage, rate: int, whole: int) -> Relation:
    part = rate - 1
    holds = meets_rate(passage[rate], passage[part], passage[whole])
    return quotient_relation(passage, "ratio", rate, part, whole, holds, firm=False)
