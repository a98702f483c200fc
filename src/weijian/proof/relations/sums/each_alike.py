"""So much for each of several that are named, and what it comes to: 宫颈癌、乳腺癌筛查任务各18000人……全年任务36000人次;
补助180元，由省与市各承担90元.

The sum has one figure for all its parts. It is broken only where a total follows right behind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from weijian.proof.judgement import meets
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.parts import TOTAL, is_quantity

NAME = r"[一-龥“”]{1,8}(?:（[^（），。；]{1,6}）)?"
EACH = re.compile(
    rf"(?P<names>{NAME}(?:(?:、|和|与|及){NAME}){{1,3}})各(?:自|完成|承担|发放|补助|筛查|为|达)*(?:每[人对户例])?$"
)
JOINT = re.compile(r"、|和|与|及")
SAID, BACK, AHEAD = 60, 3, 6


def find(passage: Passage) -> Iterator[Relation]:
    for each, figure in enumerate(passage.figures):
        if not is_quantity(figure) or figure.bound != "exact":
            continue
        match = EACH.search(passage.said_before(each, SAID)) if "各" in passage.labels[each] else None
        if match is not None:
            yield from _together(passage, each, len(JOINT.findall(match["names"])) + 1)


def _together(passage: Passage, each: int, many: int) -> Iterator[Relation]:
    for whole in (*passage.behind(each, AHEAD), *reversed(passage.before(each, BACK))):
        alike = passage[whole].family == passage[each].family and passage[whole].kind == passage[each].kind
        alike = alike and passage[whole].bound == "exact" and passage.same_sentence(whole, each)
        if not alike:
            continue
        low, high = passage[each].interval
        holds = meets(passage[whole], (low * many, high * many))
        sure = (
            whole == each + 1 and "每" not in passage.labels[each]
        )  # 每个点采甲、乙各1份，共92份: of all the places
        if holds or (sure and passage[whole].unit == passage[each].unit and _total(passage, whole)):
            value = passage[each].amount * Decimal(many) / passage[whole].factor
            working = f"{passage.written(each)}×{many}＝{value.normalize():f}{passage[whole].unit}"
            yield Relation("sum", whole, (each,), value, passage[whole].value, holds, working)
            return


def _total(passage: Passage, whole: int) -> bool:
    return TOTAL.search(passage.labels[whole]) is not None and "累计" not in passage.labels[whole]
