"""The base that the words give a rate: 按全部常住老年人计算体检率为72.49%; 以活产数为分母; 按常住人口21.35万人计算，接种率92.18%.

Where a sentence names the base, no other pair of counts is the reading, fit as it may.
"""

from __future__ import annotations

import re

from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.tie import Tie
from weijian.proof.relations.wording import shared_run, stem_of

BY = re.compile(
    r"(?:按照?|以)(?P<who>[^，。；、\d]{2,16}?)(?P<size>\d[\d.]{0,12}[万亿]?[人名户例份])?(?:计算|测算|统计|为(?:分母|基数))"
)
# Words about a group that do not name it.
AROUND = re.compile(
    r"全部|所有|全体|实际|年[末初底]|辖区内?|全[县市区州旗镇乡]|现有|当年|本年|总?人?数$|总人口$|的|，"
)
# The first shot of two, and the one that completes them.
SHOTS = {"首剂": "第一剂", "首针": "第一针", "全程": "第二剂"}
FAR, LONGEST = 120, 70
LEAST_SHARED, LEAST_RUN = 2, 3
NEAR = 5
COUNTING = re.compile(r"(?:总?人?口?总?数)?(?:为|达|有|共|约|到)*$")


def base_said(passage: Passage, rate: int) -> int | None:
    """The figure that the words in front of the rate call what it is counted on."""
    end = passage[rate].start
    said = passage.said_before(rate, LONGEST)
    match = next(reversed(list(BY.finditer(said))), None)
    if match is None or "；" in said[match.end() :]:
        return None
    start = end - len(said)
    place = start + match.start()
    if match["size"]:
        inside = [n for n in passage.before(rate, FAR) if place < passage[n].start < start + match.end()]
        return inside[0] if len(inside) == 1 else None
    core = AROUND.sub("", match["who"])
    for number in range(rate - 1, max(-1, rate - FAR), -1):
        figure = passage[number]
        counted = figure.family == "people" and figure.bound == "exact" and figure.amount > 0
        if counted and figure.start < place and len(core) >= LEAST_SHARED and _named(passage, number, core):
            return number
    return None


def on_the_base_said(passage: Passage, rate: int) -> Tie | None:
    """The part right before the rate, on the base that the words give."""
    part = rate - 1
    whole = base_said(passage, rate) if part >= 0 and passage[part].family == "people" else None
    if whole is None or whole == part or not passage.same_sentence(part, rate):
        return None
    stem = stem_of(passage.labels[rate])
    named = stem and stem[-2:] in passage.named(part)
    return Tie(part, whole, passage.same_sentence(whole, rate), only=True) if named else None


def on_the_base_said_afar(passage: Passage, rate: int) -> Tie | None:
    """第一剂73万剂次、第二剂69万剂次，按常住人口计算，第二剂接种率80.5%: the part shares its name with the rate."""
    whole = base_said(passage, rate)
    if whole is None:
        return None
    near = [n for n in passage.before(rate, NEAR) if n != whole and passage[n].kind == "count"]
    stem = stem_of(passage.labels[rate])
    for said, meant in SHOTS.items():
        stem = stem.replace(said, meant)
    shared = {n: shared_run(stem, passage.named(n)) for n in near}
    best = max(shared.values(), default=0)
    parts = [n for n in near if shared[n] == best]
    return Tie(parts[0], whole, False) if best >= LEAST_RUN and len(parts) == 1 else None


def _named(passage: Passage, number: int, core: str) -> bool:
    """常住老年人 names 65岁及以上常住老年人28163人, and 28163名常住老年人."""
    label = COUNTING.sub("", passage.labels[number])
    return label.endswith(core) or passage.tails[number].startswith(core) or (
        len(core) > LEAST_RUN and core in passage.tails[number]
    )  # fmt: skip
