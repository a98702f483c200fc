"""Rates that all but come out: 在册1768人，报告患病率4.88‰，在管1702人，管理率94.27%, where 1702 of 1768 is 96.27%.

The part stands right before its rate and bears its name; what it is a part of is counted before in the sentence, or
is everybody and told anywhere. Taken for proof: the sign or the point of the rate; two of its digits changed about; one
digit of a rate of four, or of three where the whole stands right before the part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from weijian.proof.figures.model import PER
from weijian.proof.judgement import rate_value
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told, digits
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.quotients import is_task, kind_of_quotient, quotient_relation
from weijian.proof.relations.rates.tie import QUANTITIES
from weijian.proof.relations.repair import Repair, by_other_digits, by_the_digits_printed
from weijian.proof.relations.wording import CHANGE, GENERIC_RATES, TASK_SAID, stem_of

REACH, LEAST_DIGITS = 6, 3
FOUND = re.compile(r"检出|阳性|患病|发病|报告")
CASES = re.compile(r"确诊|检出|发现|查出|阳性|报告|病例|患")
SHARE = re.compile(r"^[，、]?占")
OTHER_BASE = re.compile(r"平均|其中|政策|合规|满意|知晓|累计|同比|去年|上年|同期")


@dataclass(frozen=True, slots=True)
class Slips:
    """Those that explain a tie, of the rate itself and of the counts."""

    printed: set[Repair]
    others: set[Repair]

    def of(self, start: int) -> bool:
        return any(repair.fix is not None and repair.fix.start == start for repair in self.others)


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    for rate, figure in enumerate(passage.figures):
        if (
            not figure.is_rate
            or figure.bound != "exact"
            or digits(figure) < LEAST_DIGITS
            or rate in told.results
        ):
            continue
        label = passage.labels[rate]
        unsaid = figure.text[-1:].isdigit()  # per hundred or per thousand
        if (
            unsaid
            or figure.modality
            or CHANGE.search(label)
            or TASK_SAID.search(label)
            or OTHER_BASE.search(label)
        ):
            continue
        part = _part(passage, rate)
        if part is not None:
            yield from _nearly(passage, rate, part)


def _part(passage: Passage, rate: int) -> int | None:
    """The count right before the rate that bears its name."""
    part = rate - 1
    if part < 1 or passage[part].kind not in QUANTITIES or passage[part].bound != "exact":
        return None
    words = passage.between(part, rate)
    if not passage.same_sentence(part, rate) or "；" in words or words.count("，") > 1:
        return None
    label, name = passage.labels[rate], passage.named(part)
    stem = stem_of(label)
    if SHARE.match(label) or stem in GENERIC_RATES:
        return part
    found = FOUND.search(stem) and CASES.search(name)
    # 管理率 of 在管, 接种率 of 实种: the last sign of the deed.
    return part if stem and (found or stem[-2:] in name or stem[-1] in name or stem[-2:][0] in name) else None


def _nearly(passage: Passage, rate: int, part: int) -> Iterator[Relation]:
    for whole in reversed(passage.before(part, REACH)):
        one, other = passage[part], passage[whole]
        if not passage.same_sentence(whole, part):
            return
        alike = other.family == one.family and other.kind in QUANTITIES and other.bound == "exact"
        if not alike or other.amount < one.amount or is_task(passage, whole):
            continue
        kind = kind_of_quotient(passage, rate, whole)
        relation = quotient_relation(passage, kind, rate, part, whole, holds=False, firm=False)
        if _proves(passage, relation, rate, part, whole):
            yield relation
            return


def _proves(passage: Passage, relation: Relation, rate: int, part: int, whole: int) -> bool:
    stated, start = passage[rate], passage[rate].start
    slips = Slips(
        by_the_digits_printed(passage.figures, relation), by_other_digits(passage.figures, relation)
    )
    if any(repair.fix is not None and repair.fix.start == start for repair in slips.printed):
        return True
    near = rate_value(passage[part], passage[whole], PER[stated.kind])
    if abs(near - stated.value) * 5 > stated.value:
        return False
    together = whole == part - 1
    if slips.printed and together and digits(stated) > LEAST_DIGITS:
        return True
    return slips.of(start) and (together or digits(stated) > LEAST_DIGITS)
