"""Those who live of all that were ever found: 累计报告2154例，其中感染者1480例，病人674例，死亡386例，现存活1768例.

What is left of the cumulative number without the dead; where some moved away or were lost, nothing is said. One slip must
explain what is broken; never firm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.judgement import last_digit, less, meets, one_slip_from
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.parts import beside
from weijian.proof.relations.sums.remainder import distance_relation
from weijian.proof.relations.wording import CASES_AND_DEATHS

LIVING = re.compile(r"(?:现|目前|尚)?存活[^，。；：\d]{0,12}$")
DIED = re.compile(r"死亡(?:病例|报告|感染者|病人|患者|总?人?数|总数)*(?:为|共|有)?$")
EVER = re.compile(r"累计|历年|自(?:19|20)\d{2}年|有史以来")
GONE = re.compile(r"迁|失访|外出|转[出归]|排除|重[卡复]|注销|其他原因")
REACH = 8


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    for living, figure in enumerate(passage.figures):
        asked = figure.unit in CASES_AND_DEATHS and figure.bound == "exact" and living not in told.results
        if not asked or not LIVING.search(passage.labels[living]) or GONE.search(passage.said_around(living)):
            continue
        dead = _nearest(passage, living, DIED)
        whole = _ever(passage, living, dead) if dead is not None else None
        if dead is None or whole is None:
            continue
        rest = less(passage[whole], passage[dead])
        holds = meets(figure, rest)
        value = (passage[whole].amount - passage[dead].amount) / figure.factor
        fine = last_digit(figure.value) <= 1
        if holds or (fine and one_slip_from(figure.value, value)):
            yield distance_relation(passage, living, whole, dead, holds=holds, firm=False)


def _nearest(passage: Passage, living: int, words: re.Pattern[str]) -> int | None:
    around = [*passage.in_front(living, REACH), *passage.behind(living, 2)]
    return next(
        (
            n
            for n in around
            if words.search(passage.labels[n])
            and passage[n].unit in CASES_AND_DEATHS
            and not beside(passage, n)
        ),
        None,
    )


def _ever(passage: Passage, living: int, dead: int) -> int | None:
    """The number of all ever found: the first of the sentence, where its words say so."""
    for number in passage.in_front(min(living, dead), REACH)[::-1]:
        more = passage[number].unit in CASES_AND_DEATHS and passage[number].amount > passage[living].amount
        if more and passage[number].bound == "exact":
            said = passage.said_before(number) + passage.labels[number]
            return number if EVER.search(said) else None
    return None
