"""What a sentence says outright of a goal and what was reached: above it, below it, reached by each of several.

达到92.6%，高于国家90%的标准 says itself which is more; where it is not so, one of the two is wrong. What is said of
several rates (规范管理率均达到75%的要求) holds for each of that name before it. A rate short of the standard that it is
said to have reached (已达到标准要求78%的指标) is worth a warning, where no other rate could be meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from weijian.proof.relations.model import Relation
from weijian.proof.relations.orders.ordered import order_relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.wording import CHANGE, shared_ending, shared_run, stem_of

STANDARD = (
    r"(?:[^，。；]{0,14}(?:标准|目标|指标|要求|水平|平均|任务|国家|省|市|州|上限|下限|控制|规定|允许|限值|限量)"
    r"[^，。；\d]{0,12})?"
)
# The comparing word opens the clause: in 耗材占比控制在18.7% the rate has a name of its own.
OPENS = r"^[，、（]?(?:[上以]述)?(?:[两三四五六]项)?(?:指标)?(?:远|均|都|全部|已|大幅|明显|显著|大大)?"
ABOVE = re.compile(rf"{OPENS}(?:高于|超过|超出|高出|优于|大于|达到并超过){STANDARD}[（(]?[^，。；\d]{{0,8}}$")
BELOW = re.compile(
    rf"{OPENS}(?:低于|少于|小于|控制在|距|离|压[降缩减]在|(?:没有|未|并未|不|没)(?:再)?(?:突破|超过|超出|高于|超))"
    rf"{STANDARD}[（(]?[^，。；\d]{{0,8}}$"
)
# What is said to have been kept, of one thing or of each of several.
KEPT_WITHIN = re.compile(
    r"(?:没有|未|不|没)再?(?:突破|超过|超出|超)|(?:控制|压[降缩减])在[^，。；]{0,8}(?:预算|控制线|控制数|限额|指标)"
)
EACH_OF_THEM = re.compile(r"^[，、（]?(?:[上以]述)?(?:[两二三四五六]项)?(?:指标)?(?:均|都|全部)")
# 低于去年的4.9‰ tells what it was; 高于去年同期2.3% may tell by how much it is more.
WHAT_IT_WAS = re.compile(r"(?:去年|上年度?|前年|上月|上季度?)(?:同期)?(?:水平)?的$")
COMPARED_IN_TIME = re.compile(r"去年|上年|同期|年初(?!预算|计划|目标|下达|确定|核定)|\d{4}年|上月|上季")
# 建档率84.5%，已达到标准要求78%的指标; 控制率均达到60%以上
SAID_REACHED = re.compile(
    r"(?P<each>均|都|全部|两项|三项|各项)?(?:已|已经|率)?(?:达到|到达|达|完成|符合|满足)(?:并超过|或超过|了)?[^，。；\d]{0,20}$"
)
CALLED_STANDARD = re.compile(r"(?:以上|及以上)?的?(?:[一-龥]{0,4})(?:标准|要求|目标|指标|规定)")
BEFORE_ALL = re.compile(r"(?P<stem>[一-龥]{2,14})率(?:均|都|全部|分别)")
NOT_YET = re.compile(r"未|没有|尚|力争|确保|要(?!求)|应当|将|计划|争取|努力|不断|距|离|才能|有望|预计")
LEAST_NAME = 4
FEWEST_SHARED = 3
ROUND = 5
REACH = 6
NEAR = 4
LISTED = 8
NAMED_BEFORE = 14


def find(passage: Passage) -> Iterator[Relation]:
    for number, figure in enumerate(passage.figures):
        yield from _above_or_below(passage, number)
        if figure.is_rate:
            yield from _said_reached(passage, number)


def _above_or_below(passage: Passage, goal: int) -> Iterator[Relation]:
    """达到92.6%，高于国家90%的标准; 婴儿死亡率2.13‰，低于省定指标5‰."""
    reached, words = goal - 1, passage.labels[goal]
    if reached > 0 and passage[reached].unit == "项" and EACH_OF_THEM.match(words):
        reached -= 1  # 两项指标均高于90%
    above, below = ABOVE.search(words), BELOW.search(words)
    over_a_bracket = reached > 0 and passage.depths[reached] > passage.depths[goal]
    if over_a_bracket and (above or below):
        reached = _before_the_bracket(passage, goal)
    if not (above or below) or reached < 0 or not comparable(passage, goal, reached):
        return
    of_then = WHAT_IT_WAS.search(words) is not None
    if (COMPARED_IN_TIME.search(words) and not of_then) or "分别" in words:
        return
    if EACH_OF_THEM.search(words):
        yield from _each_above_or_below(passage, goal, above is not None)
        return
    one, other = passage[reached].value, passage[goal].value
    if goal + 1 < len(passage) and passage[goal + 1].kind == "percentage_points":
        if one > other if above else one < other:
            yield _tie(passage, reached, goal, bool(above), holds=True, firm=False)
        return  # by how much says more
    if above and _by_how_much(one, other):
        return
    holds = one >= other if above else one <= other
    kept_within = KEPT_WITHIN.search(words) is not None
    if holds or (
        not over_a_bracket
        and (passage[goal].is_rate or kept_within or of_then)
        and _alone(passage, goal, reached, kept_within)
    ):
        yield _tie(passage, reached, goal, bool(above), holds, firm=not kept_within)


def _before_the_bracket(passage: Passage, goal: int) -> int:
    """占总人口的14.7%，其中市区24万人（……占20.37%），远高于10%的标准: what a bracket tells is not compared."""
    told = (n for n in reversed(passage.before(goal, REACH)) if passage.same_sentence(n, goal))
    return next((n for n in told if passage[n].is_rate and passage.depths[n] <= passage.depths[goal]), -1)


def _each_above_or_below(passage: Passage, goal: int, above: bool) -> Iterator[Relation]:
    """规范管理率79%；……规范管理率70.5%，两项均超过60%的目标值: those of one name."""
    rates = [
        n
        for n in reversed(passage.before(goal, LISTED))
        if comparable(passage, goal, n) and not CHANGE.search(passage.labels[n])
    ]
    name = stem_of(passage.labels[rates[0]]) if rates else ""
    alike = [n for n in rates if len(name) >= 2 and stem_of(passage.labels[n])[-2:] == name[-2:]]
    for reached in alike if len(alike) > 1 else []:
        one, other = passage[reached].value, passage[goal].value
        if one >= other if above else one <= other:
            yield _tie(passage, reached, goal, above, holds=True, firm=False)


def _by_how_much(reached: Decimal, more: Decimal) -> bool:
    """管理率95.77%，高于国家标准15.77%: what is left is the round standard, and the second figure says by how much."""
    return more * 2 < reached and more % ROUND != 0 and (reached - more) % ROUND == 0


def _alone(passage: Passage, goal: int, reached: int, kept_within: bool) -> bool:
    """No other rate of the sentence could be what is compared."""
    if kept_within:  # what rose by so much may have a limit of its own
        return passage.between(reached, goal).count("，") == 1 and "；" not in passage.between(reached, goal)
    others = [n for n in passage.before(reached, 3) if passage.same_sentence(n, goal) and passage[n].is_rate]
    exact = passage[reached].bound == "exact" and passage[goal].bound in {"exact", "over", "under", "at_most"}
    if CHANGE.search(passage.labels[reached]):
        return False  # what is compared is a change
    return exact and not others and passage.between(reached, goal).count("，") == 1


def comparable(passage: Passage, one: int, other: int) -> bool:
    alike = passage[one].kind == passage[other].kind and passage.same_sentence(one, other)
    return alike and (passage[one].is_rate or passage[one].unit == passage[other].unit)


def _tie(passage: Passage, reached: int, goal: int, above: bool, holds: bool, firm: bool) -> Relation:
    if holds:
        less, more = (goal, reached) if above else (reached, goal)
        return order_relation(passage, less, (more,), holds, firm)
    one, other = passage.written(reached), passage.written(goal)
    said, is_so = ("高于", "低于") if above else ("低于", "高于")
    return order_relation(passage, reached, (goal,), holds, firm, f"写的是{said}，而{one}{is_so}{other}")


def _said_reached(passage: Passage, goal: int) -> Iterator[Relation]:
    label, tail = passage.labels[goal], passage.tails[goal]
    said = SAID_REACHED.search(label)
    if said and passage[goal].value > 0 and not NOT_YET.search(label):
        each = bool(said["each"])
        if CALLED_STANDARD.match(tail):
            yield from _reached(passage, goal, each)
        elif each and passage[goal].bound == "at_least":
            for reached in _of_its_name(passage, goal):
                if passage[reached].value >= passage[goal].value:
                    yield order_relation(passage, goal, (reached,), holds=True)


def _reached(passage: Passage, goal: int, each: bool) -> Iterator[Relation]:
    named = _of_its_name(passage, goal) if each else []
    rates = named or rates_before(passage, goal)
    for reached in rates if each else rates[:1]:
        holds = passage[reached].value >= passage[goal].value
        alone = len(rates) == 1 and not passage[reached].modality and passage[reached].bound == "exact"
        if holds:
            yield order_relation(passage, goal, (reached,), holds=True)
        elif alone:
            working = f"写的是达到，而{passage.written(reached)}低于{passage.written(goal)}"
            yield order_relation(passage, reached, (goal,), holds=False, working=working)


def _of_its_name(passage: Passage, goal: int) -> list[int]:
    """高血压和糖尿病规范管理率均达到75%: the rates of that name before it, in the same paragraph."""
    match = BEFORE_ALL.search(passage.labels[goal])
    if match is None:
        return []
    rates = (n for n in passage.before(goal, NAMED_BEFORE) if passage[n].kind == passage[goal].kind)
    return [n for n in rates if _same_name(stem_of(passage.labels[n]), match["stem"])]


def _same_name(one: str, other: str) -> bool:
    """糖尿病规范管理 and 高血压和糖尿病规范管理; one may be the end of the other."""
    shared = shared_ending(one, other)
    return shared >= LEAST_NAME or (shared >= 2 and shared == min(len(one), len(other)))


def rates_before(passage: Passage, goal: int) -> list[int]:
    """The rates of the sentence before the goal, the nearest first; else the one before that bears the goal's name."""
    near = [n for n in reversed(passage.before(goal, NEAR)) if passage[n].kind == passage[goal].kind]
    plain = [
        n
        for n in near
        if not CHANGE.search(passage.labels[n]) and CALLED_STANDARD.match(passage.tails[n]) is None
    ]
    same = [n for n in plain if passage.same_sentence(n, goal) and "；" not in passage.between(n, goal)]
    if same:
        return same
    return [n for n in plain[:1] if shared_run(passage.labels[n], passage.labels[goal]) >= FEWEST_SHARED]
