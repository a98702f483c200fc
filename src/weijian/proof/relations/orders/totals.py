"""A total named as one, and the counts of the same matter told before it in the same point.

应急献血916人。乡镇采血344人。无偿献血总人数2156人: the parts need not be all, so they are at most the total.
"""

import re
from collections.abc import Iterator

from weijian.proof.relations.model import Relation
from weijian.proof.relations.orders.ordered import order_relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.parts import adds_up
from weijian.proof.relations.wording import CHANGE, called_task, shared_run

TOTAL = re.compile(
    r"总(?:人数|人次数?|数|量|户数|例数)(?:为|达|达到|有|共)*$|^总(?:床位|编制)[^，。；]{0,6}$"
)
REACH = 6


def find(passage: Passage) -> Iterator[Relation]:
    for total in range(len(passage)):
        if passage[total].kind != "count" or not TOTAL.search(passage.labels[total]):
            continue
        parts = _parts(passage, total)
        if parts and not adds_up(passage, total, list(parts)):
            yield order_relation(passage, total, parts, holds=True)


def _parts(passage: Passage, total: int) -> tuple[int, ...]:
    """The counts before it in the same unit and point; one at least shares the total's name."""
    found: list[int] = []
    for part in reversed(passage.before(total, REACH)):
        if passage.points[part] != passage.points[total]:
            break
        same = passage[part].unit == passage[total].unit and passage[part].bound == "exact"
        if same and not CHANGE.search(passage.labels[part]) and not called_task(*_around(passage, part)):
            found.append(part)
    named = any(shared_run(passage.labels[part], passage.labels[total]) >= 2 for part in found)
    kept = sum(passage[part].amount for part in found) < passage[total].amount
    return tuple(reversed(found)) if named and kept else ()


def _around(passage: Passage, number: int) -> tuple[str, str]:
    return passage.labels[number], passage.tails[number]
