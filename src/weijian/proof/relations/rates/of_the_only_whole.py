"""A rate whose part bears its whole name, where the sentence tells but one number that this may be of: 样品237份，合格184份，
不合格53份，合格率69.7%; 应训748人……实际到训692人，到训率85.7%.

Nothing explains such a rate, and yet it is near what the two give: then it is an old one. Rates that are of a base by
definition (规范管理率), or of everybody, are asked elsewhere. Never firm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from weijian.proof.figures.model import PER
from weijian.proof.judgement import meets_rate, rate_value
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.near_rates import to_be_explained
from weijian.proof.relations.rates.quotients import quotient_relation
from weijian.proof.relations.rates.words.of_steps import is_rate_of_a_step
from weijian.proof.relations.rates.words.tie import DEFINED, alike
from weijian.proof.relations.sums.parts import COMPARED_WITH, OF_LAST_YEAR
from weijian.proof.relations.wording import CHANGE, VITAL, stem_of

OTHER_BASE = re.compile(r"平均|政策|合规|满意|知晓|累计|目标|标准|同期|[上去]年|各")
OPPOSITE = re.compile(r"[不未无非]$")
REACH, BESIDE, FEWEST_SIGNS = 8, 3, 2
AS_NEAR = Decimal("0.25")


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    for rate in range(1, len(passage)):
        if rate in told.results or passage[rate].kind != "percent" or not to_be_explained(passage, rate):
            continue
        part = _part(passage, rate)
        whole = _only_whole(passage, part) if part is not None else None
        if part is None or whole is None or stem_of(passage.labels[rate]) in passage.labels[whole]:
            continue
        three = passage[rate], passage[part], passage[whole]
        computed = rate_value(passage[part], passage[whole], PER["percent"])
        near = abs(computed - passage[rate].value) <= AS_NEAR * passage[rate].value
        if near and passage[rate].printed_digits > 1:
            holds = meets_rate(*three)
            yield quotient_relation(passage, "ratio", rate, part, whole, holds, firm=False)


def _part(passage: Passage, rate: int) -> int | None:
    """The count right before the rate that is named with all of the rate's own words."""
    label, stem = passage.labels[rate], stem_of(passage.labels[rate])
    other = OTHER_BASE.search(label) or CHANGE.search(label) or VITAL.search(label) or DEFINED.search(stem)
    if len(stem) < FEWEST_SIGNS or other or is_rate_of_a_step(passage, rate):
        return None
    for part in passage.in_front(rate, BESIDE):
        if "；" in passage.between(part, rate):
            return None
        named = passage.labels[part].endswith(stem) or (part == rate - 1 and stem in passage.named(part))
        if named and not OPPOSITE.search(passage.labels[part].removesuffix(stem)):
            return part
    return None


def _only_whole(passage: Passage, part: int) -> int | None:
    """The only number of its unit before it in the sentence that is more."""
    found = [
        n for n in passage.in_front(part, REACH)
        if passage[n].unit == passage[part].unit and passage[n].amount > passage[part].amount
        and alike(passage, part, n) and not COMPARED_WITH.search(passage.labels[n])
        and not OF_LAST_YEAR.search(passage.labels[n])
    ]  # fmt: skip
    clear = len(found) == 1 and "；" not in passage.between(found[0], part)
    return found[0] if clear else None
