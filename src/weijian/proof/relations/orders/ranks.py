"""Ranks: none is beyond the number of those ranked (在全省57个县（市）中排名第16位), and who stands before another has no
less (占42.85%，居第一位……占35.71%，居第二位; 前三位依次为手足口病412例、流感268例、乙肝103例).

A list may be ranked by something else than the numbers told, so of two ranks only the kept order is noted; but who is
said to have the most (蓬江区报告病例最多，为1868例。此外，江海区419例) has more than any of those listed behind.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from weijian.proof.relations.model import Relation
from weijian.proof.relations.orders.ordered import order_relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.wording import CHANGE

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
    r"(?<![率比值度])(?:最多|最大|(?:居|排|列|位居|位列)(?:全[县市区州省])?(?:首位|第一位?|榜首))[，,]?(?:分别|依次)?(?:为|有|达|是|共|报告|发生)*$"
)
AND = re.compile(r"^(?:例|人|件|起|户|家|个)?[和及与、]$")
# The next of the list: a name, and nothing done.
NEXT_ONE = re.compile(
    r"^(?:此外|其次|其余|其他|另外|[是为][一-龥]{0,2})?[，。；、：]?(?:此外|其次|其余|另外)?[，、]?(?:[一-龥]{1,7}[区县市镇乡旗州村省道科院校月岁组]|[一-龥]{1,6}(?:街道|年级|[病炎疹核]))(?:为|有|达|是)?$"
)
JOINED = re.compile(r"^[、，；]?[^，。；\d]{0,16}$")
APART, SAID = 5, 60
MOST_RANKED = 10
MOST_LISTED = 14


def find(passage: Passage) -> Iterator[Relation]:
    yield from _beyond_the_ranked(passage)
    yield from _one_behind_the_other(passage)
    for first in range(len(passage)):
        yield from _descending(passage, first)
        if MOST.search(passage.said_before(first, SAID)):
            yield from _at_the_top(passage, first)


def _beyond_the_ranked(passage: Passage) -> Iterator[Relation]:
    for rank in range(1, len(passage)):
        of = rank - 1
        if passage[rank].kind != "rank" or passage[of].family != PLACES or passage[of].bound != "exact":
            continue
        words = passage.between(of, rank)
        if not passage.same_sentence(of, rank) or not RANKED.match(words) or len(words) > 24:
            continue
        holds = passage[rank].value <= passage[of].value
        yield order_relation(passage, of, (rank,), holds, firm=True)


def _one_behind_the_other(passage: Passage) -> Iterator[Relation]:
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


def _descending(passage: Passage, first: int) -> Iterator[Relation]:
    if not DESCENDING.search(passage.said_before(first, SAID)):
        return
    if (
        first
        and DESCENDING.search(passage.said_before(first - 1, SAID))
        and passage.same_sentence(first - 1, first)
    ):
        return  # not the first of the list
    listed = [first]
    for number in passage.behind(first, MOST_RANKED):
        same = passage[number].unit == passage[first].unit and JOINED.match(
            passage.between(listed[-1], number)
        )
        if not same or number != listed[-1] + 1:
            break
        listed.append(number)
    amounts = [passage[number].amount for number in listed]
    if amounts == sorted(amounts, reverse=True):
        for more, less in pairwise(listed):
            yield from _no_less(passage, more, less)


def _at_the_top(passage: Passage, first: int) -> Iterator[Relation]:
    """The least of those with the most against the largest of the others that the paragraph lists behind."""
    top: list[int] = [first]
    others: list[int] = []
    for number in range(first + 1, min(len(passage), first + MOST_LISTED)):
        if (
            passage[number].unit != passage[first].unit
            or passage.paragraphs[number] != passage.paragraphs[first]
        ):
            break
        between = passage.between(number - 1, number)
        if not others and AND.match(between):
            top.append(number)
        elif NEXT_ONE.match(between.lstrip("，。；、")) and not CHANGE.search(between):
            others.append(number)
        else:
            break
    counted = all(passage[n].is_count and passage[n].bound == "exact" for n in (*top, *others))
    if not others or not counted:
        return
    least = min(top, key=lambda number: passage[number].amount)
    largest = max(others, key=lambda number: passage[number].amount)
    holds = passage[largest].amount <= passage[least].amount
    if holds:
        yield order_relation(passage, least, (largest,), holds=True)
    elif len(top) == 1:
        working = f"写的是最多，而{passage.written(least)}少于{passage.written(largest)}"
        yield order_relation(passage, largest, (least,), holds=False, working=working)


def _no_less(passage: Passage, more: int, less: int) -> Iterator[Relation]:
    same = passage[more].kind == passage[less].kind and passage[more].unit == passage[less].unit
    if same and passage[more].amount >= passage[less].amount:
        yield order_relation(passage, more, (less,), holds=True)
