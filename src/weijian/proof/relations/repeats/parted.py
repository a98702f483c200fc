"""What parts two figures that are named alike: another time, place, group or part, or an aim.

It is weighed against what speaks for one quantity (`retold`), so it is told in the same measure: digits.
"""

from __future__ import annotations

import re
from functools import lru_cache

from weijian.proof.context.modality import PLANNED
from weijian.proof.context.periods import HEAD as HEAD_OF_TEXT
from weijian.proof.context.periods import own_period
from weijian.proof.figures.model import Figure
from weijian.proof.naming import PROGRAMME, THING, words_of_kind
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.repeats.echoes import of_other_people
from weijian.proof.relations.repeats.nouns import shared_label
from weijian.proof.relations.repeats.other_counts import of_other_counts
from weijian.proof.relations.wording import FROM

HALF, A_PART, ANOTHER_TIME = 0.5, 1.5, 2.5
TELLING, MANY = 3, 5  # digits
NEAR = 6  # signs behind a figure that may tell a part
# What a plan starts from, as it is.
AS_IT_IS = re.compile(r"(?:现在|目前|当前|今年|本年|现有)的?[^，。；：、\d]{0,6}$")
ON_THAT_BASE = re.compile(r"^[^，。；：\d]{0,6}的?基础上")
# Other times than the report's own.
OTHER_TIME = re.compile(r"上年|去年|前年|同期|上月|上季|年初|原有")
OWN_TIME = re.compile(r"^(?:今年|本年度?|当年|全年|[年期]末|年底|年内)$")
OWN_AREA = re.compile(r"^[全我本].*$")
YEAR = re.compile(r"(\d{4})年")
# What makes a part of what is counted without it, or another thing.
PARTS = re.compile(
    r"其中|[新净]增|新[建发办]|改[造扩]|达标|规范|标准化|示范|创建|试点|培训|死亡|无|每(?![百千万]人)|平均|人均|占|各(?![类项])|其他|其余|剩余"
    r"|第[一二三]剂|加强[针剂免]|应急|发现|检出|异常|阳性|确诊|住院|门诊|重点(?!项目|工程)|低保|公立|民营|(?:增加|减少|提高|下降|上升|增长)(?![到至为])"
)
PLACES, SENTENCE = re.compile(r"乡镇卫生院|村卫生室|社区卫生服务|妇幼保健|疾控中心|专业公共卫生"), 60
THE_REST = re.compile(r"其余|剩余|余下|剩下")
YEAR_END = "-12-31"
# What is still to be done of a year's task: 确保全年完成“两癌”检查8000人.
DUE = re.compile(r"(?:确保|力争|保证)[^，。；]{0,6}(?:全年|年底前|年内)|\d{1,2}月底前")
AIM = re.compile(r"任务|计划(?!生育|免疫)|目标|指标")
# Whoever was taken on is new, whichever word says so.
TAKEN_ON = re.compile(r"公开|面向社会|招聘|招录|招考|招引|新招|引进|补充|引育|录用|新进")
# Of these each of two figures may tell its own, and then they are two quantities.
AGES = re.compile(r"\d{1,3}(?:[-—~至]\d{1,3})?(?:周?岁|个?月龄)")
ORDINALS = re.compile(r"第[一二三四五六七八九十\d]+|[一二三]级")
KIND_OF_PLACE = re.compile(r"县级|乡级|村级|公立|民营")
DONE = re.compile(r"应|实|未")
SEX, TOWN, CARE = (
    re.compile("男|(?<!妇)女"),
    re.compile("城[镇乡区]|农[村业]"),
    re.compile("出院|住院|门诊|急诊"),
)
SPAN = re.compile(r"[上下]半年|全年|[一二三四]季度|\d{1,2}(?:[-—~～至]\d{1,2})?月")
# What was done with them, told once at the head of a list: 入院39.27万人次，其中：……; 第二剂：…….
DEED = re.compile(
    r"[入出]院|[上下]转|收[入治]|支出|发病|死亡|新建|改[扩造]?建|[首末]剂|复查|初[查筛]|采集|采血|供应|供血|用血|申[领报]|发放"
)
HEADS_LIST = re.compile(r"其中|(?<!其中)：")
HEAD = 120  # signs
LEADS = re.compile(
    r"[，。；、：（）\s]|全[县区市州旗年省国]|今年|本年度?|其中|累计|共计?|完成|总[数计量]|[人例]数|为|达到?|有"
)
OF_THEM = re.compile(r"[者口人象童女员生病例村]中(?!医|心|小)")

Told = tuple[set[str], set[str]]
Named = tuple[tuple[int, ...], tuple[int, ...]]


WORDS = (AGES, ORDINALS, KIND_OF_PLACE, DONE, SEX, TOWN, CARE, DEED, SPAN)


