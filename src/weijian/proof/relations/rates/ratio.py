"""Ratio: a part, its whole and the share or rate stated for them (共206个村，达标197个，达标率95.63%).

Rates per thousand and per hundred thousand are found here too, and named rate_per; shares of change, growth.
"""

from collections.abc import Iterator

from weijian.proof.relations.model import Relation
from weijian.proof.relations.orders.ordered import order_relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.quotients import quotient_relation, read_rates, tied_quotient
from weijian.proof.relations.wording import stem_of


def find(passage: Passage) -> Iterator[Relation]:
    for rate, kind, tie, explained in read_rates(passage):
        if explained and kind != "completion":
            yield quotient_relation(passage, kind, rate, tie.part, tie.whole, holds=True, firm=True)
        elif not explained and kind in {"ratio", "rate_per"}:
            relation = tied_quotient(passage, kind, rate, tie)
            yield relation
            if not relation.holds:
                yield from _stated_before(passage, rate, tie.part, tie.whole)
                if passage[tie.part].amount > passage[tie.whole].amount and passage[rate].value <= 100:
                    yield order_relation(passage, tie.whole, (tie.part,), holds=False)


def _stated_before(passage: Passage, rate: int, part: int, whole: int) -> Iterator[Relation]:
    """The same wrong rate given a sentence earlier in the same paragraph is wrong for the same reason."""
    stem = stem_of(passage.labels[rate])
    for earlier in passage.before(rate, 6):
        same = passage[earlier].value == passage[rate].value and passage[earlier].kind == passage[rate].kind
        if same and stem and stem in passage.said_around(earlier):
            yield quotient_relation(passage, "ratio", earlier, part, whole, holds=False, firm=False)
