"""What is left of a sum, by its digits alone: 筹集8492.37万元，划出621.39万元，实际7870.98万元.

Where the last digits of five-figure numbers come out to the cent, no word is needed; where all come out but one that is
lost or another, the number is miswritten.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from weijian.proof.figures.model import Figure
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.remainder import distance_relation

REACH = 6
LEAST_DIGITS, LONG = 5, 7
KINDS = {"money", "count"}


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    for rest, figure in enumerate(passage.figures):
        if rest in told.results or not _telling(figure):
            continue
        near = [n for n in passage.before(rest, REACH) if _alike(passage[n], figure)]
        pairs = sorted(combinations(near, 2), key=lambda pair: -pair[0])
        for one, other in pairs:
            high, low = (one, other) if passage[one].amount >= passage[other].amount else (other, one)
            left = passage[high].amount - passage[low].amount
            if left == figure.amount:
                yield distance_relation(passage, rest, high, low, holds=True, firm=False)
                break
            if _miswritten(figure, f"{left / figure.factor:f}") and passage.same_sentence(high, rest):
                yield distance_relation(passage, rest, high, low, holds=False, firm=False)
                break


def _telling(figure: Figure, least: int = LEAST_DIGITS) -> bool:
    exact = figure.bound == "exact" and figure.kind in KINDS and figure.amount > 0
    return exact and figure.significant_digits >= least


def _alike(one: Figure, other: Figure) -> bool:
    """As finely printed, in the same unit or none."""
    unit = one.base == other.base and one.factor == other.factor
    finely = one.value.as_tuple().exponent == other.value.as_tuple().exponent
    return unit and finely and one.bound == "exact" and one.amount > other.amount / 100


def _miswritten(figure: Figure, left: str) -> bool:
    """9821.44 for 19821.44: the first digit lost; or one digit of a long number another."""
    printed = f"{figure.value:f}"
    lost = left[1:] == printed and len(printed.replace(".", "")) > LEAST_DIGITS
    if len(left) != len(printed) or not _telling(figure, LONG):
        return lost
    return sum(a != b for a, b in zip(left, printed, strict=True)) == 1
