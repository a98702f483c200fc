"""Counts of different things of which one cannot be more than the other: operations and inpatients, vehicles and the
people in them, a building's footprint and its site, who left hospital and who lay in it.

Told in one sentence, the nearest to one another; persons may be counted otherwise, so only the kept order is noted.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from weijian.proof.relations.model import Relation
from weijian.proof.relations.orders.ordered import order_relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.wording import CHANGE, called_task


@dataclass(frozen=True, slots=True)
class Pair:
    """What is fewer and what is more: words of the name, and the unit."""

    fewer: re.Pattern[str]
    fewer_in: re.Pattern[str]
    more: re.Pattern[str]
    more_in: re.Pattern[str]
    anywhere: bool = False
    planned: bool = False


def _pair(
    fewer: str, fewer_in: str, more: str, more_in: str, anywhere: bool = False, planned: bool = False
) -> Pair:
    return Pair(
        re.compile(fewer), re.compile(fewer_in), re.compile(more), re.compile(more_in), anywhere, planned
    )


VISITS = r"^万?人次?$"
AREA = r"㎡|平方米|平米|m²|亩"
PAIRS = (
    _pair(r"手术", r"台次?|例|人次", r"(?:住院|出院|入院)[^，。；率]{0,6}$", VISITS),
    _pair(
        r"(?:查|劝返|登记|出动|执法|检测|过往|转运|返)[^，。；]{0,6}车",
        r"辆次?|台次?|车次",
        r"(?:排查|检查|劝返|登记|检测|测温|查验|人员)[^，。；车]{0,8}$",
        VISITS,
    ),
    _pair(r"(?:基底|占地|建筑基底)面积", AREA, r"(?:用地|占地|规划用地|场地)面积", AREA),
    _pair(
        r"出院[^，。；]{0,4}$",
        VISITS,
        r"^(?:[，、；]|全[年县区市]|年内|今年|共|收治)*(?:住院|入院)(?:病人|患者)?(?:人次)?数?(?:为|达)?$",
        VISITS,
        True,
    ),
    _pair(
        r"(?:住院|医药|医疗)费用?(?:为|达|共)?$",
        r"元",
        r"(?:医疗|业务)(?:业务)?收入(?:为|达|共)?$",
        r"元",
        True,
    ),
    _pair(
        r"(?:样|样本|样品|标本)(?:检测|采样|监测|采集)?$", r"^份$", r"^[^样标]*(?:检测|采样|监测)$", r"^份$"
    ),
    _pair(
        r"(?:传染病|疾病|病种|病)[^，。；率]{0,4}$",
        r"^种$",
        r"^$|(?:发病|报告|病例|发生|共)[^，。；率]{0,12}$",
        r"^例$",
    ),
    _pair(
        r"(?:药品|诊疗|检查|治疗|材料|耗材|床位|护理|化验|自费|合规|合理|自付|可?报销|补偿)[^，。；率]{0,6}$",
        r"元",
        r"(?<!药品|诊疗|检查|治疗|材料|耗材|床位|护理|化验|自费)(?:总费用|费用总额|总医疗费用)(?:为|达|共)?$",
        r"元",
    ),
    # Within one kind of money, room or place; who is there has one of the places.
    _pair(r"大病(?:保险|补充)|补充医疗保险", r"元", r"基本(?:医疗|医保)[^，。；]{0,10}$", r"元"),
    _pair(
        r"(?:设备|仪器|房屋|无形资产)[^，。；]{0,8}$",
        r"元",
        r"(?:总资产|资产总[值额]|固定资产|国有资产)[^，。；]{0,8}$",
        r"元",
    ),
    _pair(
        r"(?:业务|医疗|门诊|病房|辅助|生活)[^，。；]{0,2}用房",
        AREA,
        r"(?:房屋|总?建筑)[^，。；]{0,4}面积",
        AREA,
    ),
    _pair(r"在托|入托|收托", r"^[人名]$", r"托位[^，。；率]{0,6}$", r"^个$"),
    _pair(r"入住|在住|收住", r"^[人名]$", r"床位[^，。；率]{0,6}$", r"^张$"),
    _pair(r"(?:年度?计划|今年|本年度?)(?:完成)?投资", r"元", r"总投资[^，。；]{0,4}$", r"元", planned=True),
    _pair(r"(?:新增|增加|扩大)[^，。；]{0,4}$", r"大?类", r"共?(?:等)?[^，。；]{0,4}$", r"小?项"),
)
# What one person or one day cost is no part of what all did.
EACH = re.compile(r"[人次日件均]均|平均|每")
REACH = 5


def find(passage: Passage) -> Iterator[Relation]:
    for pair in PAIRS:
        fewer = [n for n in range(len(passage)) if _is(passage, n, pair.fewer, pair.fewer_in, pair.planned)]
        more = [n for n in range(len(passage)) if _is(passage, n, pair.more, pair.more_in)] if fewer else []
        for part in fewer:
            whole = _nearest(passage, part, more, pair)
            if whole is not None:
                yield order_relation(passage, whole, (part,), holds=True)


def _is(
    passage: Passage, number: int, words: re.Pattern[str], unit: re.Pattern[str], planned: bool = False
) -> bool:
    figure, label = passage[number], passage.labels[number]
    counted = figure.kind in {"count", "area", "money", "other"} and figure.bound in {"exact", "over"}
    told = planned or (not figure.modality and not called_task(label, passage.tails[number]))
    fits = unit.search(figure.unit) is not None and words.search(label) is not None
    of_all = not (figure.kind == "money" and EACH.search(label))
    return counted and told and fits and of_all and (not CHANGE.search(label) or "类" in figure.unit)


def _nearest(passage: Passage, part: int, more: list[int], pair: Pair) -> int | None:
    """Of the two before and the two behind, the nearest that is indeed more."""
    place = bisect_left(more, part)
    near = [
        whole
        for whole in more[max(0, place - 2) : place + 3]
        if whole != part
        and passage[part].amount <= passage[whole].amount
        and not (pair.planned and whole > part)
        and (passage.labels[whole] or not passage.between(*sorted((part, whole))))
        and (pair.anywhere or (abs(whole - part) <= REACH and passage.same_sentence(whole, part)))
    ]
    return min(near, key=lambda whole: abs(whole - part), default=None)
