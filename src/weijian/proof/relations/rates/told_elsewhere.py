"""Shares of all the people that are told without the count they are of: 65岁以上老年人占常住人口的16.57%, where another section
counts 65岁以上老年人52136人.

What the share is of must be counted under its whole name. Whoever is on a list of services may be counted on another day than
the census did, so a share that no count gives is broken only where one slip in it explains that.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from weijian.proof.judgement import meets_rate
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.definitions import everybody
from weijian.proof.relations.rates.evidence import by_slip_in_the_rate
from weijian.proof.relations.rates.quotients import quotient_relation

SHARE = re.compile(
    r"(?:^|[，。；：、])(?:[一二三四五六]是)?(?:其中|全[县区市州旗]|目前|现有|我[县区市])*(?P<whom>[^，。；：、]{3,18}?)(?:已|约|仅|只)?占(?:到|了)?"
    r"(?:全[县区市州旗])?(?P<who>常住|户籍|总)(?:总)?人口(?:总?数)?的?(?:比例|比重)?(?:为|达到?)?$"
)
COUNTED = re.compile(
    r"(?:^|[，。；：、])(?:其中|全[县区市州旗]|目前|现有|共有?|我[县区市])*(?P<whom>[^，。；：、]{3,18}?)(?:总?人?数)?(?:为|达到?|有|共)?$"
)
FILLING = re.compile(r"及|（含）|周(?=岁)|(?:人口|人群|群众|人)$")
OTHER_TIME = re.compile(r"上年|去年|年初|同期|普查|新增|应|任务|体检|签约")
FEWEST = 100


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    shares = [
        (rate, match) for rate, figure in enumerate(passage.figures)
        if figure.kind == "percent" and figure.bound == "exact" and rate not in told.results
        and not figure.modality and (match := SHARE.search(passage.labels[rate]))
    ]  # fmt: skip
    if shares:
        counts = _counts_by_name(passage)
        for rate, match in shares:
            yield from _tie(passage, rate, match["who"], counts.get(_bare(match["whom"]), []))


def _counts_by_name(passage: Passage) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for number, figure in enumerate(passage.figures):
        plain = figure.kind == "count" and figure.family == "people" and figure.unit != "人次"
        match = COUNTED.search(passage.labels[number]) if plain and figure.bound == "exact" else None
        of_today = not figure.modality and not OTHER_TIME.search(passage.labels[number])
        if match and of_today and figure.amount >= FEWEST:
            found[_bare(match["whom"])].append(number)
    return found


def _bare(name: str) -> str:
    """65岁及以上老年人口 and 65岁以上老年人 are the same."""
    return FILLING.sub("", name)


def _tie(passage: Passage, rate: int, who: str, counted: list[int]) -> Iterator[Relation]:
    people = [n for n in everybody(passage) if who in passage.named(n) and passage[n].bound == "exact"]
    pairs = [(part, whole) for part in counted for whole in people]
    for part, whole in pairs:
        if meets_rate(passage[rate], passage[part], passage[whole]):
            yield quotient_relation(passage, "ratio", rate, part, whole, holds=True, firm=False)
            return
    alone = len({(passage[part].amount, passage[whole].amount) for part, whole in pairs}) == 1
    if not alone:
        return
    part, whole = pairs[0]
    if by_slip_in_the_rate(passage[rate], passage[part], passage[whole], few=False) is not None:
        yield quotient_relation(passage, "ratio", rate, part, whole, holds=False, firm=False)
