"""What stands beside two figures alike: the same signs right around them, or the same numbers, 采样队伍6支94人 here and there."""

from __future__ import annotations

import re

from weijian.proof.relations.passage import Passage
from weijian.proof.relations.wording import shared_beginning, shared_ending, shared_run
from weijian.proof.subjects import TRAILING

FEWEST_SIGNS, FEWEST_PLACES = 3, 10
SHORTEST = 3
LONGEST = 24
NO_LIST = re.compile(r"[^一-龥\w]")
STARTS_FROM = re.compile(r"[由从]$")


def three_in_a_row(passage: Passage, one: int, other: int) -> bool:
    """当场处罚3家，立案处罚1家，罚款4100元: three numbers in a row told again in their order, whatever their words."""
    for first in range(-2, 1):
        rows = [range(number + first, number + first + 3) for number in (one, other)]
        if rows[0][0] < 0 or rows[1][-1] >= len(passage) or rows[0][-1] >= rows[1][0]:
            continue
        if (
            _telling(passage, rows[0])
            and all(_equal(passage, *pair) for pair in zip(*rows, strict=True))
            and all(_in_one_sentence(passage, row) for row in rows)
        ):
            return True
    return False


def _telling(passage: Passage, row: range) -> bool:
    """Three different numbers, one of them at least of two digits."""
    values = {passage[number].value for number in row}
    return len(values) == len(row) and any(passage[number].significant_digits > 1 for number in row)


def _in_one_sentence(passage: Passage, row: range) -> bool:
    return passage.same_sentence(row[0], row[-1])


def _equal(passage: Passage, one: int, other: int) -> bool:
    return passage[one].amount == passage[other].amount and passage[one].base == passage[other].base


def told_with_its_mate(passage: Passage, one: int, other: int) -> bool:
    """采样队伍6支94人, 3个社区、7个行政村: a neighbour is told again with it, and the same words stand between."""
    for step in (-1, 1):
        mate, twin = one + step, other + step
        if not (mate >= 0 and twin < len(passage)) or passage.paragraphs[mate] != passage.paragraphs[one]:
            continue
        if passage[mate].value != passage[twin].value or passage[mate].unit != passage[twin].unit:
            continue
        if _with_its_mate(passage, (one, mate), (other, twin)):
            return True
        between = [
            NO_LIST.sub("", passage.between(min(n, m), max(n, m))) for n, m in ((one, mate), (other, twin))
        ]
        around = signs_around(passage, mate, twin) + signs_around(passage, one, other)
        if between[0] == between[1] and around >= FEWEST_SIGNS and passage[one].value != passage[mate].value:
            return True
    return False


def _with_its_mate(passage: Passage, first: tuple[int, int], second: tuple[int, int]) -> bool:
    """30种集中救治大病患者60人, and 集中救治的30种大病患病人数为60人: both numbers, and a word between them."""
    one, mate = (passage[number] for number in first)
    telling = min(one.amount, mate.amount) > FEWEST_PLACES and one.unit != mate.unit and not one.is_rate
    if not telling or not passage.same_sentence(*second):
        return False
    between = (passage.between(*sorted(pair)) for pair in (first, second))
    return shared_run(*(words[:LONGEST] for words in between)) >= SHORTEST


def signs_around(passage: Passage, one: int, other: int) -> int:
    """How many signs are the same right before the figures and right behind."""
    behind = shared_beginning(passage.tails[one], passage.tails[other])
    return signs_before(passage, one, other) + behind


def signs_before(passage: Passage, one: int, other: int) -> int:
    return shared_ending(*(_freed(passage.labels[number]) for number in (one, other)))


def _freed(label: str) -> str:
    return TRAILING.sub("", STARTS_FROM.sub("", label))
