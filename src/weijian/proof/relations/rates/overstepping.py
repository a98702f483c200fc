"""Pairs of counts that give a rate, and yet are not what it is of: the clause itself tells of others.

Digits alone prove nothing against words; what fits farther off is where a slip may come from.
"""

from __future__ import annotations

import re

from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.words.tie import QUANTITIES, Tie, bears_the_deed

AVERAGE = re.compile(r"人均|次均|例均|户均|平均|均次")
FEW_DIGITS = 3


def oversteps(passage: Passage, rate: int, said: Tie, pair: tuple[int, int]) -> bool:
    """31.64万人，签约率42.01%；重点人群22.05万人，签约18.27万人，签约率57.74%: that the last are as many of the first proves no
    other reading, but where the slip is from: whole, part and rate follow one another, and the first is set apart.
    """
    together = (said.whole, said.part) == (rate - 2, rate - 1) and pair[0] == said.part
    apart = pair[1] < said.whole and "；" in passage.between(pair[1], said.whole)
    short = passage[rate].value < 100 and passage[said.part].amount < passage[said.whole].amount
    return together and apart and short


def by_digits_alone(passage: Passage, rate: int, pair: tuple[int, int]) -> bool:
    """早孕建册454人，建册率54.4%；规范管理3812人: three digits are no proof of a pair beyond what the clause itself tells of the
    deed.
    """
    part = rate - 1
    few = passage[rate].printed_digits <= FEW_DIGITS
    told = part >= 0 and few and part not in pair and passage[part].kind in QUANTITIES
    if not told or AVERAGE.search(passage.labels[part]) or not passage.together(part, rate):
        return False
    first, last = sorted((pair[0], rate))
    apart = "；" in passage.between(first, last)
    return apart and bears_the_deed(passage, rate, part)
