"""Whether words or signs tell that figures are parts of another, or whether they are merely told behind one another:
体检3120人，随访2874人，新增志愿者256人 are three matters, whatever they come to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations, pairwise

from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.parts import introduces
from weijian.proof.relations.wording import shared_run

TOTAL = re.compile(r"总|共|合计|累计|全部|其余|其他|剩余|另")
ITEMS_END = re.compile(r"[、；]")
ALIKE, SEVERAL = 2, 3


def told_as_parts(passage: Passage, whole: int, parts: Sequence[int]) -> bool:
    """Words lead the parts in or name a total, their list is one of 、 or ；, each has its share, or names are alike."""
    parts = sorted(parts)
    if parts[0] > whole and introduces(passage, whole, parts[0]):
        return True
    if any(TOTAL.search(passage.labels[number]) for number in (whole, *parts)):
        return True
    if any(ITEMS_END.search(passage.between(*pair)) for pair in pairwise(parts)):
        return True
    return _each_with_its_share(passage, parts) or _named_alike(passage, whole, parts)


def _each_with_its_share(passage: Passage, parts: Sequence[int]) -> bool:
    """464例（52.5%），初中210例（23.8%）."""
    behind = [number + 1 for number in parts if number + 1 < len(passage)]
    return len(behind) == len(parts) and all(passage[number].kind == "percent" for number in behind)


def _named_alike(passage: Passage, whole: int, parts: Sequence[int]) -> bool:
    """Two of them share a word, or three and more parts begin alike: 进机关22场，进学校31场，进社区43场."""
    names = [passage.named(number) for number in (whole, *parts)]
    begin = {passage.labels[number].strip("，、；：")[:1] for number in parts}
    many = len(parts) >= SEVERAL and len(begin) == 1
    return many or any(shared_run(one, other) >= ALIKE for one, other in combinations(names, 2))
