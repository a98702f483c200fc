"""Whether two figures of one number in different paragraphs are one quantity told again.

A summary at the head tells what the sections tell: 家庭医生签约30.88万人 and 签约居民308764人. Many digits are not alike
by chance; with a word of the trade in both sentences they are one quantity. Few digits are where the noun is the same.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from weijian.proof.figures.model import Figure
from weijian.proof.judgement import meets
from weijian.proof.naming import kind_of, name_of
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.wording import shared_run

MANY_DIGITS, SOME_DIGITS = 4, 3
AROUND = 60  # signs before a figure that may name it
LONG_RUN = 4
FEWEST_PLACES = 10
SMALLEST_ROUNDED = 10000
OPENS = re.compile(r"^(?:(?:全|我)[县区市州旗]|共有|共|现有|设有?|辖|有)+")
MOST_ALIKE = 8
PEOPLE = {"人", "名", "位", "例"}
# Doses are told as people who had them.
LIKE_PEOPLE = {"people", "剂次", "剂", "份"}


def counted_in(figure: Figure) -> str:
    """What two figures must agree in to be one quantity: people by any word, places by any word, else the unit."""
    if figure.unit in PEOPLE or figure.family == "places":
        return figure.family
    return figure.unit


def told_again(passage: Passage, one: int, other: int) -> bool:
    """Two figures of the same value and counted alike, in different paragraphs."""
    if (
        passage.paragraphs[one] == passage.paragraphs[other]
        or passage[one].modality
        or passage[other].modality
    ):
        return False
    digits = min(_digits(passage[one]), _digits(passage[other]))
    if passage[one].family == "places":
        return passage[one].amount > FEWEST_PLACES and _same_noun(passage, one, other)
    many = digits >= (SOME_DIGITS if passage[one].is_rate or passage[one].factor > 1 else MANY_DIGITS)
    return (
        many
        and passage[one].kind in {"count", "percent", "permille", "per100k"}
        and _share_a_word(passage, one, other)
    )


def rounded(passage: Passage) -> Iterator[tuple[int, int]]:
    """(rounded, exact): 30.88万人 at the head and 308764人 in its section."""
    exact: dict[object, list[int]] = defaultdict(list)
    for number, figure in enumerate(passage.figures):
        if _plain(figure) and figure.factor == 1 and figure.amount >= SMALLEST_ROUNDED:
            alike = exact[_leading(figure)]
            if len(alike) < MOST_ALIKE:
                alike.append(number)
    for number, figure in enumerate(passage.figures):
        if not _plain(figure) or figure.factor != SMALLEST_ROUNDED or _digits(figure) < SOME_DIGITS:
            continue
        for other in exact[_leading(figure)]:
            apart = passage.paragraphs[other] != passage.paragraphs[number]
            named = _share_a_word(passage, number, other) or _named_alike(passage, number, other)
            if apart and named and meets(figure, passage[other].interval):
                yield number, other
                break


def _plain(figure: Figure) -> bool:
    counted = figure.kind == "count" and figure.family in LIKE_PEOPLE
    return counted and figure.bound == "exact" and not figure.modality and figure.amount > 0


def _leading(figure: Figure) -> tuple[int, str]:
    """Size and first two digits, which rounding to three or more keeps but for a carry."""
    digits = f"{int(figure.amount)}"
    return len(digits), digits[:2]


def _digits(figure: Figure) -> int:
    return len(figure.value.normalize().as_tuple().digits)


def _share_a_word(passage: Passage, one: int, other: int) -> bool:
    first, second = _said(passage, one), _said(passage, other)
    known = {word for word in name_of(first).words & name_of(second).words if kind_of(word)}
    return bool(known) or shared_run(first, second) >= LONG_RUN


def _named_alike(passage: Passage, one: int, other: int) -> bool:
    return (
        _digits(passage[one]) >= MANY_DIGITS and shared_run(passage.labels[one], passage.labels[other]) >= 2
    )


def _said(passage: Passage, number: int) -> str:
    return passage.said_before(number, AROUND) + passage.tails[number]


def _same_noun(passage: Passage, one: int, other: int) -> bool:
    """137个村卫生室 and 设村卫生室137所: the whole noun, before or right behind."""
    return any(
        noun and len(noun) > 1 and _bears(passage, number, noun)
        for noun, number in ((_noun(passage, one), other), (_noun(passage, other), one))
    )


def _noun(passage: Passage, number: int) -> str:
    return OPENS.sub("", passage[number].subject)


def _bears(passage: Passage, number: int, noun: str) -> bool:
    tail = passage.tails[number]
    behind = tail.startswith(noun) and not tail[len(noun) :].startswith(("卫生院", "医院"))
    return behind or (not tail and OPENS.sub("", passage.labels[number]) == noun)
