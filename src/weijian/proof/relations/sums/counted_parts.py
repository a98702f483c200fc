"""How many parts a sum has, told before its whole: 项目3个，总投资4860万元，其中甲2600万元、乙1480万元、丙780万元.

Only where a sum has tied the parts to the whole, and they are as many as told. Nothing is ever broken here: two
of them may be told as one.
"""

from __future__ import annotations

from collections.abc import Iterator

from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.parts import list_relation

THINGS = {"个", "处", "家", "所", "项", "类", "种", "支", "座", "镇", "乡", "村"}
REACH, FEWEST = 4, 3


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    for relation in (*told.holding, *told.broken):
        whole, many = relation.result, len(relation.operands)
        if relation.type != "sum" or whole is None or many < FEWEST or min(relation.operands) < whole:
            continue
        for number in reversed(passage.before(whole, REACH)):
            figure = passage[number]
            counts = figure.kind == "count" and figure.unit in THINGS and figure.bound == "exact"
            if counts and figure.value == many and passage.same_sentence(number, whole):
                if number not in told.results and figure.unit != passage[whole].unit:
                    yield list_relation(passage, number, many)
                break
