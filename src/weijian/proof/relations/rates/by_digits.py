"""Rates that no words tie to their base, tied by their digits: 常住人口214386人 in one section, 老年人28163人，占常住人口的
13.14% in another; 公办托位412个、民办普惠638个、其他436个……普惠托位占比70.66%, of the sum that ties them.

Part and whole are tried from the nearest on: those of the sentence, then what bears the very name of the rate or its
part, then the paragraph, then the sections around. The first pair that fits is the tie, unless after so many trials it
may be an accident. Where the rate itself names its part (副高级及以上职称仅占6.89%; 医疗服务收入占比39%), both counts may be told
in another section: the part bears that name, and the whole stands beside it, or bears the name before 中. Of the parts of
a sum those that stand side by side are tried together, of the sums whose names share a word with the rate and those of the
paragraph. Nothing is ever broken here.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from itertools import pairwise

from weijian.proof.figures.model import PER
from weijian.proof.judgement import meets_rate
from weijian.proof.relations.chance import around, by_chance, like_named_first, most_trials, namesakes
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told
from weijian.proof.relations.orders.ordered import level_name
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.combined import gives_share, share_of_parts
from weijian.proof.relations.rates.definitions import everybody, of_other_people
from weijian.proof.relations.rates.quotients import kind_of_quotient, quotient_relation
from weijian.proof.relations.rates.words.tie import ALIKE, QUANTITIES, is_task_rate
from weijian.proof.relations.wording import CHANGE, shared_run

MOST_PARTS, REACH = 4, 8
MOST_TRIALS = 10**4
NAMESAKE = 4  # pairs of neighbouring signs, of a word of five
CHANGES = re.compile(rf"(?:{CHANGE.pattern}|增加)[^，。；]*$")
CLAUSE = 30
# 卫生专业技术人员中副高级及以上职称仅占; 基层诊疗量占比
PART_NAMED = re.compile(
    r"(?:^|[，；])(?:其中|今年|全年|目前|现有)?(?:(?P<of>[^，。；：、\d]{2,12}?)中[，]?)?(?P<part>[^，。；：、占\d]{2,12}?)"
    r"(?:仅|只|就|已|约)?(?:占比|占|比例|比重)(?:仅|只|就|已|为|有|达|到|了)*$"
)
# Words of a name that tell nothing of what is counted.
FILLING = re.compile(r"人员|人数|职称|总量|数量|[数量额的]$")
LEAST_DIGITS = 3
MOST_SUMS, MOST_ADDED, AROUND = 4, 8, 60
MOST_NAMED, MOST_BESIDE, FEWEST_NAMED = 3, 4, 2
OF_IT = re.compile(r"^的(?:比例|比重)?$")


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    found = list(_of_two_counts(passage, told))
    yield from found
    yield from _of_some_parts(passage, told, {relation.result for relation in found})


def _of_two_counts(passage: Passage, told: Told) -> Iterator[Relation]:
    people = dict.fromkeys(everybody(passage))
    counted = {number for number in range(len(passage)) if _counts(passage, number)}
    lists = {part: tie.result for tie in told.holding if _is_sum(tie) for part in tie.operands}
    for rate, figure in enumerate(passage.figures):
        plain = figure.is_rate and figure.bound == "exact" and figure.value > 0
        if not plain or rate in told.results:
            continue
        other = is_task_rate(passage, rate) or CHANGES.search(passage.said_before(rate, CLAUSE))
        pair = None if other else _pair(passage, rate, people, counted, lists)
        if pair is not None:
            kind = kind_of_quotient(passage, rate, pair[1])
            yield quotient_relation(passage, kind, rate, *pair, holds=True, firm=False)
        elif pair := _named_elsewhere(passage, rate):
            yield quotient_relation(passage, "ratio", rate, *pair, holds=True, firm=False)


def _pair(
    passage: Passage,
    rate: int,
    people: dict[int, None],
    counted: set[int],
    lists: Mapping[int, int | None],
) -> tuple[int, int] | None:
    """The nearest pair that fits; beyond the sentence only the part next to the rate is asked, and what it is a part of:
    支出12586.4万元，其中住院10947.2万元、门诊1639.2万元，基金使用率96.57%.
    """
    parts = _parts(passage, rate)
    next_to_it = [part for n, part in enumerate(parts) if n == 0 or part == lists.get(parts[0])]
    tried, most = 0, _most_trials(passage, rate)
    # 献血3127人次，完成任务3000人次的95.9%: of those 3000
    whole_said = rate - 1 if OF_IT.search(passage.labels[rate]) else None
    for wholes in _wholes(passage, rate, parts, people, counted) if parts and most else ():
        near = bool(wholes) and passage.same_sentence(wholes[0], rate)
        for part in parts if near else next_to_it:
            for whole in wholes:
                if whole == part or not _alike(passage, part, whole):
                    continue
                if whole_said not in (None, whole):
                    continue
                tried += 1
                if tried > most:
                    return None  # whatever fits from here on may be an accident
                if _fits(passage, rate, part, whole) and not of_other_people(passage, rate, whole):
                    return None if _by_chance(passage, rate, whole, tried) else (part, whole)
    return None


def _named_elsewhere(passage: Passage, rate: int) -> tuple[int, int] | None:
    """Both counts in another section, the part by the name that the rate gives it, or the one it rose from (由36.8%提高到)."""
    named = PART_NAMED.search(level_name(passage, rate))
    if named is None or passage[rate].kind != "percent" or passage[rate].value >= 100:
        return None
    what, tried, most = FILLING.sub("", named["part"]), 0, _most_trials(passage, rate)
    for part in _by_name(passage, rate, what):
        for whole in _beside(passage, rate, part, named["of"] or ""):
            tried += 1
            if tried > most:
                return None
            if _alike(passage, part, whole) and _fits(passage, rate, part, whole):
                return None if by_chance(passage, whole, tried) else (part, whole)
    return None


def _by_name(passage: Passage, rate: int, what: str) -> list[int]:
    """The counts whose own names begin or end with most of it, those that share most first."""
    pairs = frozenset(map("".join, pairwise(what)))
    near = dict.fromkeys([*around(passage, rate), *namesakes(passage, rate, passage.name_pairs[rate])])
    alike = [n for n in near if pairs & passage.name_pairs[n] and _counts(passage, n)]
    alike = [
        n for n in alike if shared_run(what, passage.named(n)) >= max(FEWEST_NAMED, (len(what) + 1) // 2)
    ]
    return like_named_first(passage, pairs, alike)[:MOST_NAMED]


def _beside(passage: Passage, rate: int, part: int, of: str) -> list[int]:
    """What may be the whole: what bears the name of it, what the sentence of the rate or that of the part tells."""
    here = passage.in_front(rate, MOST_BESIDE)
    around_it = [*reversed(passage.before(part, REACH)), *passage.behind(part, 1)]
    larger = [n for n in around_it if passage[n].amount > passage[part].amount]
    there = [n for n in larger if _alike(passage, part, n)][:MOST_BESIDE]
    pairs = frozenset(map("".join, pairwise(of)))
    called = [
        n for n in around(passage, rate) if pairs and len(pairs & passage.name_pairs[n]) * 2 >= len(pairs)
    ]
    named = like_named_first(passage, pairs, called)[:MOST_NAMED]
    return [n for n in dict.fromkeys([*named, *here, *there]) if n != part and _counts(passage, n)]


def _by_chance(passage: Passage, rate: int, whole: int, tried: int) -> bool:
    """Few rates there are of few things, and all of them is as telling as their number is."""
    telling = by_chance(passage, rate, tried) if passage[rate].value != 100 else False
    return telling or by_chance(passage, whole, tried)


def _most_trials(passage: Passage, rate: int) -> int:
    """After how many trials any rate of so few digits would be hit by chance; all of them is told by the whole alone."""
    return most_trials(passage, rate) if passage[rate].value != 100 else MOST_TRIALS


def _parts(passage: Passage, rate: int) -> list[int]:
    """The counts in front of the rate in its sentence, the nearest first; where there is none, the one behind it."""
    return [n for n in [*passage.in_front(rate, REACH), *passage.behind(rate, 1)] if _counts(passage, n)][
        :MOST_PARTS
    ]


def _wholes(
    passage: Passage, rate: int, parts: list[int], people: dict[int, None], counted: set[int]
) -> Iterator[list[int]]:
    """What may be the whole, in circles: of the sentence, of the very name or everybody, of the paragraph,
    of the neighbourhood.
    """
    name = passage.name_pairs[rate] | passage.name_pairs[parts[0]]
    near = dict.fromkeys([*around(passage, rate), *people, *namesakes(passage, rate, name)])
    kinds = {passage[part].kind for part in parts}  # most numbers around are of another
    counts = [n for n in near if n in counted and passage[n].kind in kinds]
    circles: tuple[list[int], ...] = ([], [], [], [])
    for number in counts:
        same = passage.paragraphs[number] == passage.paragraphs[rate]
        namesake = number in people or len(name & passage.name_pairs[number]) >= NAMESAKE
        place = 0 if passage.same_sentence(number, rate) else 1 if namesake else 2 if same else 3
        circles[place].append(number)
    for circle in circles:
        yield like_named_first(passage, name, circle)


def _counts(passage: Passage, number: int) -> bool:
    figure = passage[number]
    counted = figure.kind in QUANTITIES or (figure.kind == "other" and not figure.unit)
    exact = figure.bound == "exact" and figure.amount > 0
    return counted and exact and not CHANGE.search(passage.labels[number])


def _alike(passage: Passage, part: int, whole: int) -> bool:
    one, other = passage[part], passage[whole]
    return (one.kind == other.kind and one.comparable(other)) or {one.family, other.family} in ALIKE


def _fits(passage: Passage, rate: int, part: int, whole: int) -> bool:
    """Quick and rough first, for most pairs are far off."""
    stated, one, other = passage[rate], passage[part], passage[whole]
    if stated.value == 100:
        return one.amount == other.amount
    rough = float(one.amount) / float(other.amount) * float(PER[stated.kind])
    return abs(rough - float(stated.value)) <= float(stated.high - stated.low) * 2 and meets_rate(
        stated, one, other
    )


def _of_some_parts(passage: Passage, told: Told, tied: set[int | None]) -> Iterator[Relation]:
    sums = sorted(filter(_is_sum, [*told.holding, *told.broken]), key=_whole)
    for rate, figure in enumerate(passage.figures) if sums else ():
        plain = figure.kind == "percent" and figure.bound == "exact" and 0 < figure.value < 100
        telling = plain and figure.printed_digits >= LEAST_DIGITS
        if telling and rate not in told.results | tied and not is_task_rate(passage, rate):
            found = _of_sums(passage, rate, _sums_beside(passage, rate, sums))
            if found is not None:
                yield found


def _sums_beside(passage: Passage, rate: int, sums: list[Relation]) -> list[Relation]:
    """Those of the paragraph told before, and those that bear a word of the rate's name; these first, then the nearest."""

    first, last = bisect_left(sums, rate - AROUND, key=_whole), bisect_right(sums, rate + AROUND, key=_whole)

    def farness(relation: Relation) -> tuple[bool, int]:
        return not _bears_its_name(passage, relation, rate), abs(_whole(relation) - rate)

    near = (
        relation for relation in sums[first:last]
        if (_whole(relation) < rate and passage.paragraphs[_whole(relation)] == passage.paragraphs[rate])
        or _bears_its_name(passage, relation, rate)
    )  # fmt: skip
    return sorted(near, key=farness)[:MOST_SUMS]


def _bears_its_name(passage: Passage, relation: Relation, rate: int) -> bool:
    named = passage.name_pairs[_whole(relation)] | passage.name_pairs[relation.operands[0]]
    return bool(passage.name_pairs[rate] & named)


def _is_sum(relation: Relation) -> bool:
    parts = len(relation.operands)
    return relation.type == "sum" and relation.result is not None and 2 <= parts <= MOST_ADDED


def _whole(relation: Relation) -> int:
    return relation.result or 0


def _of_sums(passage: Passage, rate: int, sums: list[Relation]) -> Relation | None:
    tried = 0
    for relation in sums:
        whole = _whole(relation)
        parts = sorted(relation.operands)
        for size in range(len(parts) - 1, 0, -1):
            for first in range(len(parts) - size + 1):
                tried += 1
                some = parts[first : first + size]
                if gives_share(passage, rate, some, whole):
                    accident = by_chance(passage, rate, tried) or by_chance(passage, whole, tried)
                    return None if accident else share_of_parts(passage, rate, some, whole)
    return None
