"""A number left standing that the text itself has replaced: 上年享受5478人，……现为5827人 in its section, 发放5478名奖扶对象 in
another; 床位由480张增加到600张, and then 480张床位.

The earlier of the two is told again under a point of its own with no word of an earlier time. Its digits must be telling; it is
worth a warning, for it may be told of the earlier time on purpose.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.repeats.echoes import counted_alike
from weijian.proof.relations.repeats.nouns import shared_noun
from weijian.proof.relations.repeats.restated import duplicate_relation
from weijian.proof.relations.sums import balances
from weijian.proof.relations.wording import FROM, TO

EARLIER = re.compile(r"上年|去年|前年|同期|年初|原|此前|过去|\d{4}年|[由从]|比|较|基数|任务|目标|计划")
LEAST_DIGITS, SURELY = 3, 4
AROUND = 40
MOST = 8


def find(passage: Passage) -> Iterator[Relation]:
    places: dict[object, list[int]] = defaultdict(list)
    for number, figure in enumerate(passage.figures):
        if figure.bound == "exact" and figure.significant_digits >= LEAST_DIGITS:
            places[figure.amount].append(number)
    for was, now in _replaced(passage):
        again = places.get(passage[was].amount, [])
        newer = any(abs(number - was) > 1 and number < was for number in again)
        for number in again[:MOST]:
            if not newer and number > now and _still_told(passage, was, number):
                yield duplicate_relation(passage, number, (now,), holds=False)


def _replaced(passage: Passage) -> Iterator[tuple[int, int]]:
    """What there was and what there is, as one sentence tells them."""
    for relation in balances.find(passage):
        if relation.type == "sum" and relation.result is not None and relation.holds:
            yield relation.operands[0], relation.result
    for was in range(len(passage) - 1):
        now = was + 1
        alike = passage[was].base == passage[now].base and passage[was].amount != passage[now].amount
        told = passage[was].kind == "count" and alike and passage.same_sentence(was, now)
        if told and FROM.search(passage.labels[was]) and TO.search(passage.labels[now]):
            yield was, now


def _still_told(passage: Passage, was: int, number: int) -> bool:
    if passage.points[was] == passage.points[number] or passage[number].modality:
        return False
    if not counted_alike(passage[was], passage[number]) or EARLIER.search(
        passage.said_before(number, AROUND)
    ):
        return False
    return passage[number].significant_digits >= SURELY or shared_noun(passage, was, number) > 1
