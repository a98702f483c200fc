"""Shares whose base the sentence names and does not count: 在册育龄妇女中，参加普查的18240人，占60.8%，采取措施的9120人，占38.0%.

The words leave but one base for all of them, and the two imply 30,000 and 24,000. So here two that disagree are enough;
without such words three others must agree first (`agreement`). A base named anew, parts of a part (其中) and other times
open a group of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from weijian.proof.naming import GROUP, words_of_kind
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.agreement import with_the_odd_one_broken_of

BASE = re.compile(
    r"(?:[人者员民女童象生众户妇口医工]|患儿|老师|病例|对象|居民|群体)(?:当中|之中|中间|中|里面)(?![小青医央西]|老年|年级|心)"
)
PLAIN_SHARE = re.compile(
    r"^，?(?:均|也|又|同样)?占(?:全员|全体|全部|总数|总人数|总量|同一基数|比|比例|比重|的|到|了|达|为|约)*$"
)
DIGIT = re.compile(r"\d")
OF_ANOTHER = re.compile(r"其中|上年|去年|同期|这些|上述|[，；](?:另|另外|此外)")
AROUND, MOST_BETWEEN = 80, 3


def of_one_base(passage: Passage, shares: list[Relation]) -> Iterator[list[Relation]]:
    """Those that are said to be of one base, sentence by sentence."""
    group: list[Relation] = []
    for share in shares:
        rate, count = share.result, share.operands[0]
        if rate is None or not PLAIN_SHARE.search(passage.labels[rate]):
            continue
        if group and not _goes_on(passage, group[-1].operands[0], count):
            yield from [group] if len(group) > 1 else []
            group = []
        if group or _base_said(passage, count):
            group.append(share)
    if len(group) > 1:
        yield group


def judged(passage: Passage, group: list[Relation]) -> Iterator[Relation]:
    """The one that disagrees is broken, and either of the two may be wrong: the tie is of all their figures."""
    for place, relation in enumerate(with_the_odd_one_broken_of(passage, group, fewest_agreeing=1)):
        if relation.holds:
            yield relation
            continue
        other = group[0 if place else 1]
        yield replace(relation, operands=(*relation.operands, *_figures(other)))


def _figures(relation: Relation) -> Iterator[int]:
    yield from () if relation.result is None else (relation.result,)
    yield from relation.operands


def _base_said(passage: Passage, count: int) -> bool:
    said = passage.said_before(count, AROUND)
    bases = list(BASE.finditer(said))
    return bool(bases) and not OF_ANOTHER.search(said) and not DIGIT.search(said, bases[-1].end())


def _goes_on(passage: Passage, last: int, count: int) -> bool:
    """Unless another group is named between: 老年人中体检的14206人，占71.03%；糖尿病患者规范管理的3118人，占62.46%."""
    if not passage.same_sentence(last, count) or count - last > MOST_BETWEEN:
        return False
    words = passage.between(last, count)
    told = words_of_kind(passage.said_before(last, AROUND), GROUP)
    another = set(words_of_kind(words, GROUP)) - set(told)
    return not another and not BASE.search(words) and not OF_ANOTHER.search(words)
