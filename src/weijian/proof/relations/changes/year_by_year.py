"""Growths told in order for each of the years behind the first: 2019年3257例，2020年2399例，2021年1846例，后两年分别比上一年
下降26.3%、23.1%.

As many years in a row stand before as there are growths, and one more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from weijian.proof.relations.changes.grown import FALLS, RISES, fits_growth, growth_relation
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage

IN_ORDER = re.compile(r"(?:分别|依次|逐年)(?:比|较)(?:上一?年|前一年|各?自?上年)[^，。；\d]{0,6}$")
NEXT = re.compile(r"[、和及，与]|以及")
YEAR = re.compile(r"(20\d{2})年")
MOST = 5


def find(passage: Passage) -> Iterator[Relation]:
    for first, figure in enumerate(passage.figures):
        if figure.kind == "percent" and IN_ORDER.search(passage.labels[first]):
            yield from _each(passage, first)


def _each(passage: Passage, first: int) -> Iterator[Relation]:
    growths = _told_in_order(passage, first)
    years = list(range(first - len(growths) - 1, first))
    rises, falls = (words.search(passage.labels[first]) is not None for words in (RISES, FALLS))
    if len(growths) < 2 or rises == falls or not _in_a_row(passage, years, first):
        return
    for growth, (then, now) in zip(growths, pairwise(years), strict=True):
        holds = fits_growth(passage, growth, now, then, falls)
        yield growth_relation(passage, growth, now, then, falls, holds)


def _told_in_order(passage: Passage, first: int) -> list[int]:
    found = [first]
    for number in passage.behind(first, MOST):
        if passage[number].kind != "percent" or not NEXT.fullmatch(passage.between(number - 1, number)):
            break
        found.append(number)
    return found


def _in_a_row(passage: Passage, years: list[int], first: int) -> bool:
    """Exact figures of one unit, each of the year behind the one before."""
    if years[0] < 0 or not passage.same_sentence(years[0], first):
        return False
    one = passage[years[0]]
    told = [YEAR.findall(passage.labels[number]) for number in years]
    alike = all(
        passage[n].bound == "exact" and passage[n].family == one.family and passage[n].amount > 0
        for n in years
    )
    if not alike or one.is_rate or any(len(year) != 1 for year in told):
        return False
    return all(int(now[0]) - int(then[0]) == 1 for then, now in pairwise(told))
