"""Rates told apart from their counts, whose words name them: 服药人数占在册的52.40%，占管理的57.91%; 规则服药332人，……。
按考核口径，规则服药率93.00%.
"""

from __future__ import annotations

import re

from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.words.apart import (
    COUNTED,
    LEADING,
    REACH,
    Apart,
    bears,
    may_be_whole,
    told_before,
)
from weijian.proof.relations.rates.words.tie import alike, outside
from weijian.proof.relations.wording import stem_of

# 服药人数占在册的, 占在治人数的, 占阳性者, 占管理的
BOTH_NAMED = re.compile(
    r"^[，、；。（]?(?P<who>[^，。；：、\d占]{0,12}?)占(?:了)?(?P<what>[^，。；占\d]{2,12}?)(?:总数|总量|总额|总?人数|总?人次|数)?"
    r"的?(?:比例|比重)?(?:为|达到?|是)?$"
)
# 在治 for 正在接受抗病毒治疗: a state in short.
IN_SHORT = re.compile(r"^[在应已实参未拟待][一-龥]{1,2}$")
# Nothing that tells one of several from the others.
ANY_BASE = re.compile(r"^(?:全年|全部|总体|总|其|年度|当年|同期|计划|任务|目标|全[县市区])+$|任务|目标|计划")
# 确诊率（确诊数除以疑似数）
DIVIDED = re.compile(
    r"（(?:[^，。；（）\d]{0,6}[＝=为])?(?P<part>[^，。；（）\d]{1,8}?)数?(?:除以|÷|/|／|占|与)(?P<whole>[^，。；（）\d]{1,8}?)数?(?:的比例|之比)?）"
)
SPENT = re.compile(r"执行|支出|拨付|使用|支付|完成|到位|兑付|[实投花用]")
OF_LIKE_SPENDING = re.compile(r"(?:执行|支出|支付|拨付|使用|完成|到位|兑付)(?:率|进度|比例)(?:为|达)?$")
FULL_NAME, SHORT_NAME, SHARED, BACK = 4, 3, 2, 3


def as_defined(passage: Passage, rate: int) -> Apart | None:
    """确诊率（确诊数除以疑似数）14.8%: the bracket says of which two."""
    said = DIVIDED.search(passage.labels[rate])
    if said is None:
        return None
    near = [n for n in passage.before(rate, REACH) if not passage[n].is_rate and passage[n].bound == "exact"]
    parts, wholes = ([n for n in near if bears(passage, n, said[side])] for side in ("part", "whole"))
    one_each = len(parts) == len(wholes) == 1 and parts != wholes
    return Apart(parts[0], wholes[0], sure=True) if one_each and alike(passage, parts[0], wholes[0]) else None


def both_named(passage: Passage, rate: int) -> Apart | None:
    """服药人数占在册的52.40%，占管理的57.91%: what bears the one name, of what bears the other."""
    named = BOTH_NAMED.match(passage.labels[rate])
    if named is None or ANY_BASE.search(named["what"]):
        return None
    part = _part_named(passage, rate, COUNTED.sub("", named["who"]))
    what = COUNTED.sub("", named["what"]) or named["what"]
    if part is None or len(what) < SHARED:
        return None
    told = [n for n in told_before(passage, rate) if n != part and may_be_whole(passage, part, n)]
    for is_called, sure in ((bears, True), (bears_in_short, False)):
        wholes = [n for n in told if is_called(passage, n, what)]
        if len({passage[n].amount for n in wholes}) == 1:
            return Apart(part, wholes[-1], sure)
    return None


def _part_named(passage: Passage, rate: int, who: str) -> int | None:
    """What the words before 占 name; else the count right before, or what the share right before is of."""
    if who:
        near = [
            n for n in passage.before(rate, REACH) if passage[n].bound == "exact" and not passage[n].is_rate
        ]
        found = [
            n
            for n in near
            if passage.labels[n].endswith(who) or COUNTED.sub("", passage.labels[n]).endswith(who)
        ]
        return found[0] if len({passage[n].amount for n in found}) == 1 else None
    before = rate - 1
    if before < 0 or not passage.same_sentence(before, rate):
        return None
    if not passage[before].is_rate:
        part = outside(passage, rate)
        return part if part is not None and not passage[part].is_rate else None
    known = BOTH_NAMED.match(passage.labels[before])
    return _part_named(passage, before, COUNTED.sub("", known["who"])) if known and known["who"] else None


def bears_in_short(passage: Passage, number: int, what: str) -> bool:
    """在治 of 正在接受抗病毒治疗: its signs in order."""
    if not IN_SHORT.match(what):
        return False
    place = -1
    for sign in what:
        place = passage.labels[number].find(sign, place + 1)
        if place < 0:
            return False
    return True


def of_its_namesake(passage: Passage, rate: int) -> Apart | None:
    """项目支出6740.96万元。……项目支出实际花了5127.76万元，执行率76.1%: of what bore the same name as set."""
    part = rate - 1
    if part < 1 or not OF_LIKE_SPENDING.search(passage.labels[rate]) or not passage.same_sentence(part, rate):
        return None
    name = passage.labels[part]
    for whole in reversed(told_before(passage, part)):
        own = LEADING.sub("", passage.labels[whole])
        told = len(own) >= FULL_NAME and own in name and SPENT.search(name.partition(own)[2])
        if told and alike(passage, part, whole) and passage[whole].amount >= passage[part].amount:
            return Apart(part, whole)
    return None


def in_its_own_sentence(passage: Passage, rate: int) -> Apart | None:
    """规则服药332人，……。按考核口径，规则服药率93.00%: the sentence before tells the part by the rate's whole name."""
    stem = stem_of(passage.labels[rate])
    if len(stem) < SHORT_NAME or any(not passage[n].is_rate for n in passage.in_front(rate, REACH)):
        return None
    near = [
        n for n in range(max(0, rate - REACH), rate)
        if not passage[n].is_rate and passage.sentences[rate] - passage.sentences[n] == 1
    ]  # fmt: skip
    parts = [
        n for n in near if any(stem.endswith(passage.labels[n][-size:]) for size in (len(stem), FULL_NAME))
    ]
    parts = [n for n in parts if len(passage.labels[n]) >= min(len(stem), FULL_NAME)]
    if len(parts) != 1:
        return None
    first = next(n for n in range(parts[0], -1, -1) if n == 0 or not passage.same_sentence(n - 1, parts[0]))
    before = [n for n in range(parts[0] - 1, max(-1, first - BACK), -1) if may_be_whole(passage, parts[0], n)]
    near_enough = before and passage.sentences[parts[0]] - passage.sentences[before[0]] <= 1
    return Apart(parts[0], before[0]) if near_enough else None
