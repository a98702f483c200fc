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
from dataclasses import dataclass
from itertools import islice
from math import log

from weijian.proof.figures.model import Figure
from weijian.proof.judgement import meets_rate
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told
from weijian.proof.relations.orders.ordered import order_relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.combined import together_with_those_before
from weijian.proof.relations.rates.definitions import EVERYBODY, base_of, everybody, told_base
from weijian.proof.relations.rates.evidence import (
    by_agreement,
    by_any_slip,
    by_nearness,
    by_slip_in_the_rate,
)
from weijian.proof.relations.rates.implied_parts import part_told
from weijian.proof.relations.rates.quotients import (
    kind_of_quotient,
    quotient_relation,
    with_the_base_that_fits,
)
from weijian.proof.relations.rates.signs import NAMED_BASE, base_said, bears_its_word, ends_with, said_of
from weijian.proof.relations.rates.words import said_tie
from weijian.proof.relations.rates.words.tie import QUANTITIES, alike, is_task
from weijian.proof.relations.wording import CHANGE, TASK_SAID, shared_run

REACH, BACK, MOST_NAMED, RARE = 20, 3, 4, 40
FAR_BACK, SHARED = 200, 3
OF_EVERYBODY = re.compile(r"建档|签约|参保|注册|接种|出生|发病|患病|检出|献血")
MOST_PEOPLE = 2
OF_A_TASK = re.compile(rf"{TASK_SAID.pattern}|完成(?:率|比例|进度)[^，。；]{{0,4}}$|接种率[^，。；]{{0,4}}$")
REACHED = re.compile(r"(?:血压|血糖)[^，。；]{0,4}(?:达标|控制)[^，。；]{0,4}$")
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
    for rate, figure in enumerate(passage.figures):
        if _to_be_explained(figure) and rate not in told.results:
            if not CHANGE.search(passage.labels[rate]):
                yield from _said_or_weighed(passage, rate, told)
            yield from _on_its_base(passage, rate, told)


def _to_be_explained(figure: Figure) -> bool:
    return figure.is_rate and figure.bound == "exact" and figure.value > 0 and not figure.modality


def _said_or_weighed(passage: Passage, rate: int, told: Told) -> Iterator[Relation]:
    tie = said_tie(passage, rate)
    if tie is not None:
        holds = meets_rate(passage[rate], passage[tie.part], passage[tie.whole])
        kind = kind_of_quotient(passage, rate, tie.whole)
        said = quotient_relation(passage, kind, rate, tie.part, tie.whole, holds, tie.firm)
        yield said if holds else with_the_base_that_fits(passage, said, everybody(passage))
        if passage[tie.part].amount > passage[tie.whole].amount and kind == "ratio":
            yield order_relation(passage, tie.whole, (tie.part,), holds=False)
    elif passage[rate].value != 100 and (best := _weighed(passage, rate, told)) is not None:
        yield _tie(passage, rate, best)


def _tie(passage: Passage, rate: int, one: Reading) -> Relation:
    kind = kind_of_quotient(passage, rate, one.whole)
    return quotient_relation(passage, kind, rate, one.part, one.whole, one.holds, firm=False)


def _weighed(passage: Passage, rate: int, told: Told) -> Reading | None:
    readings = sorted(_readings(passage, rate, told), key=lambda one: -one.weight)
    if not readings or readings[0].weight < LIMIT:
        return None
    best = readings[0]
    if together_with_those_before(passage, rate, best.part, best.whole):
        return None
    amounts = passage[best.part].amount, passage[best.whole].amount  # perhaps told over again
    others = (one for one in readings if (passage[one.part].amount, passage[one.whole].amount) != amounts)
    rival = next(others, None)
    return best if rival is None or best.weight - rival.weight >= LEAD else None


def _readings(passage: Passage, rate: int, told: Told) -> Iterator[Reading]:
    for part in _parts(passage, rate):
        for place, whole in enumerate(_wholes(passage, rate, part), 1):
            words = BEFORE_ALL + said_of(passage, rate, part, whole, told) - log(place)
            if words + MOST_DIGITS_SAY >= LIMIT:
                yield from _with_digits(passage, rate, Reading(words, part, whole))