def apart(
    passage: Passage, one: int, other: int, in_any_year: bool = False, named_by: Named = ((), ())
) -> float | None:
    """What parts them, in digits; nothing where they cannot be one quantity. Whatever the years, a number
    that arithmetic confirms is told again with two digits changed about. A total is named by its parts, too: 新建卫生室19所、
    改扩建27所，合计46所.
    """
    first, second = passage[one], passage[other]
    labels = [shared_label(passage, n) for n in (one, other)]
    names = [label + passage.tails[n][:NEAR] for label, n in zip(labels, (one, other), strict=True)]
    if of_other_people(*names) or any(
        FROM.search(passage.labels[n]) and not as_it_is(passage, n) for n in (one, other)
    ):
        return None
    if _of_other_aspects(*names) or (not in_any_year and of_other_years(passage, one, other)):
        return None
    if bool(OF_THEM.search(labels[0])) != bool(OF_THEM.search(labels[1])):
        return None
    periods = [OWN_TIME.sub("", figure.period).removesuffix(YEAR_END) for figure in (first, second)]
    areas = [OWN_AREA.sub("", figure.area) for figure in (first, second)]
    of_other_times = all(periods) and periods[0] != periods[1]
    if (of_other_times and not in_any_year) or (all(areas) and areas[0] != areas[1]):
        return None
    if of_other_wholes(passage, one, other) or of_other_counts(passage, one, other):
        return None
    if _of_other_places(passage, one, other):
        return None
    taken_on = [TAKEN_ON.search(name) is not None for name in names]
    planned = [_planned(passage, n) for n in (one, other)]
    aims = [
        AIM.search(name) is not None or (plan and DUE.search(passage.said_before(n)) is not None)
        for name, n, plan in zip(names, (one, other), planned, strict=True)
    ]
    round_aims = all(planned) and not all(_telling(figure) for figure in (first, second))
    times = [set(OTHER_TIME.findall(name)) for name in names]
    parts = [_parts(name) for name in names]
    for place, items in enumerate(named_by):
        parts[place] |= {part for item in items for part in _parts(shared_label(passage, item))} & parts[
            1 - place
        ]
    return (
        ANOTHER_TIME * (times[0] != times[1])
        + (HALF if all(aims) else ANOTHER_TIME) * of_other_times
        + A_PART * len(parts[0] ^ parts[1])
        + A_PART * ((aims[0] != aims[1]) + (taken_on[0] != taken_on[1]))
        + (planned[0] != planned[1] and not all(aims))
        + A_PART * round_aims  # told in the same words
        + HALF
        * (
            (periods[0] != periods[1] and not of_other_times)
            + (areas[0] != areas[1])
            + (first.bound != second.bound)
        )
    )


def _of_other_places(passage: Passage, one: int, other: int) -> bool:
    """社区卫生服务中心164个，卫生人员3323人。村卫生室2746个，在村卫生室工作的人员4323人: each of the places it tells of."""
    places = [set(PLACES.findall(passage.said_before(number, SENTENCE))) for number in (one, other)]
    return all(places) and not places[0] & places[1]


def one_is_the_rest(passage: Passage, one: int, other: int) -> bool:
    """其余22种传染病 are some of the 乙类传染病26种: what is left is told again only as what is left."""
    left = [THE_REST.search(passage.labels[number]) is not None for number in (one, other)]
    return left[0] != left[1]


def up_to_one_day(passage: Passage, one: int, other: int) -> bool:
    """Whether both are counted up to the same day: the end of the report's own time need not be named."""
    own = own_period(passage.document.title, passage.plain[:HEAD_OF_TEXT])
    ends = {"", own.code, own.code + YEAR_END} if own else {""}
    return len({"" if passage[n].period in ends else passage[n].period for n in (one, other)}) == 1


def _parts(name: str) -> set[str]:
    return set(PARTS.findall(name.replace("净增", "新增").replace("改扩", "改造")))


def _planned(passage: Passage, number: int) -> bool:
    """Nobody asks for 251.69万元 to the last digit."""
    figure = passage[number]
    exact = figure.modality != PLANNED and figure.significant_digits >= MANY
    return bool(figure.modality) and not exact and not as_it_is(passage, number)


def as_it_is(passage: Passage, number: int) -> bool:
    """从现在的58%提高到65%, 在今年婚检率90.93%的基础上: a plan tells what there is, to start from."""
    return AS_IT_IS.search(passage.labels[number]) is not None or (
        ON_THAT_BASE.match(passage.tails[number]) is not None
    )


def of_other_wholes(passage: Passage, one: int, other: int) -> bool:
    """入院39.27万人次，其中：……基层0.93万人次。出院38.51万人次，其中：……基层0.91万人次: the heads of the lists part them."""
    (first, whole), (second, total) = (_head(passage, number) for number in (one, other))
    if not first or not second or first in second or second in first:
        return False
    if whole is not None and total is not None:
        return passage[whole].amount != passage[total].amount
    return _of_other_aspects(first, second)


def _of_other_aspects(one: str, other: str) -> bool:
    return any(map(_other, zip(_aspects(one), _aspects(other), strict=True)))


@lru_cache(maxsize=4096)
def _aspects(name: str) -> list[set[str]]:
    """What a name tells of each aspect."""
    name = name.replace("建档立卡", "")  # no health record
    said = [set(pattern.findall(name)) for pattern in WORDS]
    return said + [set(words_of_kind(name, kind)) for kind in (THING, PROGRAMME)]


def _head(passage: Passage, number: int) -> tuple[str, int | None]:
    """What the head of the list names that a figure stands in, and its figure; nothing outside of lists."""
    before = passage.said_before(number, HEAD)
    marks = list(HEADS_LIST.finditer(before))
    if not marks:
        return "", None
    place = passage[number].start - len(before) + marks[-1].start()
    head = number - 1
    while head >= 0 and passage[head].end > place:
        head -= 1
    if head >= 0 and passage.same_sentence(head, number):
        return LEADS.sub("", passage.named(head)), head
    return (LEADS.sub("", before[: marks[-1].start()]), None) if marks[-1][0] == "：" else ("", None)


def _telling(figure: Figure) -> bool:
    return figure.significant_digits >= TELLING


def _other(told: Told) -> bool:
    """Whether both tell something of one aspect, and each another thing; 签约 is short for 家庭医生签约."""
    return bool(told[0] and told[1]) and not any(_alike(one, other) for one in told[0] for other in told[1])


def _alike(one: str, other: str) -> bool:
    return one == other or (one.isalpha() and other.isalpha() and (one in other or other in one))


def of_other_years(passage: Passage, one: int, other: int) -> bool:
    first, second = (set(YEAR.findall(passage.said_before(number))) for number in (one, other))
    return _other((first, second))
