"""A number told roughly here and to the last digit there: 签约30.88万人 and 308764人, 近2400名 and 2352人, 3.8万余名 and
38462人.

Three digits and a word of the trade in both sentences are no accident; 近2400 and 3.8万余 leave more open, so much more of
the names must be the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from weijian.proof.figures.model import Figure
from weijian.proof.judgement import meets
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.repeats.echoes import (
    LIKE_PEOPLE,
    MANY_DIGITS,
    SOME_DIGITS,
    counted_alike,
    of_other_people,
    share_a_word,
)
from weijian.proof.relations.repeats.nouns import shared_noun
from weijian.proof.relations.repeats.quantities import quantity
from weijian.proof.relations.wording import shared_run

SMALLEST, WAN = 100, 10000
MOST_ALIKE = 8
ROUGHLY = {"about", "over", "under"}
SHORT_NOUN = 2
PRINTED = Decimal("0.005")
FEWEST_PAIRS = 3  # of neighbouring signs that both names bear
# How far 近 and 约, 余 and 多 reach.
NEAR, BEYOND = Decimal("0.03"), Decimal("0.1")


def rounded(passage: Passage) -> Iterator[tuple[int, int]]:
    """(rounded, exact), of different sentences."""
    exact: dict[object, list[int]] = defaultdict(list)
    for number, figure in enumerate(passage.figures):
        if _plain(figure) and figure.factor == 1 and figure.amount >= SMALLEST:
            for key in _sizes(figure.amount):
                if len(exact[key]) < MOST_ALIKE:
                    exact[key].append(number)
    for number, figure in enumerate(passage.figures):
        is_the_same = _cut_to_digits if _plain(figure) and figure.factor == WAN else _told_roughly
        for other in exact[_size(figure.amount)] if figure.kind == "count" and figure.amount > 0 else ():
            if is_the_same(passage, number, other):
                yield number, other
                break
    yield from _money(passage)


def _money(passage: Passage) -> Iterator[tuple[int, int]]:
    """业务收入2.37亿元，增长6.9% and 合计23689万元，增长6.93%: what grew is told again with how much it grew."""
    exact: dict[object, list[int]] = defaultdict(list)
    for number, figure in enumerate(passage.figures):
        if figure.kind == "money" and figure.factor == WAN and figure.amount > 0:
            exact[_size(figure.amount)].append(number)
    for number, figure in enumerate(passage.figures):
        if figure.kind != "money" or figure.factor <= WAN or figure.significant_digits < SOME_DIGITS:
            continue
        near = {key for off in (-1, 0, 1) for key in [_size(figure.amount * (1 + off * PRINTED))]}
        for other in sorted(n for key in near for n in exact[key][:MOST_ALIKE]):
            apart = passage.paragraphs[other] != passage.paragraphs[number]
            if apart and meets(figure, passage[other].interval) and _grew_alike(passage, number, other):
                yield number, other
                break


def _grew_alike(passage: Passage, one: int, other: int) -> bool:
    rates = [
        [n for n in passage.behind(number, 2) if passage[n].kind == "percent"] for number in (one, other)
    ]
    return any(
        meets(passage[first], passage[second].interval) and passage[first].significant_digits > 1
        for first in rates[0]
        for second in rates[1]
    )


def _plain(figure: Figure) -> bool:
    return figure.kind == "count" and figure.bound == "exact" and not figure.modality and figure.amount > 0


def _size(amount: Decimal) -> tuple[int, str]:
    """Its length and first two digits."""
    digits = f"{int(amount)}"
    return len(digits), digits[:2]


def _sizes(amount: Decimal) -> set[tuple[int, str]]:
    """Of the numbers that may be told for this one."""
    return {
        _size(amount * (1 + off))
        for off in (Decimal(0), NEAR, NEAR / 2, -NEAR / 2, -NEAR, -BEYOND, -BEYOND / 2)
    }


def _cut_to_digits(passage: Passage, number: int, other: int) -> bool:
    """30.88万 of 308764."""
    figure = passage[number]
    people = {figure.family, passage[other].family} <= LIKE_PEOPLE
    apart = passage.paragraphs[other] != passage.paragraphs[number]
    if not people or not apart or figure.significant_digits < SOME_DIGITS:
        return False
    many = figure.significant_digits >= MANY_DIGITS
    named = (
        share_a_word(passage, number, other)
        or (many and shared_run(passage.labels[number], passage.labels[other]) >= 2)
        or shared_noun(passage, number, other) >= SHORT_NOUN
    )
    return named and meets(figure, passage[other].interval)


def _told_roughly(passage: Passage, number: int, other: int) -> bool:
    """近2400 of 2352, under a name that is mostly the same."""
    figure, exact = passage[number], passage[other]
    if figure.bound not in ROUGHLY or not counted_alike(figure, exact) or figure.amount < SMALLEST:
        return False
    off = (exact.amount - figure.amount) / figure.amount
    fits = 0 <= off < BEYOND and meets(figure, exact.interval) if figure.bound == "over" else abs(off) <= NEAR
    if not fits or passage.same_sentence(number, other):
        return False
    if of_other_people(passage.named(number), passage.named(other)):
        return False
    told_as = quantity(passage, number)
    if told_as and told_as == quantity(passage, other):
        return True
    return len(passage.name_pairs[number] & passage.name_pairs[other]) >= FEWEST_PAIRS
