"""Rates that no counts give, tied all the same: by their words (`words`), by the base of the rates around them, or by
one slip that explains everything.

管理高血压患者17565人……规范管理高血压13886人，规范管理率97.1%: 13886 of 17565 is 79.1 %. Which two counts a rate is of is weighed:
what words and places say of part and whole (`signs`) and how seldom digits would so agree by accident (`evidence`) are
logarithms of odds, and are added up. One pair must lead clearly. What is found so is worth a warning; an error
only where the words leave no other reading. 活产3286人……听力筛查3239人，筛查率89.57% is of a base by definition, of which
other rates show that it is the one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import log

from weijian.proof.judgement import meets_rate
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import TEN_THOUSAND, Told, a_slip_explains
from weijian.proof.relations.orders.ordered import of_one_time, order_relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.combined import together_with_those_before
from weijian.proof.relations.rates.counts_around import parts, parts_behind, wholes
from weijian.proof.relations.rates.definitions import EVERYBODY, base_of, everybody, told_base
from weijian.proof.relations.rates.evidence import (
    NEAR,
    NOT_FAR,
    by_agreement,
    by_any_slip,
    by_nearness,
    by_slip_in_the_rate,
)
from weijian.proof.relations.rates.implied_parts import part_told
from weijian.proof.relations.rates.one_matter import may_be_of
from weijian.proof.relations.rates.quotients import (
    kind_of_quotient,
    quotient_relation,
    with_the_base_that_fits,
)
from weijian.proof.relations.rates.said_base import base_said
from weijian.proof.relations.rates.signs import said_of
from weijian.proof.relations.rates.words import said_tie
from weijian.proof.relations.rates.words.named_bases import of_the_last
from weijian.proof.relations.rates.words.of_steps import is_rate_of_a_step
from weijian.proof.relations.rates.words.told_apart import told_apart
from weijian.proof.relations.sums.parts import COMPARED_WITH
from weijian.proof.relations.wording import CHANGE, stem_of

REACHED = re.compile(r"(?:血压|血糖)[^，。；]{0,4}(?:达标|控制)[^，。；]{0,4}$")
OF_THE_TASK = re.compile(r"(?:为|是|相当于|达到?|占)[^，。；\d]{0,6}任务[数量]?的$")
ITS_GOAL = re.compile(
    r"(?:[低高]于|高出|低出|超过?出?|未达到?|距离?|离)[^，。；\d]{0,8}(?:目标|标准|要求|指标)值?（?$"
)
OF_SEVERAL = re.compile(r"之和|合并|合起来|合计")
WHOLE = 100
LEAST_OF_IT = 4
# Of rates that nothing explains so many are of the counts around them, before anything is known of those.
BEFORE_ALL = -4.0
# What a pair must reach, and be ahead of every other.
LIMIT, LEAD = 0.0, 0.5
MOST_DIGITS_SAY = 8.0


@dataclass(frozen=True, slots=True)
class Reading:
    weight: float
    part: int
    whole: int
    holds: bool = False


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    for rate in range(len(passage)):
        if to_be_explained(passage, rate) and rate not in told.results:
            if not CHANGE.search(passage.labels[rate]):
                yield from _said_or_weighed(passage, rate, told)
            yield from _on_its_base(passage, rate, told)


def to_be_explained(passage: Passage, rate: int) -> bool:
    """补到3890人，为任务的94.2% is reached, and no task; of 废证率（作废占签发与作废之和） the base is a sum."""
    figure, label = passage[rate], passage.labels[rate]
    if OF_SEVERAL.search(label) or COMPARED_WITH.search(label) or ITS_GOAL.search(label):
        return False  # 比上年的29.64%下降1.57个百分点; 高出市定目标（60%）6.6个百分点
    if not (figure.is_rate and figure.bound == "exact" and figure.value > 0):
        return False
    return not figure.modality or bool(OF_THE_TASK.search(label) or of_the_last(passage, rate))


def _said_or_weighed(passage: Passage, rate: int, told: Told) -> Iterator[Relation]:
    tie = said_tie(passage, rate)
    if tie is not None:
        holds = meets_rate(passage[rate], passage[tie.part], passage[tie.whole])
        kind = kind_of_quotient(passage, rate, tie.whole)
        said = quotient_relation(passage, kind, rate, tie.part, tie.whole, holds, tie.firm)
        yield said if holds else with_the_base_that_fits(passage, said, everybody(passage))
        if passage[tie.part].amount > passage[tie.whole].amount and kind == "ratio":
            yield order_relation(passage, tie.whole, (tie.part,), holds=False)
    elif (apart := _told_apart(passage, rate)) is not None:
        yield apart
    elif (
        passage[rate].value != 100
        and not is_rate_of_a_step(passage, rate)
        and (best := _weighed(passage, rate, told)) is not None
    ):
        yield _tie(passage, rate, best)
        if not best.holds and _but_for_the_unit(passage, rate, best):
            yield order_relation(passage, best.whole, (best.part,), holds=False)


def _but_for_the_unit(passage: Passage, rate: int, one: Reading) -> bool:
    """应落实2269.3元，已拨付2156万元，拨付率95.01%: the whole is so many 万元, and as it is printed its part is more."""
    whole, part = passage[one.whole], passage[one.part]
    meant = replace(whole, factor=whole.factor * TEN_THOUSAND)
    larger = part.amount > whole.amount and whole.kind == "money"
    return larger and passage[rate].value <= WHOLE and meets_rate(passage[rate], part, meant)


def _told_apart(passage: Passage, rate: int) -> Relation | None:
    """What the words name apart from the rate; broken only where they name both in full, or one slip explains it."""
    apart = told_apart(passage, rate)
    if apart is None or _two_to_each(passage, apart.part, apart.whole):
        return None
    holds = meets_rate(passage[rate], passage[apart.part], passage[apart.whole])
    tie = _tie(passage, rate, Reading(LIMIT, apart.part, apart.whole, holds))
    return tie if holds or apart.sure or a_slip_explains(passage, tie) else None


def _tie(passage: Passage, rate: int, one: Reading) -> Relation:
    kind = kind_of_quotient(passage, rate, one.whole)
    return quotient_relation(passage, kind, rate, one.part, one.whole, one.holds, firm=False)


def _weighed(passage: Passage, rate: int, told: Told) -> Reading | None:
    """The best reading that is near or one slip away, else the best of those whose words say the more."""
    said = list(_said(passage, rate, told))
    return _best(passage, rate, said, NEAR) or _best(passage, rate, said, NOT_FAR)


def _best(passage: Passage, rate: int, said: list[Reading], near: float) -> Reading | None:
    weighed = (reading for one in said for reading in _with_digits(passage, rate, one, near))
    readings = sorted(weighed, key=lambda one: -one.weight)
    if not readings or readings[0].weight < LIMIT:
        return None
    best = readings[0]
    if together_with_those_before(passage, rate, best.part, best.whole):
        return None
    amounts = passage[best.part].amount, passage[best.whole].amount  # perhaps told over again
    others = (one for one in readings if (passage[one.part].amount, passage[one.whole].amount) != amounts)
    rival = next(others, None)
    return best if rival is None or best.weight - rival.weight >= LEAD else None


def _said(passage: Passage, rate: int, told: Told) -> Iterator[Reading]:
    """What words say of the pairs that digits may still decide."""
    for part in [*parts(passage, rate), *parts_behind(passage, rate)]:
        for place, whole in enumerate(wholes(passage, rate, part), 1):
            words = BEFORE_ALL + said_of(passage, rate, part, whole, told) - log(place)
            if words + MOST_DIGITS_SAY >= LIMIT:
                yield Reading(words, part, whole)


def _with_digits(passage: Passage, rate: int, said: Reading, near: float) -> Iterator[Reading]:
    three = passage[rate], passage[said.part], passage[said.whole]
    holds = meets_rate(*three)
    digits = by_agreement(*three) if holds else _broken_by(passage, rate, said, near)
    if digits is not None:
        yield Reading(said.weight + digits, said.part, said.whole, holds)


def _broken_by(passage: Passage, rate: int, said: Reading, limit: float) -> float | None:
    if not may_be_of(passage, rate, (said.part, said.whole)) or _two_to_each(passage, said.part, said.whole):
        return None
    three = passage[rate], passage[said.part], passage[said.whole]
    if limit > NEAR and stem_of(passage.labels[rate]) not in passage.named(said.part):
        return None
    near = by_nearness(*three, limit)
    slip = by_slip_in_the_rate(*three, few=base_said(passage, rate, said.whole))
    if near is None and slip is None:
        return by_any_slip(passage.figures, _tie(passage, rate, said), LIMIT - LEAD - said.weight)
    return max(one for one in (near, slip) if one is not None)


def _two_to_each(passage: Passage, part: int, whole: int) -> bool:
    """检查1630对，高风险326人，占检查人数的10%: a couple is one or two of those counted."""
    units = {passage[part].unit, passage[whole].unit}
    return len(units) == 2 and "对" in units


def _on_its_base(passage: Passage, rate: int, told: Told) -> Iterator[Relation]:
    """活产3286人……听力筛查3239人，筛查率89.57%: of a base by definition, of which other rates show that it is the one."""
    base = base_of(passage, rate)
    part = _done_beside(passage, rate) if base not in {None, EVERYBODY} else None
    whole = told_base(passage, rate, base) if base is not None and part is not None else None
    if part is None or whole is None or whole == part:
        return
    one, other = passage[part], passage[whole]
    if whole not in told.wholes and by_slip_in_the_rate(passage[rate], one, other, few=False) is None:
        return  # no other rate shows that it is the base, and no slip
    units = one.unit == other.unit or {one.family, other.family} == {"people"}
    alike = units and of_one_time(one, other) and one.area == other.area
    many = passage[rate].kind != "percent" or one.amount * LEAST_OF_IT > other.amount
    if alike and one.bound == "exact" and many:
        holds = meets_rate(passage[rate], one, other)
        kind = kind_of_quotient(passage, rate, whole)
        yield quotient_relation(passage, kind, rate, part, whole, holds=holds, firm=False)


def _done_beside(passage: Passage, rate: int) -> int | None:
    """The count of the rate's own deed, right before it or in brackets right behind."""
    if part_told(passage, rate) or (rate and REACHED.search(passage.labels[rate - 1])):
        beside = passage.same_sentence(rate - 1, rate) and not passage[rate - 1].is_rate
        return rate - 1 if beside and passage.between(rate - 1, rate).count("，") <= 1 else None
    behind = rate + 1
    bracket = behind < len(passage) and passage.between(rate, behind) == "（"
    return behind if bracket and passage[behind].kind == "count" else None
