"""A price and its sum whose heads another sentence counts: 实检181973人。……按每人100元结算，合计1819.73万元.

Price and sum stand side by side, and their sentence counts no heads. What the paragraph counted before is tried, the
nearest first: what comes to it but for one slip in a sum of five digits and more (1891.73万元) breaks it, if nothing else told
before does: worth a warning. What comes to it is tied by `averages`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.judgement import meets
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.prices.averages import EACH, counts_them
from weijian.proof.relations.prices.in_a_row import OTHER_SUM, PAID
from weijian.proof.relations.prices.unit_price import AVERAGE, miswritten, price_label, price_relation
from weijian.proof.relations.wording import CHANGE

# So many figures back; a sum of so many digits is no accident of so many heads.
REACH, LEAST_DIGITS, FEW_HEADS, MOST_HEADS = 24, 5, 2, 12
BY_TIME = re.compile(r"[/每](?:个?月|[天日周季])")


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    for price, figure in enumerate(passage.figures):
        plain = figure.kind == "money" and figure.bound == "exact" and figure.value > 0
        match = EACH.search(price_label(passage, price)) if plain and price not in told.priced else None
        if (
            match is None
            or CHANGE.search(passage.labels[price])
            or BY_TIME.search(price_label(passage, price))
        ):
            continue
        whole = price + 1
        if whole < len(passage) and _is_sum(passage, price, whole) and whole not in told.explained:
            yield from _tie(passage, price, whole, match)


def _is_sum(passage: Passage, price: int, whole: int) -> bool:
    label, figure = passage.labels[whole], passage[whole]
    beside = passage.same_sentence(price, whole) and "；" not in passage.between(price, whole)
    own = PAID.search(label) and not (EACH.search(label) or OTHER_SUM.search(label) or CHANGE.search(label))
    exact = figure.kind == "money" and figure.bound == "exact" and figure.amount > passage[price].amount
    return bool(beside and own and exact and not AVERAGE.search(price_label(passage, price)))


def _tie(passage: Passage, price: int, whole: int, match: re.Match[str]) -> Iterator[Relation]:
    near = [n for n in passage.before(price, REACH) if counts_them(passage, n, match)]
    if not near or any(passage.same_sentence(n, price) for n in near):
        return
    heads = [n for n in reversed(near) if not passage[n].modality][:MOST_HEADS]
    few_digits = passage[whole].printed_digits < LEAST_DIGITS - (len(heads) <= FEW_HEADS)
    if few_digits or any(_comes_to(passage, price, whole, head) for head in heads):
        return
    wrong = [head for head in heads if miswritten(passage, price, head, whole)]
    if len({passage[head].amount for head in wrong}) == 1:
        yield price_relation(passage, price, whole, wrong[0], holds=False)


def _comes_to(passage: Passage, price: int, whole: int, head: int) -> bool:
    low, high = (end * passage[price].amount for end in passage[head].interval)
    return meets(passage[whole], (low, high))
