"""A whole of the sentence before, divided once or in several ways: 医院112个……。医院中，公立医院41个、民营医院71个；
按等级分，三级医院14个、二级医院38个、其他60个.

Each division is a clause of its own, opened by what is divided or by how.
"""

import re
from collections.abc import Iterator

from weijian.proof.judgement import meets, total
from weijian.proof.relations.model import Relation
from weijian.proof.relations.parts import written_sum
from weijian.proof.relations.passage import Passage

# 医院中，……; 按等级分，……
OPENS = re.compile(
    r"(?:^|[。；，：\n])(?:(?P<what>[^，。；：\d\s]{2,8})中[，：]|按[^，。；：\d]{2,8}?(?:划分|分类|分|看)[，：])[^，。；：\d]{0,14}$"
)
ENDS = re.compile(r"[；。]")
REACH = 16
MOST = 12


def find(passage: Passage) -> Iterator[Relation]:
    what = ""
    for first in range(1, len(passage)):
        match = OPENS.search(passage.plain, max(0, passage[first].start - 34), passage[first].start)
        if match is None:
            continue
        what = match["what"] or what
        parts = _clause(passage, first)
        if len(parts) > 1:
            yield from _whole(passage, parts, what)


def _clause(passage: Passage, first: int) -> list[int]:
    """The figures of one kind up to the end of the clause."""
    parts = [first]
    for number in passage.behind(first, MOST):
        if ENDS.search(passage.between(parts[-1], number)) or passage[number].unit != passage[first].unit:
            break
        if passage.depths[number] == passage.depths[first]:
            parts.append(number)
    return parts


def _whole(passage: Passage, parts: list[int], what: str) -> Iterator[Relation]:
    for whole in reversed(passage.before(parts[0], REACH)):
        figure = passage[whole]
        named = not what or what in passage.named(whole)
        alike = figure.family == passage[parts[0]].family and figure.kind == passage[parts[0]].kind
        if named and alike and figure.bound == "exact" and meets(figure, total(passage[n] for n in parts)):
            value = sum(passage[n].amount for n in parts) / figure.factor
            working = written_sum(passage, parts)
            yield Relation("sum", whole, tuple(parts), value, figure.value, True, working, True)
            return
