"""What is left when something was taken off: 总支出6563.99万元（含大病保险507.52万元），……。剔除审核扣减57.17万元，
实际总支出6506.82万元.

What is taken off stands right before what is left, and the whole bears the name of what is left. One slip must explain what
is broken; never firm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.judgement import less, meets
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told, a_slip_explains
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.parts import beside
from weijian.proof.relations.sums.remainder import distance_relation
from weijian.proof.relations.wording import shared_run

TAKEN_OFF = re.compile(r"(?:剔除|扣除|核减|扣减|减去|审减|核销|扣掉|冲减)[^，。；\d]{0,14}$")
LEFT = re.compile(
    r"^[，）]?(?:后，?)?(?:基金|当年)?(?:实际|净|应|核定|审定)[^，。；\d]{0,12}$|^[，）]?后，?[^，。；\d]{0,12}$"
)
REACH, NAMED, FULLY = 16, 2, 3


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    for off in range(len(passage) - 1):
        left = off + 1
        alike = passage[off].unit == passage[left].unit and passage.same_sentence(off, left)
        exact = passage[off].bound == passage[left].bound == "exact" and passage[off].kind in {
            "money",
            "count",
        }
        said = TAKEN_OFF.search(passage.labels[off]) and LEFT.match(passage.between(off, left))
        if alike and exact and said and left not in told.results:
            yield from _of_the_whole(passage, off, left)


def _of_the_whole(passage: Passage, off: int, left: int) -> Iterator[Relation]:
    wholes = [
        n for n in reversed(passage.before(off, REACH))
        if passage[n].unit == passage[left].unit and passage[n].bound == "exact" and not passage.depths[n]
        and passage[n].amount > passage[off].amount and not beside(passage, n)
    ]  # fmt: skip
    for whole in wholes:
        if meets(passage[left], less(passage[whole], passage[off])):
            yield distance_relation(passage, left, whole, off, holds=True, firm=False)
            return
    for whole in wholes:
        if shared_run(passage.named(whole), passage.labels[left]) >= FULLY:
            tie = distance_relation(passage, left, whole, off, holds=False, firm=False)
            if a_slip_explains(passage, tie):
                yield tie
            return
