"""其余 and 剩余 are all the rest: 13个门诊中有5个建成数字化门诊，其余8个为规范化门诊; 新建36个，已建成29个，其余7个主体完工.

Whole, part and rest are the only figures of their unit in the sentence. What holds `leftover` tells; here what does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.leftover import DONE
from weijian.proof.relations.sums.parts import beside, is_quantity, sum_relation

THE_REST = re.compile(r"^[，、；]?(?:其余|剩余)的?$")
AMONG_THEM = re.compile(r"^[^，。；：\d]{0,16}(?:中|其中)，?[^，。；：\d]{0,6}$")
BUILT = re.compile(r"建成|竣工|完工|投入使用|投用|验收|达标")
BACK, AHEAD = 8, 8


def find(passage: Passage) -> Iterator[Relation]:
    for rest, figure in enumerate(passage.figures):
        if is_quantity(figure) and figure.bound == "exact" and THE_REST.search(passage.labels[rest]):
            yield from _of_two(passage, rest)


def _of_two(passage: Passage, rest: int) -> Iterator[Relation]:
    around = [*passage.before(rest, BACK), *passage.behind(rest, AHEAD)]
    alike = [
        n for n in around if passage[n].unit == passage[rest].unit and passage.same_sentence(n, rest)
    ]  # fmt: skip
    if (
        len(alike) != 2
        or alike[-1] > rest
        or any(passage[n].bound != "exact" or beside(passage, n) for n in alike)
    ):
        return
    whole, part = alike
    told_elsewhere = DONE.search(passage.named(part)) and (whole, part, rest) == (whole, whole + 1, whole + 2)
    built = BUILT.search(passage.labels[part])
    if told_elsewhere or not (built or AMONG_THEM.search(passage.between(whole, part))):
        return
    together = passage[part].amount + passage[rest].amount
    if passage[part].amount < passage[whole].amount != together:
        yield sum_relation(passage, whole, (part, rest), holds=False)
