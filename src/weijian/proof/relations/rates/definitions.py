"""What rates are rates of: the bases that a report counts, and the rates that by definition are of them.

`bases.tsv` says how a count of all of a base is called, `definitions.tsv` which rate is of which base. A base is so
found by its name, wherever the report tells it, and not by standing near.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path

from weijian.kernel.tables import rows_of
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.lists import label_of
from weijian.proof.relations.wording import CHANGE, LIVE_BIRTHS, TASK_SAID, stem_of

EVERYBODY, BIRTHS = "everybody", "births"
# 计生统计总人口, 全镇常住总人口数; a bare 人口 only right behind what it is of.
PEOPLE = (
    r"(?:(?:常住|户籍|服务|平均)?总人口|(?:常住|户籍|服务|平均)人口"
    r"|(?:^|[^一-龥]|全[县区市镇乡州旗]|年?[末底]|现有|辖区)人口(?:总?数)?)"
)
# 常住人口以公安和统计部门核定的42.6万人计算
ALL = re.compile(
    rf"{PEOPLE}(?:总?数)?(?:为|达|到|有|共|约|按|(?:以|按照?)[^，。；\d]{{2,16}}(?:核定|统计|公布|提供|发布)的)*$"
)
ALL_BEHIND = re.compile(r"(?:常住|户籍|总|服务)(?:总)?人口(?!老|中的)")
# 签约16.94万人，占常住人口41.27万人的41.05%
BASE_OF_A_SHARE = re.compile(rf"占(?:全[县区市州旗])?{PEOPLE}$")
# People of a kind, or counted by the way.
SOME = re.compile(
    r"贫困|脱贫|老年|儿童|妇女|流动|农村|城镇|城区|农业|残疾|低保|出生|死亡|岁|每|受益|覆盖|占|减少|增加|净增|流入|流出"
)
# Some of a base, or people for whom something is done.
BY_THE_WAY = re.compile(
    r"规范|接受|访视|检查|新(?:报告|增|登记|确诊|检出)|发现|筛查|签约|死亡|其中|随访|[为对给向]|救治|治疗|新发|培训|应|任务|贫困|脱贫"
)
WANTED = re.compile(r"目标|标准|指标|要求|控制(?!率)|平均|低于|高于|[省市]级")
# 精神分裂症服药率 is of some of those with a mental disorder.
OF_A_KIND = re.compile("精神分裂|双相|癫痫|重型|轻型")
OF_SOME = re.compile(
    r"AFP|脊灰|麻痹|儿童|婴|新生儿|围产儿|产妇|妇女|学生|教师|老年|老人|职工|岁|从业|贫困|病死|院内|医院|学校"
)
WHOSE_SHARE = re.compile(r"(?:^|[，；的占县区市州旗])(?P<who>常住|户籍)(?:总)?人口[^，。；\d]{0,8}$")
FEWEST_COUNTED, FEWEST_PEOPLE = 10, 1000
MOST_BASES = 6
LONGEST = 240


@dataclass(frozen=True, slots=True)
class Base:
    told: re.Pattern[str] | None
    tried: re.Pattern[str]
    in_paragraph: bool


@cache
def bases() -> dict[str, Base]:
    return {
        base: Base(re.compile(told) if told else None, re.compile(tried), reach == "paragraph")
        for base, told, tried, reach, _ in _rows("bases.tsv")
    }


@cache
def _definitions() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    return tuple(
        (base, re.compile(f"(?:{rate})$"), re.compile(said))
        for base, rate, said, _ in _rows("definitions.tsv")
    )


def _rows(name: str) -> list[list[str]]:
    return rows_of(Path(__file__).with_name(name))


def base_of(passage: Passage, rate: int, counted: str = "") -> str | None:
    """The base that a rate is of by definition, of the group named last before it; `counted` names what is counted beside
    it.
    """
    label = label_of(passage, rate)
    if any(words.search(label) for words in (CHANGE, TASK_SAID, WANTED, OF_A_KIND)):
        return None
    stem = stem_of(label)
    about = counted + passage.said_before(rate, LONGEST) if stem else ""
    best, last = None, -1
    for base, named, said in _definitions() if stem else ():
        if named.search(stem):
            place = (
                max((match.end() for match in said.finditer(about)), default=-1) if said.pattern else LONGEST
            )
            if place > last:
                best, last = base, place
    return None if best == EVERYBODY and OF_SOME.search(stem + counted) else best


def of_another_group(passage: Passage, rate: int, count: int) -> bool:
    """在管高血压患者8412人；糖尿病规范管理率76.38%: the two name different groups."""
    rated, counted = _groups(passage.labels[rate]), _groups(passage.named(count))
    return bool(rated and counted and not rated & counted)


def _groups(words: str) -> set[str]:
    defined = {base for base, _, _ in _definitions()}
    names = ((base, names.told) for base, names in bases().items() if base in defined)
    return {base for base, name in names if name is not None and name.search(words)}


def told(passage: Passage) -> dict[str, list[int]]:
    """The first few counts that bear the name of each base."""
    if passage.bases is None:
        found: dict[str, list[int]] = {base: [] for base in bases()}
        for number, figure in enumerate(passage.figures):
            if figure.kind == "count" and figure.bound == "exact" and figure.amount >= FEWEST_COUNTED:
                for base, names in bases().items():
                    if len(found[base]) < MOST_BASES and _is(passage, number, base, names):
                        found[base].append(number)
        passage.bases = found
    return passage.bases


def _is(passage: Passage, number: int, base: str, names: Base) -> bool:
    if base == EVERYBODY:
        return passage[number].family in {"people", "bare"} and _of_everybody(passage, number)
    return names.told is not None and names.told.search(passage.named(number)) is not None


def all_of_it(passage: Passage, number: int, base: str) -> bool:
    """活产数2908人, with nothing done to them and no kind of them."""
    if base == EVERYBODY:
        return True
    label, names = passage.labels[number], bases()[base].told
    last = next(reversed(list(names.finditer(label))), None) if names is not None else None
    plain = last is not None and last.end() == len(label) and not BY_THE_WAY.search(label, 0, last.start())
    return plain and passage[number].family == "people" and not passage[number].modality


def is_base_of(passage: Passage, rate: int, whole: int) -> bool:
    """Whether a count is all of a base of which the rate may be."""
    groups = (group for group, counts in told(passage).items() if whole in counts)
    label = passage.labels[rate]
    return any(all_of_it(passage, whole, group) and bases()[group].tried.search(label) for group in groups)


def everybody(passage: Passage) -> list[int]:
    """The first few numbers of all the people of the place."""
    if passage.everybody is None:
        found = (
            number for number, figure in enumerate(passage.figures)
            if figure.kind == "count" and figure.bound in {"exact", "about"} and figure.value >= 1
            and figure.family in {"people", "bare"} and figure.amount >= FEWEST_PEOPLE
            and _of_everybody(passage, number)
        )  # fmt: skip
        passage.everybody = list(islice(found, MOST_BASES))
    return list(passage.everybody)


def of_other_people(passage: Passage, rate: int, whole: int) -> bool:
    """占户籍人口的22.62% of 常住人口41.83万人, where 户籍人口58.6万人 are told, too."""
    return people_meant(passage, rate, whole) is not None


def people_meant(passage: Passage, rate: int, whole: int) -> int | None:
    """The people that the words of a rate name, where the whole is another number of people."""
    named = WHOSE_SHARE.search(passage.labels[rate])
    if named is None or whole not in everybody(passage) or named["who"] in passage.named(whole):
        return None
    return next((number for number in everybody(passage) if named["who"] in passage.named(number)), None)


def _of_everybody(passage: Passage, number: int) -> bool:
    """常住人口26.18万人, or 26.18万常住人口."""
    if ALL_BEHIND.match(passage.tails[number]):
        return True
    label = passage.labels[number]
    if BASE_OF_A_SHARE.search(label) and passage.tails[number].startswith("的"):
        return True
    return ALL.search(label) is not None and SOME.search(label) is None


def told_base(passage: Passage, rate: int, base: str) -> int | None:
    """The count of that base the rate is of: of the same place and time or of none said, the nearest."""
    stated = passage[rate]
    fitting = [
        number for number in told(passage)[base]
        if all_of_it(passage, number, base) and passage[number].area == stated.area
        and not (bases()[base].in_paragraph and passage.paragraphs[number] != passage.paragraphs[rate])
        and (not stated.period or passage[number].period in {"", stated.period})
    ]  # fmt: skip

    def farness(number: int) -> tuple[bool, bool, int]:
        mothers = base == BIRTHS and not LIVE_BIRTHS.search(passage.named(number))
        return not passage.same_sentence(number, rate), mothers, abs(number - rate)

    return min(fitting, key=farness, default=None)
