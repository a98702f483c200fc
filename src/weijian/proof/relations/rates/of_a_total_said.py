"""Shares of a total that the words name and another section tells: 全年总诊疗3186427人次 at the head, 中医药诊疗468320人次，
占总诊疗人次的14.70% in its section.

The total is called so in both places (总), and nothing else is said of it. The nearest one that fits is the tie; broken is a
share only where the report tells one such total, and a slip of the pen explains the rate. Never firm: another total may be meant.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from weijian.proof.judgement import meets_rate
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import a_slip_explains
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.quotients import explaining_pair, quotient_relation
from weijian.proof.relations.wording import CHANGE, called_task

SAID = re.compile(
    r"占(?:到|了)?(?:全部|全[县区市州旗省年]|我[县区市]|所有|同期|年度)*(?P<what>[^，。；：、占\d]{2,16}?)的?"
    r"(?:比例|比重|百分比)?(?:为|达到?|是)?$"
)
OPENS = re.compile(
    r"^[，。；：、（）\s]*(?:其中|全[县区市州旗省年]|我[县区市]|今年|本年度?|共|累计|完成|实现|现有)*"
)
COUNTING = re.compile(r"(?:[总合]计|总?[数量额]|总?人次|人数|[户例件])*(?:为|达到?|有|共|约|是)*$")
TOTAL = "总"
# People have finders of their own, and are told of several days.
PEOPLE = re.compile("人口")
SHORTEST, MOST = 2, 6


def find(passage: Passage) -> Iterator[Relation]:
    totals: dict[str, list[int]] | None = None
    for rate, figure in enumerate(passage.figures):
        said = (
            SAID.search(passage.labels[rate])
            if figure.kind == "percent" and figure.bound == "exact"
            else None
        )
        if said is None or TOTAL not in said["what"] or PEOPLE.search(said["what"]) or figure.modality:
            continue
        if totals is None:
            totals = _totals(passage)
        part = rate - 1
        alike = [n for n in totals.get(_bare(said["what"]), ()) if _may_be_of(passage, part, n)]
        if part >= 0 and alike and passage.same_sentence(part, rate) and not explaining_pair(passage, rate):
            yield from _of_one(passage, rate, part, sorted(alike, key=lambda n: abs(n - rate))[:MOST])


def _totals(passage: Passage) -> dict[str, list[int]]:
    """What is called a total, by its bare name."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, figure in enumerate(passage.figures):
        label = passage.labels[number]
        counted = figure.kind in {"count", "money"} and figure.bound == "exact" and not figure.modality
        if (
            counted
            and TOTAL in label
            and not CHANGE.search(label)
            and not called_task(label, passage.tails[number])
        ):
            found[_bare(label)].append(number)
    return found


def _bare(words: str) -> str:
    """总诊疗人次, 诊疗总人次 and 全年总诊疗: 诊疗."""
    bare = COUNTING.sub("", OPENS.sub("", words)).replace(TOTAL, "")
    return bare if len(bare) >= SHORTEST else ""


def _may_be_of(passage: Passage, part: int, whole: int) -> bool:
    one, other = passage[part], passage[whole]
    alike = one.kind == other.kind and one.base == other.base and one.bound == "exact"
    return alike and part != whole and one.amount < other.amount and one.area == other.area


def _of_one(passage: Passage, rate: int, part: int, totals: list[int]) -> Iterator[Relation]:
    fitting = next((n for n in totals if meets_rate(passage[rate], passage[part], passage[n])), None)
    whole = totals[0] if fitting is None else fitting
    tie = quotient_relation(passage, "ratio", rate, part, whole, holds=fitting is not None, firm=False)
    only = len({passage[n].amount for n in totals}) == 1 and passage[whole].period == passage[part].period
    if tie.holds or (only and a_slip_explains(passage, tie)):
        yield tie
