"""Which two counts a sentence's own words tie to a rate, whatever their values.

The wordings of the modules named here are tried in order, the plainest first: `PLAIN` before any pair of counts near the
rate is tried (see `quotients`), `FAINT` only for a rate in per cent that no pair gives. Where the words tie two counts
that do not give the rate and no other pair does, the tie is broken: an error where it is firm, that is where no other
reading is left (占总投资的P% after 总投资 and one sum), else worth a warning at most.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.words import (
    by_definition,
    deeds,
    named_bases,
    named_parts,
    shares,
    tasks,
    told_first,
)
from weijian.proof.relations.rates.words.of_steps import is_rate_of_a_step, step_of_its_base
from weijian.proof.relations.rates.words.tie import QUANTITIES, Tie, may_be_of
from weijian.proof.relations.wording import PER_EACH

Wording = Callable[[Passage, int], Tie | None]

OF_OTHERS = re.compile(r"平均|其中|政策|合规|满意|知晓|累计|三年|五年|同比|环比|去年|上一?年|同期|较")
# 核定编制780名，空编96名，空编率12.3%: of what there should be, though nobody says how many there are.
VACANT = re.compile(r"^(?:空|缺)[编岗员额]率")
OF_VACANCIES: tuple[Wording, ...] = (step_of_its_base, deeds.whole_part_rate)
PLAIN: tuple[Wording, ...] = (
    named_bases.on_the_base_said,
    tasks.settled_of_taken_in,
    tasks.spent_of_the_budget,
    tasks.task_done_rate,
    tasks.should_and_did,
    deeds.among_them,
    shares.of_those_around,
    named_parts.share_of_two_named,
    named_bases.share_of_named,
    shares.share_of_one_listed,
    shares.share_of_which,
    shares.share_of_the_last,
    deeds.whole_part_rate,
    deeds.named_alike,
    by_definition.deaths_of_births,
)
FAINT: tuple[Wording, ...] = (
    named_bases.of_the_last,
    named_bases.of_the_next,
    by_definition.of_the_base_behind,
    deeds.one_behind_the_other,
    deeds.of_which,
    tasks.of_the_means,
    named_bases.of_those,
    named_bases.of_the_named,
    shares.of_its_like,
    told_first.of_the_counts_behind,
)
# Of rates per thousand and more.
OF_FEW: tuple[Wording, ...] = (by_definition.of_the_base_behind, told_first.of_the_counts_behind)


def tie_of(passage: Passage, rate: int) -> Tie | None:
    return words_tie(passage, rate) if passage[rate].bound == "exact" else None


def words_tie(passage: Passage, rate: int) -> Tie | None:
    """The same for a rate that is itself a bound: 占七成以上."""
    of_a_step = is_rate_of_a_step(passage, rate)
    steps = OF_VACANCIES if of_a_step and VACANT.search(passage.labels[rate]) else (step_of_its_base,)
    for wording in steps if of_a_step else PLAIN:
        tie = wording(passage, rate)
        if tie is not None and _can_be_judged(passage, tie):
            return tie
    return None


def _can_be_judged(passage: Passage, tie: Tie) -> bool:
    part, whole = passage[tie.part], passage[tie.whole]
    if any(PER_EACH.search(passage.labels[number]) for number in (tie.part, tie.whole)):
        return False
    exact = part.bound == whole.bound == "exact"
    kinds = part.kind in QUANTITIES and whole.kind in QUANTITIES
    return exact and kinds and tie.part != tie.whole and whole.amount > 1 and may_be_of(part, whole)


def said_tie(passage: Passage, rate: int) -> Tie | None:
    """Part and whole of a rate by the words alone."""
    if OF_OTHERS.search(passage.labels[rate]) or is_rate_of_a_step(passage, rate):
        return None
    readings = FAINT if passage[rate].kind == "percent" else OF_FEW
    return next((tie for reading in readings if (tie := reading(passage, rate)) is not None), None)
