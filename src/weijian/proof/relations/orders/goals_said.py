"""Goals that were missed, or that all rates of a sentence are said to have reached.

覆盖率36.45%，未达到40%的目标值 says that it is less; 住院分娩率99.95%，……系统管理率93.14%，以上指标均达到90%以上的目标值
says that each of them is more. A rate that lies on the other side is worth a warning where more of it is better, for a limit
is missed by more. Where one goal stands right behind what was reached (床位6.00张，目标值≥5.8张), only the kept order is noted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weijian.proof.relations.model import Relation
from weijian.proof.relations.orders.goals import CALLED_STANDARD, comparable
from weijian.proof.relations.orders.ordered import order_relation, side_by_side
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.wording import CHANGE

MISSED = re.compile(
    r"^[，、（]?(?:[仍尚还均都暂]|目前)*(?:未能?|没有?|不能?|难以)(?:完全|按期|如期)?(?:达到|达成|完成|实现|满足|达)(?!标)"
    r"[^，。；\d]{0,12}$"
)
AIM = re.compile(r"目标|标准|要求|指标|任务")
ALL_OF_THEM = re.compile(
    r"^[，；]?(?:以上|上述|各项|这些|前述|所有|几项|[两三四五六七八]项)+(?:主要|核心|重点|考核)?(?:工作)?(?:指标|比率|率)?"
    r"(?:均|都|全部)(?:已|已经)?(?:达到|超过|高于|完成|保持在|稳定在|在)[^，。；\d]{0,10}$"
)
GOAL_BEHIND = re.compile(
    r"^[，；]?(?:年度|年初|全年|绩效|考核|[国省市]定|国家|省级|市级|省里|市里|规定)*(?:目标|标准|要求|指标|任务)(?:值|数)?(?:是|为|要求)?[：:]?$"
)
# Of these less is better.
LESS_IS_BETTER = re.compile(
    r"死亡|发病|患病|感染|缺陷|流失|失访|脱落|漏|费用|增长|增幅|投诉|剖宫|抗菌|耗材|药占|占比|比重|贫血|负债|空置|闲置|并发症|低体重|人工流产|弃"
)
RATE = re.compile(r"(?:率|度|比例)(?:为|达到?|是)?$")
LISTED, FEWEST = 16, 3


def find(passage: Passage) -> Iterator[Relation]:
    for goal, figure in enumerate(passage.figures):
        if figure.is_rate and goal:
            yield from _missed(passage, goal)
            yield from _all_of_them(passage, goal)
        if goal:
            yield from _right_behind(passage, goal)


def _missed(passage: Passage, goal: int) -> Iterator[Relation]:
    reached, words = goal - 1, passage.between(goal - 1, goal)
    said = MISSED.match(words) and (CALLED_STANDARD.match(passage.tails[goal]) or AIM.search(words))
    if not said or not comparable(passage, goal, reached) or CHANGE.search(passage.labels[reached]):
        return
    one, other = passage[reached], passage[goal]
    if one.value < other.value:
        yield order_relation(passage, reached, (goal,), holds=True, firm=False)
    elif one.value > other.value and _more_is_better(passage, reached) and other.bound != "at_most":
        working = f"写的是未达到，而{one.text}高于{other.text}"
        yield order_relation(passage, reached, (goal,), holds=False, firm=False, working=working)


def _more_is_better(passage: Passage, number: int) -> bool:
    label = passage.labels[number]
    plain = passage[number].bound == "exact" and not passage[number].modality
    return plain and RATE.search(label) is not None and not LESS_IS_BETTER.search(label)


def _all_of_them(passage: Passage, goal: int) -> Iterator[Relation]:
    figure = passage[goal]
    if not ALL_OF_THEM.search(passage.labels[goal]) or figure.bound == "at_most":
        return
    rates = [
        n for n in passage.in_front(goal, LISTED)
        if passage[n].kind == figure.kind and _more_is_better(passage, n) and not CHANGE.search(passage.labels[n])
    ]  # fmt: skip
    short = [n for n in rates if passage[n].value < figure.value]
    for number in rates:
        if number not in short:
            yield order_relation(passage, goal, (number,), holds=True, firm=False)
    if len(short) == 1 and len(rates) >= FEWEST:
        working = f"写的是均达到，而{passage.written(short[0])}低于{figure.text}"
        yield order_relation(passage, short[0], (goal,), holds=False, firm=False, working=working)


def _right_behind(passage: Passage, goal: int) -> Iterator[Relation]:
    """Whether a goal was reached is for the report to say."""
    reached = goal - 1
    one, other = passage[reached], passage[goal]
    alike = comparable(passage, goal, reached) and passage.depths[goal] == passage.depths[reached]
    if not alike or one.bound != "exact" or not GOAL_BEHIND.match(passage.between(reached, goal)):
        return
    if one.value <= other.value if other.bound == "at_most" else one.value >= other.value:
        yield side_by_side(passage, reached, goal)
