"""Lists that tell two numbers of each item: 隔离点11个、房间1268间，其中已启用4个、386间，备用7个、882间.

Where the numbers of the one kind come to their whole, the items are all there are; then those of the other kind come to
theirs, too. Whatever else the words may leave open, they cannot leave out an item of one column alone. Never firm: one item may
have none of the second.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.figures.model import Figure
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.parts import adds_up, sum_relation

# Nothing but the pause between the two numbers of an item, and of the whole a few words.
BESIDE = re.compile(r"[、，]?(?:资金|金额|投资|总投资|补偿|发放|共|计|涉及|床位|托位|房间|面积)?")
OF_THE_WHOLE = re.compile(r"[、，（]?[^，。；：、\d（）]{0,8}")
OPENS = re.compile(r"[^。；\d]{0,12}其中[^。；\d]*$|[^。；\d]{0,6}：[^。；\d]*$")
# 每人每年960元 is of each, not of all.
OF_EACH = re.compile(r"[每均]|标准|占")
FEWEST, MOST = 2, 12


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    for whole in range(len(passage) - 2 * FEWEST - 1):
        for pair in ((whole, whole + 1), (whole + 1, whole)):
            yield from _columns(passage, told, *pair)


def _columns(passage: Passage, told: Told, known: int, asked: int) -> Iterator[Relation]:
    """The wholes of the column that adds up, and of the one that is asked about."""
    first = max(known, asked) + 1
    if asked in told.results or not _are_wholes(passage, known, asked):
        return
    if not OPENS.match(passage.between(first - 1, first)):
        return
    items = _items(passage, first, known > asked)
    for size in range(len(items), FEWEST - 1, -1):
        these, others = zip(*items[:size], strict=True)
        alike = _alike(passage, known, these) and _alike(passage, asked, others)
        if alike and adds_up(passage, known, list(these)):
            holds = adds_up(passage, asked, list(others))
            yield sum_relation(passage, asked, others, holds=holds)
            return


def _are_wholes(passage: Passage, known: int, asked: int) -> bool:
    first, last = sorted((known, asked))
    together = passage.same_sentence(first, last) and OF_THE_WHOLE.fullmatch(passage.between(first, last))
    exact = all(passage[n].bound == "exact" and not passage[n].is_rate for n in (known, asked))
    return bool(together) and exact and passage[known].base != passage[asked].base


def _items(passage: Passage, first: int, turned: bool) -> list[tuple[int, int]]:
    """The numbers of the known column and of the other, item by item."""
    found = []
    for number in range(first, min(first + 2 * MOST, len(passage) - 1), 2):
        together = passage.together(first, number + 1)
        if not together or not BESIDE.fullmatch(passage.between(number, number + 1)):
            break
        if OF_EACH.search(passage.labels[number] + passage.labels[number + 1]):
            break
        found.append((number + 1, number) if turned else (number, number + 1))
    return found


def _alike(passage: Passage, whole: int, parts: tuple[int, ...]) -> bool:
    return all(
        _unit(passage[part]) == _unit(passage[whole]) and passage[part].bound == "exact" for part in parts
    )


def _unit(figure: Figure) -> str:
    """People and their visits may stand side by side: 受益613420人，其中住院38942人次."""
    return figure.family if figure.family == "people" else figure.base
