"""One number over the years: 呈逐年上升趋势，2019年为48.6%，2021年为52.3%; 2018年268例，2021年降至112例.

Each year against the one told before it. That a trend has an exception is no contradiction, so only the kept order is
noted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.relations.model import Relation
from weijian.proof.relations.orders.ordered import order_relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.wording import DOWN, FROM, UP

YEAR = r"(?:\d{4}年|[今去前当上]年|上年度?|同期|到|至|又|再|则|已|进一步|继续)"
# Nothing but the year, and what it is or became: no other thing is named.
YEAR_ONLY = re.compile(rf"^[，、]?{YEAR}*[^，。；\d]{{0,8}}?{YEAR}[底末]?(?:为|是|达到?|有)?$")
BECAME = re.compile(
    rf"^[，、]?[^，。；\d]{{0,4}}{YEAR}*[^，。；\d]{{0,6}}(?:(?P<up>{UP})|{DOWN})(?:到|至|为)(?:了)?$"
)
TREND = re.compile(
    rf"(?:逐年|逐步|逐渐|连年|连续|持续|不断|稳步|明显|呈)[^，。；\d]{{0,8}}?(?:(?P<up>{UP}|好转)|{DOWN})"
)
CHANGED_BY = re.compile(rf"(?:{UP}|{DOWN})(?:了|幅|率|长)?(?:为|约|达)?$")
REACH = 200


def find(passage: Passage) -> Iterator[Relation]:
    for now in range(1, len(passage)):
        then = now - 1
        if not _alike(passage, then, now):
            continue
        became = BECAME.match(passage.labels[now])
        trend = became or (
            TREND.search(passage.said_before(then, REACH)) if YEAR_ONLY.match(passage.labels[now]) else None
        )
        if trend is None:
            continue
        less, more = (then, now) if trend["up"] else (now, then)
        if passage[less].amount <= passage[more].amount:
            yield order_relation(passage, more, (less,), holds=True)


def _alike(passage: Passage, then: int, now: int) -> bool:
    one, other = passage[then], passage[now]
    if FROM.search(passage.labels[then]):
        return False  # see `changes`
    if CHANGED_BY.search(passage.labels[then]) or "其中" in passage.labels[now]:
        return False  # 手术量增长15.2%，其中三四级手术占比提升至68.5%
    told = one.kind != "percentage_points" and not one.modality and not other.modality
    return told and one.kind == other.kind and one.unit == other.unit and passage.same_sentence(then, now)
