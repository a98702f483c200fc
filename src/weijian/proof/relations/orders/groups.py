"""Groups within groups, by their names: nurses among the staff, old people in the population, township hospitals of
one kind among all.

They are named apart, so the larger may have another date or area: only the kept order is noted, and persons of a
group beyond the whole population told, never as an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.relations.model import Relation
from weijian.proof.relations.orders.ordered import order_relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.wording import CHANGE

EVERYBODY = re.compile(r"(?:总人口|常住人口|户籍人口|^(?:全[县区市州旗])?人口)(?:总?数)?(?:为|达|有|共|约)*$")
A_GROUP = re.compile(
    r"(?:育龄妇女|老年人口?|岁(?:及|以)?(?:以上|以下)?(?:常住|户籍)?(?:老年)?(?:人口|人|儿童)|儿童数?|贫困人口|脱贫人口|孕产妇|低保对象)"
    r"(?:总?人?数|总数|口)?(?:为|达|有|共|约)*$"
)
STAFF = [
    re.compile(r"职工|从业人员|工作人员|在岗人员|干部|卫生人员|人员总数"),
    re.compile(r"卫生技术人员|卫技人员|专业技术人员|专技人员|医务人员|医护人员"),
    re.compile(r"医师|医生|护士|护理人员|药师|药剂人员|技师|影像人员|检验人员|全科医生"),
]
ALL_OF_THEM = re.compile(r"全[县区市州旗]|全系统|系统|全局|共有|现有|总")
NOT_OF_THE_STAFF = re.compile(r"乡村医生|村医|培训|招聘|引进|新增|进修|选派|抽调|派出|支援|补充|退休")
BRACKETED = re.compile(r"（([一-龥]{1,3})）")
NOUN = re.compile(
    r"[一-龥]{2,14}?(?:卫生院|医院|卫生室|卫生站|服务中心|服务站|卫生机构|医疗机构|行政村|党支部|诊所)"
)
HEADS = {"人", "名", "位"}
LEAST_NOUN = 3
# A handful out of thousands is told for itself, not as a group among the staff.
MOST_TIMES = 50
REACH = 16


def find(passage: Passage) -> Iterator[Relation]:
    for number in range(len(passage)):
        yield from _in_population(passage, number)
        yield from _in_staff(passage, number)
    yield from _in_places(passage)


def _in_population(passage: Passage, part: int) -> Iterator[Relation]:
    if passage[part].unit[-1:] not in HEADS or not A_GROUP.search(passage.labels[part]):
        return
    for whole in reversed(passage.before(part, REACH)):
        if passage[whole].family == "people" and EVERYBODY.search(passage.labels[whole]):
            holds = passage[part].interval[0] <= passage[whole].interval[1]
            if passage[part].bound == passage[whole].bound == "exact":
                yield order_relation(passage, whole, (part,), holds)
            return


def _in_staff(passage: Passage, part: int) -> Iterator[Relation]:
    level = _level(passage, part)
    if not level or NOT_OF_THE_STAFF.search(passage.named(part)) or CHANGE.search(passage.labels[part]):
        return
    for whole in [*reversed(passage.before(part, REACH)), *_on(passage, part)]:
        above = _level(passage, whole)
        if above is None or above >= level or "其中" in passage.labels[part]:
            continue
        if whole < part and passage.same_sentence(whole, part) and "其中" in passage.between(whole, part):
            continue
        label = passage.labels[whole]
        all_of_them = ALL_OF_THEM.search(label) and not NOT_OF_THE_STAFF.search(label) and "在编" not in label
        if all_of_them and passage[part].amount < passage[whole].amount <= MOST_TIMES * passage[part].amount:
            yield order_relation(passage, whole, (part,), holds=True)
            return


def _on(passage: Passage, part: int) -> range:
    last = min(len(passage), part + 1 + REACH)
    while last > part + 1 and passage.paragraphs[last - 1] != passage.paragraphs[part]:
        last -= 1
    return range(part + 1, last)


def _level(passage: Passage, number: int) -> int | None:
    """Where the people counted stand: 0 all staff, 1 professionals, 2 a profession."""
    figure = passage[number]
    if figure.unit not in HEADS or figure.bound != "exact":
        return None
    name = figure.subject
    fits = [level for level, words in enumerate(STAFF) if words.search(name)]
    return fits[-1] if fits else None


def _in_places(passage: Passage) -> Iterator[Relation]:
    """25个建制乡镇卫生院 are among 43家乡镇卫生院: the same noun with a word before it, anywhere in the report."""
    named: dict[str, int] = {}
    for number in range(len(passage)):
        name = _noun(passage, number)
        if name is not None:
            named.setdefault(name, number)
    for name, part in named.items():
        for cut in range(1, len(name) - LEAST_NOUN + 1):
            whole = named.get(name[cut:])
            if whole is not None and 1 < passage[part].amount < passage[whole].amount:
                yield order_relation(passage, whole, (part,), holds=True)
                break


def _noun(passage: Passage, number: int) -> str | None:
    """What stands right behind the number: 25个建制乡（镇）卫生院 -> 建制乡镇卫生院."""
    figure = passage[number]
    if figure.family != "places" or figure.bound != "exact":
        return None
    behind = BRACKETED.sub(r"\1", passage.plain[figure.end : figure.end + 24])
    match = NOUN.match(behind)
    return match.group() if match else None
