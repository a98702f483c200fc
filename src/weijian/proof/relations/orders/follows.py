"""What nothing else ties, asked last of all orders; nothing is ever broken here.

What follows a count in its sentence, in the same unit and no more than it, as what was found or got among it:
规划目标197项，有108项可监测; 152名工人中发现47人中毒; 处理纠纷32起，成功调解29起. A word that
the two share proves nothing: 护士5名，医生2名 are two lists. Counts that end in one word or are of groups of their own
(人员样检测……，环境样检测……) stand side by side, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.naming import GROUP, THING, kind_of, name_of
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told
from weijian.proof.relations.orders.ordered import all_listed, in_one_unit, order_relation, reached_count
from weijian.proof.relations.passage import Passage

# Something else begins, or the count stands for itself.
ANOTHER = re.compile(
    r"；|[、和及与以](?![^，。；：]*中)|同时|另外?[，有]|此外|还有|并(?:对|且)|培训|培养|招聘|引进|举办|召开|组织|参加|进修|宣传|印发|发放|较|比|每|未|不|其余|新|死亡|退出|停发|累计"
)
AMONG = re.compile(
    r"(?:发现|查出|检出|确诊|筛出|成功|阳性|患病|合格|达标|(?<![拥设现配所建])有)[^，。；：\d]{0,10}$"
)
REACH, SHARED_END = 3, 2


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    for part in range(1, len(passage)):
        if not AMONG.search(passage.labels[part]):
            continue
        whole = _before(passage, part) if reached_count(passage, part) else None
        if whole is None or told.ties(whole, part) or _siblings(passage, told, whole, part):
            continue
        if _may_hold(passage, whole, part):
            yield order_relation(passage, whole, (part,), holds=True)


def _before(passage: Passage, part: int) -> int | None:
    """The count before it in its sentence; only rates may stand between."""
    for number in reversed(passage.before(part, REACH)):
        if not passage.same_sentence(number, part):
            return None
        if not passage[number].is_rate:
            return all_listed(passage, number)
    return None


def _may_hold(passage: Passage, whole: int, part: int) -> bool:
    one, other = passage[whole], passage[part]
    if not in_one_unit(passage, whole, part):
        return False
    if one.kind != other.kind or one.bound not in {"exact", "over"} or one.amount < other.amount:
        return False
    if passage.depths[whole] != passage.depths[part] or ANOTHER.search(passage.between(whole, part)):
        return False
    return not _parallel(passage, whole, part)


def _siblings(passage: Passage, told: Told, whole: int, part: int) -> bool:
    """Both are tied to a third: parts of one sum, or whole and part of other shares."""
    return any(
        told.ties(whole, number) and told.ties(part, number) for number in passage.before(whole, REACH)
    )


def _parallel(passage: Passage, one: int, other: int) -> bool:
    """Their names end alike, or each has a group, an ailment or a thing of its own."""
    ends = {passage.labels[number][-SHARED_END:] for number in (one, other)}
    if len(ends) == 1 and len(ends.pop()) == SHARED_END:
        return True
    first, second = (_own_words(passage, number) for number in (one, other))
    return bool(first and second and first.isdisjoint(second))


def _own_words(passage: Passage, number: int) -> frozenset[str]:
    words = name_of(passage.named(number)).words
    return frozenset(word for word in words if kind_of(word) in {GROUP, THING})
