"""So much for every inhabitant: 卫生健康支出58.62亿元……人均1517元, 总诊疗2186.5万人次……居民平均就诊5.66次.

The people are counted elsewhere in the report, so only what fits to the last of three digits is a tie.
"""

import re
from collections.abc import Iterator

from weijian.kernel.quantities import format_number, interval, round_half_up
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.bases import everybody

PER_HEAD = re.compile(r"(?:人均|居民平均|平均每人|每人平均|居民年?均)[^，。；\d]{0,8}$")
KINDS = {"money", "count", "volume", "area"}
LEAST_DIGITS = 3
REACH = 8


def find(passage: Passage) -> Iterator[Relation]:
    people = everybody(passage)
    for each, figure in enumerate(passage.figures):
        plain = figure.kind in KINDS and figure.bound == "exact" and figure.value > 0
        if plain and people and PER_HEAD.search(passage.labels[each]):
            yield from _tie(passage, each, people)


def _tie(passage: Passage, each: int, people: list[int]) -> Iterator[Relation]:
    figure = passage[each]
    if len(figure.value.as_tuple().digits) < LEAST_DIGITS:
        return
    low, high = (end * figure.factor for end in interval(figure.value, False))
    for whole in reversed(passage.before(each, REACH)):
        larger = passage[whole].kind == figure.kind and passage[whole].amount > 100 * figure.amount
        if not larger or passage[whole].bound != "exact":
            continue
        for heads in people:
            value = passage[whole].amount / passage[heads].amount
            if whole != heads and low <= value < high:
                shown = format_number(round_half_up(value / figure.factor, 2))
                working = f"{passage.written(whole)}÷{passage.written(heads)}＝{shown}{figure.unit}"
                yield Relation(
                    "unit_price",
                    each,
                    (whole, heads),
                    round(value / figure.factor, 4),
                    figure.value,
                    True,
                    working,
                )
                return
