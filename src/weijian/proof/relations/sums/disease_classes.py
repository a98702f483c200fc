"""Notifiable diseases and their classes, told sentences or paragraphs apart: 报告法定传染病6593例，死亡12人。其中，甲类无报告；
乙类……报告发病3373例，死亡10人；……同期，报告丙类传染病3220例，死亡2人.

The law knows three classes and no more, so that cases, deaths and kinds of the classes are all there are, as is the share
that a class has of all cases. Of each class the first of each count is taken, where its words compare it with nothing; that
nobody fell ill or died of a class is told in words. One slip must explain what is broken; never firm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from weijian.proof.judgement import meets_rate
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import TELLING, Told, slip_in_the_sum
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.quotients import quotient_relation
from weijian.proof.relations.sums.partitions import DISEASE
from weijian.proof.relations.sums.parts import beside, sum_relation
from weijian.proof.relations.sums.together import come_to
from weijian.proof.relations.wording import DIED

NOTIFIABLE = re.compile(r"法定(?:报告|管理)?(?:的)?传染病(?!信息|网络|报告(?:管理|系统|质量))")
# What opens the account of a class; 占乙类传染病总数的 and 与乙类相比 open none.
CLASS = re.compile(
    r"(?:^|[，。；：、\n（）\s])(?P<before>[^，。；：\n\d占比较与]{0,14}?)(?P<name>甲[、和]?乙类|乙[、和]?丙类|甲类|乙类|丙类)"
)
NO_CASES = re.compile(r"[无未没][^，。；\d]{0,4}(?:发病|报告(?!死亡)|病例|发生)|零报告")
NOT_ONE = re.compile(r"(?:[无未没]有?|零)(?:报告|发生|发现)?$")  # 无甲类传染病报告
NO_DEATHS = re.compile(r"[无未没][^，。；\d]{0,6}死亡|死亡[^，。；\d]{0,3}[零无]")
FELL_ILL = re.compile(r"^[^，。；：]{0,24}?(?:发病|报告|病例|共计?|病|为|有)?(?:总?例?数)?(?:为|共|计)?$")
# 除鼠疫、炭疽无发病、死亡报告外: of those alone.
BUT_FOR = re.compile(r"除[^。；]{1,80}?外")
OTHERS = re.compile(r"重症|聚集|暴发|疫情起|突发")
EVERY = (("甲类", "乙类", "丙类"), ("甲乙类", "丙类"), ("乙类", "丙类"))
OF_ALL = re.compile(r"占(?:全部|全[县区市州省]|总)?(?:报告)?法定(?:报告)?传染病[^，。；\d]{0,12}$")
REACH, CASES, DEATHS, KINDS = 1500, "例", "死亡", "种"


@dataclass(slots=True)
class Account:
    """What is told of one class, or of all: the figure of each count, or that there is none."""

    counts: dict[str, int] = field(default_factory=dict)
    none: set[str] = field(default_factory=set)


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    for match in NOTIFIABLE.finditer(passage.plain):
        whole = _account(passage, match.start(), _end_of_head(passage, match.end()))
        if CASES in whole.counts:
            classes = _classes(passage, match.end())
            yield from _sums(passage, whole, classes)
            yield from _shares(passage, told, whole.counts[CASES], classes)


def _end_of_head(passage: Passage, start: int) -> int:
    """Up to the first class that is told of."""
    ahead = CLASS.search(passage.plain, start, start + REACH)
    return ahead.start("name") if ahead else start


def _classes(passage: Passage, start: int) -> dict[str, Account]:
    """The accounts of the classes, up to the next one of all."""
    again = NOTIFIABLE.search(passage.plain, start)
    while again and "占" in passage.plain[max(0, again.start() - 8) : again.start()]:
        again = NOTIFIABLE.search(passage.plain, again.end())
    end = min(start + REACH, again.start() if again else len(passage.plain))
    opened = list(CLASS.finditer(passage.plain, start, end))
    found: dict[str, Account] = {}
    for place, match in enumerate(opened):
        if NOT_ONE.search(match["before"]):
            found.setdefault(match["name"], Account(none={CASES, DEATHS, KINDS}))
            continue
        stop = opened[place + 1].start("name") if place + 1 < len(opened) else end
        name = match["name"].replace("、", "").replace("和", "")
        if name not in found:
            found[name] = _account(passage, match.start("name"), stop)
    return found


def _account(passage: Passage, start: int, end: int) -> Account:
    account = Account()
    named = []
    for number, figure in enumerate(passage.figures):
        if not start <= figure.start < end:
            continue
        kind = _kind(passage, number)
        if kind == CASES and DISEASE.search(passage.labels[number]):
            named.append(number)
        elif kind:
            account.counts.setdefault(kind, number)
    # 甲类传染病中报告霍乱2例: where it is the only one of the class.
    if CASES not in account.counts and len(named) == 1 and passage.plain.startswith("甲类", start):
        account.counts[CASES] = named[0]
    words = BUT_FOR.sub("", passage.plain[start:end])
    if CASES not in account.counts and not named and NO_CASES.search(words):
        account.none |= {CASES, DEATHS, KINDS}
    if DEATHS not in account.counts and NO_DEATHS.search(words):
        account.none.add(DEATHS)
    return account


def _kind(passage: Passage, number: int) -> str:
    """What a figure counts of a class: cases, deaths or kinds; nothing where it is compared, or of some of them."""
    figure, label = passage[number], passage.labels[number]
    plain = figure.kind == "count" and figure.bound == "exact" and not figure.modality
    if not plain or passage.depths[number] or beside(passage, number) or OTHERS.search(label):
        return ""
    if DIED.search(label):
        return DEATHS if figure.unit in {"人", "例", "名"} else ""
    if figure.unit == KINDS:
        return KINDS if "其余" not in label and "其他" not in label else ""
    return CASES if figure.unit == CASES and FELL_ILL.match(label) else ""


def _sums(passage: Passage, whole: Account, classes: dict[str, Account]) -> Iterator[Relation]:
    confirmed = False
    for kind in (CASES, DEATHS, KINDS):
        if kind not in whole.counts or (parts := _every_part(classes, kind)) is None or not parts:
            continue
        total = whole.counts[kind]
        if len(parts) < 2 and not confirmed:
            continue
        if come_to(passage, total, parts):
            confirmed = True
            yield sum_relation(passage, total, parts, holds=True)
        elif slip_in_the_sum(passage, total, parts, 1 if confirmed else TELLING):
            yield sum_relation(passage, total, parts, holds=False)


def _every_part(classes: dict[str, Account], kind: str) -> list[int] | None:
    """The figures of all classes; none where a class is told of without this count."""
    names = next((names for names in EVERY if all(name in classes for name in names)), None)
    if names is None:
        return None
    told = [classes[name] for name in names]
    if any(kind not in account.counts and kind not in account.none for account in told):
        return None
    return [account.counts[kind] for account in told if kind in account.counts]


def _shares(passage: Passage, told: Told, whole: int, classes: dict[str, Account]) -> Iterator[Relation]:
    """乙类……报告发病157例，占法定传染病总病例数的68.56%: of all that were told before."""
    for account in classes.values():
        part = account.counts.get(CASES)
        rate = -1 if part is None else part + 1
        if part is None or rate >= len(passage) or rate in told.results:
            continue
        named = passage[rate].kind == "percent" and OF_ALL.search(passage.labels[rate])
        if named and passage[rate].bound == "exact" and passage.same_sentence(part, rate):
            holds = meets_rate(passage[rate], passage[part], passage[whole])
            yield quotient_relation(passage, "ratio", rate, part, whole, holds=holds, firm=False)
