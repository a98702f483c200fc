"""A whole told before, divided in clauses of people and money: 免费1944万元。其中，婚检6999人，免除35万元；
发放叶酸7911人，免费10.28万元；….
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby

from weijian.proof.judgement import meets, total
from weijian.proof.relations.chance import by_chance
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import one_slip_off
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.parts import (
    NO_PARTS,
    TOTAL,
    beside,
    is_quantity,
    sum_relation,
)

FEWEST_CLAUSES, MOST_IN_CLAUSES, BEFORE = 3, 24, 16
# 累计检测4624人次，当日新增193人次
OF_THE_DAY = re.compile(r"^[，、（]?(?:其中)?(?:当日|当天|昨日|今日|本周|本月)(?:新增|新|净增|检测|报告)?$")


def find(passage: Passage) -> Iterator[Relation]:
    for _, group in groupby(
        range(len(passage)), key=lambda number: passage.document.sentence_number(passage[number].start)
    ):
        figures = list(group)
        sentence = passage.document.sentence_at(passage[figures[0]].start)
        if passage.plain.count("；", sentence.start, sentence.end) + 1 >= FEWEST_CLAUSES and figures[0]:
            yield from _totals_of_clauses(passage, figures)


def _totals_of_clauses(passage: Passage, figures: list[int]) -> Iterator[Relation]:
    kinds: dict[str, list[int]] = defaultdict(list)
    for number in figures:
        figure = passage[number]
        if is_quantity(figure) and figure.bound == "exact" and not _told_beside(passage, number):
            kinds["people" if figure.family == "people" else figure.base].append(number)
    for parts in kinds.values():
        if FEWEST_CLAUSES <= len(parts) <= MOST_IN_CLAUSES and _in_clauses(passage, parts) >= FEWEST_CLAUSES:
            yield from _of_clauses(passage, parts)


def _told_beside(passage: Passage, number: int) -> bool:
    label = passage.labels[number]
    return (
        beside(passage, number) or NO_PARTS.search(label) is not None or OF_THE_DAY.search(label) is not None
    )


def _in_clauses(passage: Passage, parts: list[int]) -> int:
    return passage.plain.count("；", passage[parts[0]].start, passage[parts[-1]].end) + 1


def _of_clauses(passage: Passage, parts: list[int]) -> Iterator[Relation]:
    together = total(passage[number] for number in parts)
    family = passage[parts[0]].family
    for tried, whole in enumerate(range(parts[0] - 1, max(-1, parts[0] - 1 - BEFORE), -1), 1):
        figure = passage[whole]
        alike = figure.family == family and figure.kind == passage[parts[0]].kind and figure.bound == "exact"
        holds = alike and meets(figure, together)
        # 免费金额共1944万元。……: clauses tell all that was summed up before them
        slip = alike and TOTAL.search(passage.labels[whole]) and one_slip_off(passage, whole, parts)
        # 全血3.14万单位；血小板0.90万单位；Rh阴性血348单位: the last is told of some of them besides
        slip = slip and not any(meets(figure, total(passage[n] for n in parts if n != one)) for one in parts)
        if (holds or slip) and not by_chance(passage, whole, tried):
            yield sum_relation(passage, whole, parts, holds=holds)
            return
