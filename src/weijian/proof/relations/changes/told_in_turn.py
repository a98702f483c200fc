"""Changes told in turn of several counts against as many of the time before: 事故50起、死亡16人、受伤116人，与上月（事故59起、
死亡28人、受伤148人）相比分别下降15.3%、42.9%、21.6%; 门诊、住院由38.2万人次、3.1万人次增加到41.6万人次、3.4万人次，分别增长…….

Two lists of one length stand right before the changes, unit by unit alike, and the words say which of them was before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from weijian.proof.judgement import less, meets, one_slip_from
from weijian.proof.relations.changes.difference import difference_relation
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
    if passage[lists[0][0]].is_rate:
        yield from _of_rates(passage, changes, *lists)
        return
    for (change, falls), now, then in zip(changes, *lists, strict=True):
        holds = fits_growth(passage, change, now, then, falls)
        yield growth_relation(passage, change, now, then, falls, holds)


def _of_rates(
    passage: Passage, changes: list[tuple[int, bool]], nows: list[int], thens: list[int]
) -> Iterator[Relation]:
    """管理率92.57%，分娩率98.55%，较2012年（85.99%和94.08%）分别提高7.65%和4.75%: by shares of what they were, or by points;
    all of them alike, so that one fine change which fits says how the others are told.
    """
    told = [(*change, *pair) for change, pair in zip(changes, zip(nows, thens, strict=True), strict=True)]
    grown = [fits_growth(passage, change, now, then, falls) for change, falls, now, then in told]
    moved = [_moved_by(passage, change, now, then, falls) for change, falls, now, then in told]
    by_shares = sum(grown) > sum(moved)
    if sum(grown) == sum(moved) or max(sum(grown), sum(moved)) * 2 < len(told):
        return
    for (change, falls, now, then), holds, either in zip(
        told, grown if by_shares else moved, map(any, zip(grown, moved, strict=True)), strict=True
    ):
        if holds or not either:
            tie = _of_one(passage, change, falls, now, then, holds, by_shares)
            if holds or one_slip_from(passage[change].value, abs(Decimal(str(tie.computed)))):
                yield tie


def _of_one(
    passage: Passage, change: int, falls: bool, now: int, then: int, holds: bool, by_shares: bool
) -> Relation:
    if by_shares:
        return replace(growth_relation(passage, change, now, then, falls, holds), firm=False)
    high, low = (then, now) if falls else (now, then)
    return difference_relation(passage, change, high, low, holds, firm=False)


def _moved_by(passage: Passage, change: int, now: int, then: int, falls: bool) -> bool:
    return meets(
        passage[change], less(passage[then], passage[now]) if falls else less(passage[now], passage[then])
    )


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
        passage[a].unit == passage[b].unit and passage[b].amount > 0
        and passage[a].bound == passage[b].bound == "exact" for a, b in zip(one, other, strict=True)
    )  # fmt: skip
    if len({passage[n].is_rate for n in (*one, *other)}) > 1:
        return None
    # 与上年相比分别增加3.29万人次、1.79万人，分别增长……: steps, and no numbers of then.
    if not alike or RISES.search(passage.labels[other[0]]) or FALLS.search(passage.labels[other[0]]):
        return None
    if FROM.search(passage.labels[one[0]]) and TO.search(passage.labels[other[0]]):
        return other, one
    return (one, other) if AGAINST.search(passage.between(one[-1], other[0])) else None
