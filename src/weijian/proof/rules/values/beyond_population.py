"""人数超过全县（区、市）的人口，或超过该人群的总数。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from weijian.proof.document import Document
from weijian.proof.figures.model import Figure
from weijian.proof.findings import WARNING, Finding
from weijian.proof.naming import DEED, GROUP, kind_of
from weijian.proof.rules.relations import broken
from weijian.proof.rules.rule import Rule
from weijian.proof.subjects import label_of, tail_of
from weijian.proof.topics import ALL

RULE = Rule(
    "FIG305",
    WARNING,
    "人数超过全县人口或该人群的总数",
    "文中写明了全县（区、市）的人口或某一人群的总数，另一处的人数比它还多；多半是人次写成了人，或有一个数有误。",
    "《统计法》第七条 统计资料真实、准确",
)
flagged = [
    "全县常住人口36.5万人。\n家庭医生签约居民41.2万人。",
    "我县总人口33305人。\n今年共接种新冠疫苗63896人。",
    "全区户籍人口51.2万人，常住人口48.3万人。\n累计建立电子健康档案，覆盖居民55.6万人。",
    "全县65岁及以上老年人21600人。\n做好老年人健康管理，老年人健康体检26200人。",
    "全县建档立卡贫困人口18642人。\n落实政策，贫困人口参保19842人。",
]
silent = [
    "全县常住人口36.24万人、户籍人口39.87万人，辖12个乡镇。",
    "全区常住人口48.3万人，流动人口51.2万人。",
    "全县常住人口36.5万人。\n家庭医生签约居民21.2万人。",
    "全县常住人口36.5万人。\n门诊诊疗41.2万人次。",
    "全县常住人口35.2万人。\n建立健康档案35.6万人。",
    "全县常住人口36.5万人。\n全市常住人口286.3万人。",
    "全区户籍人口51.2万人，常住人口48.3万人。\n为51.2万人建立健康档案。",
    "全县常住人口3.5万人。\n景区接待游客41.2万人，核查过往旅客12.3万人。",
    "河口镇总人口28754人。\n全县参保31.2万人。",
    "全县65岁及以上老年人21600人。\n老年人体检12600人。",
    "全县常住人口36.5万人。\n力争五年内服务群众50万人。",
]
# Other registers and other months: files are kept of people who have moved away.
MARGIN = Decimal("1.05")
PEOPLE = {"人", "名", "位"}
EVERYBODY = {(ALL, "常住人口"), (ALL, "户籍人口"), (ALL, "总人口")}
# A township's people are not the limit of its county, nor the county's of those who pass through.
OF_A_PART = re.compile(r"[镇乡村]|街道|社区|院")
# 常住人口36.24万人、户籍人口39.87万人: all the people, by another register.
ALL_PEOPLE = re.compile(r"(?:常住|户籍|服务|总|流动)(?:总)?人口(?:总?数)?(?:为|达到?|有|共|约)*$")
FROM_OUTSIDE = re.compile(
    r"游客|旅客|过往|返乡|外来|外出|入境|流入|流动|来往|点击|浏览|关注|粉丝|受众|观众|千人口|万人口"
)


def check(document: Document) -> Iterator[Finding]:
    limits = _limits(document)
    if not limits:
        return
    ordered = {relation.result for relation in broken(document, "order")}
    for number, figure in enumerate(document.figures):
        if not _counts_people(figure) or figure.topic[:1] == (ALL,) or number in ordered:
            continue
        limit = limits.get(_group(figure)) or limits.get("")
        if (
            limit is not None
            and figure.interval[0] > limit.interval[1] * MARGIN
            and not _of_others(document, number)
        ):
            message = f"{figure.text}超过文中写明的总数{limit.text}，请核对是否应为人次，或有一个数有误"
            yield RULE.at(figure.start, figure.end, message, related=((limit.start, limit.end),))


def _limits(document: Document) -> dict[str, Figure]:
    """The largest number stated for all the people (under no name), and for each group of them."""
    limits: dict[str, Figure] = {}
    for number, figure in enumerate(document.figures):
        if not _counts_people(figure) or figure.topic[:1] != (ALL,) or len(figure.topic) != 2:
            continue
        if OF_A_PART.search(label_of(document, number)):
            continue
        name = "" if figure.topic in EVERYBODY else figure.topic[1]
        if name and kind_of(name) != GROUP:
            continue
        if name not in limits or figure.interval[1] > limits[name].interval[1]:
            limits[name] = figure
    return limits


def _counts_people(figure: Figure) -> bool:
    return figure.kind == "count" and figure.base in PEOPLE and not figure.area and not figure.modality


def _group(figure: Figure) -> str:
    """The group of whom something was done: 老年人 for 老年人体检; nothing where more is said."""
    groups = [word for word in figure.topic if kind_of(word) == GROUP]
    rest = [word for word in figure.topic if kind_of(word) != GROUP]
    return groups[0] if len(groups) == 1 and all(kind_of(word) == DEED for word in rest) else "-"


def _of_others(document: Document, number: int) -> bool:
    label = label_of(document, number)
    return (FROM_OUTSIDE.search(label + tail_of(document, number)) or ALL_PEOPLE.search(label)) is not None
