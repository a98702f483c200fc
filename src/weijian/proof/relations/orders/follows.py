"""What nothing else ties, asked last of all orders; nothing is ever broken here.

What follows a count in its sentence, in the same unit and no more than it, as what was found or got among it:
规划目标197项，有108项可监测; 152名工人中发现47人中毒; 处理纠纷32起，成功调解29起. A word that
the two share proves nothing: 护士5名，医生2名 are two lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

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
REACH = 3


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
    counts = (n for n in reversed(passage.before(part, REACH)) if not passage[n].is_rate)
    last = next(counts, None)
    return None if last is None or not passage.same_sentence(last, part) else all_listed(passage, last)


def _may_hold(passage: Passage, whole: int, part: int) -> bool:
    one, other = passage[whole], passage[part]
    if not in_one_unit(passage, whole, part):
        return False
    if one.kind != other.kind or one.bound not in {"exact", "over"} or one.amount < other.amount:
        return False
    return passage.depths[whole] == passage.depths[part] and not ANOTHER.search(passage.between(whole, part))


def _siblings(passage: Passage, told: Told, whole: int, part: int) -> bool:
    """Both are tied to a third: parts of one sum, or whole and part of other shares."""
    return any(
        told.ties(whole, number) and told.ties(part, number) for number in passage.before(whole, REACH)
    )
