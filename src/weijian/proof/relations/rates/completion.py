"""Completion: a task, what was done of it, and the rate (任务8900人，完成10100人，完成率113.5%)."""

from collections.abc import Iterator

from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.quotients import quotient_relation, read_rates, tied_quotient


def find(passage: Passage) -> Iterator[Relation]:
    for rate, kind, tie, explained in read_rates(passage):
        if kind != "completion":
            continue
        if explained:
            yield quotient_relation(passage, kind, rate, tie.part, tie.whole, holds=True, firm=True)
        else:
            yield tied_quotient(passage, kind, rate, tie)
