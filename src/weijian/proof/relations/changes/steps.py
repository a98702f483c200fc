"""By how much a quantity changed or differs: 1624户次，上年同期1450户次，增加174户次; 比全市平均数2.81人少0.35人; 由86分钟压缩到
74分钟，缩短12分钟.

The words name the base right before the step, so the step is wrong where nothing in reach has changed by it. Where
the rate behind it agrees with the two numbers, there is no doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from weijian.proof.judgement import is_distance, meets, total
from weijian.proof.relations.changes.grown import CHANGE_ONLY, fits_growth, from_to
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import a_slip_explains
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.moves import moves_beside
from weijian.proof.relations.sums.remainder import distance_relation
from weijian.proof.relations.wording import shared_run

MORE = r"净?增加?|净增|多|高|上升|提高|增长|新增|延长|上涨|扩大|升|涨"
LESS = r"净减|净?减少|少|低|下降|降低|缩短|压缩|压减|缩减|缩小|下调|回落|降|跌|减"
# 多生7人, 少报3例, 多出生140人
DEED = r"(?:了|出|出了|约|(?:出生|接诊|收治|完成|检查|服务|[生报发查收治做办筹看转采购花用支招建种签住])了?)?"
# 一年里多了, 半年净增, 每人次减少
IN_ALL = (
    r"(?:同比|[较比](?:上年|去年|年初)|一年(?:[里间内来]|下来)?|半年(?:[里间内来]|下来)?|今年|上半年|全年|共|总共|实际|平均"
    r"|每[人次户例床年天]{1,2}|人均|又|就)"
)
STEP = re.compile(
    rf"^(?:的?(?:平均)?(?:标准|水平|数量|总量)?(?:相比)?)?）?[，、]?{IN_ALL}{{0,2}}(?:{MORE}|{LESS})(?:{DEED})$"
)
FALLS = re.compile(rf"(?:{LESS})(?:{DEED})$")
WHEN = r"(?:上年|去年|前年|同期|上月|上季度?|年初|[年月]末|年底|\d{4}年(?:\d{1,2}月)?)"
BASE = re.compile(
    rf"(?:较|比|与)[^，。；\d]{{0,4}}(?:{WHEN}|平均|标准)(?:同期|底|末|初|水平|数|值|的|为|同口径)*（?$"
    rf"|[，；（]{WHEN}(?:同期|年?底|年?末)?"
    r"(?:的|为|是|有|共|报告|完成|发生|实现|出生|分娩|死亡|登记|确诊|住院|门诊|收入|支出)*$"
)
# 比全省2.35人的平均水平低, 低于全市平均水平（5480元）360元
AVERAGE_BEHIND = re.compile(r"^的平均")
OF_A_LARGER_AREA = re.compile(r"(?:较|比|与)(?:全[国省市区州]|同类)[^，。；\d]{0,6}$")
ABOVE_OR_BELOW = re.compile(r"(?:[高多]|(?P<below>[低少]))于[^，。；\d]{0,10}（?$")
NO_WORD = re.compile(r"^(?:的?(?:平均)?(?:标准|水平|数))?[）约]*$")
# The comparison opens its clause, so that what stands before it has changed.
OPENS = re.compile(
    r"(?:^|[，；（])(?P<own>[^，。；（\d]{0,10}?)(?:现|已|共|总体)?(?:同比)?(?:较|比|与|上年|去年|前年|上月|同期|[高低多少]于)[^，；]*$"
)
# Told behind a list: 县级24.15万人次，分院22.67万人次；2020年是41.93万人次，一年里多了4.89万人次
ANOTHER_YEAR = re.compile(rf"；{WHEN}[^，。；\d]{{0,3}}$")
# What it was is told behind the step.
OVER_THEN = re.compile(
    rf"^，(?:较|比)?{WHEN}?(?:同期)?(?:{MORE}|{LESS}){DEED}$|^，同比(?:{MORE}|{LESS}){DEED}$"
)
IT_WAS = re.compile(rf"^[，（]{WHEN}(?:同期)?(?:为|是|有|仅|报告|完成)*$")
TAKEN_UP = re.compile(r"^(?:其中|今年|本年|全年|总数|数量)+|[数量]$")
KINDS = {"count", "money", "volume", "area", "duration", "other", "weight"}
LIMIT = re.compile(r"控制在|预算|不超过|不高于|计划(?!生育|免疫|怀孕)|任务|目标")
LEFT_TOO = re.compile(r"退出|减少|死亡|去世|迁出|转出|核减|注销|取消|调出")
REACH = 6


def find(passage: Passage) -> Iterator[Relation]:
    for step in range(1, len(passage)):
        if (then := _told_behind(passage, step)) is not None:
            holds = _is_so_far(passage, step - 1, then, step)
            yield step_relation(passage, step - 1, then, step, holds, firm=False)
        beside = step - 1
        if not _steps_from(passage, beside, step) or _some_left_too(passage, step):
            continue
        if from_to(passage, beside) and step in moves_beside(passage, beside - 1, beside):
            continue  # 由1691人增加到1876人，新增216人、退出31人
        if from_to(passage, beside) and _alike(passage, beside - 1, step):
            holds = _is_so_far(passage, beside, beside - 1, step)
            yield step_relation(passage, beside, beside - 1, step, holds, firm=True)
        elif _is_base(passage, beside, step):
            yield from _judged(passage, beside, step)


def _told_behind(passage: Passage, step: int) -> int | None:
    """下转1126人次，比上年多转214人次，上年为902人次; a rate may stand between."""
    if not _alike(passage, step - 1, step) or not OVER_THEN.match(passage.between(step - 1, step)):
        return None
    for then in passage.behind(step, 2):
        if not passage[then].is_rate:
            told = _alike(passage, then, step) and IT_WAS.match(passage.between(then - 1, then))
            return then if told and passage.same_sentence(step - 1, then) else None
    return None


def _some_left_too(passage: Passage, step: int) -> bool:
    """1873人，上年为1696人，今年新增214人，退出37人: who came is not by how much they are more."""
    behind = step + 1
    beside = behind < len(passage) and passage.together(step, behind) and _alike(passage, behind, step)
    came = passage.labels[step].endswith(("新增", "增加"))
    return came and beside and LEFT_TOO.search(passage.labels[behind]) is not None


def _steps_from(passage: Passage, beside: int, step: int) -> bool:
    if not _alike(passage, beside, step) or passage[step].amount <= 0:
        return False
    if not passage.same_sentence(beside, step):
        return False
    between = passage.between(beside, step)
    said_before = ABOVE_OR_BELOW.search(passage.labels[beside]) and NO_WORD.search(between)
    return bool(said_before) or STEP.search(between) is not None


def _is_base(passage: Passage, then: int, step: int) -> bool:
    if ABOVE_OR_BELOW.search(passage.labels[then]):
        return NO_WORD.search(passage.between(then, step)) is not None
    average = AVERAGE_BEHIND.match(passage.between(then, step)) and OF_A_LARGER_AREA.search(
        passage.labels[then]
    )
    return bool(average) or BASE.search(passage.said_before(then, 24)) is not None


def _falls(passage: Passage, then: int, step: int) -> bool:
    said = ABOVE_OR_BELOW.search(passage.labels[then])
    return bool(said["below"]) if said else FALLS.search(passage.labels[step]) is not None


def _alike(passage: Passage, one: int, step: int) -> bool:
    first, figure = passage[one], passage[step]
    same = figure.kind in KINDS and first.kind == figure.kind and first.base == figure.base
    return same and first.bound == figure.bound == "exact" and first.amount > 0


def _judged(passage: Passage, then: int, step: int) -> Iterator[Relation]:
    near = [n for n in reversed(passage.before(then, REACH)) if _alike(passage, n, step)]
    for now in near:
        if _is_so_far(passage, now, then, step):
            yield step_relation(passage, now, then, step, holds=True, firm=True)
            return
    proven = next((n for n in near if _rate_agrees(passage, n, then, step)), None)
    if proven is not None:
        yield step_relation(passage, proven, then, step, holds=False, firm=True)
        return
    last = _last_told(passage, near, then, step)
    if last is None or not passage.same_sentence(last, then) or _together(passage, near, then, step):
        return
    broken = step_relation(passage, last, then, step, holds=False, firm=_told_alone(passage, last, then))
    if _one_thing(passage, last, then):
        yield broken
    elif ANOTHER_YEAR.search(passage.between(last, then)) and a_slip_explains(passage, broken):
        yield replace(broken, firm=False)


def _last_told(passage: Passage, near: list[int], then: int, step: int) -> int | None:
    """门诊46.82万人次，其中县级24.15万人次；上年41.93万人次，多5.89万人次: not what is part of it and changed the other way."""
    told = [n for n in near if not LIMIT.search(passage.labels[n])]
    falls = _falls(passage, then, step)
    so_changed = [n for n in told if (passage[n].amount < passage[then].amount) is falls]
    parts = told[: told.index(so_changed[0])] if so_changed else []
    if parts and "其中" in passage.between(so_changed[0], parts[-1]):
        return so_changed[0]
    return told[0] if told else None


def _one_thing(passage: Passage, now: int, then: int) -> bool:
    """Whether what stands before the base is what has changed; where the comparison names its own, by that name."""
    between = passage.between(now, then)
    told_again = shared_run(passage.labels[now], passage.labels[then]) > 1  # 出生11286人……；上年出生9872人
    opens = OPENS.search(between)
    if opens is None or ("；" in between and not told_again):
        return False
    own = TAKEN_UP.sub("", opens["own"])
    return len(own) < 2 or shared_run(own, passage.named(now)) > 1


def _told_alone(passage: Passage, now: int, then: int) -> bool:
    """Only rates between what is and what was, and nothing listed before."""
    rates = all(passage[n].is_rate for n in range(now + 1, then))
    return rates and "、" not in passage.labels[now] and "分别" not in passage.said_before(then)


def _is_so_far(passage: Passage, now: int, then: int, step: int) -> bool:
    high, low = (now, then) if passage[now].amount >= passage[then].amount else (then, now)
    falls = _falls(passage, then, step)
    return (high == then) is falls and is_distance(passage[step], passage[high], passage[low])


def _rate_agrees(passage: Passage, now: int, then: int, step: int) -> bool:
    """…增加174户次，增长12%: the rate of the two numbers."""
    rate = step + 1
    if rate >= len(passage) or passage[rate].kind != "percent" or not passage.same_sentence(step, rate):
        return False
    falls = _falls(passage, then, step)
    named = CHANGE_ONLY.search(passage.labels[rate]) is not None
    said = passage.same_sentence(now, then) or shared_run(passage.labels[now], passage.labels[then]) > 1
    return named and said and fits_growth(passage, rate, now, then, falls)


def _together(passage: Passage, near: list[int], then: int, step: int) -> bool:
    """县级5家、乡级3家，比上年的6家增加2家: what has changed may be their sum."""
    base_low, base_high = passage[then].interval
    for many in range(2, len(near) + 1):
        low, high = total(passage[n] for n in near[:many])
        rise = (low - base_high, high - base_low)
        if meets(passage[step], rise) or meets(passage[step], (-rise[1], -rise[0])):
            return True
    return False


def step_relation(passage: Passage, now: int, then: int, step: int, holds: bool, firm: bool) -> Relation:
    high, low = (now, then) if passage[now].amount >= passage[then].amount else (then, now)
    return distance_relation(passage, step, high, low, holds, firm)
