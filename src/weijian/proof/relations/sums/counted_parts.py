"""How many parts a sum has, told beside its whole: 项目3个，总投资4860万元，其中甲2600万元、乙1480万元、丙780万元; 甲29.95万元；
乙40.32万元，两项合计70.27万元.
"""

from __future__ import annotations

from collections.abc import Iterator

from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.listed_figures import FEWEST, KINDS, SUMS_UP
from weijian.proof.relations.sums.parts import list_relation

# What the parts of a sum may be counted as.
THINGS = {"个", "处", "家", "所", "项", "类", "种", "支", "座", "镇", "乡", "村"}
REACH = 4


def with_counted_parts(passage: Passage, ties: list[Relation]) -> Iterator[Relation]:
    for tie in ties:
        whole, many = tie.result, len(tie.operands)
        if tie.type != "sum" or whole is None or not tie.operands:
            continue
        if max(tie.operands) < whole and _counts_them(passage, whole, many):
            yield list_relation(passage, whole - 1, many)
        if many <= FEWEST or min(tie.operands) < whole:
            continue
        for number in reversed(passage.before(whole, REACH)):
            figure = passage[number]
            counts = figure.kind == "count" and figure.unit in THINGS and figure.bound == "exact"
            if counts and figure.value == many and passage.same_sentence(number, whole):
                if figure.unit != passage[whole].unit:
                    yield list_relation(passage, number, many)
                break


def _counts_them(passage: Passage, total: int, many: int) -> bool:
    """…，以上三项共计172.02万元: how many parts a sum has, right before it."""
    number = total - 1
    counts = passage[number].unit in KINDS and passage[number].value == many and many >= FEWEST
    counts = counts and passage[number].bound == "exact" and passage.same_sentence(number, total)
    return bool(counts and SUMS_UP.match(passage.between(number, total)))
