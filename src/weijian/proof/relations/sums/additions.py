"""What there was, what came, and what there is then: 新建卫生村12个，由31个增加到43个; 新增托位150个，总数达到462个, of the 312个
that an earlier section tells.

What came is of the same noun, or said to be new; there was what the words say, or what is told elsewhere under that noun.
Something untold may have come or gone as well, so nothing is ever broken here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from weijian.proof.judgement import meets, total
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.repeats.nouns import shared_noun
from weijian.proof.relations.sums.parts import is_quantity, written_sum
from weijian.proof.relations.sums.remainder import distance_relation
from weijian.proof.relations.wording import FROM, UP_TO, shared_run

NEW = re.compile(r"新(?!冠|生|型|农|华|院)|净增|增加|增设|增添|扩增|补充|改(?:建|造)|再(?:增|建)")
REACHED = re.compile(
    r"(?:总数|总量|总计|总|累计|年底|年末|届时|全[县市区州旗])?(?:达到?|增至|增加(?:到|至|为)|扩大到|升至|发展到|突破)(?:了)?$"
)
AROUND, FAR = 8, 400
FEWEST, SHARED, TELLING = 3, 2, 2


def find(passage: Passage) -> Iterator[Relation]:
    for now, figure in enumerate(passage.figures):
        if not is_quantity(figure) or figure.bound != "exact":
            continue
        was = now - 1
        if was >= 0 and FROM.search(passage.labels[was]) and UP_TO.search(passage.labels[now]):
            if passage[was].unit == figure.unit and passage.same_sentence(was, now):
                yield from _grown(passage, was, now)
        elif REACHED.search(passage.labels[now]):
            yield from _reached(passage, now)


def _grown(passage: Passage, was: int, now: int) -> Iterator[Relation]:
    """What came is told before the two or behind them."""
    step = passage[now].amount - passage[was].amount
    around = [*reversed(passage.before(was, AROUND)), *passage.behind(now, AROUND)]
    for came in around:
        alike = passage[came].unit == passage[now].unit and passage[came].amount == step >= FEWEST
        if alike and (NEW.search(passage.labels[came]) or _one_name(passage, came, was)):
            yield _sum(passage, now, was, came)
            yield distance_relation(passage, came, now, was, holds=True, firm=False)
            return


def _one_name(passage: Passage, came: int, was: int) -> bool:
    """省级卫生村12个……，省级卫生村由上年的31个增加到43个."""
    named = shared_run(passage.labels[came], passage.labels[was]) > SHARED
    return named or shared_noun(passage, came, was) >= SHARED


def _reached(passage: Passage, now: int) -> Iterator[Relation]:
    came = now - 1
    alike = came >= 0 and passage[came].unit == passage[now].unit and passage[came].bound == "exact"
    if not alike or not passage.same_sentence(came, now) or not NEW.search(passage.labels[came]):
        return
    for was in range(came - 1, max(-1, came - FAR), -1):
        figure = passage[was]
        alike = figure.amount > 0 and figure.unit == passage[now].unit and figure.bound == "exact"
        same = alike and meets(passage[now], total([figure, passage[came]]))
        if same and _named_alike(passage, was, came):
            yield _sum(passage, now, was, came)
            return


def _named_alike(passage: Passage, was: int, came: int) -> bool:
    """The fewer the digits, the more of the name; what came is called new besides."""
    digits = len(passage[was].value.normalize().as_tuple().digits)
    return digits >= TELLING and shared_run(passage.named(was), passage.named(came)) >= SHARED


def _sum(passage: Passage, now: int, was: int, came: int) -> Relation:
    value: Decimal = passage[now].value
    return Relation("sum", now, (was, came), value, value, True, written_sum(passage, [was, came]))
