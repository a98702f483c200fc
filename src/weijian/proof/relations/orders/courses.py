"""Order along a course of work: 筛查4235人，新增3人; 实查2120人，查出1458人; 受理27起，办结21起.

A course is a list of steps (`course_steps`); who is counted at a later step is among those of an earlier one. The later
step may also work off what came in before, so a kept order is noted, and a broken one is told only where nothing else
can be meant: in one breath, in one unit, of one time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.naming import GROUP, words_of_kind
from weijian.proof.relations.model import Relation
from weijian.proof.relations.orders.course_steps import (
    Steps,
    befell,
    case_of_visit,
    counted_alike,
    steps_told,
)
from weijian.proof.relations.orders.ordered import all_before, order_relation
from weijian.proof.relations.orders.sure_steps import bare_item, due, opened, surely_among
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.parts import PRICE
from weijian.proof.relations.wording import CHANGE, called_task

KINDS = {"count", "money", "other"}
REST = re.compile(
    r"其余|其他|另有|空[编缺]|正在[^，。；]{0,2}(?:推进|办理|整改|建设|处理)|剩余|余下|尚|还[有需剩]|未(?!成年)|没有|不足|缺|(?:任务|目标|计划)(?:为|数|量)?$"
)
# 仍在隔离261人，已解除2775人: who is still at a step is none of those who came further.
STILL_AT_IT = re.compile(r"(?:仍|尚|还)(?:在|有|未|需)|未(?!成年)|没有|剩余|余下|其余")
# A clause that speaks of the course before it, over a semicolon or a full stop.
BACK = re.compile(
    r"^(?:对?[筛检排体抽巡普][查检测]{1,2}中|其中|(?:经|经过)?治疗(?:后|结束后)?，|(?:当年)?治[愈疗]|死亡|已?(?:完成|接种)?(?:加强|全程|第[二三]剂)|经[筛检排][查测]|共?(?:检出|查出|筛出|确诊|发现|移[交送]|转[交办]|驳回|不予受理))"
)
# 目标人数15400人。目前已完成宫颈癌筛查10116人: what is done so far of what is due.
SO_FAR = re.compile(
    r"^(?:截[至止](?:目前|今)，?|目前，?|现在?|实际)*已?(?:实际)?(?:完成|接种|检查|筛查|体检|实)"
)
# Who is looked after at every step is of one group; a list of findings is of several kinds.
OF_PEOPLE = {"cared", "pregnant"}
# Steps that 其中 lists one by one: 其中第一剂…、第二剂….
WITHIN_OF_WHICH = {"doses", "cared", "examined", "funds"}
JOINED = re.compile(r"[、和及]")
SHORT = 12
# 查处一起、震慑一片 counts nothing.
IDIOM = re.compile(r"[、，][一-龥]{2,3}一[片批方域大]")
# What is given to everybody is no outcome: 下达监督意见书716份，发放宣传资料3488份.
HANDED_OUT = re.compile(r"宣传|资料|折页|手册|传单|海报|明白纸|一封信")
NOTHING = (None, None)
REACH = 5


def find(passage: Passage) -> Iterator[Relation]:
    lists: dict[int, tuple[int, list[int]]] = {}  # of each part its whole and the list that it stands in
    for part in range(1, len(passage)):
        whole, beside = _whole_of(passage, part, lists)
        if whole is None:
            continue
        if passage[whole].amount < passage[part].amount:
            whole = all_before(passage, whole, part)
        if passage[whole].amount < passage[part].amount:
            if surely_among(passage, whole, part, lists, steps_told(passage, part)):
                yield order_relation(passage, part, (whole,), holds=False)
            continue
        together = lists[beside][1] if beside is not None else []
        together.append(part)
        lists[part] = whole, together
    for first, (whole, together) in lists.items():
        kept = sum(passage[part].amount for part in together) <= passage[whole].amount
        if first != together[0]:
            continue
        # 案件153件，罚款114户次，警告82户次: one may be counted under several.
        for parts in [tuple(together)] if kept else [(part,) for part in together]:
            yield order_relation(passage, whole, parts, holds=True)


def _whole_of(
    passage: Passage, part: int, lists: dict[int, tuple[int, list[int]]]
) -> tuple[int | None, int | None]:
    """The nearest figure before the part that stands at an earlier step of one of its courses; and the part before
    it that it is told together with.
    """
    if not _plain(passage, part) or REST.search(passage.labels[part] + passage.tails[part][:6]):
        return NOTHING
    later = steps_told(passage, part)
    for whole in reversed(passage.before(part, REACH)):
        if not _in_reach(passage, whole, part, later):
            return NOTHING
        deeper = passage.depths[whole] > passage.depths[part]
        alike = counted_alike(passage, whole, part) or case_of_visit(passage, whole, part, later)
        if deeper or not alike or not (_plain(passage, whole) or due(passage, whole)):
            continue
        if STILL_AT_IT.search(passage.labels[whole]):
            continue
        earlier = steps_told(passage, whole)
        if not counted_alike(passage, whole, part):
            return whole, None
        if any(_is_later(passage, whole, part, course, earlier, step) for course, step in later.items()):
            return whole, None
        of_cases = whole in lists and befell(passage, lists[whole][0], part)
        if of_cases and "punished" not in later:
            continue
        if whole in lists and _side_by_side(passage, whole, part, earlier, later):
            own = _its_own(passage, lists[whole][0], whole, part)
            return own, whole if own == lists[whole][0] else None
        if not later:
            return NOTHING  # only what stands right beside a part of a list may be one without saying so
    return NOTHING


def _its_own(passage: Passage, whole: int, first: int, part: int) -> int:
    """分别管理65217人、24038人，规范管理50869人、18269人: where the wholes are a list too, each part has its own.
    So has each finding after 分别: 分别筛查1547人和1482人，……查出宫颈病变9例、乳腺癌2例.
    """
    own = whole + part - first
    respectively = "分别" in passage.labels[whole] or all(
        passage.labels[n].strip("、和及")[-3:] in passage.said_before(whole) for n in (first, part)
    )
    wholes, parts = range(whole + 1, own + 1), range(first + 1, part + 1)
    listed = (
        own < first
        and all(bare_item(passage, n) and passage[n].unit == passage[whole].unit for n in wholes)
        and all(
            JOINED.match(passage.labels[n])
            if respectively
            else bare_item(passage, n) and passage[n].unit == passage[whole].unit
            for n in parts
        )
    )
    return own if listed else whole


def _is_later(passage: Passage, whole: int, part: int, course: str, earlier: Steps, step: int) -> bool:
    if earlier.get(course, step) >= step:
        return False
    if course != "punished" and befell(passage, whole, part):
        return False
    if course in OF_PEOPLE:  # 建档355877份，管理高血压患者22138人: of another group
        groups = set(words_of_kind(passage.named(part), GROUP))
        if groups - set(words_of_kind(passage.named(whole), GROUP)):
            return False
    listed = course in WITHIN_OF_WHICH or course.startswith("due")
    return listed or "其中" not in passage.labels[whole]


def _side_by_side(passage: Passage, one: int, other: int, earlier: Steps, later: Steps) -> bool:
    """检出阳性14人，确诊3人; 办结28件、移交3件; 检出一级14人，二级20人: both of one list."""
    label = passage.labels[other]
    if passage.depths[one] != passage.depths[other]:
        return False  # 处罚47起（警告15起、罚款32起）: the bracket says what the one before it is made of
    if not later:
        alike = passage.same_sentence(one, other) and passage[one].unit == passage[other].unit
        return alike and len(label) <= SHORT and "其中" not in label
    lists = any(earlier.get(course) == step and course not in OF_PEOPLE for course, step in later.items())
    return lists or label.startswith(("、", "和", "及", "以及"))


def _in_reach(passage: Passage, whole: int, part: int, later: Steps) -> bool:
    """In one sentence; over a semicolon or a full stop only where the words look back or name whom they speak of."""
    apart = passage.sentences[part] - passage.sentences[whole]
    between = passage.between(whole, part)
    if apart == 0 and "；" not in between:
        return True
    return (
        apart <= 1
        and between.count("；") + apart <= 1
        and (
            BACK.match(opened(passage, part)) is not None
            or "pregnant" in later
            or (due(passage, whole) and SO_FAR.match(opened(passage, part)) is not None)
        )
    )


def _plain(passage: Passage, number: int) -> bool:
    figure, label = passage[number], passage.labels[number]
    counted = figure.kind in KINDS and figure.bound in {"exact", "over"} and figure.amount >= 1
    if not counted or figure.modality or CHANGE.search(label) or PRICE.search(label):
        return False
    if IDIOM.match(passage.plain, figure.end) or HANDED_OUT.search(label):
        return False
    # Money that is handed down (下达资金) is no task.
    return figure.kind == "money" or not called_task(label, passage.tails[number])
