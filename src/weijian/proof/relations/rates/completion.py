"""Completion: a task, what was done of it, and the rate (任务8900人，完成10100人，完成率113.5%)."""

from collections.abc import Iterator

from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.quotients import (
    explaining_pair,
    kind_of_quotient,
    quotient_relation,
    rates,
    tied_quotient,
)
from weijian.proof.relations.rates.ties import tie_of


def find(passage: Passage) -> Iterator[Relation]:
    for rate in rates(passage):
        pair = explaining_pair(passage, rate)
        if pair is not None:
            if kind_of_quotient(passage, rate, pair[1]) == "completion":
                yield quotient_relation(passage, "completion", rate, *pair, holds=True, firm=True)
            continue
        tie = tie_of(passage, rate)
        if tie is not None and kind_of_quotient(passage, rate, tie.whole) == "completion":
            yield tied_quotient(passage, "completion", rate, tie)
