"""Groups with a rate of one name each, then all of them together: 甲应补5173人，实补4455人，完成率86.12%；乙……。三个年龄组
合计补种8385人，平均完成率90.26%.

The rate of all is what was done in all groups of all that was to be done. It must be called that of all, and bear the name of
the rates right before it, whose counts are known. The total between is that of the parts or of the wholes. Broken only where
one slip of the pen would make it right: an average may be that of the rates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from weijian.proof.judgement import last_digit, meets, one_slip_from
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told, one_slip_off
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.quotients import explaining_pair
from weijian.proof.relations.sums.parts import adds_up, sum_relation
from weijian.proof.relations.sums.together import written_sum
from weijian.proof.relations.wording import CHANGE, stem_of

OF_ALL = re.compile(r"^(?:总体|整体|平均|综合|合计|总|合并)的?(?P<stem>[一-龥]{2,8})$")
TOTAL = re.compile(r"(?:合计|共计|总计|共)[^，。；：、\d]{0,6}$")
REACH, LEAST_DIGITS, FEWEST, HUNDRED = 16, 3, 2, Decimal(100)


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    for rate, figure in enumerate(passage.figures):
        of_all = OF_ALL.match(stem_of(passage.labels[rate])) if figure.kind == "percent" else None
        if of_all is None or figure.bound != "exact" or CHANGE.search(passage.labels[rate]):
            continue
        groups = _groups(passage, rate, of_all["stem"])
        if len(groups) >= FEWEST:
            if rate not in told.results:
                yield from _rate_of_all(passage, rate, groups)
            yield from _totals(passage, rate, groups, told)


def _groups(passage: Passage, rate: int, stem: str) -> list[tuple[int, int]]:
    """The counts of the rates of that name right before, each of its own group."""
    found: list[tuple[int, int]] = []
    for number in reversed(passage.before(rate, REACH)):
        if passage.sentences[rate] - passage.sentences[number] > 1:
            break
        if not passage[number].is_rate:
            continue
        pair = explaining_pair(passage, number)
        if pair is None or stem_of(passage.labels[number])[-2:] != stem[-2:]:
            break
        found.insert(0, pair)
    told_once = len({number for pair in found for number in pair}) == 2 * len(found)
    alike = len({passage[number].base for pair in found for number in pair}) == 1
    return found if told_once and alike and not _others_too(passage, rate, found) else []


def _others_too(passage: Passage, rate: int, groups: list[tuple[int, int]]) -> bool:
    """…；上报二次供水8份，达标8份。三类共318份: a group of which no rate is told."""
    counted = {number for pair in groups for number in pair}
    return any(
        number not in counted
        and passage[number].base == passage[min(counted)].base
        and not TOTAL.search(passage.labels[number])
        for number in (range(min(counted), rate) if counted else ())
    )


def _rate_of_all(passage: Passage, rate: int, groups: list[tuple[int, int]]) -> Iterator[Relation]:
    parts, wholes = [part for part, _ in groups], [whole for _, whole in groups]
    value = _sum(passage, parts) * HUNDRED / _sum(passage, wholes)
    stated = passage[rate]
    holds = meets(stated, (value, value))
    if holds or _one_slip(stated.value, value):
        working = f"（{written_sum(passage, parts)}）÷（{written_sum(passage, wholes)}）＝{round(value, 2)}%"
        yield Relation("ratio", rate, (*parts, *wholes), round(value, 4), stated.value, holds, working)


def _one_slip(stated: Decimal, value: Decimal) -> bool:
    digits = str(int(stated / last_digit(stated)))
    return len(digits) >= LEAST_DIGITS and one_slip_from(stated, value)


def _totals(passage: Passage, rate: int, groups: list[tuple[int, int]], told: Told) -> Iterator[Relation]:
    parts, wholes = [part for part, _ in groups], [whole for _, whole in groups]
    for total in range(max(*parts, *wholes) + 1, rate):
        alike = passage[total].base == passage[parts[0]].base and passage[total].bound == "exact"
        if not alike or total in told.results or not TOTAL.search(passage.labels[total]):
            continue
        for counted in (parts, wholes):
            if adds_up(passage, total, counted):
                yield sum_relation(passage, total, counted, holds=True)
                return
        slipped = [counted for counted in (parts, wholes) if one_slip_off(passage, total, counted)]
        if len(slipped) == 1:
            yield sum_relation(passage, total, slipped[0], holds=False)


def _sum(passage: Passage, numbers: list[int]) -> Decimal:
    return sum((passage[number].amount for number in numbers), Decimal(0))
