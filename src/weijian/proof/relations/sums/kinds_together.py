"""So many of several kinds together, where another sentence tells how many there are of each: 县级医疗卫生单位5个、
乡镇卫生院32个、社区卫生服务中心2个 at the head, 下辖县级医疗卫生单位、乡镇卫生院和社区卫生服务中心共39个 further on.

Each kind must be told once, by its name. Broken where one slip in the total or in a part would make it right.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from weijian.proof.judgement import meets, total
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import slip_in_the_sum
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.parts import sum_relation

NAME = r"[^，。；：、\d和与及]{3,14}"
TOGETHER = re.compile(
    rf"(?:^|[，；。\n])(?:其中)?(?P<names>{NAME}(?:、{NAME}){{0,5}}?(?:[和与及]|以及){NAME}?)(?:一共|总共|合计|共计|共)有?$"
)
OPENS = re.compile(r"^(?:现|全[县区市州旗局]|下辖|管辖|所辖|直属|辖区|辖|共|有|包括|对|在|各)+")
PARTED = re.compile("、|以及|[和与及]")
SAID, LONGEST, SHORTEST = 70, 14, 3
MOST = 30  # of one name; keeps the work linear


def find(passage: Passage) -> Iterator[Relation]:
    asking = [
        (number, match)
        for number, figure in enumerate(passage.figures)
        if figure.kind == "count" and figure.bound == "exact" and not figure.modality
        and (match := TOGETHER.search(passage.said_before(number, SAID)))
    ]  # fmt: skip
    told = _by_ending(passage) if asking else {}
    for whole, match in asking:
        names = [OPENS.sub("", name) for name in PARTED.split(match["names"])]
        parts = [_only(passage, told, name, whole) for name in names]
        listed = [part for part in parts if part is not None]
        if len(listed) == len(names) == len(set(listed)):
            holds = meets(passage[whole], total(passage[part] for part in listed))
            if holds or slip_in_the_sum(passage, whole, listed, telling=2):
                yield sum_relation(passage, whole, listed, holds)


def _by_ending(passage: Passage) -> dict[str, list[int]]:
    """The counts before which each name stands."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, figure in enumerate(passage.figures):
        if figure.kind == "count" and figure.bound == "exact" and not figure.modality:
            label = passage.labels[number].removesuffix("有").removesuffix("共")
            for length in range(SHORTEST, min(len(label), LONGEST) + 1):
                if len(found[label[-length:]]) < MOST:
                    found[label[-length:]].append(number)
    return found


def _only(passage: Passage, told: dict[str, list[int]], name: str, whole: int) -> int | None:
    """The one count of the whole's unit that the name stands before in another sentence."""
    alike = [
        n for n in told.get(name, [])
        if passage[n].base == passage[whole].base and not passage.same_sentence(*sorted((n, whole)))
    ]  # fmt: skip
    return alike[0] if len({passage[n].amount for n in alike}) == 1 else None
