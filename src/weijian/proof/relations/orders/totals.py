"""A total named as one, and the counts of the same matter told before it in the same point.

共实施项目9个，总投资3.47亿元。……病房楼项目，总投资8600万元；……: those named after it are some of them.
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
COSTS = re.compile(r"(?:总投资|(?:概算|预算)投资)(?:为|约|达)?$")
PROJECTS = 24
REACH = 6


def find(passage: Passage) -> Iterator[Relation]:
    for total in range(len(passage)):
        yield from _projects(passage, total)
        if passage[total].kind != "count" or not TOTAL.search(passage.labels[total]):
            continue
        parts = _parts(passage, total)
        if parts and not adds_up(passage, total, list(parts)):
            yield order_relation(passage, total, parts, holds=True)


def _projects(passage: Passage, total: int) -> Iterator[Relation]:
    """What single projects cost, told in the sentences behind what all cost."""
    counted = total > 0 and passage.same_sentence(total - 1, total)
    if not counted or not COSTS.search(passage.labels[total]) or "项目" not in passage.said_before(total):
        return
    parts: list[int] = []
    for number in range(total + 1, min(len(passage), total + PROJECTS)):
        if passage.points[number] != passage.points[total]:
            break
        apart = not passage.same_sentence(total, number)
        if apart and passage[number].kind == "money" and COSTS.search(passage.labels[number]):
            parts.append(number)
    if parts and sum(passage[part].amount for part in parts) <= passage[total].amount:
        yield order_relation(passage, total, tuple(parts), holds=True)


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
