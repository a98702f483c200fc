"""What holds the other, told side by side: 18家工厂28个铅作业点, 10个单位的15处高温作业点, 109个行政村共设村卫生室112个,
18236户68457人.

Every one of the first has one of the second at least, or the writer would not count them so; where it is not so,
nothing is said, but of households: no household is without people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.relations.model import Relation
from weijian.proof.relations.orders.ordered import order_relation, reached_count
from weijian.proof.relations.passage import Passage

UNITS = {"个", "家", "所", "间", "处", "座", "村"}
# The name of the first, and no more than a verb of having; nothing that begins another matter.
SIDE_BY_SIDE = re.compile(r"^(?P<noun>[一-龥（）]{1,14})$")
APART = re.compile(
    r"中|内有|[、和及与或]|其|另|新|增|达|创|建成|未|每|均|合格|评|完成|开展|抽|检查|涉及|等$|占|名列|荣获|通过"
)


# One kind of settlement is not in another of its level: 3个社区7个行政村.
LEVELS = (
    re.compile(r"(?:社区|居委会|居民委员会|村委会|[一-龥]{0,2}村|居民小组|屯)"),
    re.compile(r"(?:街道|乡镇|[一-龥]{0,2}[乡镇])"),
)


def find(passage: Passage) -> Iterator[Relation]:
    for inner in range(1, len(passage)):
        outer = inner - 1
        if _household(passage, outer, inner):
            beside = not passage.between(outer, inner)
            holds = passage[outer].amount <= passage[inner].amount
            yield order_relation(passage, inner, (outer,), holds, firm=beside)
        if not all(_counts_places(passage, number) for number in (outer, inner)):
            continue
        words = SIDE_BY_SIDE.match(passage.between(outer, inner))
        if words is None or APART.search(words["noun"]) or not passage.same_sentence(outer, inner):
            continue
        if _of_one_level(words["noun"], passage.tails[inner]):
            continue
        if passage[outer].amount <= passage[inner].amount:
            yield order_relation(passage, inner, (outer,), holds=True)


def _household(passage: Passage, outer: int, inner: int) -> bool:
    side_by_side = passage.between(outer, inner) in {"", "、", "，"}
    exact = passage[outer].bound == passage[inner].bound == "exact"
    return side_by_side and exact and passage[outer].base == "户" and passage[inner].base == "人"


def _of_one_level(noun: str, tail: str) -> bool:
    return any(level.fullmatch(noun) and level.match(tail) for level in LEVELS)


def _counts_places(passage: Passage, number: int) -> bool:
    return passage[number].unit in UNITS and reached_count(passage, number)
