"""The counts that may be part and whole of a rate by where they stand: before it or behind it, and for the whole
anywhere by name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.definitions import everybody
from weijian.proof.relations.rates.said_base import NAMED_BASE, ends_with
from weijian.proof.relations.rates.signs import ALL, bears_its_word
from weijian.proof.relations.rates.words.tie import FOUND, QUANTITIES, alike, deed_of, is_task
from weijian.proof.relations.wording import TASK_SAID, shared_run, stem_of

REACH, BACK, DEEDS_BACK, BEHIND, MOST_NAMED, RARE = 20, 3, 7, 2, 4, 40
FAR_BACK, SHARED = 200, 3
OF_EVERYBODY = re.compile(r"建档|签约|参保|注册|接种|出生|发病|患病|检出|献血")
# 比上年同期的692例减少
OF_BEFORE = re.compile(r"[比较]|上年|去年|同期|上升|下降|增|减")
MOST_PEOPLE = 2
# 有证871名，无证51名，建证率
NOT_SO = re.compile(r"^[，、；]?(?:尚|仍|还)?(?:无|未|没有?)[^，。；\d]{1,6}$")
OF_A_TASK = re.compile(rf"{TASK_SAID.pattern}|完成(?:率|比例|进度)[^，。；]{{0,4}}$|接种率[^，。；]{{0,4}}$")
# Who they are that a share is told of.
WHOSE = re.compile(r"^[，、；。]?[^，。；：、\d占]{2,12}占(?!比)[^，。；占\d]{2,12}的$")


def parts(passage: Passage, rate: int) -> Iterator[int]:
    """The last count before the rate in its sentence, and the last that bears its deed; and what stands before the whole."""
    last = None
    for number in passage.in_front(rate, DEEDS_BACK):
        own = _bears_the_whole_deed(passage, rate, number)
        if not own and (not passage.together(number, rate) or number < rate - BACK):
            continue
        figure = passage[number]
        if figure.kind not in QUANTITIES or figure.bound != "exact" or figure.amount <= 0:
            continue
        if _also_told(passage, number):
            continue
        if passage[rate].kind != "percent" and figure.family != "people":
            continue  # 报告412例，病种11种，发病率
        named = bears_its_word(passage, rate, number)
        if last is None or named or _before_its_whole(passage, number, last):
            last = number
            yield number
        if named and not NOT_SO.search(passage.labels[number]):
            return


def _also_told(passage: Passage, number: int) -> bool:
    """发放3140人17498瓶，服用率72.10%: of the people, and not of what they got."""
    people = number > 0 and passage[number - 1].family == "people" and passage[number].family != "people"
    return people and passage.between(number - 1, number) == ""


def _bears_the_whole_deed(passage: Passage, rate: int, part: int) -> bool:
    """检出乙肝阳性130人，其中122人已分娩，另8人尚未分娩；阳性率3.16%."""
    deed = deed_of(stem_of(passage.labels[rate]))
    return len(deed) > 1 and deed in passage.labels[part]


def _before_its_whole(passage: Passage, part: int, whole: int) -> bool:
    """28832户用上了卫生厕所，而全县农村总户数为53405户，普及率53.99%."""
    larger = part == whole - 1 and passage[part].amount < passage[whole].amount
    return larger and alike(passage, part, whole) and ALL.search(passage.labels[whole]) is not None


def parts_behind(passage: Passage, rate: int) -> Iterator[int]:
    """审核75家，合格率为88.0%，合格66家; 占到21.8%，在3240名孕妇中有707名; 36.0%为阳性（1098人）: told first."""
    if any(passage[n].is_rate for n in passage.in_front(rate, 1)):
        return  # 签约率78.4%，重点人群签约率92.6%，签约33.4万人: of the first
    if WHOSE.match(passage.labels[rate]):
        return  # 阳性者占实筛人数的1.97%，其中服药84人
    for number in passage.behind(rate, BEHIND):
        figure = passage[number]
        if any(passage[n].is_rate for n in passage.behind(number, 1)):
            return
        counted = figure.kind in QUANTITIES and figure.bound == "exact" and passage[rate].kind == "percent"
        if not counted or not passage.together(rate, number) or OF_BEFORE.search(passage.labels[number]):
            return
        yield number


def wholes(passage: Passage, rate: int, part: int) -> list[int]:
    """What may be the whole, the nearest first: of the paragraph, and what bears the name of the base anywhere."""
    here = [
        n for n in reversed(passage.before(max(part, rate), REACH))
        if (n < part or n > rate or _before_its_whole(passage, part, n)) and n != part and alike(passage, part, n)
    ]  # fmt: skip
    here += [n for n in passage.behind(rate, 1) if _in_brackets(passage, rate, n) and alike(passage, part, n)]
    far = [*_named_so(passage, rate, part), *_tasks(passage, rate, part), *_all_people(passage, rate, part)]
    told = dict.fromkeys([*here, *far])
    return [n for n in told if passage[rate].kind == "percent" or not FOUND.search(passage.labels[n])]


def _in_brackets(passage: Passage, rate: int, whole: int) -> bool:
    """占比68.8%（全县32所）."""
    return passage.depths[whole] > passage.depths[rate] and not OF_BEFORE.search(passage.labels[whole])


def _named_so(passage: Passage, rate: int, part: int) -> list[int]:
    """占户籍人口的16.14%: what is named so anywhere."""
    named = NAMED_BASE.search(passage.labels[rate])
    if named is None:
        return []
    what = named["what"]
    found = islice(passage.named_with.get(what[-2:], ()), RARE)
    fits = [n for n in found if n not in {part, rate} and ends_with(passage, n, what)]
    near = sorted(fits, key=lambda n: abs(n - rate))
    return [n for n in near if alike(passage, part, n)][:MOST_NAMED]


def _tasks(passage: Passage, rate: int, part: int) -> list[int]:
    """市下达我县无偿献血任务3392人, in a paragraph before 完成无偿献血1882人，任务完成率55.28%."""
    if not OF_A_TASK.search(passage.labels[rate]):
        return []
    name = passage.named(part)
    tasks = (
        n for n in range(part - 1, max(-1, part - FAR_BACK), -1)
        if is_task(passage, n) and alike(passage, part, n) and shared_run(passage.named(n), name) >= SHARED
    )  # fmt: skip
    return list(islice(tasks, MOST_NAMED))


def _all_people(passage: Passage, rate: int, part: int) -> list[int]:
    """常住人口214386人, told far off, for 建档率."""
    if not OF_EVERYBODY.search(passage.labels[rate]):
        return []
    return [n for n in everybody(passage)[:MOST_PEOPLE] if n != part and alike(passage, part, n)]
