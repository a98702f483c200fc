"""Shares of the people that the sentence says they are reckoned by: 以总人口548856人计，登记1140例，占0.21%; 累计建成6.39万户……
以农村总户数8.11万户计，卫生厕所普及率78.79%.

Rates per thousand and more are told in `on_the_base_said`. The share of those who died among the ill (病死率) is of both
counts and needs no base. How often a resident saw a doctor and was in hospital (居民平均就诊5.69次，年住院率18.2%) is of all
visits and all the people, where one number of them is told. Asked last; broken only where one count alone can be meant or
one slip explains it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from weijian.proof.judgement import meets, meets_rate, quotient
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told, a_slip_explains
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.prices.unit_price import price_relation
from weijian.proof.relations.rates.definitions import everybody
from weijian.proof.relations.rates.on_the_base_said import base_said
from weijian.proof.relations.rates.quotients import quotient_relation
from weijian.proof.relations.rates.words.tie import BARE_SHARE
from weijian.proof.relations.wording import CHANGE

FATALITY = re.compile(r"^[，、；和及]?(?:总|合计)?病死率(?:为|达到?|是|约)?$")
SPREAD = re.compile(r"普及率(?:为|达到?|是|约)?$")
IN_USE = re.compile(r"累计(?:建成|改造|完成|建设|有)|卫生(?:厕所|户厕)|用上|使用")
DIED, ILL = re.compile(r"死亡"), re.compile(r"报告|发病|病例|传染病|收到")
VISITS = re.compile(
    r"居民[^，。；\d]{0,16}(?:平均|年均|人均)[^，。；\d]{0,4}(?:就诊|就医|诊疗)(?:次数|人次)?(?:为|达到?|是)?$|人均(?:年)?就诊(?:次数)?(?:为|达到?|是)?$"
)
STAYS = re.compile(r"(?:^|[，、；居民年])(?:居民)?年?住院率(?:为|达到?|是)?$")
ALL_VISITS, ALL_STAYS = (
    re.compile(r"总诊疗|诊疗总|诊疗人次"),
    re.compile(r"(?:入|住|出)院(?:总?人次数?|总数|人数)?(?:为|达到?|共|有)*$"),
)
UNITS = {"例", "人", "名", "户", "座"}
# Of another time or place, a part, a step.
OTHER = re.compile(r"上一?年|去年|前年|同期|上月|增加|减少|多报|少报|下降|上升|其中|比|较|新增")
REACH, APART = 14, 2


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    for rate, figure in enumerate(passage.figures):
        label = passage.labels[rate]
        if rate not in told.results and figure.bound == "exact" and not figure.modality:
            if figure.base == "次" and VISITS.search(label):
                yield from _by_resident(passage, rate, ALL_VISITS)
            elif figure.kind == "percent" and STAYS.search(label):
                yield from _by_resident(passage, rate, ALL_STAYS)
        plain = figure.is_rate and figure.bound == "exact" and figure.value > 0 and not figure.modality
        if not plain or rate in told.results or CHANGE.search(label):
            continue
        if FATALITY.match(label):
            yield from _fatality(passage, rate)
        elif figure.kind == "percent" and (base := base_said(passage, rate)) is not None:
            yield from _on(passage, rate, base, _counted(passage, rate, base))


def _counted(passage: Passage, rate: int, base: int) -> list[int]:
    """What the share may be told of: the count right before it, or what is in use of what the base counts."""
    label = passage.labels[rate]
    if BARE_SHARE.match(label):
        return [rate - 1] if passage.together(rate - 1, rate) and rate - 1 != base else []
    if not SPREAD.search(label):
        return []
    return [
        n for n in reversed(passage.before(rate, REACH))
        if n != base and _may_be_counted(passage, n, rate) and IN_USE.search(_named(passage, n))
    ]  # fmt: skip


def _named(passage: Passage, number: int) -> str:
    """收到法定传染病16种1543例: what is counted is named before the kinds."""
    kinds = number - 1
    label = passage.labels[number]
    return passage.labels[kinds] + label if kinds >= 0 and passage[kinds].unit == "种" else label


def _may_be_counted(passage: Passage, number: int, rate: int) -> bool:
    figure = passage[number]
    near = passage.sentences[rate] - passage.sentences[number] <= APART
    plain = figure.base in UNITS and figure.bound == "exact" and figure.amount > 0 and not figure.modality
    return near and plain and not OTHER.search(_named(passage, number))


def _on(passage: Passage, rate: int, base: int, counted: list[int]) -> Iterator[Relation]:
    counted = [n for n in counted if passage[n].amount < passage[base].amount]
    for part in counted:
        if meets_rate(passage[rate], passage[part], passage[base]):
            yield quotient_relation(passage, "rate_per", rate, part, base, holds=True, firm=False)
            return
    if counted:
        tie = quotient_relation(passage, "rate_per", rate, counted[0], base, holds=False, firm=False)
        if len(counted) == 1 or a_slip_explains(passage, tie):
            yield tie


def _by_resident(passage: Passage, each: int, counted: re.Pattern[str]) -> Iterator[Relation]:
    """The one number of all visits told before, by the one number of all the people."""
    visits = [
        n for n in passage.before(each, REACH)
        if passage[n].base == "人次" and counted.search(passage.labels[n]) and not OTHER.search(passage.labels[n])
    ]  # fmt: skip
    people = everybody(passage)
    if len(visits) != 1 or len({passage[n].amount for n in people}) != 1:
        return
    part, base = visits[0], people[0]
    if passage[each].kind == "percent":
        tie = quotient_relation(passage, "rate_per", each, part, base, holds=False, firm=False)
        holds = meets_rate(passage[each], passage[part], passage[base])
    else:
        tie = price_relation(passage, each, part, base, holds=False)
        value = quotient(passage[part], passage[base], Decimal(1))
        holds = value is not None and meets(passage[each], value)
    if holds or a_slip_explains(passage, tie):
        yield replace(tie, holds=holds)


def _fatality(passage: Passage, rate: int) -> Iterator[Relation]:
    """报告1543例，死亡9例，……，病死率0.58%."""
    near = [n for n in reversed(passage.before(rate, REACH)) if _may_be_counted(passage, n, rate)]
    died = [n for n in near if DIED.search(passage.labels[n])]
    ill = [
        n for n in near
        if died and n < died[0] and not DIED.search(passage.labels[n]) and ILL.search(_named(passage, n))
    ]  # fmt: skip
    if len(died) != 1 or not ill:
        return
    yield from _on(passage, rate, ill[0], died)
