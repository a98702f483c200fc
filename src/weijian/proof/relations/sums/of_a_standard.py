"""Who pays how much of a standard: 人均筹资标准提高到390元，比2013年增加50元，其中财政补助320元、个人缴费70元.

What is paid for each is elsewhere neither a whole nor a part; here its parts are standards themselves. It is broken only where
one slip would make it right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.judgement import meets, total
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import slip_in_the_sum
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.parts import GREW_BY, sum_relation

STANDARD = re.compile(
    r"(?:人均|每人)[^，。；\d]{0,12}(?:标准|筹资|补助|经费)[^，。；\d]{0,10}$|(?:标准|筹资)[^，。；\d]{0,8}(?:人均|每人)$"
)
WHO_PAYS = re.compile(r"(?:财政|政府|中央|国家|[省市县]级?|集体|个人|农民|居民|自筹|自付)[^，。；\d]{0,10}$")
REACH, FEWEST, MOST = 7, 2, 5


def find(passage: Passage) -> Iterator[Relation]:
    for whole, figure in enumerate(passage.figures):
        if figure.kind == "money" and figure.bound == "exact" and STANDARD.search(passage.labels[whole]):
            parts = _parts(passage, whole)
            if FEWEST <= len(parts) <= MOST:
                holds = meets(figure, total(passage[part] for part in parts))
                told = "其中" in passage.between(whole, parts[0])
                if holds or (told and slip_in_the_sum(passage, whole, parts, telling=2)):
                    yield sum_relation(passage, whole, parts, holds)


def _parts(passage: Passage, whole: int) -> list[int]:
    """The standards of those who pay, one behind the other; by how much all rose may stand before them."""
    parts: list[int] = []
    for number in passage.behind(whole, REACH):
        pays = passage[number].base == passage[whole].base and WHO_PAYS.search(passage.labels[number])
        grew = GREW_BY.search(passage.labels[number])
        if pays and not grew and passage.together(whole, number) and passage[number].bound == "exact":
            parts.append(number)
        elif parts or not grew:
            break
    return parts
