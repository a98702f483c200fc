"""Rates in a list after one name: 新生儿、婴儿和5岁以下儿童死亡率分别为1.12‰、2.24‰、3.35‰."""

import re

from weijian.proof.relations.passage import Passage

PAUSE = re.compile(r"^(?:、|和|及|与|以及|，)$")
MOST = 6


def first_of_list(passage: Passage, rate: int) -> int:
    """The rate that bears the name of the list that this one stands in; the rate itself where it has its own."""
    first = rate
    while (
        first > 0
        and rate - first < MOST
        and passage[first - 1].kind == passage[rate].kind
        and passage.same_sentence(first - 1, rate)
        and PAUSE.match(passage.between(first - 1, first))
    ):
        first -= 1
    return first


def label_of(passage: Passage, rate: int) -> str:
    """The words before the rate, or before the list it stands in."""
    return passage.labels[first_of_list(passage, rate)]
