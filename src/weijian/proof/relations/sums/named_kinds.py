"""Wholes of two kinds told elsewhere by name: 镇卫生院14间、社区卫生服务中心1间……。15间镇卫生院和社区卫生服务中心全部建成; and
those that two leaders share: 乡镇卫生院18家……。县医院牵头10家乡镇卫生院，县中医院牵头8家乡镇卫生院.

With so few digits only whole names tie. Where it is not said that all of them are meant, nothing is broken.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import one_slip_off
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.repeats.nouns import shared_noun
from weijian.proof.relations.sums.parts import is_quantity, sum_relation

BOTH = re.compile(r"(?P<one>[一-龥]{3,12}?)(?:和|及|与|、)(?P<rest>[一-龥]{3,24})")
ALL_OF_THEM = re.compile(r"^(?:全部|均|都已?|悉数|一[家个所间]不[落漏])")
# 人大代表建议和政协提案共办理21件: both kinds before their number, each told elsewhere by its last word.
BOTH_BEFORE = re.compile(
    r"(?:^|[，、；])[^，。；、\d]{0,8}?(?P<one>[一-龥]{2,10}?)(?:和|及|与)(?P<other>[一-龥]{2,10}?)(?:一共|共计|合计|总计|总共|共)(?:有|为|达|[一-龥]{2,4})?$"
)
LEADING_SIGNS = re.compile(r"^(?:[、，。；：（和及与]|其中|共有|现有)+")
A_NAME = re.compile(r"[一-龥]{3,12}")
JUST_SAID = re.compile(r"[，、]?(?:实现|覆盖)?了?(?:全[县区市州旗])?")
LED = re.compile(r"医共体|医联体|牵头|龙头|共同体")
NEXT, LONGEST, WHOLE_NAME = 3, 12, 3
SAID = 90
LAST_WORD, MOST_BEYOND = 2, Decimal("1.5")

Places = dict[tuple[str, str], list[int]]
Pairs = dict[tuple[str, str, str], list[tuple[int, int]]]


def find(passage: Passage) -> Iterator[Relation]:
    counted = [
        n for n, figure in enumerate(passage.figures) if is_quantity(figure) and figure.bound == "exact"
    ]
    by_name: Places = defaultdict(list)
    by_amount: dict[tuple[str, object], list[int]] = defaultdict(list)
    for number in counted:
        name = LEADING_SIGNS.sub("", passage.labels[number])
        if A_NAME.fullmatch(name):
            by_name[passage[number].unit, name].append(number)
        by_amount[passage[number].unit, passage[number].amount].append(number)
    pairs: Pairs = defaultdict(list)
    for one, other in pairwise(counted):
        if passage.same_sentence(one, other) and passage[one].unit == passage[other].unit:
            ends = passage.labels[one][-LAST_WORD:], passage.labels[other][-LAST_WORD:]
            pairs[passage[one].unit, *ends].append((one, other))
    for number in counted:
        yield from _of_both(passage, number, by_name)
        yield from _of_both_before(passage, number, pairs)
        first = number - 1
        if (
            first >= 0
            and passage[first].unit == passage[number].unit
            and passage.same_sentence(first, number)
        ):
            together = passage[first].amount + passage[number].amount
            yield from _shared_out(
                passage, first, number, by_amount.get((passage[number].unit, together), [])
            )


def _of_both(passage: Passage, whole: int, by_name: Places) -> Iterator[Relation]:
    figure = passage[whole]
    match = BOTH.match(passage.plain, figure.end)
    if match is None:
        return
    ones = by_name.get((figure.unit, match["one"]), [])
    for size in range(min(LONGEST, len(match["rest"])), WHOLE_NAME - 1, -1):
        others = by_name.get((figure.unit, match["rest"][:size]), [])
        pairs = (
            (one, other) for one in ones for other in others
            if abs(one - other) <= NEXT and passage.same_sentence(one, other) and whole not in (one, other)
        )  # fmt: skip
        for one, other in pairs:
            holds = passage[one].amount + passage[other].amount == figure.amount
            if holds or ALL_OF_THEM.match(match["rest"][size:]):
                yield sum_relation(passage, whole, sorted((one, other)), holds)
                return


def _of_both_before(passage: Passage, whole: int, pairs: Pairs) -> Iterator[Relation]:
    """建议和提案共办理21件 of 建议9件、提案14件, told once, one behind the other: more together, or one slip off."""
    match = BOTH_BEFORE.search(passage.labels[whole])
    if match is None:
        return
    ends = match["one"][-LAST_WORD:], match["other"][-LAST_WORD:]
    told = [pair for pair in pairs.get((passage[whole].unit, *ends), []) if whole not in pair]
    if len(told) != 1:
        return
    together = sum(passage[part].amount for part in told[0])
    stated = passage[whole].amount
    holds = together == stated
    near = stated < together <= stated * MOST_BEYOND or one_slip_off(passage, whole, list(told[0]))
    if holds or near:
        yield sum_relation(passage, whole, told[0], holds)


def _shared_out(passage: Passage, first: int, second: int, wholes: list[int]) -> Iterator[Relation]:
    if not LED.search(passage.said_before(second, SAID)):
        return
    parts = first, second
    for whole in sorted(wholes, key=lambda number: abs(number - first)):
        if max(shared_noun(passage, whole, part) for part in parts) >= WHOLE_NAME:
            yield sum_relation(passage, whole, parts, holds=True)
            return
    behind = second + 1
    if behind >= len(passage) or not passage.same_sentence(second, behind):
        return
    alike = passage[behind].unit == passage[second].unit and passage[behind].bound == "exact"
    all_told = re.search(r"全部|均|一[家个所间]不[落漏]|全覆盖", passage.tails[behind])
    named = max(shared_noun(passage, behind, part) for part in parts) >= WHOLE_NAME
    larger = passage[behind].amount > max(passage[part].amount for part in parts)
    if alike and all_told and named and larger and JUST_SAID.fullmatch(passage.labels[behind]):
        yield sum_relation(passage, behind, parts, holds=False)
