"""An average that its sentence tells with the only two numbers it can be of: 周转房48套，每套45平方米，计2160平方米; 巡诊160天，
服务12800人次，平均每天80人次.

The three follow one another, or the average bears the names of both: 住院补偿28916人次、9487.15万元……，住院次均补偿3280.93元.
`averages` finds what fits; what does not is broken here where nothing else of the sentence could be meant. So much money for
each may be a standard, of which some is still due, and is left to others (`by_standard`). Never firm.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told, comes_near
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.prices.averages import A_TIME, EACH, counts_them, fits, may_be_whole
from weijian.proof.relations.prices.unit_price import price_relation

# Of some of them, of another time; a standard, what is to come.
OTHERWISE = re.compile(
    r"标准|筹资|最[高低]|[低高]于|不[低少超高]|超过|目标|任务|要求|计划|应|上年|去年|同期|限额|封顶|起付|分别|各|约|至少|不到|以[上下内]"
)
A_DAY, DAYS = re.compile(r"(?:平均)?每[天日]|日均$"), {"天", "日"}
# 按常住人口41.26万人计算: by which number of them the sum was made.
BY_THEM = re.compile(r"按[^，。；：\d]{0,12}$")
RECKONED, SUM = re.compile(r"(?:的)?(?:计算|测算|核算|计)"), re.compile(r"应|共|合计|需|总")
ANY_SUM = re.compile(r"费用?|金额?|总额|支出|收入")
COST_OF_EACH, ALL_COSTS = (
    re.compile(r"^，?(?:次均|例均)(?:[一-龥]{0,2}费用?)?(?:为|是|达)?$"),
    re.compile("总费用?[为是达共]?$"),
)
NEAR, LEAST_NAMED, TELLING = Decimal("2.5"), 2, 3
REACH = 8


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    settled = told.results | told.contradicted | told.priced
    for each, figure in enumerate(passage.figures):
        if each in settled or figure.bound != "exact" or figure.value <= 0 or not figure.base:
            continue
        pair = _by_those_said(passage, each) or (None if figure.modality else _only_two(passage, each))
        if pair and _is_broken(passage, each, *pair):
            yield price_relation(passage, each, *pair, holds=False)


def _only_two(passage: Passage, each: int) -> tuple[int, int] | None:
    label = passage.labels[each]
    if OTHERWISE.search(label + passage.tails[each][:4]):
        return None
    if A_DAY.search(label):
        return _beside(passage, each, lambda number: passage[number].base in DAYS)
    match = None if A_TIME.search(label) else EACH.search(label)
    if match is None:
        return None
    named = (
        _beside(passage, each, lambda number: counts_them(passage, number, match))
        or _named(passage, each, match)
        or _cost_of_each(passage, each, match)
    )
    return named if named and _is_near(passage, each, *named) else _the_only_ones_near(passage, each, match)


def _is_broken(passage: Passage, each: int, whole: int, heads: int) -> bool:
    value = passage[whole].amount / passage[heads].amount
    return _is_near(passage, each, whole, heads) and not fits(passage[each], value)


def _is_near(passage: Passage, each: int, whole: int, heads: int) -> bool:
    value = passage[whole].amount / passage[heads].amount
    return value < passage[each].amount * NEAR and passage[each].amount < value * NEAR


def _beside(passage: Passage, each: int, counts: Callable[[int], bool]) -> tuple[int, int] | None:
    """The number of them and what they have, next to the average and to each other; of money none."""
    if passage[each].kind == "money":
        return None
    for first in (each - 2, each - 1):
        three = range(first, first + 3)
        if first < 0 or three[-1] >= len(passage) or not passage.together(three[0], three[-1]):
            continue
        others = [number for number in three if number != each]
        found = _pair(passage, each, others, counts)
        if found and all(passage[number].bound == "exact" for number in others):
            return found
    return None


def _named(passage: Passage, each: int, match: re.Match[str]) -> tuple[int, int] | None:
    """住院次均补偿: the only visits and the only sum of the sentence that are told of 住院 and 补偿."""
    who = passage.labels[each][: match.start()].rpartition("，")[2][-LEAST_NAMED:]
    noun = ANY_SUM.sub("", match["noun"])[:LEAST_NAMED]
    if len(who) < LEAST_NAMED and len(noun) < LEAST_NAMED:
        return None
    before = [n for n in passage.in_front(each, REACH) if not passage[n].is_rate]
    heads = [n for n in before if counts_them(passage, n, match) and who in passage.labels[n]]
    wholes = [n for n in before if may_be_whole(passage, n, each) and noun in _name(passage, n)]
    if len(heads) == 1 and len(wholes) > 1:
        wholes = [n for n in wholes if n == heads[0] + 1]  # 住院补偿28916人次、9487.15万元
    return (wholes[0], heads[0]) if len(heads) == len(wholes) == 1 else None


def _cost_of_each(passage: Passage, each: int, match: re.Match[str]) -> tuple[int, int] | None:
    """住院1876人次，其中旗内住院1756人次，……；住院总费用1142.68万元，次均6910元: of all of them, what some are told beside."""
    whole = each - 1
    if not COST_OF_EACH.search(passage.labels[each]) or not passage.together(whole, each):
        return None
    cost = passage[each].kind == "money" and ALL_COSTS.search(passage.labels[whole])
    heads = [
        n for n in passage.in_front(whole, REACH)
        if counts_them(passage, n, match) and "其中" not in passage.labels[n] and not passage[n].modality
    ]  # fmt: skip
    alone = cost and may_be_whole(passage, whole, each) and len(heads) == 1
    return (whole, heads[0]) if alone else None


def _the_only_ones_near(passage: Passage, each: int, match: re.Match[str]) -> tuple[int, int] | None:
    """采样点250个，投入采样人员1496名，共采样512810人份，平均每个采样点2176.1人份: of what may be meant one comes near, and
    nothing fits.
    """
    before = [
        n for n in passage.in_front(each, REACH) if passage[n].bound == "exact" and passage.together(n, each)
    ]
    heads = [n for n in before if counts_them(passage, n, match)]
    wholes = [n for n in before if may_be_whole(passage, n, each)]
    pairs = [(whole, head) for whole in wholes for head in heads if whole != head]
    values = [passage[whole].amount / passage[head].amount for whole, head in pairs]
    if any(fits(passage[each], value) for value in values) or passage[each].printed_digits < TELLING:
        return None
    near = [pair for pair, value in zip(pairs, values, strict=True) if comes_near(passage[each], value)]
    return near[0] if len(near) == 1 else None


def _name(passage: Passage, number: int) -> str:
    label = passage.labels[number]
    return passage.labels[number - 1] if label in {"", "、", "，"} and number else label


def _pair(
    passage: Passage, each: int, others: list[int], counts: Callable[[int], bool]
) -> tuple[int, int] | None:
    """Which of the two is the whole and which counts the heads, if only one way is possible."""
    ways = [
        (whole, heads) for whole, heads in (others, reversed(others))
        if may_be_whole(passage, whole, each) and counts(heads)
    ]  # fmt: skip
    return ways[0] if len(ways) == 1 else None


def _by_those_said(passage: Passage, each: int) -> tuple[int, int] | None:
    """人均补助标准52.5元，按常住人口41.26万人计算，全年应到位2166.15万元: the sum is told to be made so."""
    heads, whole = each + 1, each + 2
    if whole >= len(passage) or not passage.together(each, whole):
        return None
    made = BY_THEM.search(passage.labels[heads]) and RECKONED.match(passage.tails[heads])
    of_people = "人均" in passage.labels[each] and passage[heads].family == "people"
    summed = SUM.search(passage.labels[whole]) and may_be_whole(passage, whole, each)
    exact = all(passage[number].bound == "exact" for number in (heads, whole))
    return (whole, heads) if made and of_people and summed and exact else None
