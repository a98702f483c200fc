"""Lists that answer one another: 应管理8000人和2000人，实际管理6800人和1740人，管理率分别为85%和87%.

The place in the list ties what is counted, so no chance agreement is needed; 分别占任务数（5000人）的104%、103% has
one whole for all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.judgement import meets_rate
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.definitions import BIRTHS, base_of, told_base
from weijian.proof.relations.rates.evidence import by_slip_in_the_rate
from weijian.proof.relations.rates.laid_out import laid_out
from weijian.proof.relations.rates.lists import PAUSE
from weijian.proof.relations.rates.quotients import explaining_pair, kind_of_quotient, quotient_relation
from weijian.proof.relations.rates.words.tie import NOT_FAR, QUANTITIES, off
from weijian.proof.relations.wording import CHANGE

RESPECTIVELY = re.compile(
    r"(?:率|比例|占比|占|比重)[^，。；\d]{0,6}(?:分别|依次|各)[^，。；\d]{0,6}$|(?:分别|各)(?:占|完成)[^，。；]{0,40}$"
    r"|(?:率|比例)前者[^，。；\d]{0,3}$|(?:率|比例)(?:为|是)$|占[^，。；]{2,16}的$"
)
# 乡镇（16个）、行政村（158个）
ITEM = re.compile(r"^）?[、和及与，][^，。；、]{0,12}$")
DONE = re.compile(r"实际|完成|已|实")
WANTED = re.compile(r"应|任务|计划|目标|登记|总|共|现有")
YOUNG = re.compile(r"新生儿|婴儿|岁以下儿童|产妇")
# 享受率前者54.01%，后者56.93%
THE_OTHER = re.compile(r"^，后者[^，。；\d]{0,3}$")
LONGEST = 12
PASSED_OVER = 3
TOLD_BEFORE, FINELY = 12, 4
JOINTS = {"、", "和", "及", "，"}


def find(passage: Passage) -> Iterator[Relation]:
    for first, figure in enumerate(passage.figures):
        said = passage.said_before(first, 60) if figure.is_rate and not _goes_on(passage, first) else ""
        if RESPECTIVELY.search(said):
            rates = _run(passage, first)
            laid = list(_by_layout(passage, rates))
            found = [] if laid and all(tie.holds for tie in laid) else list(_ties(passage, rates))
            yield from found if any(tie.holds for tie in found) else laid or found


def _goes_on(passage: Passage, number: int) -> bool:
    """分别占79.07%、11.45%和9.48%: the second and the third are of the list that the first opens."""
    before = number - 1
    alike = before >= 0 and passage[before].kind == passage[number].kind
    return alike and passage.same_sentence(before, number) and passage.between(before, number) in JOINTS


def _by_layout(passage: Passage, rates: list[int]) -> Iterator[Relation]:
    if len(rates) < 2 or CHANGE.search(passage.labels[rates[0]]):
        return
    for rate, (part, whole) in zip(rates, laid_out(passage, rates), strict=False):
        holds = _fit(passage, rate, part, whole)
        kind = kind_of_quotient(passage, rates[0], whole)
        yield quotient_relation(passage, kind, rate, part, whole, holds, firm=False)


def _run(passage: Passage, first: int) -> list[int]:
    """The rates from the first on that follow one another with nothing but a pause between."""
    run = [first]
    for number in passage.behind(first, LONGEST):
        words = passage.between(number - 1, number)
        paused = PAUSE.match(words) or THE_OTHER.match(words)
        if passage[number].kind != passage[first].kind or not paused:
            break
        run.append(number)
    return run


def _ties(passage: Passage, rates: list[int]) -> Iterator[Relation]:
    size = len(rates)
    if size < 2 or CHANGE.search(passage.labels[rates[0]]):
        return
    parts = _list_before(passage, rates[0], size)
    if not parts:
        return
    wholes = _list_before(passage, parts[0], size)
    if wholes and (_smaller(passage, wholes, parts) or _in_brackets(passage, rates[0], parts[0])):
        parts, wholes = wholes, parts
    # One whole for all: 60岁及以上24860人，接种……分别为.
    single = _one_for_all(passage, rates[0], parts[0]) * size
    for bases in (wholes, single):
        fits = [_fit(passage, *three) for three in zip(rates, parts, bases, strict=True)] if bases else []
        near = bool(bases) and all(_near(passage, *three) for three in zip(rates, parts, bases, strict=True))
        if near or (any(fits) and (bases is not single or sum(fits) * 2 >= size)):
            firm = any(fits) and (bases is single or _plainly(passage, parts, bases))
            yield from _each(passage, rates, parts, bases, fits, firm)
            return
    yield from _of_what_was_told_before(passage, rates, parts)


def _of_what_was_told_before(passage: Passage, rates: list[int], parts: list[int]) -> Iterator[Relation]:
    """中毒152例，死亡5例……引起中毒的主要是硫化氢27例和一氧化碳18例，分别占17.76%和11.84%: of the number which the finely printed
    ones among them are of; the others are of the same.
    """
    for whole in reversed(passage.before(parts[0], TOLD_BEFORE)):
        figure = passage[whole]
        alike = figure.family == passage[parts[0]].family and figure.bound == "exact"
        if not alike or any(passage[part].amount >= figure.amount for part in parts):
            continue
        fits = [_fit(passage, rate, part, whole) for rate, part in zip(rates, parts, strict=True)]
        digits = [passage[rate].printed_digits for fit, rate in zip(fits, rates, strict=True) if fit]
        fine = bool(digits) and (max(digits) >= FINELY or sorted(digits)[-2:] == [FINELY - 1] * 2)
        near = all(_near(passage, rate, part, whole) for rate, part in zip(rates, parts, strict=True))
        if fine and near and sum(fits) * 2 >= len(fits):
            yield from _each(passage, rates, parts, [whole] * len(parts), fits, firm=False)
            return


def _one_for_all(passage: Passage, rate: int, part: int) -> list[int]:
    """What is counted right before the parts, rates of it passed over; else what such rates are of by definition."""
    named, label = passage.named(part), passage.labels[rate]
    of_births = "死亡" in label and YOUNG.search(named)
    base = BIRTHS if of_births else base_of(passage, rate, named)
    whole = told_base(passage, rate, base) if base is not None else None
    by_definition = [] if whole is None or whole == part else [whole]
    if of_births and by_definition:
        return by_definition
    for number in reversed(passage.before(part, PASSED_OVER)):
        if not passage[number].is_rate and passage[number].family == passage[part].family:
            return [number]
    return by_definition


def _each(
    passage: Passage, rates: list[int], parts: list[int], wholes: list[int], fits: list[bool], firm: bool
) -> Iterator[Relation]:
    listed = set(zip(parts, wholes, strict=True))
    for rate, part, whole, holds in zip(rates, parts, wholes, fits, strict=True):
        pair = None if holds else explaining_pair(passage, rate)
        if pair and pair not in listed:
            continue  # another reading fits
        kind = kind_of_quotient(passage, rates[0], whole)
        yield quotient_relation(passage, kind, rate, part, whole, holds, firm)


def _fit(passage: Passage, rate: int, part: int, whole: int) -> bool:
    return meets_rate(passage[rate], passage[part], passage[whole])


def _near(passage: Passage, rate: int, part: int, whole: int) -> bool:
    """Whether the rate lies so near what the two give, or but one slip from it, that lists which answer one another are of
    nothing else.
    """
    three = passage[rate], passage[part], passage[whole]
    near = passage[whole].amount > 0 and off(passage, rate, part, whole) * NOT_FAR <= 1
    return near or (passage[whole].amount > 0 and by_slip_in_the_rate(*three, few=False) is not None)


def _list_before(passage: Passage, end: int, size: int) -> list[int]:
    """So many counts of one kind right before, each but the first a further item of a list."""
    numbers = [n for n in passage.before(end, size) if passage.same_sentence(n, end)]
    alike = {passage[n].family for n in numbers}
    counted = all(passage[n].kind in QUANTITIES and passage[n].bound == "exact" for n in numbers)
    if len(numbers) < size or len(alike) != 1 or not counted:
        return []
    return numbers if all(ITEM.match(passage.between(n - 1, n)) for n in numbers[1:]) else []


def _smaller(passage: Passage, wholes: list[int], parts: list[int]) -> bool:
    """实际管理……、应管理……: the parts stand first."""
    return bool(WANTED.search(passage.labels[parts[0]]) and DONE.search(passage.labels[wholes[0]]))


def _in_brackets(passage: Passage, rate: int, first: int) -> bool:
    """分别占全县乡镇（16个）、行政村（158个）总数的: wholes."""
    return "占" in passage.labels[first] and passage.depths[first] > passage.depths[rate]


def _plainly(passage: Passage, parts: list[int], wholes: list[int]) -> bool:
    return bool(DONE.search(passage.labels[parts[0]]) and WANTED.search(passage.labels[wholes[0]]))
