"""Lists whose whole stands sentences before, other figures between: 报告传染病218例……。发病率116.95/10万。其中肺结核96例、
病毒性肝炎71例、痢疾28例、其他23例; 实施项目23个……。已竣工9个，在建11个，累计开工20个，未开工3个.

Three and more that come exactly to a number of their unit told before in the paragraph are no accident. What was finished,
what is in hand and what was not begun are all there is of a set of works, whatever stands between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.parts import is_additive, sum_relation

OPENED = re.compile(r"。[ 　]*其中，?[^，。；：\d]{1,14}$")
JOINED = re.compile(r"^[、，和及与](?:其中)?(?!合计|共计|总计|[^，。；：、\d]*扣)[^，。；：、\d]{1,14}$")
STATES = (
    re.compile(r"(?<!未)(?:竣工|完工|建成|投用|投入使用|办结|销号)(?:的|了|有|项目)*$"),
    re.compile(r"(?:在建|正在(?:建设|施工|推进|办理|整改)|施工)(?:的|有|项目)*$"),
    re.compile(r"(?:未开工|未动工|未启动|未开始|没有?开工|尚未(?:开工|动工|启动|办理|整改))(?:的|有|项目)*$"),
)
FEWEST, REACH = 3, 8


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    for first in range(1, len(passage)):
        if not is_additive(passage[first]) or passage[first].is_rate:
            continue
        opened = OPENED.search(passage.between(first - 1, first))
        parts = _listed(passage, first) if opened else _in_each_state(passage, first)
        if len(parts) < FEWEST or frozenset(parts) in told.listed:
            continue
        together = sum((passage[part].amount for part in parts), Decimal(0))
        alike = passage.by_amount.get((passage[first].base, together), ())
        before = [n for n in alike if n < first and passage.paragraphs[n] == passage.paragraphs[first]]
        if before:
            yield sum_relation(passage, before[-1], parts, holds=True)


def _listed(passage: Passage, first: int) -> list[int]:
    parts = [first]
    for number in passage.behind(first, REACH):
        alike = passage[number].base == passage[first].base and passage[number].bound == "exact"
        if not alike or not JOINED.match(passage.between(number - 1, number)):
            break
        parts.append(number)
    return parts


def _in_each_state(passage: Passage, first: int) -> list[int]:
    """The one of each state, where the first is the first of its sentence that is in any."""
    if not STATES[0].search(passage.labels[first]):
        return []
    parts = [first]
    for state in STATES[1:]:
        alike = [
            n for n in passage.behind(first, REACH)
            if passage[n].base == passage[first].base and passage[n].bound == "exact" and state.search(passage.labels[n])
        ]  # fmt: skip
        parts += alike if len(alike) == 1 else []
    return parts
