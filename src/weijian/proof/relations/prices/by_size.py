"""A total of so many of each size: 献400毫升的2836人次，300毫升的746人次，200毫升的544人次，采血总量146.7万毫升; 8万元的12户、
5万元的30户，共补助246万元.

Each size stands right before its number, nothing but 的 between, and the total in the same sentence. Two sizes or more
of one kind make it certain what the total is made of, so one that does not fit is broken where it is not far off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from weijian.kernel.quantities import format_number
from weijian.proof.judgement import meets
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.prices.unit_price import EACH
from weijian.proof.relations.wording import called_task

SIZED = {"volume", "money"}
OF_THE_SIZE = re.compile(r"^(?:的|标准的|档的?|规格的?)?(?:献血者|捐献者)?(?:有|为|共)?$")
TOTAL = re.compile(r"总量|总额|共|合计|总计|采[集血]|发放|补助|兑现|投入")
REACH, FEWEST = 14, 2
NEAR = 5  # one part in so many
MONTHS = Decimal(12)


def find(passage: Passage) -> Iterator[Relation]:
    for total, figure in enumerate(passage.figures):
        if figure.kind not in SIZED or figure.bound != "exact" or not TOTAL.search(passage.labels[total]):
            continue
        if called_task(passage.labels[total], passage.tails[total]) or EACH.search(passage.labels[total]):
            continue
        pairs = _pairs(passage, total)
        if len(pairs) >= FEWEST:
            yield from _made_up(passage, total, pairs)


def _pairs(passage: Passage, total: int) -> list[tuple[int, int]]:
    """Size and number, the last list of them before the total."""
    pairs: list[tuple[int, int]] = []
    for size in passage.in_front(total, REACH)[1:]:
        many, figure = size + 1, passage[size]
        sized = figure.kind == passage[total].kind and figure.bound == passage[many].bound == "exact"
        counted = passage[many].kind == "count" and passage[many].factor == 1 and many < total
        if sized and counted and OF_THE_SIZE.match(passage.between(size, many)):
            pairs.insert(0, (size, many))
    alike = {(passage[size].unit, passage[many].unit) for size, many in pairs}
    return pairs if len(alike) == 1 else []


def _made_up(passage: Passage, total: int, pairs: list[tuple[int, int]]) -> Iterator[Relation]:
    figure = passage[total]
    value = sum((passage[size].amount * passage[many].amount for size, many in pairs), Decimal(0))
    operands = tuple(number for pair in pairs for number in pair)
    terms = "＋".join(f"{passage.written(size)}×{passage.written(many)}" for size, many in pairs)
    working = f"{terms}＝{format_number(value / figure.factor)}{figure.unit}"
    fits = any(meets(figure, (value * times, value * times)) for times in (1, MONTHS))
    if fits or abs(value - figure.amount) * NEAR <= value:
        yield Relation("sum", total, operands, value / figure.factor, figure.value, fits, working)
