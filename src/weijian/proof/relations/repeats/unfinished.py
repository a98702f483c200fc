"""What is not finished yet, told again among the problems and plans: 实施村卫生室改造23个，已完工14个，在建9个 there,
在建的9个村卫生室9月底前全部…… here; 还有7个村…… and 确保剩余7个村卫生室…….

Equal numbers only, and never a broken tie: some may have been finished since. Words of the state stand at both, and the noun of
the later one in what leads up to the earlier.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.repeats.restated import duplicate_relation
from weijian.proof.relations.wording import shared_run

STATE = re.compile(
    r"(?:在建|未(?:完工|建成?|开工|达标)|剩余|剩下|余下|其余|(?:^|，)[尚还仍]?余|待建|正在(?:建设|施工|推进)|[还尚仍]有|^，?有"
    r"|没有(?:建成|完工|完成|达标|开工))的?(?:项目)?$"
)
STATE_BEHIND = re.compile(r"^在建|^[^，。；\d]{1,12}?(?:未|没有|不达标|没能)")
OF_THE_STATE = re.compile(r"^(?:在建|未\w{2}的?)")
NOUN = re.compile(r"^[一-龥]{1,8}")
BEFORE, SHARED, REACH = 60, 2, 200


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    unfinished: list[int] = []
    for number in range(len(passage)):
        if not _is_unfinished(passage, number):
            continue
        for other in reversed(unfinished[-REACH:]):
            if _told_again(passage, other, number) and not told.ties(other, number):
                yield duplicate_relation(passage, number, (other,), holds=True)
                break
        unfinished.append(number)


def _is_unfinished(passage: Passage, number: int) -> bool:
    figure = passage[number]
    plain = figure.kind == "count" and figure.bound == "exact" and figure.factor == 1
    return plain and bool(STATE.search(passage.labels[number]) or STATE_BEHIND.match(passage.tails[number]))


def _told_again(passage: Passage, one: int, other: int) -> bool:
    first, second = passage[one], passage[other]
    if first.amount != second.amount or first.family != second.family:
        return False
    if passage.paragraphs[one] == passage.paragraphs[other]:
        return False
    told = NOUN.match(OF_THE_STATE.sub("", passage.tails[other]))
    around = passage.said_before(one, BEFORE) + passage.tails[one]
    return told is not None and shared_run(told.group(), around) >= SHARED
