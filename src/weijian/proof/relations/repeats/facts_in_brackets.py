"""What is told of one building or project, and again in brackets behind its name: 县中医院综合楼建筑面积8640平方米，设床位60张
in its section, 县中医院综合楼（8640平方米） in the plan.

A building has one floor area and one number of beds. Where the whole name stands before the only such number of its
sentence, another number in the brackets is an old one. Never firm: the plan may have been changed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter

from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.repeats.restated import agree, duplicate_relation

NAME = re.compile(
    r"(?P<name>[一-龥]{2,20}?(?:楼|项目|院区|中心|工程|基地|二期|一期|三期))（(?:总?建筑面积|建筑|设计|规划|编制|设置?|床位|为|约)*$"
)
LEADS = re.compile(
    r"^(?:全力|加快|尽快|抓紧|积极|确保|推进|推动|完成|启动|实施|保证|力争|争取|督促|做好|和|及|与|的)+"
)
FAR, SHORTEST, REACH = 24, 5, 90
LONGEST_REPORT = 60_000  # signs; keeps the work linear
BEDS = "张"
# 占地1200平方米 is not the floor area.
OF_THE_GROUND = re.compile(r"占地|用地|基底|绿化|其中|原|现有")
ADDED = re.compile(r"其中|新增|增加|原|现有|达到")


def find(passage: Passage) -> Iterator[Relation]:
    for number, figure in enumerate(passage.figures):
        asked = figure.bound == "exact" and (figure.kind == "area" or figure.unit == BEDS)
        name = _name(passage, number) if asked else ""
        first = _told_before(passage, name, number) if name else None
        if first is not None:
            yield duplicate_relation(passage, number, (first,), agree(passage[first], figure))


def _name(passage: Passage, number: int) -> str:
    start = passage[number].start
    match = NAME.search(passage.plain, max(0, start - FAR), start)
    name = LEADS.sub("", match["name"]) if match else ""
    return name if len(name) >= SHORTEST and _plain(passage, number) else ""


def _plain(passage: Passage, number: int) -> bool:
    words = OF_THE_GROUND if passage[number].kind == "area" else ADDED
    return words.search(passage.labels[number].rpartition("，")[2]) is None


def _told_before(passage: Passage, name: str, number: int) -> int | None:
    """The only floor area, or number of beds, that the sentence with that name tells behind it."""
    paragraph = passage.paragraph_start(number)
    place = passage.plain.find(name, max(0, paragraph - LONGEST_REPORT), paragraph)
    if place < 0:
        return None
    sentence = passage.document.sentence_at(place)
    end = min(sentence.end, place + len(name) + REACH)
    first, last = (bisect_left(passage.figures, at, key=attrgetter("start")) for at in (place + 1, end))
    found = [
        n for n in range(first, min(last, number))
        if passage[n].base == passage[number].base
        and passage[n].bound == "exact" and _plain(passage, n)
    ]  # fmt: skip
    return found[0] if len(found) == 1 else None
