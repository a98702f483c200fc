"""How many of the places there are are taken: 医养结合机构床位264张，入住老人183人，入住率69.3%; 托位486个，在托312人.

Beds and places are counted in 张 and 个, those who live there in 人, so that the two are of one kind only by these words. How
hospitals use their beds is counted in days, not in people: of that nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.judgement import meets_rate
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.quotients import quotient_relation

TAKEN = re.compile(r"(?:入住|入托|在托|收托|占用|使用|利用|床位使用|托位使用)率(?:为|达到?|仅|是|只有)*$")
PLACES, UNITS = re.compile(r"(?:床位|托位|床|席位|学位)(?:总?数)?(?:共|为|有|达到?|计)*$"), {"张", "个"}
PLACES_BEHIND = re.compile(r"^(?:养老|护理|医养结合|普惠|公办)?(?:床位|托位)")
THERE = re.compile(r"入住|入托|在托|收托|收住|住养|现住|实[住托]")
REACH = 3


def find(passage: Passage) -> Iterator[Relation]:
    for rate, figure in enumerate(passage.figures):
        if figure.kind != "percent" or figure.bound != "exact" or not TAKEN.search(passage.labels[rate]):
            continue
        part = rate - 1
        if part > 0 and _lives_there(passage, part, rate) and (whole := _places(passage, part)) is not None:
            holds = meets_rate(figure, passage[part], passage[whole])
            yield quotient_relation(passage, "ratio", rate, part, whole, holds=holds, firm=False)


def _lives_there(passage: Passage, part: int, rate: int) -> bool:
    figure = passage[part]
    told = (
        figure.family == "people"
        and figure.base != "人次"
        and figure.bound == "exact"
        and not figure.modality
    )
    return told and passage.together(part, rate) and THERE.search(passage.named(part)) is not None


def _places(passage: Passage, part: int) -> int | None:
    """Those told last; of several kinds of places in a row it is not plain whose they are."""
    near = [n for n in passage.in_front(part, REACH) if passage.together(n, part)]
    places = [
        n for n in near if passage[n].base in UNITS and passage[n].bound == "exact" and not passage[n].modality
        and (PLACES.search(passage.labels[n]) or PLACES_BEHIND.match(passage.tails[n]))
    ]  # fmt: skip
    return places[0] if len(places) == 1 else None
