"""Part and whole changed about: 活产数4121人，住院分娩4126人，住院分娩率99.88%, where 4121 of 4126 is 99.88%.

The rate comes out, but only as that of the whole in the part: what the rate is named after is more than there are.
Asked before the finders that are content with any pair that fits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.judgement import meets_rate
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import digits
from weijian.proof.relations.orders.ordered import order_relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.quotients import quotient_relation
from weijian.proof.relations.wording import LIVE_BIRTHS, shared_run, stem_of

# What there is, of which something may be done.
ALL = re.compile(
    r"在册|登记|在管|现有|共有|辖区|应(?:管|检|种|查|报|参|建)|(?:人|户|总)数(?:为|达|有)?$|确诊|目标|任务|产妇|儿童|老年人"
)
DONE_MORE = re.compile(r"任务|目标|计划|完成|超")
REACH, LEAST_DIGITS = 4, 3


def find(passage: Passage) -> Iterator[Relation]:
    for rate, figure in enumerate(passage.figures):
        if figure.kind != "percent" or figure.bound != "exact" or digits(figure) < LEAST_DIGITS:
            continue
        whole = _whole(passage, rate) if figure.value < 100 else None
        if whole is not None:
            yield quotient_relation(passage, "ratio", rate, rate - 1, whole, holds=False, firm=False)
            working = f"{passage.written(rate - 1)}不应大于{passage.written(whole)}"
            yield order_relation(passage, rate - 1, (whole,), holds=False, working=working)


def _whole(passage: Passage, rate: int) -> int | None:
    """What the count right before the rate is said to be of, where that count is more."""
    part, stem = rate - 1, stem_of(passage.labels[rate])
    if part < 1 or len(stem) < 2 or not passage.same_sentence(part, rate):
        return None
    if "；" in passage.between(part, rate) or DONE_MORE.search(passage.labels[rate] + passage.named(part)):
        return None
    for whole in reversed(passage.before(part, REACH)):
        other = passage[whole]
        if not passage.same_sentence(whole, part) or "；" in passage.between(whole, part):
            return None
        same = other.unit == passage[part].unit and other.bound == passage[part].bound == "exact"
        if not same or passage[part].amount <= other.amount:
            continue
        named = stem in passage.named(part) and shared_run(stem, passage.named(whole)) < len(stem)
        of_all = ALL.search(passage.labels[whole]) or LIVE_BIRTHS.search(passage.named(whole))
        if named and of_all and meets_rate(passage[rate], other, passage[part]):
            return whole
    return None