def _with_digits(passage: Passage, rate: int, said: Reading) -> Iterator[Reading]:
    three = passage[rate], passage[said.part], passage[said.whole]
    holds = meets_rate(*three)
    digits = by_agreement(*three) if holds else _broken_by(passage, rate, said)
    if digits is not None:
        yield Reading(said.weight + digits, said.part, said.whole, holds)


def _broken_by(passage: Passage, rate: int, said: Reading) -> float | None:
    three = passage[rate], passage[said.part], passage[said.whole]
    near = by_nearness(*three)
    slip = by_slip_in_the_rate(*three, few=base_said(passage, rate, said.whole))
    if near is None and slip is None:
        return by_any_slip(passage.figures, _tie(passage, rate, said), LIMIT - LEAD - said.weight)
    return max(one for one in (near, slip) if one is not None)


def _parts(passage: Passage, rate: int) -> Iterator[int]:
    """The last count before the rate in its sentence, and the last that bears its deed."""
    last = None
    for number in passage.in_front(rate, BACK):
        if not passage.together(number, rate):
            return
        figure = passage[number]
        if figure.kind not in QUANTITIES or figure.bound != "exact" or figure.amount <= 0:
            continue
        if passage[rate].kind != "percent" and figure.family != "people":
            continue  # 报告412例，病种11种，发病率
        named = bears_its_word(passage, rate, number)
        if last is None or named:
            last = number
            yield number
        if named:
            return


def _wholes(passage: Passage, rate: int, part: int) -> list[int]:
    """What may be the whole, the nearest first: of the paragraph, and what bears the name of the base anywhere."""
    here = [n for n in reversed(passage.before(part, REACH)) if alike(passage, part, n)]
    far = [*_named_so(passage, rate, part), *_tasks(passage, rate, part), *_all_people(passage, rate, part)]
    return list(dict.fromkeys([*here, *far]))


def _named_so(passage: Passage, rate: int, part: int) -> list[int]:
    """占户籍人口的16.14%: what is named so anywhere."""
    named = NAMED_BASE.search(passage.labels[rate])
    if named is None:
        return []
    what = named["what"]
    found = islice(passage.named_with.get(what[-2:], ()), RARE)
    fits = [n for n in found if n not in {part, rate} and ends_with(passage, n, what)]
    near = sorted(fits, key=lambda n: abs(n - rate))
    return [n for n in near if alike(passage, part, n)][:MOST_NAMED]


def _tasks(passage: Passage, rate: int, part: int) -> list[int]:
    """市下达我县无偿献血任务3392人, in a paragraph before 完成无偿献血1882人，任务完成率55.28%."""
    if not OF_A_TASK.search(passage.labels[rate]):
        return []
    name = passage.named(part)
    tasks = (
        n for n in range(part - 1, max(-1, part - FAR_BACK), -1)
        if is_task(passage, n) and alike(passage, part, n) and shared_run(passage.named(n), name) >= SHARED
    )  # fmt: skip
    return list(islice(tasks, MOST_NAMED))


def _all_people(passage: Passage, rate: int, part: int) -> list[int]:
    """常住人口214386人, told far off, for 建档率."""
    if not OF_EVERYBODY.search(passage.labels[rate]):
        return []
    return [n for n in everybody(passage)[:MOST_PEOPLE] if n != part and alike(passage, part, n)]


def _on_its_base(passage: Passage, rate: int, told: Told) -> Iterator[Relation]:
    """活产3286人……听力筛查3239人，筛查率89.57%: of a base by definition, of which other rates show that it is the one."""
    base = base_of(passage, rate)
    part = _done_beside(passage, rate) if base not in {None, EVERYBODY} else None
    whole = told_base(passage, rate, base) if base is not None and part is not None else None
    if part is None or whole is None or whole == part or whole not in told.wholes:
        return
    one, other = passage[part], passage[whole]
    units = one.unit == other.unit or {one.family, other.family} == {"people"}
    alike = units and one.period == other.period and one.area == other.area
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
