"""What the report aims at, and what it says elsewhere to have reached of the same thing: 签约率力争提高到45%以上 in the plan
section, 签约率42.05% in the account; 全年114400人的体检任务, 已完成体检71206人, 老年人163428人.

An aim may lie above what is reached or below it, so nothing is ever broken here: the two are of one name, and a reader
will put them side by side. One name: the names end alike, and neither speaks of a group that the other does not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from weijian.proof.context.modality import PLANNED
from weijian.proof.naming import DEED, GROUP, PROGRAMME, Name, name_of, words_of_kind
from weijian.proof.relations.model import Relation
from weijian.proof.relations.orders.ordered import level_name, reached_count, side_by_side
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.wording import (
    CHANGE,
    DEATH_RATE,
    FROM,
    GENERIC_RATES,
    UP,
    called_task,
    shared_ending,
    shared_run,
)

# What stands between the name of a level and the level.
LEADS = re.compile(
    rf"(?:{UP}|力争|争取|确保|保证|预计|要求|计划|目标|年底前?|年末|年内|全年|前|总体|尽快|提[到至升高]|扩充|压[缩减降]|缩短|达|控制|稳定|保持|维持|巩固|不低于|不高于|不少于|不超过|高于|低于"
    r"|实现|已|均|都|累计|标准|只有?|仅有?|分别|全部|要|将|应|可以|可|能够?|有望|完成|须|为|到|至|在|于|是|以上|以下|约|近|上|平均|水平|(?:总)?数|总?量)++$"
)
BY_WHEN = re.compile(r"^(?:年底前?|年内|年末|全年|今年|明年|下半年|力争|确保)+")
# Rates of any service: what they are of must be told, too.
ANYBODYS = re.compile(
    r"^(?:规范|系统|健康)?(?:接种|管理|检测|检查|筛查|治疗|控制|报告|随访|服药|救治|培训|参与)率$"
)
OF_CASES = re.compile(r"控制|不超过|低于|以内|以下")
CASES = {"例", "人", "起"}
SHORTEST, LONG_ENOUGH, DISEASE = 3, 4, 2
# Who is hired next year is another lot, and what each is paid no level.
ANEW = re.compile(r"新增|招聘|招引|引进|每人|每月")
MOST_ALIKE = 8  # levels of one name that are looked at
GROUP_REACH = 80
PRIORITY = "重点人群"
DEATHS_ONLY = "死亡率"
DIED = re.compile(r"(?P<who>新生儿|婴儿|儿童|孕产妇|围产儿)死亡(?:人?数)?(?:为|有)?$")
# 占常住人口的20.3% names no group that is spoken of.
OF_EVERYBODY = re.compile(r"占?(?:全[县区市])?(?:常住|户籍|总)人口")
FEWEST = 30
WANTED = re.compile(r"确保(?!了)|力争|要求|不低于|目标|不得低于|保持在|稳定在|应达|须达")
HAD = re.compile(r"实际|达到|已达|为|达")
BESIDE, BEFORE = 6, 20


def find(passage: Passage) -> Iterator[Relation]:
    levels: dict[str, list[int]] = defaultdict(list)
    done: dict[object, list[int]] = defaultdict(list)
    for number, figure in enumerate(passage.figures):
        aimed = figure.modality == PLANNED or (bool(figure.modality) and bool(passage.plans.at(figure.start)))
        task = _task_of(passage, number)
        if task is not None:
            yield from _of_the_task(passage, number, task, done[passage[number].unit])
        elif aimed:
            yield from _of_the_level(passage, number, levels)
        if not figure.modality:
            _note(passage, number, levels, done)
        if figure.is_rate:
            yield from _wanted_before(passage, number)


def _note(passage: Passage, number: int, levels: dict[str, list[int]], done: dict[object, list[int]]) -> None:
    name = _level_name(passage, number)
    if len(name) >= SHORTEST:
        levels[name[-SHORTEST:]].append(number)
    if reached_count(passage, number) and passage[number].amount >= FEWEST:
        done[passage[number].unit].append(number)
        if passage[number].unit in CASES and len(name) >= DISEASE:
            levels[passage[number].unit].append(number)


def _level_name(passage: Passage, number: int) -> str:
    """The name of a rate or of a measure, freed of what leads to its value; that of what it rose from, where it rose."""
    label = level_name(passage, number)
    if (
        CHANGE.search(LEADS.sub("", label))
        or FROM.search(label)
        or passage[number].kind == "percentage_points"
    ):
        return ""
    name = LEADS.sub("", label).lstrip("，、（")
    name = BY_WHEN.sub("", name) if len(name) > LONG_ENOUGH else name
    return _whose_deaths(passage, number) + name if name == DEATHS_ONLY else name


def _whose_deaths(passage: Passage, number: int) -> str:
    """婴儿死亡7例，死亡率4.26‰."""
    before = DIED.search(passage.labels[number - 1]) if number else None
    return before["who"] if before and passage.same_sentence(number - 1, number) else ""


def _of_the_level(passage: Passage, goal: int, levels: dict[str, list[int]]) -> Iterator[Relation]:
    name = _level_name(passage, goal)
    if len(name) < SHORTEST or ANEW.search(passage.labels[goal]):
        return
    groups = set(
        words_of_kind(passage.labels[goal], GROUP) or words_of_kind(passage.said_before(goal, BEFORE), GROUP)
    )
    if PRIORITY in passage.labels[goal]:
        groups.add(PRIORITY)
    told: set[str] = set()
    alike = levels.get(name[-SHORTEST:], [])[-MOST_ALIKE:]
    if passage[goal].unit in CASES and OF_CASES.search(passage.labels[goal]):
        alike = [n for n in levels[passage[goal].unit][-MOST_ALIKE:] if name[:DISEASE] in passage.labels[n]]
    for reached in reversed(alike):
        group = _group_of(passage, reached)
        if group in told or not _same_measure(passage, reached, goal, name, groups):
            continue
        told.add(group)
        yield side_by_side(passage, reached, goal)


def _same_measure(passage: Passage, reached: int, goal: int, name: str, groups: set[str]) -> bool:
    one, other = passage[reached], passage[goal]
    in_one_unit = (
        one.is_rate or one.unit == other.unit or (one.base == other.base and len(name) > LONG_ENOUGH)
    )
    alike = one.kind == other.kind and in_one_unit and one.area == other.area
    if not alike or passage.paragraphs[reached] == passage.paragraphs[goal]:
        return False
    if one.unit in CASES and name[:DISEASE] in passage.labels[reached]:
        return True
    own = _level_name(passage, reached)
    deaths = [DEATH_RATE.findall(level)[-1:] for level in (own, name)]
    if all(deaths) and deaths[0] != deaths[1]:
        return False  # 新生儿死亡率 ends as 婴儿死亡率 does
    shared = shared_ending(own, name)
    short = min(len(own), len(name))
    if shared < min(short, LONG_ENOUGH) or (own in GENERIC_RATES or own[:-1] in GENERIC_RATES):
        return False
    group = _group_of(passage, reached)
    if groups or group == PRIORITY:
        return group in groups
    said = passage.said_before(reached, GROUP_REACH)
    of_it = not ANYBODYS.match(own) or any(pair in said for pair in map("".join, pairwise(name[: -len(own)])))
    return of_it and not words_of_kind(passage.labels[reached], GROUP)


def _group_of(passage: Passage, number: int) -> str:
    """The group that the words before a figure named last."""
    said = OF_EVERYBODY.sub("", passage.said_before(number, GROUP_REACH))
    named = words_of_kind(said, GROUP)
    last = named[-1] if named else ""
    return PRIORITY if said.rfind(PRIORITY) > (said.rfind(last) if last else -1) else last


def _task_of(passage: Passage, number: int) -> Name | None:
    """全年114400人的老年人体检任务: a task with words of the trade in its name."""
    figure, label, tail = passage[number], passage.labels[number], passage.tails[number]
    if not figure.is_count or figure.amount < FEWEST or not _called_task(label, tail):
        return None
    name = name_of(passage.named(number))
    return name if name.has(GROUP, PROGRAMME, DEED) else None


def _called_task(label: str, tail: str) -> bool:
    return "任务" in tail or ("任务" in label and called_task(label, tail))


def _of_the_task(passage: Passage, task: int, name: Name, done: list[int]) -> Iterator[Relation]:
    """What is done of it, and all there are for whom it is set."""
    wanted = set(words_of_kind(passage.named(task), GROUP)) | set(
        words_of_kind(passage.named(task), PROGRAMME)
    )
    deeds = set(words_of_kind(passage.named(task), DEED))
    told: set[bool] = set()
    for number in reversed(done[-MOST_ALIKE * 4 :]):
        if passage.same_sentence(number, task) or passage[number].area != passage[task].area:
            continue
        own = passage.named(number)
        own_deeds = set(words_of_kind(own, DEED))
        said = wanted & {
            *words_of_kind(own, GROUP),
            *words_of_kind(own, PROGRAMME),
            _group_of(passage, number),
        }
        everybody = not own_deeds and not words_of_kind(own, PROGRAMME)
        more = passage[number].amount >= passage[task].amount
        matches = more if everybody else bool(own_deeds & deeds) or name.has(PROGRAMME)
        if wanted and said and matches and everybody not in told:
            told.add(everybody)
            yield side_by_side(passage, number, task)


def _wanted_before(passage: Passage, reached: int) -> Iterator[Relation]:
    """确保住院报销比例达到85%……实际报销比例达到87%, in one point of the report."""
    label = passage.labels[reached]
    if not HAD.search(label) or WANTED.search(label):
        return
    for goal in reversed(passage.before(reached, BESIDE)):
        if passage.points[goal] != passage.points[reached] or passage[goal].kind != passage[reached].kind:
            continue
        same = shared_run(label, passage.labels[goal]) >= LONG_ENOUGH
        if same and WANTED.search(passage.labels[goal]):
            if passage[reached].value >= passage[goal].value:
                yield side_by_side(passage, reached, goal)
            return
