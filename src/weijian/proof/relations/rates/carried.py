"""A rate in one sentence of a count in the sentence before: 救治4965例，救治进展100%。定点医院专项救治率99.50%.

The rate has no count of its own, and what it is a rate of is what the last count before counts.
"""

from __future__ import annotations

from collections.abc import Iterator

from weijian.proof.judgement import parts_of, whole_numbers_fit
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.quotients import explaining_pair
from weijian.proof.relations.wording import CHANGE, VITAL, shared_run, stem_of

COUNTED = {"people", "份"}
REACH = 8
LARGE = 100
LEAST_SHARED = 2


def find(passage: Passage) -> Iterator[Relation]:
    for rate, figure in enumerate(passage.figures):
        if figure.kind != "percent" or figure.bound != "exact" or not 0 < figure.value < 100:
            continue
        count = _count(passage, rate)
        if count is None or explaining_pair(passage, rate):
            continue
        whole = int(passage[count].amount)
        of_files = passage[count].family == "份"
        fit = (
            whole_numbers_fit(figure, passage[count], only_part=True)
            if of_files
            else parts_of(figure, (whole, whole))
        )
        if fit is not None:
            working = f"{passage.written(count)}与{figure.text}所对应的数为{fit[0]}" + (
                f"至{fit[1]}" if fit[1] > fit[0] else ""
            )
            yield Relation("population", rate, (count,), fit, figure.value, True, working)


def _count(passage: Passage, rate: int) -> int | None:
    """The count of the sentence before that speaks most of the rate's own work, the last of those that do so alike."""
    label = passage.labels[rate]
    stem = stem_of(label)
    if not stem or CHANGE.search(label) or VITAL.search(label):
        return None
    best, most = None, LEAST_SHARED - 1
    for number in reversed(passage.before(rate, REACH)):
        figure = passage[number]
        if passage.same_sentence(number, rate):
            if not figure.is_rate and figure.family in COUNTED:
                return None
            continue
        if figure.is_rate or passage.points[number] != passage.points[rate]:
            continue
        if best is not None and not passage.same_sentence(number, best):
            break
        shared = shared_run(stem, passage.labels[number])
        if shared > most and figure.family in COUNTED and figure.bound == "exact" and figure.amount >= LARGE:
            best, most = number, shared
        elif best is None and (
            figure.family == "people" or passage.sentences[rate] - passage.sentences[number] > 1
        ):
            return None  # what was counted last is of another matter
    return None if best is None else passage.first_told(best)
