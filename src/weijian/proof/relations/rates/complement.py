"""Rates of what is lacking: 编制864名，在编731名，空编率15.4%, the share of those that are not there.

The whole and what there is stand before the rate in its sentence; nothing else may come in where they stand in a row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.kernel.quantities import format_number, round_half_up
from weijian.proof.judgement import Interval, less, meets
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage

LACKING = re.compile(
    r"(?:空编|缺编|空缺|空岗|缺岗|缺员|空置|闲置|未完成|未整改|未办结|失访|脱落|流失)率(?:为|达|达到|约)?$"
)
REACH = 4


def find(passage: Passage) -> Iterator[Relation]:
    for rate, figure in enumerate(passage.figures):
        if figure.kind != "percent" or figure.bound != "exact" or not LACKING.search(passage.labels[rate]):
            continue
        counts = [
            n for n in passage.before(rate, REACH) if passage.same_sentence(n, rate) and _counts(passage, n)
        ]
        if len(counts) > 1 and passage[counts[-2]].amount > passage[counts[-1]].amount:
            whole, there = counts[-2:]
            holds = meets(figure, _lacking(passage, whole, there))
            if holds or (
                [whole, there] == [rate - 2, rate - 1] and passage[whole].unit == passage[there].unit
            ):
                yield _relation(passage, rate, there, whole, holds)


def _counts(passage: Passage, number: int) -> bool:
    return passage[number].kind == "count" and passage[number].bound == "exact" and passage[number].amount > 0


def _lacking(passage: Passage, whole: int, there: int) -> Interval:
    low, high = less(passage[whole], passage[there])
    base = passage[whole].amount
    return low * 100 / base, high * 100 / base


def _relation(passage: Passage, rate: int, there: int, whole: int, holds: bool) -> Relation:
    one, other = passage[there], passage[whole]
    value = (other.amount - one.amount) * 100 / other.amount
    working = f"（{other.text}－{one.text}）÷{other.text}＝{format_number(round_half_up(value, 2))}%"
    return Relation(
        "ratio", rate, (there, whole), round_half_up(value, 4), passage[rate].value, holds, working
    )
