"""The dead by what they died of: 死亡25人……。报告死亡的病种为手足口病22人、其他感染性腹泻病2人和流行性腮腺炎1人.

What names the diseases that anybody died of names them all, so that they come to the deaths told last before; of those
that are 主要 or 居前五位 nothing is said. One slip must explain what is broken; never firm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told, slip_in_the_sum
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.parts import beside, sum_relation
from weijian.proof.relations.sums.together import come_to
from weijian.proof.relations.wording import CASES_AND_DEATHS, DIED

CAUSES = re.compile(
    r"死亡(?:病例|人员|者)?的?(?:病种|传染病|疾病|病例|死因|病因)(?:分布|构成)?(?:分别|依次|有)?(?:为|是|有|：)[：，]?[^，。；：\d]{2,16}$"
)
JOINT = re.compile(r"^[，、]?[和及与]?[^，。；：\d]{2,16}$")
SOME = re.compile(r"主要|居前|前[一二三四五六]位|最多|等")
BEHIND = re.compile(r"等|[，、]其[余他]")
REACH, FAR, FEWEST = 14, 60, 2


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    wrong = told.wrong
    for first, figure in enumerate(passage.figures):
        opened = CAUSES.search(passage.said_before(first, FAR)) if figure.unit in CASES_AND_DEATHS else None
        if opened is None or SOME.search(opened[0]):
            continue
        parts = _listed(passage, first)
        whole = _dead_before(passage, first)
        if whole is None or len(parts) < FEWEST or wrong & {whole, *parts}:
            continue
        holds = come_to(passage, whole, parts)
        if holds or slip_in_the_sum(passage, whole, parts, 1):
            yield sum_relation(passage, whole, parts, holds=holds)


def _listed(passage: Passage, first: int) -> list[int]:
    """The diseases told one behind the other, to the end of the list."""
    parts = [first]
    for number in passage.behind(first, REACH):
        alike = passage[number].unit in CASES_AND_DEATHS and passage[number].bound == "exact"
        if not alike or not JOINT.match(passage.between(parts[-1], number)):
            break
        parts.append(number)
    return [] if BEHIND.match(passage.plain, passage[parts[-1]].end) else parts


def _dead_before(passage: Passage, first: int) -> int | None:
    for number in reversed(passage.before(first, REACH)):
        figure = passage[number]
        told = (
            DIED.search(passage.labels[number])
            and figure.unit in CASES_AND_DEATHS
            and not beside(passage, number)
        )
        if told:
            return number if figure.bound == "exact" and not passage.depths[number] else None
    return None
