"""How far apart two rates are, told in another section than they: 离规定目标差17.94个百分点, where 接种率62.06%，按要求应达到80%;
糖尿病规范管理率比高血压低2.18个百分点, where both rates were told.

The goal must be told with its rate, or both rates be named; a slip of the pen explains where they do not agree. Never firm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.judgement import less, meets
from weijian.proof.relations.apart.readings import Reading, around, asking, last_clause, the_likeliest
from weijian.proof.relations.changes.difference import RATE_OF_POINTS, as_meant, difference_relation
from weijian.proof.relations.matters import of_others, own_words, shared_signs, told_of
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.wording import shared_run

GOAL = re.compile(r"目标|标准|要求|任务|指标|规定|应达|须达|需达|考核线|底线|不低于|[省市国]定")
# 离规定目标差, 与省定标准还有……的差距, 低于目标
FROM_GOAL = re.compile(
    r"(?:离|距离?|与|同|较|比|低于|落后于?|未达到?)[^，。；\d]{0,10}(?:目标|标准|要求|任务|指标|底线)[^，。；\d]{0,8}$"
)
# One rate against the other, not against what it was.
COMPARED = re.compile(
    r"(?P<one>[^，。；：、\d]{2,16})(?:比|较|低于|高于|落后于?)(?P<other>[^，。；\d]{2,14}?)(?:还|要|仍|又)?(?:高|低|多|少|差)?(?:出|了)?$"
)
IN_TIME = re.compile(r"年|同期|上月|上季|期末|期初|目标|标准|要求|任务|指标")
RATE_NAME = re.compile(r"[^，。；、\d]{0,4}(?:率|比例|占比|比重|满意度)")
REACH, BESIDE, SEGMENT, SHORT, TELLING = 36, 4, 40, 2, 2


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    for points in asking(passage, told, {"percentage_points"}):
        if RATE_OF_POINTS[passage[points].base] != "percent" or passage[points].printed_digits < TELLING:
            continue
        if points and passage[points - 1].is_rate and passage.same_sentence(points - 1, points):
            continue  # 完成率66.67%，低于目标23.33个百分点: of a goal that is not told
        yield from the_likeliest(
            passage, (_reading(passage, points, *pair) for pair in _pairs(passage, points))
        )


def _pairs(passage: Passage, points: int) -> list[tuple[int, int, int]]:
    """Pairs of rates, each with how many signs of its name are told."""
    said = passage.said_before(points, REACH)
    rates = [
        n for n in around(passage, points)
        if passage[n].kind == "percent" and not passage.same_sentence(n, points)
    ]  # fmt: skip
    if FROM_GOAL.search(last_clause(said)):
        return _to_goals(passage, said, rates)
    match = COMPARED.search(last_clause(said))
    if match is None or IN_TIME.search(match["other"]):
        return []
    return _named(passage, match["one"], match["other"], rates)


def _reading(passage: Passage, points: int, shared: int, one: int, other: int) -> Reading:
    high, low = sorted((one, other), key=lambda n: -passage[n].value)
    holds = meets(passage[points], less(*(as_meant(passage, n, points) for n in (high, low))))
    return Reading(difference_relation(passage, points, high, low, holds, firm=False), shared)


def _to_goals(passage: Passage, said: str, rates: list[int]) -> list[tuple[int, int, int]]:
    """What a rate had to reach, told right behind it or before."""
    words, found = own_words(said), []
    for goal in rates:
        if not GOAL.search(passage.named(goal)):
            continue
        beside = [n for n in (goal - 1, goal + 1, goal - 2) if n in rates and _reached(passage, n, goal)]
        if not beside:
            continue
        told = told_of(passage, beside[0], goal)
        shared = shared_signs(words, GOAL.sub("；", own_words(told)))
        if shared >= SHORT and not of_others(said, told):
            found.append((shared, beside[0], goal))
    return found


def _reached(passage: Passage, rate: int, goal: int) -> bool:
    alike = passage[rate].bound == "exact" and passage.paragraphs[rate] == passage.paragraphs[goal]
    return alike and not GOAL.search(passage.labels[rate])


def _named(passage: Passage, one: str, other: str, rates: list[int]) -> list[tuple[int, int, int]]:
    """The rates of a paragraph that bear the two names, and the name of the rate that is said of the one."""
    rate = RATE_NAME.search(one)
    if rate is None:
        return []
    name, whose = rate[0], own_words(RATE_NAME.sub("", one))
    first = [(n, shared_run(whose, segment(passage, n))) for n in rates if _bears(passage, n, name)]
    second = [(n, shared_run(other, segment(passage, n))) for n in rates if _bears(passage, n, name)]
    return [
        (mine + its, n, m)
        for n, mine in first
        for m, its in second
        if n != m and mine >= SHORT and its >= SHORT and passage.paragraphs[n] == passage.paragraphs[m]
        and shared_run(other, segment(passage, n)) < its
    ]  # fmt: skip


def _bears(passage: Passage, rate: int, name: str) -> bool:
    return shared_run(name, passage.labels[rate]) > SHORT and passage[rate].bound == "exact"


def segment(passage: Passage, rate: int) -> str:
    """The words of a rate back to the rate before it."""
    start = max(passage.paragraphs[rate], passage[rate].start - SEGMENT)
    for before in reversed(passage.before(rate, BESIDE)):
        if passage[before].is_rate:
            start = max(start, passage[before].end)
            break
    return passage.plain[start : passage[rate].start]
