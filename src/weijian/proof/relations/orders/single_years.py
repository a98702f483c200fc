"""Years within spans of years: 1984年发病1626例……1983～1990年发病6899例; 2020年培训86人……2016—2020年累计培训412人.

What was counted in one year, or in several together, is no more than what was counted in the years that hold them: of one
name, in one unit, of one place and section. Told in one paragraph more is told as broken; the two may be counted otherwise.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from weijian.proof.relations.model import Relation
from weijian.proof.relations.orders.ordered import order_relation, reached_count
from weijian.proof.relations.passage import Passage

YEARS = re.compile(
    r"(?P<until>截?至)?(?:(?P<first>[12]\d{3})年?(?:[-~～—–－]{1,2}|至|到))?(?P<last>[12]\d{3})年(?![-~～—–－至到])"
)
# Words around what was counted that leave nobody out.
EVERYBODY = re.compile(
    r"全[县区市州旗国省]|(?:市|县)(?:境)?[区内]|累计|总共|一?共|合计|总?人?次?数|总计|又|有|了|为|达|计|皆|均|各|[，、：]"
)
DIED = re.compile(r"死$")
# What stands at the end of the years' words is no sum over them: 到2020年达到412人.
LEVEL = re.compile(r"[达到增至]|现有|保持|年末|年底|床位|平均")
SAID, REACH, LEAST = 60, 40, 2


@dataclass(frozen=True, slots=True)
class Counted:
    number: int
    first: int
    last: int


def find(passage: Passage) -> Iterator[Relation]:
    told: dict[tuple[str, str, str, int], list[Counted]] = {}
    starts = [heading.start for heading in passage.document.headings]
    for number in range(len(passage)):
        counted = _counted(passage, number)
        if counted is not None:
            section = bisect_right(starts, passage[number].start)
            told.setdefault((*_kind(passage, number), section), []).append(counted)
    for alike in told.values():
        for place, span in enumerate(alike):
            if span.first < span.last:
                beside = [*alike[max(0, place - REACH) : place], *alike[place + 1 : place + 1 + REACH]]
                yield from _within(passage, span, beside)


def _within(passage: Passage, span: Counted, beside: list[Counted]) -> Iterator[Relation]:
    """All single years in the span together, and each of them; of one year only what is told first."""
    single: dict[int, int] = {}
    for one in beside:
        if one.first == one.last and span.first <= one.last <= span.last:
            single.setdefault(one.last, one.number)
    parts = tuple(sorted(single.values()))
    if parts and sum(passage[part].amount for part in parts) <= passage[span.number].amount:
        yield order_relation(passage, span.number, parts, holds=True)
        return
    for part in parts:
        holds = passage[part].amount <= passage[span.number].amount
        if holds or passage.paragraphs[part] == passage.paragraphs[span.number]:
            yield order_relation(
                passage, *((span.number, (part,)) if holds else (part, (span.number,))), holds
            )


def _counted(passage: Passage, number: int) -> Counted | None:
    if not reached_count(passage, number) or LEVEL.search(_said(passage, number)):
        return None
    if len(_name(passage, number)) < LEAST:
        return None
    years = list(YEARS.finditer(passage.said_before(number, SAID)))
    if not years:
        return None
    last = int(years[-1]["last"])
    first = int(years[-1]["first"] or (0 if years[-1]["until"] else last))
    return Counted(number, first, last) if first <= last else None


def _kind(passage: Passage, number: int) -> tuple[str, str, str]:
    """Its name, its unit and its place."""
    figure = passage[number]
    area = "" if figure.area.startswith("全") else figure.area
    return _name(passage, number), figure.unit.lstrip("万"), area


def _said(passage: Passage, number: int) -> str:
    return YEARS.split(passage.labels[number])[-1]


def _name(passage: Passage, number: int) -> str:
    """The deed: the end of the words before the figure, freed of what leaves nobody out."""
    words = EVERYBODY.sub("", _said(passage, number))
    return DIED.sub("死亡", words)[-8:]
