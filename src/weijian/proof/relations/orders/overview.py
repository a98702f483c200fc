"""An overview, and the same told of a part: 出动执法车辆122台次 of the year, and 出动执法车辆64台次 in the section on hotels.

The same words in another paragraph with a smaller number speak of a part of it, or of a shorter time; only the kept
order is noted, and only where the two do not contradict each other as one quantity told twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.naming import GROUP, words_of_kind
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told
from weijian.proof.relations.orders.ordered import order_relation, reached_count
from weijian.proof.relations.passage import Passage

LEADING = re.compile(
    r"^.*(?:[，、；：]|累计|共计|共|全年|今年|本年度|全[县市区州旗]|其中|先后|已)|^.*?(?=出动|开展|下达|检查|组织|举办|发放|完成|接种|采集|检测|监测)"
)
SHORTEST, LONGEST = 4, 14
GROUP_REACH = 40


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    first: dict[tuple[str, str], int] = {}
    for number in range(len(passage)):
        name = _name(passage, number)
        if len(name) < SHORTEST or not reached_count(passage, number):
            continue
        whole = first.setdefault((name, passage[number].unit), number)
        apart = passage.paragraphs[whole] != passage.paragraphs[number]
        less = 1 < passage[number].amount < passage[whole].amount
        new = frozenset((whole, number)) not in told.together
        if apart and less and new and not _of_other_groups(passage, whole, number):
            yield order_relation(passage, whole, (number,), holds=True)


def _of_other_groups(passage: Passage, one: int, other: int) -> bool:
    """65岁以上老年人……，健康管理27316人 and 7岁以下儿童……，健康管理24102人: whom it is of the clause before says."""
    groups = (set(words_of_kind(passage.said_before(n, GROUP_REACH), GROUP)) for n in (one, other))
    first, second = groups
    return bool(first and second and first.isdisjoint(second))


def _name(passage: Passage, number: int) -> str:
    return LEADING.sub("", passage.labels[number])[-LONGEST:]
