"""Rates whose two counts the words name, told apart from the rate or from one another: 在册3248人，管理2939人，服药1702人。
服药人数占在册的52.40%; 规则服药332人，……。按考核口径，规则服药率93.00%; 实采387份。检出阳性35份，阳性检出率9.0%.

A rate that no counts beside it give is asked here for the two of its paragraph that its own words name. Something may stand
between that nobody reads, so that a broken tie is `sure` only where both names are told in full; else a slip of the pen must
explain it.
"""

from __future__ import annotations

from collections.abc import Callable

from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.words import apart_by_name, apart_by_role
from weijian.proof.relations.rates.words.apart import Apart
from weijian.proof.relations.rates.words.tie import TOGETHER
from weijian.proof.relations.wording import CHANGE

READINGS: tuple[Callable[[Passage, int], Apart | None], ...] = (
    apart_by_name.as_defined,
    apart_by_name.both_named,
    apart_by_role.found_among_the_last,
    apart_by_role.of_all_who_should,
    apart_by_role.seats_taken,
    apart_by_name.of_its_namesake,
    apart_by_role.of_the_only_task,
    apart_by_role.of_all_income,
    apart_by_role.done_and_left,
    apart_by_name.in_its_own_sentence,
)
# Of rates per thousand and more.
OF_FEW: tuple[Callable[[Passage, int], Apart | None], ...] = (apart_by_role.cases_of_the_base_beside,)


def told_apart(passage: Passage, rate: int) -> Apart | None:
    label = passage.labels[rate]
    if CHANGE.search(label) or TOGETHER.search(label):
        return None
    readings = READINGS if passage[rate].kind == "percent" else OF_FEW
    return next((tie for reading in readings if (tie := reading(passage, rate)) is not None), None)
