"""Completion: a task, what was done of it, and the rate (任务8900人，完成10100人，完成率113.5%)."""

from collections.abc import Iterator

from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.quotients import (
    explaining_pair,
    kind_of_quotient,
    quotient_relation,
    rates,
    tied_pair,
)


def find(passage: Passage) -> Iterator[Relation]:
    for rate in rates(passage):
        pair = explaining_pair(passage, rate)
        tied = tied_pair(passage, rate) if pair is None else None
        for part, whole in filter(None, [pair, tied]):
            if kind_of_quotient(passage, rate, whole) == "completion":
                yield quotient_relation(passage, "completion", rate, part, whole, tied is None, True)
