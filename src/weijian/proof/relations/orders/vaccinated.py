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
SAID = 80
ALL_DOSES = re.compile(
    r"疫苗[^，。；岁]{0,6}累计接种[^，。；岁]{0,4}$"
    r"|累计[^，。；岁]{0,4}接种[^，。；岁]{0,4}(?:新冠|新型冠状)[^，。；岁]{0,8}$"
)
# 110.62万人，251.18万剂次: the same in doses.
ALSO_IN = re.compile(r"^[，、（]?(?:共|计|合计|接种)*$")
LATER_DOSE = re.compile(r"第[二三23]|加强|全程")
VACCINATED = re.compile(r"接种|[剂针]")
OF_AN_AGE = re.compile(r"岁|老年人|学生|儿童")
DOSES = {"people", "剂次", "剂", "针次"}


def find(passage: Passage) -> Iterator[Relation]:
    everybody = everybody_told(passage)
    told: list[int] = []  # all who were vaccinated, and all doses, in this paragraph
    for number in range(len(passage)):
        if not _counts_doses(passage, number):
            continue
        if told and passage.paragraphs[told[-1]] != passage.paragraphs[number]:
            told = []
        label = passage.labels[number]
        if OF_AN_AGE.search(label) or LATER_DOSE.search(label):
            if VACCINATED.search(passage.said_before(number, SAID)):
                yield from _among_all(passage, number, told)
        elif ALL_DOSES.search(label) or (told and ALSO_IN.match(label) and number - told[-1] == 1):
            yield from _people_and_doses(passage, number, told)
            told.append(number)
        elif FIRST_DOSE.search(label) and EVERYBODYS.search(passage.said_before(number, SAID)):
            yield from in_population(passage, [number], _beyond(passage, number, everybody), RESIDENT)
            told.append(number)


def _counts_doses(passage: Passage, number: int) -> bool:
    figure = passage[number]
    return not figure.modality and figure.kind == "count" and figure.family in DOSES


def _people_and_doses(passage: Passage, number: int, told: list[int]) -> Iterator[Relation]:
    """累计接种110.62万人，251.18万剂次: nobody without a dose."""
    for other in told[-1:]:
        less, more = sorted((other, number), key=lambda n: passage[n].amount)
        if passage[less].family == "people" and passage[more].family != "people" and number - other == 1:
            yield order_relation(passage, more, (less,), holds=True)


def _among_all(passage: Passage, part: int, told: list[int]) -> Iterator[Relation]:
    """Against all doses, and all people or first doses; a later dose is no part of the first ones."""
    for whole in told:
        of_first = LATER_DOSE.search(passage.labels[part]) and FIRST_DOSE.search(passage.labels[whole])
        listed = "其中" in passage.between(whole, part) and passage.same_sentence(whole, part)
        same_unit = passage[whole].unit == passage[part].unit
        if of_first or (listed and same_unit) or passage[part].amount >= passage[whole].amount:
            continue
        yield order_relation(passage, whole, (part,), holds=True)


def _beyond(passage: Passage, part: int, everybody: dict[str, int]) -> dict[str, int]:
    return {kind: n for kind, n in everybody.items() if passage[n].amount >= passage[part].amount}
