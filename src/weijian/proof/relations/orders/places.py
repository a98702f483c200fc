"""Places of a kind within places: 4所卫生院 among 16所乡镇卫生院, 11个省级卫生村 among 89个村, 2家县级公立医院 among
4个县级公立机构, wherever the report tells them.

What all places of a kind are called is told once (全县共有医疗机构293间, 16所乡镇卫生院); who is named more narrowly, or
only some of them, is among them (which kind is of which: `places.tsv`). The two may be of other dates, so only the
kept order is noted.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from weijian.kernel.tables import rows_of
from weijian.proof.relations.model import Relation
from weijian.proof.relations.orders.ordered import of_one_time, reached_count, within
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.parts import GREW_BY

_ROWS = rows_of(Path(__file__).with_suffix(".tsv"))
SAME = {name: kind for name, kind, _, _ in _ROWS if kind}
WIDER = {name: wider for name, _, wider, _ in _ROWS}
NOUN = "|".join(sorted(WIDER, key=len, reverse=True))
ENDS = re.compile(rf"(?P<before>.*?)(?P<noun>{NOUN})(?:（站）)?(?:总?数量?)?(?:为|达到?|有|共)*$")
BEGINS = re.compile(
    rf"(?P<before>[^，。；、的在有中均都全已为被与和]{{0,10}}?)(?P<noun>{NOUN})(?!长|级|直|医生|医师|干部|民|工作|卫生|改革|建设|工程|负责|人员|床位|门诊)"
)
BRACKETED = re.compile(r"（[^（）]{0,8}）")
# Words before the name that leave nobody out.
EVERY_ONE = re.compile(
    r"^(?:[，、；：（]|其中|(?:全|我|本)[县区市州旗镇乡省国盟]|辖区内?|\d{4}年[底末]?|县域内|系统|全系统|现|共|有|在|设|辖|对|将|为|由|[省市县乡]区?[、和及][省市县乡]区?[两三]?级?$|[省市县区乡](?:区)?[两三]?级?(?=妇幼|疾控)|各级各类|各类|所有|全部|基层|农村|的|实施|卫生|重点|成员单位|包括|拥有|截至目前|目前|下|管|已)*+$"
)
ALL_THERE_ARE = re.compile(
    r"(?:(?:全|我|本)[县区市州旗省国盟](?:共|现|现共)?有?|辖(?:区内?)?有?|下辖|[共现设]有|共|现有|设有?|设置|包括|各级各类|[、和]|系统|对全[县区市])$"
)
# Those to come or gone, and those looked after from outside: 局机关帮扶3个村.
OTHERS = re.compile(
    r"新[增建改]|增设|改扩?建|平均|每|占|以上|任务|计划|目标|未来|拟|撤销|合并|减少|增加到|帮扶|驻村|分驻"
)
LOOKED_AFTER = re.compile(r"^(?:包村|帮扶|扶贫)")
# 乡镇卫生院改扩建9所, 新建和改扩建村卫生室42个: some of those there are, when they are built.
# New ones alone may be beside all that there were.
BUILDING = r"(?:新建[和与及、])?(?:[和与及、]?(?:新?[（(]?改[）)]?扩?建|新改扩建|扩建|提升|改造|迁建|重建|维修|修缮))+"
REBUILT = re.compile(rf"{BUILDING}(?:完成|项目)?$|(?:(?<![一-龥])|(?<=年)){BUILDING}(?={NOUN})")
COUNTY = re.compile(r"(?P<name>[一-龥]{2})(?<![全我本各个])[县区市旗州]$")
# 三家公立医院 are 三家医院 in short.
SHORTER = {"公立医院": "医院"}
FEWEST = 3
# Of these a county knows how many it has.
COUNTED_IN_ALL = {"行政村", "乡镇", "乡镇卫生院", "街道"}
IN_ALL = re.compile(r"辖|全[县区市旗州]|现有|共有")
NEAR, LISTED = 3, 8
UNITS = {"个", "家", "所", "间", "处", "座"}


@dataclass(frozen=True, slots=True)
class Named:
    """`ends`: the name stands before its number."""

    noun: str
    narrowed: str
    ends: bool


def all_of_each_kind(passage: Passage, leave_out: Collection[int]) -> dict[str, int]:
    """Of each kind of places the number of all there are, however few; some figures do not count."""
    named = {number: name for number, name in _names(passage).items() if number not in leave_out}
    return _wholes(passage, named, fewest=0)


def find(passage: Passage) -> Iterator[Relation]:
    named = _names(passage)
    wholes = _wholes(passage, named)
    for number, name in named.items():
        whole = _whole_of(number, name, wholes)
        if (
            whole is None
            or not _may_contain(passage, whole, number)
            or _in_a_list(passage, whole, number, named)
        ):
            continue
        if passage.same_sentence(whole, number) and not _both_led(passage, whole, number, named):
            continue
        # What kinds there are is told where all of them are; 12个乡镇卫生院 is one of these.
        if named[whole].noun == name.noun or not _lists_its_kinds(passage, whole, number, name):
            holds = passage[whole].amount > passage[number].amount
            if holds or _more_than_all(passage, whole, named[whole], name):
                yield within(passage, whole, number, holds)


def _names(passage: Passage) -> dict[int, Named]:
    return {number: name for number in range(len(passage)) if (name := _name(passage, number))}


def _wholes(passage: Passage, named: dict[int, Named], fewest: int = FEWEST) -> dict[str, int]:
    """Of each kind the number of all there are, as first told; else the largest that nothing narrows down."""
    told: dict[str, int] = {}
    largest: dict[str, int] = {}
    for number, name in named.items():
        area = passage[number].area
        if name.narrowed or passage[number].amount <= fewest or (area and not area.startswith("全")):
            continue
        if _all_there_are(passage, number):
            told.setdefault(name.noun, number)
        known = largest.setdefault(name.noun, number)
        if passage[known].amount < passage[number].amount:
            largest[name.noun] = number
    return largest | told


def _in_a_list(passage: Passage, whole: int, number: int, named: dict[int, Named]) -> bool:
    """三级医院4家、二级医院9家: their sentence says what they are part of, or the one before it in the paragraph."""
    beside = [
        named[other]
        for other in range(number - NEAR, number + NEAR + 1)
        if other in named and other != number and passage.same_sentence(other, number)
    ]
    alike = [other for other in beside if other.noun == named[number].noun and other.ends]
    apart = passage.paragraphs[whole] != passage.paragraphs[number]
    own_whole = apart or not named[number].narrowed or any(not other.narrowed for other in beside)
    return bool(alike) and named[number].ends and own_whole


def _both_led(passage: Passage, one: int, other: int, named: dict[int, Named]) -> bool:
    """全县43家乡镇卫生院签订协议，25家建制乡镇卫生院配备全科医生; else a sentence says itself how its numbers stand."""
    apart = "；" in passage.between(*sorted((one, other)))
    return apart or not (named[one].ends or named[other].ends)


def _lists_its_kinds(passage: Passage, whole: int, part: int, name: Named) -> bool:
    """Its own sentence tells how many of each kind there are; of a kind that it leaves out, all are among the whole."""
    listed = [
        n
        for n in passage.behind(whole, LISTED)
        if passage[n].unit in UNITS and not GREW_BY.search(passage.labels[n])
    ]
    left_out = not any(name.noun in passage.named(number) for number in listed)
    return bool(listed) and not (left_out and not name.narrowed and _all_there_are(passage, part))


def _name(passage: Passage, number: int) -> Named | None:
    """The kind of the places counted and what narrows it: right behind the number, else right before it."""
    figure, label = passage[number], REBUILT.sub("", passage.labels[number])
    rebuilt = label != passage.labels[number]
    if figure.unit not in UNITS or not reached_count(passage, number) or OTHERS.search(label):
        return None
    behind = BRACKETED.sub("", passage.plain[figure.end : figure.end + 24])
    match = BEGINS.match(behind) or ENDS.match(label)
    if match is None or LOOKED_AFTER.match(behind) or _of_another_county(passage, label):
        return None
    noun = SAME.get(match["noun"], match["noun"])
    narrowed = match["before"] if rebuilt or not EVERY_ONE.match(match["before"]) else ""
    return Named(noun, narrowed or "改建" * rebuilt, match.re is ENDS)


def kind_behind(passage: Passage, number: int) -> tuple[str, str] | None:
    """三家公立医院, 三家医院: the kind of the places counted, named right behind their number, and what narrows it."""
    name = _name(passage, number)
    if name is None or name.ends:
        return None
    return SHORTER.get(name.noun, name.noun), name.narrowed


def _of_another_county(passage: Passage, label: str) -> bool:
    match = COUNTY.search(label)
    return match is not None and match["name"] not in passage.document.title


def _all_there_are(passage: Passage, number: int) -> bool:
    """全县16所乡镇卫生院, 辖12个乡镇, 医疗机构293间; not 有4所卫生院 in the middle of a sentence."""
    label = passage.labels[number]
    if BEGINS.match(passage.plain, passage[number].end):
        return not label.strip("，、") or ALL_THERE_ARE.search(label) is not None
    return True


def _more_than_all(passage: Passage, whole: int, all_there_are: Named, name: Named) -> bool:
    """全县辖12个乡镇……20个乡镇血压控制率不足50%."""
    same = all_there_are.noun == name.noun and name.noun in COUNTED_IN_ALL
    return same and not all_there_are.narrowed and IN_ALL.search(passage.labels[whole]) is not None


def _whole_of(number: int, name: Named, wholes: dict[str, int]) -> int | None:
    """All of its kind; for these, and where they are not told, all of the next wider kind."""
    noun = name.noun
    while noun:
        if wholes.get(noun, number) != number:
            return wholes[noun]
        noun = WIDER[noun]
    return None


def _may_contain(passage: Passage, whole: int, part: int) -> bool:
    one, other = passage[whole], passage[part]
    same_place = one.area in ("", other.area) or one.area.startswith("全")
    return whole != part and one.amount != other.amount and of_one_time(one, other) and same_place
