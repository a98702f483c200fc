"""A total whose parts stand in the clauses of a long sentence: 惠及20.7万人次、免费1944万元。其中，婚检6999人，免除35万元；
发放叶酸7911人，免费10.28万元；…….

Each clause tells people and money of its own, so neither makes a list of neighbours. Three clauses or more whose figures of
one kind all together come to a number in front are its parts; whoever is counted may be called 人, 例 or 人次. The clauses
themselves may be what a number counts (七类服务). Nothing is ever broken here.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby

from weijian.proof.judgement import meets, total
from weijian.proof.relations.chance import by_chance
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.parts import (
    COMPARED_WITH,
    GREW_BY,
    NO_PARTS,
    is_quantity,
    sum_relation,
)

FEWEST, MOST = 3, 24
BEFORE = 16
COUNT_KINDS = {"项", "类", "种", "个", "方面", "大类", "件", "条"}
# 累计检测4624人次，当日新增193人次
OF_THE_DAY = re.compile(r"^[，、（]?(?:其中)?(?:当日|当天|昨日|今日|本周|本月)(?:新增|新|净增|检测|报告)?$")
OPENS = re.compile(r"[ 　]{0,4}(?:其中|一是|包括|分别)|[^。；]{0,20}：")


def find(passage: Passage) -> Iterator[Relation]:
    for _, group in groupby(
        range(len(passage)), key=lambda number: passage.document.sentence_number(passage[number].start)
    ):
        figures = list(group)
        sentence = passage.document.sentence_at(passage[figures[0]].start)
        if passage.plain.count("；", sentence.start, sentence.end) + 1 >= FEWEST and figures[0]:
            yield from _totals(passage, figures)


def _totals(passage: Passage, figures: list[int]) -> Iterator[Relation]:
    kinds: dict[str, list[int]] = defaultdict(list)
    for number in figures:
        figure = passage[number]
        if is_quantity(figure) and figure.bound == "exact" and not _beside(passage.labels[number]):
            kinds["people" if figure.family == "people" else figure.base].append(number)
    for parts in kinds.values():
        if FEWEST <= len(parts) <= MOST and _in_clauses(passage, parts) >= FEWEST:
            yield from _total(passage, parts)


def _beside(label: str) -> bool:
    return any(words.search(label) for words in (GREW_BY, COMPARED_WITH, NO_PARTS, OF_THE_DAY))


def _in_clauses(passage: Passage, parts: list[int]) -> int:
    return passage.plain.count("；", passage[parts[0]].start, passage[parts[-1]].end) + 1


def _total(passage: Passage, parts: list[int]) -> Iterator[Relation]:
    together = total(passage[number] for number in parts)
    family = passage[parts[0]].family
    for tried, whole in enumerate(range(parts[0] - 1, max(-1, parts[0] - 1 - BEFORE), -1), 1):
        figure = passage[whole]
        alike = figure.family == family and figure.kind == passage[parts[0]].kind and figure.bound == "exact"
        if alike and meets(figure, together) and not by_chance(passage, whole, tried):
            yield sum_relation(passage, whole, parts, holds=True)
            return
