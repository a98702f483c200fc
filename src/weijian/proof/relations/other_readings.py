"""Broken ties of figures that another reading of the same sentence explains: 全年接诊7689人次，Ⅲ级4762人次，Ⅰ、Ⅱ级合计2927人次
is the rest of all, and no total of the two before it; 较上年45.51万元少花8.12万元，其中…… no total of what follows.

Where several readings are possible, only if all fail is it an error. One whole may well be divided in several ways, so that one
division says nothing of another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from itertools import permutations

from weijian.proof.context.modality import REQUIRED
from weijian.proof.relations.model import Relation
from weijian.proof.relations.other_figures import given_by_others
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.prices.paid_otherwise import paid_otherwise
from weijian.proof.relations.repair import QUOTIENTS
from weijian.proof.relations.wording import shared_run

# What a figure may be instead: the rest or a step, and no total; an average, and no rate of everybody.
INSTEAD = {
    "sum": {"difference"},
    "growth": {"growth"},
    "ratio": {"unit_price"},
    "rate_per": {"unit_price"},
    "completion": {"completion"},
}
REACH, MOST, TELLING = 8, 6, 2


def without_other_readings(relations: Iterable[Relation], passage: Passage) -> list[Relation]:
    """The ties but for those that are broken in one reading and kept in another."""
    relations = list(relations)
    kept = [tie for tie in relations if tie.holds and _in_one_sentence(passage, tie)]
    sums = [tie for tie in kept if tie.type == "sum" and len(tie.operands) > 1]
    listed: dict[int | None, list[set[int]]] = defaultdict(list)
    for tie in relations:
        if tie.holds and tie.type == "sum" and len(tie.operands) > 2:
            for number in tie.operands:
                listed[number].append(set(tie.operands))
    rests = [tie for tie in kept if tie.type == "difference" and len(tie.operands) > 1]
    together = {frozenset((tie.operands[-1], tie.result or 0)) for tie in rests}
    added_up = (
        together | {frozenset(tie.operands) for tie in sums},
        {frozenset(_figures(tie)) for tie in sums},
    )
    holding: dict[int | None, list[Relation]] = defaultdict(list)
    for tie in kept:
        holding[tie.result].append(tie)
    several = {n for tie in relations if _of_several_prices(passage, tie) for n in tie.operands}
    quotients = [tie for tie in kept if tie.type in QUOTIENTS]
    shares = {tie.operands for tie in quotients}
    # 男孩2056人、女孩2583人，性别比79.60: a ratio of two parts is none of part and whole.
    rated = {tie.operands for tie in quotients if passage[tie.result or 0].is_rate}
    paid = {tie.operands: tie.result for tie in kept if tie.type == "unit_price" and tie.result is not None}
    return [
        tie for tie in relations
        if tie.holds or tie.result is None or not tie.operands
        or not (
            _added_up_otherwise(tie, added_up) or _told_otherwise(tie, holding[tie.result])
            or _rest_of_several(passage, tie) or _overlapping(tie, shares) or _one_of_another(tie, rated)
            or any(_one_of_more_parts(tie, whole) for whole in sums)
            or (tie.type == "unit_price" and (tie.result in several or _paid_at_another(tie, paid)))
            or (tie.type == "unit_price" and _of_other_heads(tie, holding[tie.result]))
            or given_by_others(tie, passage)
            or paid_otherwise(passage, tie)
            or (tie.type == "difference" and _parts_of_one(tie, listed.get(tie.result, [])))
            or (tie.type == "order" and any(_beside_one_another(passage, tie, whole) for whole in sums))
            or (tie.type == "order" and any(_of_the_whole(passage, tie, whole) for whole in sums))
        )
    ]  # fmt: skip


def _in_one_sentence(passage: Passage, tie: Relation) -> bool:
    """All of it, or all but the goal: 任务要求：年度完成投资12000万元。完成情况：总投资3.2亿元，……9860万元，完成率82.17%."""
    figures = _figures(tie)
    if tie.type == "completion" and passage[tie.operands[-1]].modality == REQUIRED:
        figures = figures[:-1]
    return len({passage.sentences[number] for number in figures}) == 1


def _of_several_prices(passage: Passage, tie: Relation) -> bool:
    """新建26个、改扩建41个，按新建每个12万元、改扩建每个5万元补助517万元: no price is that of the whole sum."""
    kinds = {passage[number].kind for number in tie.operands}
    return tie.type == "sum" and "money" in kinds and len(kinds) > 1


def _paid_at_another(broken: Relation, paid: dict[tuple[int, ...], int]) -> bool:
    """按每人1000元的标准发放慰问金39万元，并按每人300元的标准为上述390人……: the nearer price explains the sum."""
    price, stated, money = paid.get(broken.operands), broken.result, broken.operands[0]
    return None not in (price, stated) and abs((price or 0) - money) < abs((stated or 0) - money)


def _of_other_heads(broken: Relation, holding: list[Relation]) -> bool:
    """特别扶助对象538人，其中伤残207人、死亡331人，发放516.48万元，人均9600元: of all of them, and not of the last."""
    return any(
        tie.type == "unit_price"
        and tie.operands[:1] == broken.operands[:1]
        and tie.operands != broken.operands
        for tie in holding
    )


def _figures(tie: Relation) -> tuple[int, ...]:
    return tie.operands if tie.result is None else (tie.result, *tie.operands)


def _added_up_otherwise(broken: Relation, added_up: tuple[set[frozenset[int]], set[frozenset[int]]]) -> bool:
    """The same parts come to another total, or the same figures add up the other way about."""
    parts, figures = added_up
    summed = frozenset(broken.operands) in parts or frozenset(_figures(broken)) in figures
    return broken.type == "sum" and summed


def _parts_of_one(difference: Relation, lists: list[set[int]]) -> bool:
    """项目11个……。目前已完工6个，在建4个，正在办理前期手续1个: what is in hand is left of those 11, and not of 6."""
    figures = set(_figures(difference))
    return any(figures <= parts for parts in lists)


def _beside_one_another(passage: Passage, order: Relation, whole: Relation) -> bool:
    """74家……落实到位的30家，有44家因系统老旧: both of one whole, neither of the other; but second doses of first ones."""
    parts = _figures(order)
    return set(parts) <= set(whole.operands) and all(
        passage[part].unit == passage[whole.result or 0].unit for part in parts
    )


def _of_the_whole(passage: Passage, order: Relation, whole: Relation) -> bool:
    """总投资4.32亿元，其中甲项目28600万元、……、戊项目1700万元，完成投资1.58亿元: behind a list all of it is spoken of again."""
    more, last = order.result, order.operands[-1]
    if more is None or whole.result is None or last not in whole.operands or more <= max(whole.operands):
        return False
    if "其中" in passage.labels[more] or shared_run(passage.labels[more], passage.labels[last]) > 1:
        return False
    return passage[more].amount <= passage[whole.result].amount


def _told_otherwise(broken: Relation, holding: list[Relation]) -> bool:
    instead = INSTEAD.get(broken.type, set())
    return any(other.type in instead and (other.firm or not broken.firm) for other in holding)


def _rest_of_several(passage: Passage, broken: Relation) -> bool:
    """财政安排3388万元。中医院化解544万元，妇幼保健院化解471万元，其余2373万元: what all before it leave of a whole."""
    rest = broken.result
    if (
        broken.type != "difference"
        or broken.firm
        or rest is None
        or passage[rest].significant_digits < TELLING
    ):
        return False
    alike = [n for n in passage.before(rest, REACH) if passage[n].base == passage[rest].base]
    for first in range(len(alike) - 1, 0, -1):
        whole = passage[rest].amount + sum(passage[n].amount for n in alike[first:][:MOST])
        if any(passage[n].amount == whole for n in alike[:first]):
            return True
    # 门诊收入2811万元，住院收入4411万元，总支出6899万元，当年结余323万元: what one takes off all before it.
    spent = passage[rest].amount + passage[alike[-1]].amount if alike else 0
    return any(sum(passage[n].amount for n in alike[first:-1]) == spent for first in range(len(alike) - 2))


def _one_of_more_parts(broken: Relation, whole: Relation) -> bool:
    """32项，已完成14项，正在推进16项，尚未启动2项: what is under way is not all that is left."""
    return (
        broken.type == "difference"
        and broken.operands[:1] == (whole.result,)
        and {broken.result, *broken.operands[1:]} < set(whole.operands)
    )


def _one_of_another(broken: Relation, rated: set[tuple[int, ...]]) -> bool:
    """布夹561只，捕鼠3只，……，而灭前布夹523只捕鼠45只，鼠密度8.60%: what is a share of another is no part beside it."""
    pairs = permutations(broken.operands, 2) if len(broken.operands) <= MOST else ()
    return broken.type == "sum" and not broken.firm and any(pair in rated for pair in pairs)


def _overlapping(broken: Relation, shares: set[tuple[int, ...]]) -> bool:
    """校医配齐的52所，采光达标的54所，比例依次为57.1%与59.3%: each of one whole, and together more than it."""
    if broken.type != "sum" or broken.firm or broken.stated is None:
        return False
    more = isinstance(broken.computed, Decimal) and broken.computed > broken.stated
    return more and all((part, broken.result) in shares for part in broken.operands)
