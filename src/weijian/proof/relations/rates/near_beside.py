"""Rates right behind a count that no two counts of their sentence give, while just one whole comes near: 党员552名，其中女党员
228名，占党员总数的38.0% (it is 41.3 %).

Asked last, of what nothing else explains. A rate may be of a base that nobody states; that it then lies within a seventh
of what its neighbour makes of another count of its sentence is rare, and hardly ever so for one whole only. The words must
say that the rate is of the deed of that neighbour.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.figures.model import PER
from weijian.proof.judgement import meets_rate, rate_value
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told, comes_near
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.near_rates import to_be_explained
from weijian.proof.relations.rates.quotients import kind_of_quotient, quotient_relation
from weijian.proof.relations.rates.said_base import NAMED_BASE, base_said, is_set
from weijian.proof.relations.repeats.nouns import shared_label
from weijian.proof.relations.wording import (
    CHANGE,
    COMPLETION,
    TASK_SAID,
    VITAL,
    shared_ending,
    shared_run,
    stem_of,
)

YEAR = re.compile(r"20\d\d(?=年)")
REACH, SAME, WHOLE_NAME = 10, 2, 4
ALL_OF_IT = 100
# 规范管理率 is of more than 管理18200人; 中医药管理率 of others than 体检16205人.
STRICTER = re.compile(r"规范|规律|规则|系统|全程|及时|有效|中医药|控制|达标|合格|无害化")
OF_A_TASK = re.compile(rf"{TASK_SAID.pattern}|{COMPLETION.pattern}")
# Deeds that one sign tells: 管理率 of 在管2797例, 补种率 of 已补222剂.
DEED = frozenset("管签档访种采办检查赔报治补")
# 检出率 of 查出“五病”人员177人; 罹患率 of 发病119人.
SYNONYMS = (
    (re.compile(r"检出|发现|阳性"), re.compile(r"[查检筛]出|发现|阳性|异常|确诊")),
    (re.compile(r"罹患"), re.compile(r"发病")),
    (re.compile(r"发放"), re.compile(r"[实已]领")),
    (re.compile(r"[到受]检"), re.compile(r"实[查检]")),
)
COUNTED = re.compile(r"(?:金额|人数|户数|数量|总数|总额|面积|数)+$")
LEADS = re.compile(r"^(?:[，、；：（]|其中|全[县区市州旗])+")
DUE = re.compile(r"[应需](?P<deed>[一-龥]{2,8})$")
SHARE = re.compile(r"^[，、（；]?(?P<whose>[^占]*?)[仅只约]?占(?:比|到|了|全|[^占]{2,12}的?)?(?:为|达)?$")
# 第二剂次24.1万人，全程接种率; 其余15件，面商率; 再加上救助304.70万元，补偿比; 合并计算筛查率: of more than what stands beside.
OF_MORE = re.compile(r"第[一二三四]|其余|其它|其他|再|又|加上|合计|合并|两项|共计|上年|去年|同期|由|增加到")
OF_ALL = re.compile(r"合并|合计|前者|两[者项]|综合|含|由|从|上列|以上|分别")


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    for rate in range(1, len(passage)):
        part = rate - 1
        if rate in told.results or not _may_be_of(passage, rate, part):
            continue
        wholes = list(_wholes(passage, rate, part)) or _told_apart(passage, rate, part, told)
        if any(meets_rate(passage[rate], passage[part], passage[whole]) for whole in wholes):
            continue
        near = [
            whole for whole in wholes
            if _comes_near(passage, rate, part, whole) and _of_its_deed(passage, rate, part, whole)
        ]  # fmt: skip
        if len(near) == 1:
            kind = kind_of_quotient(passage, rate, near[0])
            yield quotient_relation(passage, kind, rate, part, near[0], holds=False, firm=False)


def _may_be_of(passage: Passage, rate: int, part: int) -> bool:
    figure, label = passage[rate], passage.labels[rate]
    whole = figure.kind == "percent" and figure.value >= ALL_OF_IT
    if figure.kind not in PER or whole or VITAL.search(label) or not to_be_explained(passage, rate):
        return False
    counted = (
        passage[part].kind in {"count", "money", "area", "volume"}
        and passage[part].bound == "exact"
        and passage[part].amount > 0
    )
    plain = not CHANGE.search(label) and not OF_ALL.search(label) and not OF_MORE.search(passage.labels[part])
    return counted and plain and passage.same_sentence(part, rate)


def _wholes(passage: Passage, rate: int, part: int) -> Iterator[int]:
    """Larger counts of the same things, told before in its sentence; none but that which the words name."""
    named = NAMED_BASE.search(passage.labels[rate])
    task = OF_A_TASK.search(passage.labels[rate])  # of which more may be done
    for number in passage.in_front(part, REACH):
        if not passage.same_sentence(number, rate):
            return
        one, other = passage[part], passage[number]
        cases = {one.base, other.base} == {"例", "人"}
        alike = one.kind == other.kind and (one.kind != "count" or one.family == other.family or cases)
        fits = is_set(passage, number) if task else other.amount > one.amount
        if alike and fits and (named is None or base_said(passage, rate, number)):
            yield number


def _told_apart(passage: Passage, rate: int, part: int, told: Told) -> list[int]:
    """贫困人口37218人……。贫困人口签约36904人，签约率: where its sentence has none, what the part is known to lie within."""
    if NAMED_BASE.search(passage.labels[rate]):
        return []
    return [
        number for number in sorted(told.within.get(part, ()))
        if number < part and passage[number].base == passage[part].base
        and passage[number].amount > passage[part].amount
        and shared_run(passage.labels[part], shared_label(passage, number)) >= WHOLE_NAME
    ]  # fmt: skip


def _of_its_deed(passage: Passage, rate: int, part: int, whole: int) -> bool:
    """Whether the words say that the part is what the rate is of, and the whole is none of its own kind beside it."""
    label, own = passage.labels[rate], passage.labels[part] + passage.tails[part]
    names = [LEADS.sub("", COUNTED.sub("", passage.labels[number])) for number in (part, whole)]
    if SAME <= shared_ending(*names) < min(map(len, names)):
        return False  # 县医院体检120人，中医院体检80人; but 女党员228名 of 党员552名
    if OF_A_TASK.search(label):
        years = YEAR.findall(passage.labels[part] + passage.labels[whole])
        return is_set(passage, whole) and len({*years}) < SAME  # 2020年任务600人，2021年完成372人
    if share := SHARE.search(label):
        return len(share["whose"]) < SAME or shared_run(share["whose"], own) >= SAME
    stem = stem_of(label)
    if any(word not in own for word in STRICTER.findall(stem)):
        return False
    due = DUE.search(passage.labels[whole])  # 应整改问题35个，已完成26个，整改率
    if stem and due and due["deed"].startswith(stem):
        return True
    same = any(one.search(stem) and other.search(own) for one, other in SYNONYMS)
    return shared_run(stem, own) >= SAME or bool(DEED & {*stem} & {*own}) or same


def _comes_near(passage: Passage, rate: int, part: int, whole: int) -> bool:
    return comes_near(passage[rate], rate_value(passage[part], passage[whole], PER[passage[rate].kind]))
