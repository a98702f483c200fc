"""A rate in one sentence of a count in the sentence before: 救治4965例，救治进展100%。定点医院专项救治率99.50%.

The rate has no count of its own, and what it is a rate of is what the last count before counts.
"""

from __future__ import annotations

from collections.abc import Iterator

from weijian.proof.judgement import parts_of
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.quotients import explaining_pair
from weijian.proof.relations.wording import CHANGE, VITAL, shared_run, stem_of

REACH = 4
LARGE = 100


def find(passage: Passage) -> Iterator[Relation]:
    for rate, figure in enumerate(passage.figures):
        if figure.kind != "percent" or figure.bound != "exact" or not 0 < figure.value < 100:
            continue
        count = _count(passage, rate)
        if count is None or explaining_pair(passage, rate):
            continue
        whole = int(passage[count].amount)
        fit = parts_of(figure, (whole, whole))
        if fit is not None:
            working = f"{passage.written(count)}的{figure.text}为{fit[0]}" + (
                f"至{fit[1]}" if fit[1] > fit[0] else ""
            )
            yield Relation("population", rate, (count,), fit, figure.value, True, working)


def _count(passage: Passage, rate: int) -> int | None:
    """The last count of the sentence before, which speaks of the rate's own work."""
    label = passage.labels[rate]
    stem = stem_of(label)
    if not stem or CHANGE.search(label) or VITAL.search(label):
        return None
    for number in reversed(passage.before(rate, REACH)):
        figure = passage[number]
        if passage.same_sentence(number, rate):
            if not figure.is_rate and figure.family == "people":
                return None
            continue
        if figure.is_rate:
            continue
        exact = figure.family == "people" and figure.bound == "exact" and figure.amount >= LARGE
        near = passage.points[number] == passage.points[rate]
        named = shared_run(stem[-4:], passage.labels[number]) >= 2
        return passage.first_told(number) if exact and near and named else None
    return None
