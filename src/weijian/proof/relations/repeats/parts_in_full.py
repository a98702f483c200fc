"""A part of a list told again by its whole name: 卫生技术人员2961人，其中县级1579人、基层1382人; 基层卫生技术人员1382人.

In its list a part bears only what makes it a part; elsewhere the name of the whole follows that. Only parts of lists that
add up are looked for, and only by a name of both that stands right before the other figure or right behind it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.repeats.nouns import noun_before, noun_behind
from weijian.proof.relations.repeats.parted import apart
from weijian.proof.relations.repeats.restated import agree, duplicate_relation

LISTED = re.compile(r"^[，、；：（]?(?:其中|包括|分别是)?[，：]?")
PLAIN = re.compile(r"[一-龥]+")
SHORTEST, LONGEST, NAME = 2, 5, 6
FAR = 2
MOST = 8  # of one name; keeps the work linear


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    named = _by_their_names(passage)
    for tie in told.holding:
        if tie.type != "sum" or tie.result is None:
            continue
        for part in tie.operands:
            for other in named.get(_whole_name(passage, part, tie.result), ()):
                if not passage.same_sentence(part, other) and not told.ties(part, other):
                    yield from _told_again(passage, *sorted((part, other)))


def _by_their_names(passage: Passage) -> dict[str, list[int]]:
    named: dict[str, list[int]] = defaultdict(list)
    for number in range(len(passage)):
        for name in {noun_before(passage, number), noun_behind(passage, number)}:
            if len(name) >= NAME and len(named[name]) < MOST:
                named[name].append(number)
    return named


def _whole_name(passage: Passage, part: int, whole: int) -> str:
    """基层 of 全县卫生技术人员: 基层卫生技术人员; nothing where either says more than a name."""
    own = LISTED.sub("", passage.labels[part])
    noun = noun_before(passage, whole) or noun_behind(passage, whole)
    short = SHORTEST <= len(own) <= LONGEST and not passage.tails[part]
    return own + noun if short and PLAIN.fullmatch(own + noun) else ""


def _told_again(passage: Passage, one: int, other: int) -> Iterator[Relation]:
    first, second = passage[one], passage[other]
    alike = first.unit == second.unit and first.bound == second.bound == "exact"
    if alike and apart(passage, one, other) == 0:
        holds = agree(first, second)
        less, more = sorted((first.amount, second.amount))
        if holds or more <= less * FAR:
            yield duplicate_relation(passage, other, (one,), holds=holds)
