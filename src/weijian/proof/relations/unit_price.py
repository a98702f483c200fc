"""Average and price: money and heads that give a round price, donors and the blood they gave.

The price itself is mostly not stated; that it comes out round is evidence that the two belong together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from weijian.proof.figures.model import Figure
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.wording import shared_run

HEADS = {"people", "户", "places", "cases", "份"}
DONATION = re.compile(r"献血|采血|采集")
# One donation of whole blood is 200, 300 or 400 ml (献血法 第九条).
LEAST_ML, MOST_ML = Decimal(200), Decimal(400)
REACH = 3


def find(passage: Passage) -> Iterator[Relation]:
    for number, figure in enumerate(passage.figures):
        if figure.kind == "money" and figure.base == "元":
            yield from _round_price(passage, number)
        elif figure.kind == "volume" and figure.base == "毫升":
            yield from _donations(passage, number)


def _neighbours(passage: Passage, number: int) -> Iterator[int]:
    around = [*reversed(passage.before(number, REACH)), *passage.behind(number, 2)]
    for other in around:
        near = passage.sentences[number] - passage.sentences[other] in (0, 1)
        if (
            near
            and passage[other].kind == "count"
            and passage[other].amount >= 5
            and passage[other].bound == "exact"
        ):
            yield other


def _round_price(passage: Passage, money: int) -> Iterator[Relation]:
    figure = passage[money]
    if figure.bound not in {"exact", "over"} or figure.amount <= 0:
        return
    for heads in _neighbours(passage, money):
        if passage[heads].family not in HEADS:
            continue
        price = figure.amount / passage[heads].amount
        if price >= 1 and (_is_round(price, figure) or _named_alike(passage, money, heads)):
            yield _relation(passage, money, heads, price, "元")
            return


def _named_alike(passage: Passage, money: int, heads: int) -> bool:
    """慰问N人，慰问资金M元: side by side and for the same matter."""
    return abs(money - heads) == 1 and shared_run(passage.labels[money], passage.labels[heads]) >= 2


def _is_round(price: Decimal, money: Figure) -> bool:
    """Exact to 5 yuan. A sum printed in round thousands divides evenly by many heads, so it proves nothing."""
    digits = str(int(money.amount)).rstrip("0")
    return price % 5 == 0 and len(digits) >= 2


def _donations(passage: Passage, volume: int) -> Iterator[Relation]:
    for heads in _neighbours(passage, volume):
        words = passage.document.slice(passage.document.sentence_at(passage[volume].start))
        if passage[heads].family == "people" and DONATION.search(words):
            each = passage[volume].amount / passage[heads].amount
            if LEAST_ML <= each <= MOST_ML:
                yield _relation(passage, volume, heads, each, "毫升")
            return


def _relation(passage: Passage, whole: int, heads: int, price: Decimal, unit: str) -> Relation:
    shown = f"{round(price, 2).normalize():f}"
    working = f"{passage.written(whole)}÷{passage.written(heads)}＝{shown}{unit}"
    return Relation("unit_price", None, (whole, heads), round(price, 4), None, True, working)
