"""Shares that name both what has them and what they are of, while other counts stand between: 监测对象1692户，因病风险119户，因残
风险141户，其他风险1432户；因病风险户占监测户7.0%.

Each name must be borne by one count alone of those around, else nothing is said. What stands right before such a share is no
part of it unless it is called so.
"""

from __future__ import annotations

import re

from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.words.tie import COUNTING, TOGETHER, Tie, alike

SHARE = re.compile(
    r"^[，、]?(?:其中)?(?P<part>[^，。；：、（）占\d]{2,12}?)(?:人?数)?(?:只|仅|约|也|又)?占(?:了)?(?:全部|全[县区市州旗]|所有|同期)*"
    r"(?P<whole>[^，。；占\d]{2,12}?)(?:总数|总量|总额|总?人数|总?户数|总?人次)?的?(?:比例|比重|百分比)?(?:为|达|是)?$"
)
REACH, LEAST = 10, 2


def share_of_two_named(passage: Passage, rate: int) -> Tie | None:
    named = SHARE.search(passage.labels[rate])
    if named is None or TOGETHER.search(passage.labels[rate]):
        return None
    counts = [
        n for n in passage.before(rate, REACH) if passage[n].kind == "count" and passage[n].bound == "exact"
    ]
    parts = [n for n in counts if _bears(passage, n, named["part"])]
    wholes = [n for n in counts if n not in parts and _bears(passage, n, named["whole"])]
    if len(parts) != 1 or len(wholes) != 1 or parts[0] == rate - 1 or not alike(passage, parts[0], wholes[0]):
        return None
    part, whole = parts[0], wholes[0]
    near = passage.same_sentence(part, rate) and passage.same_sentence(whole, part)
    return Tie(part, whole, False, only=True) if near and whole < part else None


def _bears(passage: Passage, number: int, name: str) -> bool:
    """监测户 names 监测对象1692户: by what it is called, without the unit it is counted in."""
    core = name.removesuffix(passage[number].unit)
    return len(core) >= LEAST and core in COUNTING.sub("", passage.labels[number])
