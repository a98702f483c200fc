"""Totals whose parts stand sentences away, other figures between, tied by their digits alone (`chance`).

Neighbours that count alike and come to a figure near: 报告法定传染病48518例……乙类6604例……丙类41914例; 同比减少491人……
一孩减少218人……二孩减少287人……多孩增加14人. And of long numbers any two that come to a third: 下达41386.5万元……
已拨付14702.3万元……结转26684.2万元; where the whole does not come last, what is told last is what is left.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from weijian.proof.relations.chance import by_chance
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.repair import QUOTIENTS
from weijian.proof.relations.sums.parts import (
    COMPARED_WITH,
    FALLS,
    GREW_BY,
    NO_PARTS,
    PRICE,
    TOTAL,
    is_quantity,
    sum_relation,
    written_signed,
)
from weijian.proof.relations.sums.remainder import distance_relation
from weijian.proof.relations.wording import FROM, TO, called_task, shared_run

# Of which year or month a number is that another one is compared with.
PERIOD = re.compile(r"上一?年|去年|前年|同期|上月|上季|年初|\d{4}年")
CHANGED = "change"
LEAST_DIGITS, LONG, FEWEST_SHARED, MANY = 3, 5, 2, 4
ENDING, TWO = 2, 2
LONGEST, REACH, FAR = 8, 14, 60
TRIALS_A_STEP = 4  # runs that begin at one figure and stay below their total
KINDS_OF_THREE = {"money", "count", "area", "volume"}
LEAST_DIGITS_OF_THREE, REACH_OF_THREE = 4, 24

Stream = tuple[str, str, int, str]


class _Run(NamedTuple):
    """Neighbours in a stream, by their places there, and what they come to."""

    first: int
    last: int
    value: Decimal


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    taken = set(told.listed)
    wholes = _wholes_of_rates(told)
    for numbers in _streams(passage).values():
        yield from _of_neighbours(passage, numbers, told, taken, wholes)
    yield from _of_any_two(passage, told)


def _of_neighbours(
    passage: Passage,
    numbers: list[int],
    told: Told,
    taken: set[frozenset[int]],
    wholes: dict[int, int],
) -> Iterator[Relation]:
    """Notes what is `taken` as the parts of a sum."""
    signed = [_signed(passage, number) for number in numbers]
    places: dict[Decimal, list[int]] = defaultdict(list)
    for place, amount in enumerate(signed):
        places[amount].append(place)
    for run in _runs(numbers, signed):
        near = places.get(run.value)
        parts = tuple(numbers[run.first : run.last + 1])
        if near is None or frozenset(parts) in taken or _of_one_of_them(passage, run, parts, wholes):
            continue
        whole = _whole(passage, numbers, near, run)
        if whole is not None and not (len(parts) == TWO and _tied_already(told, whole, parts)):
            taken.add(frozenset(parts))
            yield _signed_sum(passage, whole, parts, run.value)


def _wholes_of_rates(told: Told) -> dict[int, int]:
    """What each part of a rate that holds is of."""
    quotients = (tie for tie in told.holding if tie.type in QUOTIENTS and len(tie.operands) == TWO)
    return {tie.operands[0]: tie.operands[1] for tie in quotients}


def _of_one_of_them(passage: Passage, run: _Run, parts: tuple[int, ...], wholes: dict[int, int]) -> bool:
    """患大病的537人、患慢性病的1985人、其他294人。对大病患者……已救治498人，救治率92.74%，剩下39人: 498 and 39 are of the
    537, and no kinds beside the others.
    """
    of_others = (wholes[part] for part in parts if part in wholes and wholes[part] not in parts)
    return any(whole < parts[0] and passage[whole].amount != run.value for whole in of_others)


def _streams(passage: Passage) -> dict[Stream, list[int]]:
    """The figures that may be wholes or parts, by what they count and in which role, all of them and those of one name:
    乙类传染病报告发病……例, 丙类传染病报告发病……例, whatever was told of deaths between. 其中 within a part is left out.
    """
    streams: dict[Stream, list[int]] = defaultdict(list)
    owner = ""
    for number, figure in enumerate(passage.figures):
        role = _role(passage, number)
        if role == "" and not figure.is_rate:
            owner = passage.labels[number][-ENDING:]
        if is_quantity(figure) and role is not None and figure.bound == "exact" and figure.amount > 0:
            streams[figure.base, role, passage.depths[number], ""].append(number)
            if len(owner) == ENDING:
                streams[figure.base, role, passage.depths[number], owner].append(number)
    return streams


def _role(passage: Passage, number: int) -> str | None:
    """What the words make of a figure: this year's number, last year's, a change; nothing where it is no whole nor part."""
    label = passage.labels[number]
    if GREW_BY.search(label):
        return CHANGED
    if COMPARED_WITH.search(label):
        return PERIOD.findall(label)[-1]
    neither = any(words.search(label) for words in (NO_PARTS, PRICE, FROM, TO))
    task = called_task(label, passage.tails[number]) or passage[number].modality
    return None if neither or task or "其中" in label else ""


def _signed(passage: Passage, number: int) -> Decimal:
    """What fell counts as negative."""
    return -passage[number].amount if FALLS.search(passage.labels[number]) else passage[number].amount


def _runs(numbers: list[int], signed: list[Decimal]) -> Iterator[_Run]:
    for first, value in enumerate(signed):
        for last in range(first + 1, min(first + LONGEST, len(numbers))):
            if numbers[last] - numbers[first] > FAR:
                break
            value += signed[last]
            yield _Run(first, last, value)


def _whole(passage: Passage, numbers: list[int], places: list[int], run: _Run) -> int | None:
    """The nearest of the places that the run comes to, near enough to be no accident."""
    near = places[bisect_left(places, run.first - REACH) : bisect_right(places, run.last + REACH)]
    far = ((run.first - place if place < run.first else place - run.last, place) for place in near)
    parts = numbers[run.first : run.last + 1]
    grain = 10 if all(passage[part].value % 10 == 0 for part in parts) else 1
    for steps, place in sorted(far):
        whole = numbers[place]
        tried = TRIALS_A_STEP * (steps + run.last - run.first) * grain
        apart = steps <= 0 or abs(whole - parts[0]) > FAR
        short = passage[whole].significant_digits < LEAST_DIGITS
        if not apart and not short and not by_chance(passage, whole, tried):
            return whole if _stands_out(passage, whole, parts, steps) else None
    return None


def _stands_out(passage: Passage, whole: int, parts: list[int], steps: int) -> bool:
    """A shorter number is no accident beside its parts or under a name of theirs, in front of them or called a total."""
    if passage[whole].significant_digits >= LONG:
        return True
    if whole > parts[-1] and not TOTAL.search(passage.labels[whole]):
        return False
    shared = max(shared_run(passage.named(whole), passage.named(part)) for part in parts)
    return shared >= FEWEST_SHARED + (steps > 1) or (steps == 1 and len(parts) >= MANY)


def _tied_already(told: Told, whole: int, parts: tuple[int, ...]) -> bool:
    return all(told.ties(whole, part) for part in parts)


def _signed_sum(passage: Passage, whole: int, parts: tuple[int, ...], value: Decimal) -> Relation:
    """What the parts come to, those that fell being taken off."""
    if all(_signed(passage, part) > 0 for part in parts):
        return sum_relation(passage, whole, parts, holds=True)
    stated = passage[whole]
    sign = -1 if value < 0 else 1
    signs = ((part, sign if _signed(passage, part) > 0 else -sign) for part in parts)
    working = f"{written_signed(passage, signs)}＝{stated.text}"
    return Relation("sum", whole, parts, abs(value) / stated.factor, stated.value, True, working)


def _of_any_two(passage: Passage, told: Told) -> Iterator[Relation]:
    around: dict[str, list[int]] = defaultdict(list)
    for last, figure in enumerate(passage.figures):
        if not _tells(passage, last):
            continue
        before = around[figure.base]
        for whole, parts in _triples(passage, before, last):
            # How finely the larger part is printed is what an accident would have to meet.
            larger = max(parts, key=lambda part: passage[part].amount)
            if not _tied_already(told, whole, parts) and not by_chance(passage, larger, len(before) ** 2):
                yield sum_relation(passage, whole, parts, holds=True)
                if whole < parts[1]:
                    yield distance_relation(passage, parts[1], whole, parts[0], holds=True, firm=False)
                break
        before.append(last)
        del before[:-REACH_OF_THREE]


def _tells(passage: Passage, number: int) -> bool:
    figure = passage[number]
    long = figure.printed_digits >= LEAST_DIGITS_OF_THREE
    plain = figure.bound == "exact" and not figure.modality and figure.amount > 0
    return plain and long and figure.kind in KINDS_OF_THREE and figure.significant_digits >= LEAST_DIGITS


def _triples(passage: Passage, before: list[int], last: int) -> Iterator[tuple[int, tuple[int, int]]]:
    """The whole and its two parts, the last figure being one of the three; the nearest first."""
    amount = passage[last].amount
    by_amount = {passage[number].amount: number for number in before}
    for other in reversed(before):
        one = passage[other].amount
        third = by_amount.get(amount + one)
        if third is not None and third != other:
            yield third, (other, last)
        third = by_amount.get(abs(amount - one))
        if third is not None and third != other:
            if amount > one:
                yield last, (min(third, other), max(third, other))
            else:
                yield other, (third, last)
