"""Visits told as people: 四类慢病患者4315人，全年面对面随访17260人. Nobody visits more patients than there are; what is more by
half are visits (人次).

The deed stands bare behind those it is done with, so that nobody else is meant; those of them who are new, or died, are few
of all who are visited. Told only where the number is far beyond, for a few may have left the register since.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from weijian.proof.relations.model import Relation
from weijian.proof.relations.orders.ordered import HEADS, order_relation, reached_count
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.wording import PER_EACH

VISITED = re.compile(
    r"^[，,]?(?:全年|上半年|今年|年内|每季度|按季度?|定期|累计|共|已|均|实际|及时|规范|开展|进行|提供|完成|实施|电话|入户|上门|面对面)*"
    r"(?:随访|面访|访视|家访|回访|巡访|探访|巡诊|复诊|送医送药|送药上门|上门服务|上门巡诊)(?:服务|管理|指导|工作)?(?:了|共|达到?|累计|完成)*$"
)
WHO = re.compile(r"患者|病人|感染者|老年人|老人|对象|人员|人口|居民|群众|产妇|儿童|家庭|户")
# Some of those who are visited.
SOME = re.compile(
    r"新|报告|发现|检出|查出|确诊|住院|出院|死亡|其他|其余|另|未|任务|目标|计划|上年|去年|同期|重点|转"
)
FAR_BEYOND = Decimal("1.5")


def find(passage: Passage) -> Iterator[Relation]:
    for visited in range(1, len(passage)):
        who, label = visited - 1, passage.labels[visited]
        if not VISITED.search(label) or not passage.together(who, visited):
            continue
        people = passage[who].base in HEADS and passage[visited].base in HEADS
        plain = people and reached_count(passage, who) and reached_count(passage, visited)
        plain = plain and passage[who].factor == passage[visited].factor == 1
        named = WHO.search(passage.named(who)) and not SOME.search(passage.labels[who])
        far_beyond = passage[visited].amount >= passage[who].amount * FAR_BEYOND
        if plain and named and far_beyond and not PER_EACH.search(label):
            yield order_relation(passage, visited, (who,), holds=False)
