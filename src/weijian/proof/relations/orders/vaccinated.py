"""Who was vaccinated: first doses within the population, those of one age within all who had one.

Told apart they may be of other dates, so only the kept order is noted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.relations.model import Relation
from weijian.proof.relations.orders.ordered import order_relation
from weijian.proof.relations.orders.people import RESIDENT, everybody_told, in_population
from weijian.proof.relations.passage import Passage

FIRST_DOSE = re.compile(r"(?:第[一1]|首|1)(?:剂次?|针)(?:次|接种|人数)?(?:为|达|共)*$")
EVERYBODYS = re.compile(r"新冠|新型冠状|累计接种")
LATER_DOSE = re.compile(r"第[二三23]|加强|全程")
VACCINATED = re.compile(r"接种|[剂针]")
OF_AN_AGE = re.compile(r"岁|老年人|学生|儿童")
DOSES = {"people", "剂次", "剂", "针次"}


def find(passage: Passage) -> Iterator[Relation]:
    everybody = everybody_told(passage)
    first: int | None = None
    for number, figure in enumerate(passage.figures):
        label = passage.labels[number]
        if figure.modality or figure.kind != "count" or figure.family not in DOSES:
            continue
        if OF_AN_AGE.search(label):
            near = first is not None and passage.paragraphs[first] == passage.paragraphs[number]
            if near and VACCINATED.search(label) and not LATER_DOSE.search(label):
                assert first is not None
                if passage[number].amount < passage[first].amount:
                    yield order_relation(passage, first, (number,), holds=True)
        elif FIRST_DOSE.search(label) and EVERYBODYS.search(passage.said_before(number, 80)):
            first = number
            yield from in_population(passage, [number], _beyond(passage, number, everybody), RESIDENT)


def _beyond(passage: Passage, part: int, everybody: dict[str, int]) -> dict[str, int]:
    return {kind: n for kind, n in everybody.items() if passage[n].amount >= passage[part].amount}
