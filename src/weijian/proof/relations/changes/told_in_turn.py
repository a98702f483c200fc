"""Changes told in turn of several counts against as many of the time before: 事故50起、死亡16人、受伤116人，与上月（事故59起、
死亡28人、受伤148人）相比分别下降15.3%、42.9%、21.6%; 门诊、住院由38.2万人次、3.1万人次增加到41.6万人次、3.4万人次，分别增长…….

Two lists of one length stand right before the changes, unit by unit alike, and the words say which of them was before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.relations.changes.grown import FALLS, RISES, fits_growth, growth_relation
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.wording import FROM, TO

EACH = re.compile(r"分别|依次|各自")
NEXT = re.compile(r"、|，|和|及|与|以及")
THEN = r"(?:上一?年度?|去年|前年|同期|同月|上月|上一?季度?|上周|\d{4}年)"
AGAINST = re.compile(rf"(?:较|比|同|与|和|跟)[^，。；（）\d]{{0,8}}{THEN}[^。；]*$")
DIGITS = re.compile(r"\d")
MOST, REACH = 6, 16


def find(passage: Passage) -> Iterator[Relation]:
    for first, figure in enumerate(passage.figures):
        if figure.kind == "percent" and EACH.search(passage.labels[first]):
            yield from _in_turn(passage, first)


def _in_turn(passage: Passage, first: int) -> Iterator[Relation]:
    changes = _changes(passage, first)
    size = len(changes)
    lists = _two_lists(passage, first, size) if size > 1 else None
    if lists is None:
        return
    for (change, falls), now, then in zip(changes, *lists, strict=True):
        holds = fits_growth(passage, change, now, then, falls)
        yield growth_relation(passage, change, now, then, falls, holds)


def _changes(passage: Passage, first: int) -> list[tuple[int, bool]]:
    """The changes and whether each falls; one that says neither goes as the one before it: 分别下降15.3%、42.9%，增长2.1%."""
    found: list[tuple[int, bool]] = []
    for number in (first, *passage.behind(first, MOST)):
        label = passage.labels[number]
        rises, falls = RISES.search(label), FALLS.search(label)
        goes_on = number == first or NEXT.match(label) is not None
        says = bool(rises) != bool(falls)
        if passage[number].kind != "percent" or passage[number].bound != "exact" or not goes_on:
            break
        if not says and (number == first or not NEXT.fullmatch(label)):
            break
        found.append((number, bool(falls) if says else found[-1][1]))
    return found


def _two_lists(passage: Passage, first: int, size: int) -> tuple[list[int], list[int]] | None:
    """Now and then."""
    # 三项指标与上月相比: a number in words says how many are compared.
    told = [n for n in passage.in_front(first, REACH) if DIGITS.search(passage[n].text)][::-1]
    one, other = told[-2 * size : -size], told[-size:]
    if len(one) < size or "；" in passage.between(one[0], first):
        return None
    alike = all(
        passage[a].unit == passage[b].unit and not passage[a].is_rate and passage[b].amount > 0
        and passage[a].bound == passage[b].bound == "exact" for a, b in zip(one, other, strict=True)
    )  # fmt: skip
    # 与上年相比分别增加3.29万人次、1.79万人，分别增长……: steps, and no numbers of then.
    if not alike or RISES.search(passage.labels[other[0]]) or FALLS.search(passage.labels[other[0]]):
        return None
    if FROM.search(passage.labels[one[0]]) and TO.search(passage.labels[other[0]]):
        return other, one
    return (one, other) if AGAINST.search(passage.between(one[-1], other[0])) else None
