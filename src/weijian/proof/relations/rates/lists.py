"""Lists of rates and of counts: 新生儿、婴儿和5岁以下儿童死亡率分别为1.12‰、2.24‰、3.35‰.

The rates of a list share the name before the first of them; where two lists answer one another, each rate is of the
count of its place.
"""

import re

from weijian.proof.relations.passage import Passage

PAUSE = re.compile(r"^(?:、|和|及|与|以及|，)$")
# With or without what is counted: 962人、护士834人.
JOINED = re.compile(r"^[、和及与，][^，。；、\d]{0,14}$")
MOST = 6


def first_of_list(passage: Passage, rate: int) -> int:
    """The rate that bears the name of the list that this one stands in; the rate itself where it has its own."""
    first = rate
    for before in passage.in_front(rate, MOST):
        paused = PAUSE.match(passage.between(before, first))
        if passage[before].kind != passage[rate].kind or not paused:
            break
        first = before
    return first


def label_of(passage: Passage, rate: int) -> str:
    """The words before the rate, or before the list it stands in."""
    return passage.labels[first_of_list(passage, rate)]


def listed_counts(passage: Passage, rate: int) -> dict[int, int]:
    """What each rate of a list is of, by its place: 医师和护士分别是962人、834人，每千常住人口分别拥有2.46人和2.13人."""
    rates = [rate, *_joined_to(passage, rate, 1)]
    size, last = len(rates), rate - 1
    if size < 2 or last < 0 or "分别" not in passage.labels[rate] or not passage.same_sentence(last, rate):
        return {}
    parts = [last, *_joined_to(passage, last, -1)][:size]
    return dict(zip(rates, reversed(parts), strict=True)) if len(parts) == size else {}


def _joined_to(passage: Passage, number: int, step: int) -> list[int]:
    """The figures of one unit that are joined to this one by a pause."""
    found = []
    while 0 <= number + step < len(passage):
        first, last = sorted((number, number + step))
        alike = passage[first].base == passage[last].base and passage.same_sentence(first, last)
        if not alike or not JOINED.match(passage.between(first, last)):
            break
        number += step
        found.append(number)
    return found
