"""The lowest, the mean and the highest; the first, the second and the rest: words that say which of two is more.

年龄最小9岁，平均11.5岁，最大17岁; 手足口病居首位，为412例，其次流感268例; 在全省57个县中排名第16位.

A list may be ranked by something else than the numbers told, so of two ranks only the kept order is noted; but who is
said to have the most has no less than any of those listed behind, and no rank is beyond the number of those ranked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, pairwise

from weijian.proof.relations.model import Relation
from weijian.proof.relations.orders.ordered import order_relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.wording import CHANGE

# In their order; the word may stand before the noun (最高浓度为) or behind it (浓度最高的).
ENDS_AND_MEAN = tuple(
    re.compile(words) for words in (r"最[低小少短]|至少", r"平均|均值|中位", r"最[高大多长]|峰值")
)
NAMED_SO = re.compile(r"(?:最[低小少短高大多长]|平均|均值|中位数|峰值)[^，。；：\d]{0,14}$")
NEAR = 3
RANKED = re.compile(
    r"^(?:个|家|所)?(?:县|市|区|州|旗|乡镇|镇|街道|单位|医院|参评|监测)?[^，。；]{0,12}?(?:中|里|内)"
)
PLACES = "places"
# Right behind a number, in its clause or the next: 居第一位.
AT_PLACE = re.compile(
    r"[^，。；\d]{0,6}[，,]?[^，。；\d]{0,20}(?:居|排|列|占|在|为)[^，。；\d]{0,6}?(?:第(?P<place>[一二三四五六七八九十])|(?P<first>首))位"
)
PLACES_IN_ORDER = "一二三四五六七八九十"
DESCENDING = re.compile(
    r"(?:居?前[两二三四五六七八九十\d]{1,2}[位名]|(?:由|从)[高多大]到[低少小])[^。；]{0,40}$"
)
# 蓬江区和新会区报告病例最多，分别为1868例和1845例: most of what is counted, not of what is rated.
MOST = re.compile(
    r"(?<![率比值度])(?:最多|最大|(?:居|排|列|位居|位列)(?:全[县区市州省])?(?:首位|第一位?|榜首))[，,]?(?:分别|依次)?(?:为|有|达|是|共|报告|发生)*$"
)
AND = re.compile(r"^(?:例|人|件|起|户|家|个)?[和及与、]$")
# The next of the list: a name, and nothing done.
NEXT_ONE = re.compile(
    r"^(?:此外|其次|其余|其他|另外|[是为][一-龥]{0,2})?[，。；、：]?(?:此外|其次|其余|另外)?[，、]?(?:[一-龥]{1,7}[区县市镇乡旗州村省道科院校月岁组]|[一-龥]{1,6}(?:街道|年级|[病炎疹核]))(?:为|有|达|是)?$"
)
JOINED = re.compile(r"^[、，；]?[^，。；\d]{0,16}$")
SAID, APART, MOST_LISTED = 60, 5, 14


def find(passage: Passage) -> Iterator[Relation]:
    yield from _lowest_to_highest(passage)
    yield from _first_second_third(passage)
    for first in range(len(passage)):
        yield from _rank_of_so_many(passage, first)
        before = passage.said_before(first, SAID)
        if DESCENDING.search(before):
            yield from _descending(passage, first)
        if MOST.search(before):
            yield from _at_the_top(passage, first)


def _lowest_to_highest(passage: Passage) -> Iterator[Relation]:
    """They follow one another in a sentence or two; the mean lies between the ends."""
    places = [_between_the_ends(passage, number) for number in range(len(passage))]
    for number, place in enumerate(places):
        if place is None:
            continue
        found = {place: number}
        for other in range(number + 1, min(len(passage), number + NEAR)):
            if passage.paragraphs[other] != passage.paragraphs[number] or not _alike(passage, number, other):
                break
            if (next_place := places[other]) is not None:
                found.setdefault(next_place, other)
        for lower, upper in combinations(sorted(found), 2):
            if number in (found[lower], found[upper]):
                holds = passage[found[lower]].amount <= passage[found[upper]].amount
                if holds or passage.same_sentence(found[lower], found[upper]):
                    yield order_relation(passage, found[upper], (found[lower],), holds)


def _between_the_ends(passage: Passage, number: int) -> int | None:
    match = NAMED_SO.search(passage.labels[number])
    if match is None or passage[number].bound != "exact":
        return None
    return next(place for place, words in enumerate(ENDS_AND_MEAN) if words.search(match.group()))


def _alike(passage: Passage, one: int, other: int) -> bool:
    return passage[one].unit == passage[other].unit and passage[one].kind == passage[other].kind


def _rank_of_so_many(passage: Passage, rank: int) -> Iterator[Relation]:
    of = rank - 1
    if passage[rank].kind != "rank" or of < 0 or not passage.same_sentence(of, rank):
        return
    words = passage.between(of, rank)
    counted = passage[of].family == PLACES and passage[of].bound == "exact"
    if counted and RANKED.match(words) and len(words) <= 24:
        yield order_relation(passage, of, (rank,), passage[rank].value <= passage[of].value, firm=True)


def _first_second_third(passage: Passage) -> Iterator[Relation]:
    """Numbers that are said to stand at the first place, the second and so on, one behind the other."""
    last: tuple[int, int] | None = None
    for number, figure in enumerate(passage.figures):
        match = AT_PLACE.match(passage.plain, figure.end, figure.end + SAID)
        if match is None or figure.kind == "rank":
            continue
        place = 0 if match["first"] else PLACES_IN_ORDER.index(match["place"])
        if last is not None and last[1] + 1 == place and number - last[0] <= APART:
            yield from _no_less(passage, last[0], number)
        last = number, place


def _no_less(passage: Passage, more: int, less: int) -> Iterator[Relation]:
    if _alike(passage, more, less) and passage[more].amount >= passage[less].amount:
        yield order_relation(passage, more, (less,), holds=True)


def _descending(passage: Passage, first: int) -> Iterator[Relation]:
    before = first - 1
    listed_before = before >= 0 and passage.same_sentence(before, first)
    if listed_before and DESCENDING.search(passage.said_before(before, SAID)):
        return
    listed = [first]
    for number in passage.behind(first, MOST_LISTED):
        joined = JOINED.match(passage.between(listed[-1], number))
        if passage[number].unit != passage[first].unit or not joined:
            break
        listed.append(number)
    amounts = [passage[number].amount for number in listed]
    if amounts == sorted(amounts, reverse=True):
        for more, less in pairwise(listed):
            yield from _no_less(passage, more, less)


def _at_the_top(passage: Passage, first: int) -> Iterator[Relation]:
    """The least of those with the most against the largest of the others that the paragraph lists behind."""
    top, others = _listed_behind(passage, first)
    counted = all(passage[n].is_count and passage[n].bound == "exact" for n in (*top, *others))
    if not others or not counted:
        return
    least = min(top, key=lambda number: passage[number].amount)
    largest = max(others, key=lambda number: passage[number].amount)
    if passage[largest].amount <= passage[least].amount:
        yield order_relation(passage, least, (largest,), holds=True)
    elif len(top) == 1:
        working = f"写的是最多，而{passage.written(least)}少于{passage.written(largest)}"
        yield order_relation(passage, largest, (least,), holds=False, working=working)


def _listed_behind(passage: Passage, first: int) -> tuple[list[int], list[int]]:
    """Those with the most, and the others."""
    top: list[int] = [first]
    others: list[int] = []
    for number in range(first + 1, min(len(passage), first + MOST_LISTED)):
        in_unit = passage[number].unit == passage[first].unit
        if not in_unit or passage.paragraphs[number] != passage.paragraphs[first]:
            break
        between = passage.between(number - 1, number)
        if not others and AND.match(between):
            top.append(number)
        elif NEXT_ONE.match(between.lstrip("，。；、")) and not CHANGE.search(between):
            others.append(number)
        else:
            break
    return top, others
