"""Figures told one right behind the other: 甲2987万元、乙356万元、丙412万元. Where such a row begins and ends.

What more an item must be, the finder that walks the row says.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from weijian.proof.relations.passage import Passage

# A sign or a word that joins two items, and the name of the next: 、县中医院; ，延续.
JOINT = re.compile(r"^[^，。；：、（）\d]{0,10}(?:（[^（）]{0,20}）)?[、，；和及与][^，。；：、\d]{0,20}$")
AN_ITEM_ENDS = re.compile(r"[^，。；：\d]{0,4}[、和及与]")
IsItem = Callable[[Passage, int], bool]


def joined(passage: Passage, number: int) -> bool:
    """Whether a figure is the next item of the row that the one before it stands in."""
    one, other, words = passage[number - 1], passage[number], passage.between(number - 1, number)
    alike = one.base == other.base and one.kind == other.kind and passage.same_sentence(number - 1, number)
    return alike and JOINT.match(words) is not None and "其中" not in words


def listed_with(passage: Passage, one: int, next_one: int) -> bool:
    """老年人270人次、高血压患者94人次: beside the next, and no whole of it."""
    return AN_ITEM_ENDS.match(passage.between(one, next_one)) is not None


def row_from(passage: Passage, first: int, longest: int, goes_on: IsItem) -> list[int]:
    row = [first]
    while row[-1] + 1 < len(passage) and len(row) < longest and goes_on(passage, row[-1] + 1):
        row.append(row[-1] + 1)
    return row


def row_up_to(passage: Passage, last: int, longest: int, goes_on: IsItem) -> list[int]:
    row = [last]
    while row[0] > 0 and len(row) < longest and goes_on(passage, row[0]):
        row.insert(0, row[0] - 1)
    return row
