"""A whole and the list right behind it that all but comes to it: 隐患117处，依次为66处、35处、16处; 在管600人。集中412人，含密接
178人……；居家188人.

The list is the figures of its unit behind the whole, each with its own name, what stands in brackets or behind 其中, 含 and 即
of a part left out; it ends with the sentence or where a deed is told of the whole. Where nothing else explains the whole,
one slip of the pen that makes the list come to it is the error; else it is an old number, if the list is said to tell all and
comes near it, or goes a little beyond.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from weijian.proof.judgement import meets, meets_rate, total
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told, one_slip_off, parts_come_near, slip_in_a_part
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.repair import QUOTIENTS
from weijian.proof.relations.sums.lists import is_an_account
from weijian.proof.relations.sums.partitions import exclude_one_another, named_apart, one_within_another
from weijian.proof.relations.sums.parts import (
    ANOTHER,
    COMPARED_WITH,
    GREW_BY,
    NO_PARTS,
    OF_LAST_YEAR,
    OPENS_A_PART,
    TOTAL,
    beside,
    introduces,
    is_quantity,
    sum_relation,
)
from weijian.proof.relations.sums.told_as_parts import told_as_parts
from weijian.proof.relations.wording import CHANGE, OF_OTHER_TIMES, called_task

# What opens a list that tells all there is: 依次为, 由……组成, 属, 按来源分, a colon, a bracket.
ALL_OF_THEM = re.compile(
    r"依次为|依次是|分别[为是]|组成，|构成，|^[^，。；：\d]{0,10}[：（]|怎么来|按[^，。；：\d]{2,8}分[，：]|^[^，。；：\d]{0,4}，属|分到|切块"
)
# Nothing else is told between the whole and its list, which may be a sentence of its own.
RIGHT_BEHIND = re.compile(
    r"(?![、和及与])[^，。；\d]{0,14}(?:(?:[，；：（]|$)[^。\d]{0,40}|。[^。，；（\d]{0,16})$"
)
SHARE = re.compile(r"占|比[例重]?|^[（，]?$")
NOT_ALL = re.compile(r"其中|主要|重点|等[^，。；\d]{0,6}$|特别|尤其|部分|占|包括|含")
# 集中412人，含密接178人: of that part.
NESTED = re.compile(r"其中|含|即|包括|分别|（")
# A deed done of the whole, told behind its list.
DEED = re.compile(
    r"^[，；。]?(?:目前|现|截至[^，。；]{0,10}|到[^，。；]{0,6}|实际|已经?|累计|当场|当年|为)?[^，。；\d]{0,4}(?:启用|完成|完工|整改|销号|办结|收托|建立|拨付|到位|救治|使用|投用|随访|录用|到岗|入住)"
)
STEP = re.compile(
    r"已|完成|竣工|办结|整改|合格|确诊|阳性|检出|签约|规范|管理|筛查|检查|治愈|死亡|重症|危重|收治|上转|下转"
)
# 60岁以上, 45至59岁.
AGES = re.compile(r"\d+(?:[至~～—－-]\d+)?周?岁")
REACH, LONGEST, SURE, TELLING, LONG = 14, 9, 3, 4, 5


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    explained = {tie.result for tie in (*told.holding, *told.broken)}
    listed = {number for tie in (*told.holding, *told.broken) if tie.type == "sum" for number in tie.operands}
    shares = [tie for tie in told.holding if tie.type in QUOTIENTS]
    for whole, figure in enumerate(passage.figures):
        if not is_quantity(figure) or figure.bound != "exact" or whole in explained or whole in listed:
            continue
        if _no_whole(passage, whole):
            continue
        parts = _list_behind(passage, whole)
        if len(parts) < 2 or listed & set(parts) or _is_of_steps(passage, whole, parts, shares):
            continue
        if exclude_one_another([passage.named(whole), passage.named(parts[0])]):
            continue  # 男736例，女453例，……散居儿童92例: beside the first, and no whole of it
        if tie := _tie(passage, whole, parts):
            yield tie


def _is_of_steps(passage: Passage, whole: int, parts: list[int], shares: list[Relation]) -> bool:
    """未通过637人，复筛324人，复筛率50.9%; 摸底1232名，建卡1174名，建卡率95.29%；无证27名: the rate of a deed is of no list."""
    return any(
        share.result is not None
        and set(share.operands) <= {whole, *parts}
        and (whole not in share.operands or share.result < parts[-1])
        and not SHARE.search(passage.labels[share.result])
        for share in shares
    )


def _no_whole(passage: Passage, whole: int) -> bool:
    label = passage.labels[whole]
    words = (GREW_BY, COMPARED_WITH, OF_LAST_YEAR, NO_PARTS, CHANGE)
    before = whole - 1
    of_a_list = (
        before >= 0 and passage.same_sentence(before, whole) and passage[before].base == passage[whole].base
    )
    return of_a_list or beside(passage, whole) or any(word.search(label) for word in words)


def _list_behind(passage: Passage, whole: int) -> list[int]:
    """The items of one level, up to what is no item of it."""
    parts: list[int] = []
    nested, sentence = False, passage.sentences[whole]
    for number in range(whole + 1, min(whole + 1 + REACH, len(passage))):
        if (
            passage.paragraphs[number] != passage.paragraphs[whole]
            or passage.sentences[number] > sentence + 1
        ):
            break
        if passage.sentences[number] > sentence and parts and passage.sentences[parts[0]] == sentence:
            break
        words = passage.between(number - 1, number)
        if parts and OPENS_A_PART.search(words):
            return []  # 412件，立案86件。投诉举报案件中，……: a list of what it names
        nested = NESTED.search(words) is not None if number - 1 > whole or parts else False
        nested = nested or (_was_nested(passage, number, parts) if parts else False)
        if passage[number].is_rate or passage[number].base != passage[whole].base:
            continue
        if parts and (nested or passage.depths[number] > passage.depths[parts[0]]):
            continue
        label = passage.labels[number]
        if beside(passage, number) or passage[number].bound != "exact" or ANOTHER.search(label):
            break
        if parts and (DEED.search(label) or TOTAL.search(label)):
            break
        parts.append(number)
        if len(parts) > LONGEST:
            return []
    return parts


def _was_nested(passage: Passage, number: int, parts: list[int]) -> bool:
    """Between the last part and this figure a nested list was opened that no ； has closed."""
    words = passage.between(parts[-1], number)
    opened = max((match.start() for match in re.finditer("其中|含|即|包括", words)), default=-1)
    return opened > max(words.rfind("；"), words.rfind("。"))


def _tie(passage: Passage, whole: int, parts: list[int]) -> Relation | None:
    if is_an_account(passage, whole, parts):
        return None
    opening = AGES.sub("", passage.between(whole, parts[0]))
    together = total(passage[part] for part in parts)
    if opening and _each_with_its_share(passage, parts) and RIGHT_BEHIND.match(opening):
        return sum_relation(passage, whole, parts, holds=meets(passage[whole], together))
    if (
        not RIGHT_BEHIND.match(opening)
        or NOT_ALL.search(opening)
        or any(NOT_ALL.search(passage.labels[part]) for part in parts)
    ):
        return None
    if called_task(passage.labels[whole], passage.tails[whole]) and not ALL_OF_THEM.search(opening):
        return None
    sure = ALL_OF_THEM.search(opening) is not None
    telling = TELLING if _own_sentence(passage, whole, parts) else LONG
    fewest = 2 if passage[whole].printed_digits >= telling else SURE
    if not sure and (len(parts) < fewest or any(STEP.search(passage.named(part)) for part in parts)):
        above = _comes_near(passage, whole, parts, only_above=True)
        return sum_relation(passage, whole, parts, holds=False) if above else None
    if meets(passage[whole], together):
        return sum_relation(passage, whole, parts, holds=True) if sure or len(parts) >= SURE else None
    if not sure and not told_as_parts(passage, whole, parts):
        return None
    digits = 2 if sure else 3
    slip = one_slip_off(passage, whole, parts, telling=digits) or slip_in_a_part(passage, whole, parts)
    near = _comes_near(passage, whole, parts, only_above=not sure)
    return sum_relation(passage, whole, parts, holds=False) if slip or near else None


def _comes_near(passage: Passage, whole: int, parts: list[int], only_above: bool) -> bool:
    """Within a seventh of the whole; what a list falls short by may be untold unless words say that it tells all."""
    if OF_OTHER_TIMES.search(passage.labels[whole] + passage.between(whole, parts[-1])):
        return False
    amounts, stated = [passage[part].amount for part in parts], passage[whole].amount
    if only_above and (sum(amounts) <= stated or not _surely_parts(passage, whole, parts)):
        return False
    return max(amounts) < stated and parts_come_near(passage, whole, parts)


def _surely_parts(passage: Passage, whole: int, parts: list[int]) -> bool:
    """Words lead them in, or their list is one of 、; no names that tell of one as they tell of the other."""
    names = [passage.named(number) for number in (whole, *parts)]
    if named_apart(names[:2]) or one_within_another(names):
        return False
    listed = any("、" in passage.between(*pair) for pair in pairwise(parts))
    return listed or introduces(passage, whole, parts[0]) or _own_sentence(passage, whole, parts)


def _own_sentence(passage: Passage, whole: int, parts: list[int]) -> bool:
    """在职职工2486人。县直1423人（……），乡镇1063人。"""
    return passage[whole].printed_digits >= SURE and passage.sentences[parts[0]] > passage.sentences[whole]


def _each_with_its_share(passage: Passage, parts: list[int]) -> bool:
    """县医院418例（59.7%），中医院174例（24.9%），乡镇108例（15.4%）: shares of what the parts come to."""
    together = sum(passage[part].amount for part in parts)
    if len(parts) < SURE or parts[-1] + 1 >= len(passage) or not together:
        return False
    whole = replace(passage[parts[0]], value=together / passage[parts[0]].factor)
    whole = replace(whole, low=whole.value, high=whole.value)
    return all(
        passage[part + 1].kind == "percent" and meets_rate(passage[part + 1], passage[part], whole)
        for part in parts
    )
