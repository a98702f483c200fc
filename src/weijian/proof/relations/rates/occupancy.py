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

TAKEN = re.compile(
    r"(?:入住|入托|在托|收托|占用|使用|利用|床位使用|托位使用)率(?:（[^（）]{4,16}）)?(?:为|达到?|仅|是|只有)*$"
)
PLACES, UNITS = re.compile(r"(?:床位|托位|床|席位|学位)(?:总?数)?(?:共|为|有|达到?|计)*$"), {"张", "个"}
PLACES_BEHIND = re.compile(r"^(?:养老|护理|医养结合|普惠|公办)?(?:床位|托位)")
# 本年新增入托200人: not all of them.
NEWLY = re.compile(r"新|净增|本月|当月")
THERE = re.compile(r"入住|入托|在托|收托|收住|住养|现住|实[住托]")
# 千人口托位数3.98个, 其中普惠托位; 新增托位.
NOT_ALL = re.compile(r"其中|每|人口|普惠|公办|新[增建]|空|计划|任务|目标|改造|去年|上年|年初|原有")
REACH, FAR = 3, 10


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
    now = told and not NEWLY.search(passage.labels[part])
    return now and passage.together(part, rate) and THERE.search(passage.named(part)) is not None


def _places(passage: Passage, part: int) -> int | None:
    """Those told last; of several kinds of places in a row it is not plain whose they are. Else the one number of all of them
    that the paragraph has told: 托位1125个，其中托班665个……。实际入托946人.
    """
    near = [n for n in passage.in_front(part, REACH) if passage.together(n, part)]
    apart = [n for n in passage.before(part, FAR) if passage.sentences[part] - passage.sentences[n] <= 1]
    for counts, of_all in ((near, False), (apart, True)):
        places = [n for n in counts if _are_places(passage, n, of_all)]
        if places:
            return places[0] if len(places) == 1 else None
    return None


def _are_places(passage: Passage, number: int, of_all: bool) -> bool:
    figure, label = passage[number], passage.labels[number]
    plain = figure.base in UNITS and figure.bound == "exact" and not figure.modality
    if of_all and (NOT_ALL.search(label) or passage.tails[number]):
        return False
    return plain and bool(PLACES.search(label) or PLACES_BEHIND.match(passage.tails[number]))
