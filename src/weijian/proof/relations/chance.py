"""How likely figures agree by chance: what finders ask that trust printed digits where no word ties figures.

The numbers of a report spread over a few decades, so one of them falls into a given interval about as often as the
interval is wide for its size. That times the figures tried is the chance of an accident; a tie by digits is one only
where that is small.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from itertools import chain, islice

from weijian.proof.judgement import last_digit
from weijian.proof.relations.passage import Passage

# Numbers of one paragraph lie nearer together than those of a whole report: e³ is a good decade.
SPREAD = Decimal(3)
LIMIT = Decimal("0.05")
REACH_BACK, REACH_ON = 200, 60
# Beyond the neighbourhood only what shares at least two words' worth of signs, by the signs that few names hold.
LEAST_SHARED, RARE, MOST_NAMESAKES = 3, 60, 12


def by_chance(passage: Passage, number: int, tried: int) -> bool:
    """Whether one of so many computed values may well fall by accident on what this figure states."""
    return tried > most_trials(passage, number)


def most_trials(passage: Passage, number: int) -> int:
    """So many values may be tried on a figure before one of them fits by accident."""
    figure = passage[number]
    width = figure.high - figure.low
    if not width:  # an exact count
        width = last_digit(figure.value)
    return int(LIMIT * SPREAD * abs(figure.value) / width) if width.is_finite() else 0


def around(passage: Passage, number: int) -> list[int]:
    """The figures of the whole neighbourhood, sections before and behind, the nearest first."""
    back = range(number - 1, max(-1, number - 1 - REACH_BACK), -1)
    on = range(number + 1, min(len(passage), number + 1 + REACH_ON))
    return list(chain(back, on))


def namesakes(passage: Passage, number: int, name: frozenset[str]) -> list[int]:
    """The figures beyond the neighbourhood whose names share most with this one, anywhere in the document."""
    shared = Counter(
        other for pair in sorted(name) for other in islice(passage.named_with.get(pair, ()), RARE)
        if not number - REACH_BACK <= other <= number + REACH_ON
    )  # fmt: skip
    return [other for other, size in shared.most_common(MOST_NAMESAKES) if size >= LEAST_SHARED]


def like_named_first(passage: Passage, name: frozenset[str], numbers: list[int]) -> list[int]:
    """Those first that share most of the name, else in the order they come."""
    return sorted(numbers, key=lambda number: -len(name & passage.name_pairs[number]))
