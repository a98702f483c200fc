"""How far apart two rates are, told in another section than both, or than one.

离规定目标差17.94个百分点, where 接种率62.06%，按要求应达到80%; 糖尿病规范管理率比高血压低2.18个百分点, where both were told;
与70%的目标相差13.51个百分点, from a rate of that name; 高于序时进度10个百分点, from so many twelfths of a year. The goal must be
told with its rate, or both rates be named; a slip of the pen explains where they do not agree. Never firm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from weijian.kernel.quantities import format_number, round_half_up
from weijian.proof.judgement import is_distance
from weijian.proof.relations.apart.readings import (
    FAR,
    Reading,
    around,
    asking,
    is_step_of,
    last_clause,
    the_likeliest,
)
from weijian.proof.relations.changes.difference import as_fine, as_meant, difference_relation
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
# 与70%的目标相差, where the goal is told with the points
APART = re.compile(r"(?:相差|还差|差距|尚差|差|低于?|高于?|超过?|超出)[^，。；\d]{0,6}$")
PROGRESS = re.compile(
    r"(?P<more>高于|快于|超过?|超出|领先|高出|快)?(?:于)?(?P<less>低于|落后|慢于|滞后)?(?:序时|时间)进度[^，。；\d]{0,4}$"
)
RATE_NAMED = re.compile(r"[一-龥]{2}率")
MONTHS = Decimal(12)
REACH, NAMED, BESIDE, SEGMENT, SHORT, TELLING = 36, 24, 4, 40, 2, 2


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    for points in asking(passage, told, {"percentage_points"}):
        beside = points - 1
        if beside < 0 or not passage[beside].is_rate or not passage.same_sentence(beside, points):
            if passage[points].printed_digits >= TELLING:
                pairs = _pairs(passage, points)
                yield from the_likeliest(passage, (_reading(passage, points, *pair) for pair in pairs))
        elif progress := PROGRESS.search(passage.labels[points]):
            yield from _from_the_progress(passage, points, beside, behind=bool(progress["less"]))
        elif APART.search(passage.labels[points]):
            yield from _from_the_goal(passage, points, beside)


def _pairs(passage: Passage, points: int) -> list[tuple[int, int, int]]:
    """Pairs of rates, each with how many signs of its name are told."""
    said = passage.said_before(points, REACH)
    rates = [
        n for n in around(passage, points)
        if is_step_of(passage, points, n) and not passage.same_sentence(n, points)
    ]  # fmt: skip
    if FROM_GOAL.search(last_clause(said)):
        return _to_goals(passage, said, rates)
    match = COMPARED.search(last_clause(said))
    if match is None or IN_TIME.search(match["other"]):
        return []
    return _named(passage, match["one"], match["other"], rates)


def _reading(passage: Passage, points: int, shared: int, one: int, other: int) -> Reading:
    high, low = sorted((one, other), key=lambda n: -passage[n].value)
    holds = is_distance(passage[points], *(as_meant(passage, n, points) for n in (high, low)))
    return Reading(difference_relation(passage, points, high, low, holds, firm=False), shared)


def _from_the_goal(passage: Passage, points: int, goal: int) -> Iterator[Relation]:
    """与70%的目标相差13.51个百分点: from the nearest rate of that name before, from which it is so far."""
    named = RATE_NAMED.search(passage.said_before(goal, NAMED))
    for rate in range(goal - 1, max(-1, goal - FAR), -1) if named else ():
        if passage[rate].kind == passage[goal].kind and named and named[0] in passage.labels[rate]:
            high, low = sorted((goal, rate), key=lambda n: -passage[n].value)
            if is_distance(passage[points], *(as_fine(passage[n], passage[points]) for n in (high, low))):
                yield difference_relation(passage, points, high, low, holds=True, firm=False)
                return


def _from_the_progress(passage: Passage, points: int, rate: int, behind: bool) -> Iterator[Relation]:
    """60%，高于序时进度10个百分点: half of the year is over."""
    value = passage[rate].value + passage[points].value * (1 if behind else -1)
    months = round_half_up(value * MONTHS / 100, 0)
    if 0 < months < MONTHS and abs(months * 100 / MONTHS - value) < 1:
        working = f"{passage.written(rate)}与序时进度{format_number(round_half_up(value, 2))}%相差"
        stated = passage[points].value
        working += passage.written(points)
        yield Relation("difference", points, (rate,), stated, stated, True, working)


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
