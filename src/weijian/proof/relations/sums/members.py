"""How many each of those that lead has under it, and how many these are together: 县人民医院医共体成员单位7家，县中医院医共体
成员单位5家，实现全县12家基层医疗卫生机构全覆盖.

Each belongs to one of them (《关于全面推进紧密型县域医疗卫生共同体建设的指导意见》, 2023), so that where all are said to be
in, the members add up to them. Never firm: all may be of another kind than the members.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told, one_slip_off
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.list_ends import INSTITUTIONS
from weijian.proof.relations.sums.partitions import named_apart
from weijian.proof.relations.sums.parts import sum_relation

LEADS = re.compile(r"医共体|医联体|联合体|集团|总医院|总院|牵头|下辖|托管|分院|成员单位")
# Each of several: 分别下辖9家、8家分院.
IN_TURN = re.compile(r"分别|各")
ALL_ARE_IN = re.compile(
    r"[^，。；：、\d（）]{2,12}?(?:(?:全部|均|都|悉数|整体|一体)(?:纳入|加入|参加|组建|进入|被?托管|划入|覆盖)|(?:实现)?(?:医共体)?(?:管理)?全覆盖)"
)
# 县医院与6所乡镇卫生院、中医医院与5所乡镇卫生院建立了医联体.
WITH = re.compile(r"[与和同]$")
LEAGUES = re.compile(r"(?:紧密型)?(?:县域)?(?:医疗卫生)?(?:医共体|医联体|联合体|共同体|集团|总院)")
PLACES = {*INSTITUTIONS, "间"}
MOST, LITTLE, TWO = 6, 2, 2


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    for whole, figure in enumerate(passage.figures):
        if figure.unit not in PLACES or figure.bound != "exact" or whole in told.results:
            continue
        if ALL_ARE_IN.match(passage.plain, figure.end) and (members := _members(passage, whole)):
            together = sum(passage[number].amount for number in members)
            near = abs(together - figure.amount) <= LITTLE or one_slip_off(passage, whole, members)
            if near:
                yield sum_relation(passage, whole, members, holds=together == figure.amount)


def _members(passage: Passage, whole: int) -> list[int]:
    """The counts right before it in the sentence, each of another that leads, with nothing of their kind between."""
    found: list[int] = []
    said = passage.said_before(whole)
    for number in passage.in_front(whole, MOST):
        if passage[number].unit not in PLACES or passage[number].bound != "exact":
            break
        if LEAGUES.match(passage.tails[number]):
            continue  # 组建2个医共体
        led = LEADS.search(passage.labels[number]) or LEADS.match(passage.tails[number])
        if not (led or (WITH.search(passage.labels[number]) and LEADS.search(said))):
            break
        found.insert(0, number)
    labels = [passage.labels[number] for number in found]
    if len(found) < TWO or any(other - one > 1 for one, other in pairwise(found)):
        return []
    return found if IN_TURN.search(labels[0]) or named_apart([_leader(label) for label in labels]) else []


def _leader(label: str) -> str:
    """县人民医院医共体成员单位: whoever it is, without what it leads and what was told of the one before."""
    who = WITH.sub("", LEADS.split(label)[0])
    return re.split("[，、]", who)[-1].removeprefix("其中").removeprefix("由")
