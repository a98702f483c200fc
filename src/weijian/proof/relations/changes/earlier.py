"""What there was before, implied by what there is and by how much it has grown: 机构总数92531个，比上年增加12212个 implies
80319个 a year before.

The earlier number is told nowhere, so nothing is broken here, unless there would have been less than nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.judgement import Range
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told
from weijian.proof.relations.passage import Passage

GREW_BY = re.compile(r"(?:比|较|环比)[^，。；]{0,14}(?:净?增加?|增长|新增|多|净?减少?|下降|少)了?$")
LESS = re.compile(r"(?:减少|下降|少)了?$")
KINDS = {"count", "money", "volume", "area"}
REACH = 2


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    for change, figure in enumerate(passage.figures):
        plain = figure.kind in KINDS and figure.bound == "exact" and figure.amount > 0
        if not plain or change in told.results or not GREW_BY.search(passage.labels[change]):
            continue
        now = _now(passage, change)
        if now is not None and frozenset((now, change)) not in told.together:
            yield _implied(passage, change, now)


def _now(passage: Passage, change: int) -> int | None:
    """The count right before, of the same things; 总诊疗人次95.5亿 may lack the unit."""
    for number in reversed(passage.before(change, REACH)):
        one, other = passage[number], passage[change]
        if not passage.same_sentence(number, change) or "；" in passage.between(number, change):
            return None
        alike = one.kind == other.kind or "bare" in {one.family, other.family} or one.kind == "other"
        if alike and one.comparable(other) and one.bound == "exact" and one.amount > 0:
            return None if GREW_BY.search(passage.labels[number]) else number
    return None


def _implied(passage: Passage, change: int, now: int) -> Relation:
    there_is, by = passage[now], passage[change]
    step = -by.amount if LESS.search(passage.labels[change]) else by.amount
    before = there_is.amount - step
    implied: Range = (int(before), int(before))
    working = f"{there_is.text}与所增减的{by.text}所对应的原数为{before.normalize():f}"
    if before < 0:
        working += "，不能小于零"
    return Relation("population", change, (now,), implied, by.value, before >= 0, working)
