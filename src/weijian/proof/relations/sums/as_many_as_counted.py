"""Lists that hold as many things as their sentence counts: 在建项目7个，总投资6.93亿元，其中新区3.6亿元、综合楼1.45亿元、
迁建0.72亿元、业务用房0.38亿元、3个能力提升项目0.58亿元.

Four names and three more are the seven that were counted, so none is left out and their sums come to the whole. What is
counted must be what the names are of: projects, or institutions whose names say so.
"""

from __future__ import annotations

import re

from weijian.proof.relations.sums.list_ends import bare_name
from weijian.proof.relations.sums.lists import TheList

UNITS = {"个", "项", "家", "所", "件", "处", "笔", "类", "种"}
PROJECTS = re.compile(r"项目|工程|课题|实事|专项|资金|经费|来源")
# Items of money are of the projects that it is for, or of the sources that it comes from.
INSTITUTION = re.compile(
    r"(?:医院|卫生院|保健院|中心|监督所|卫生所|分院|血站|学校|公司|医共体)[^，。；、]{0,8}$"
)
# 项目5个，其中中央1.2亿元、自筹0.5亿元: as many sources as projects by accident.
SOURCE = re.compile(
    r"^(?:中央|[省市县区]级?(?:财政|$)|上级|地方|自筹|债券|银行|社会|财政|贷款|企业|土建|设备|安装|工程费|建安|前期|征地)"
)
BEFORE, FEWEST = 3, 3


def as_many_as_counted(found: TheList) -> bool:
    passage, whole = found.passage, found.whole
    if not found.told_to_its_end:
        return False
    for number in passage.in_front(whole, BEFORE):
        figure = passage[number]
        counted = figure.kind == "count" and figure.bound == "exact" and figure.unit in UNITS
        if not counted or figure.value < FEWEST or not passage.together(number, whole):
            continue
        if sum(_things(found, part, figure.unit) for part in found.parts) == figure.value:
            return _are_such(found, number)
    return False


def _things(found: TheList, part: int, unit: str) -> int:
    """3个能力提升项目0.58亿元 are three."""
    passage, before = found.passage, part - 1
    beside = before not in found.parts and before > found.whole
    several = beside and passage[before].unit == unit and passage[before].bound == "exact"
    return (
        int(passage[before].value)
        if several and not re.search("[，、。；]", passage.between(before, part))
        else 1
    )


def _are_such(found: TheList, number: int) -> bool:
    passage = found.passage
    named = [bare_name(passage, part) for part in found.parts]
    if projects := PROJECTS.search(passage.named(number)):
        return projects[0] in {"资金", "经费", "来源"} or not any(map(SOURCE.search, named))
    return bool(INSTITUTION.search(passage.named(number))) and all(map(INSTITUTION.search, named))
