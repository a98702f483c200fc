"""Parts behind 其中 and the whole that they are of: 在岗1487人，其中卫生技术人员1206人、村医86人.

Which count 其中 speaks of, and how far its list goes, is asked here; together the parts are no more than the whole. More
than it is told where no other count of the sentence could be meant. (What adds up to the whole: see `sums`.)
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from weijian.proof.judgement import total
from weijian.proof.relations.model import Relation
from weijian.proof.relations.orders.ordered import all_before, of_one_family, order_relation, within
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.no_parts import is_base
from weijian.proof.relations.sums.parts import (
    ANOTHER,
    COMPARED_WITH,
    GREW_BY,
    adds_up,
    parts_behind,
    prefix_that_adds_up,
)
from weijian.proof.relations.sums.sum import change_both_ways
from weijian.proof.relations.wording import shared_run

LIST_BEHIND = re.compile(r"[^（）]{0,12}），?其中")
SUMMED = re.compile(r"(?:共|合计|总计|共计)(?:为|达|有)*$")
# 其中高血压档案956份；糖尿病档案337份；……: a list whose items semicolons part.
ITEM_AFTER_SEMICOLON = re.compile(r"；[^，。；：]{1,16}$")
# 每千人口托位4.01个 is a rate, whatever its unit.
HAVING = re.compile(r"其中[^，。；]{2,}?(?:覆盖|下设|下辖|带动|托管|牵头|联合|成员单位|分院)[^，。；]*$")
PER_HEADS = re.compile(r"每(?:百|千|万|十万)")
JOINT = re.compile(r"[^，。；\d]{0,16}[、和及与][^，。；\d]{0,16}$")
# 其中有资格证的31人，60岁以上的有47人
WHO_ARE = re.compile(r"，[^，。；：]{1,16}的(?:有|为)?$")
# 其中新院区总投资12.6亿元 is not of what was spent this year.
OWN_TOTAL = re.compile(r"总(?:投资|预算|额|量|数)")
RIGHT_BEHIND = re.compile(r"^[^，。；：\d]{0,2}，其中")
FOUND = re.compile(r"报告|检出|确诊|发现|查出|查处|立案|筛出|阳性|患|疑似|受理|收到|招[聘录]|引进")
# 出院人数增加了261人次，……。其中农合患者1518人次: of all, and not of those by which they grew.
STEPPED = re.compile(r"(?:增加|减少|增长|下降|上升|提高)了?$")
REACH = 12
SAME_DEED = 2
LONGEST = 80
VISITS = re.compile(r"(诊疗|门诊|急诊|入院|出院|住院|就诊)(?:总?人次|人数)数?(?:为|达|达到)?$")


def find(passage: Passage) -> Iterator[Relation]:
    for whole in range(len(passage)):
        yield from _of_which(passage, whole)
        yield from _at_least(passage, whole)


def _of_which(passage: Passage, whole: int) -> Iterator[Relation]:
    """A whole whose parts after 其中 do not exhaust it."""
    bracketed = _behind_a_bracket(passage, whole)
    parts = bracketed or parts_behind(passage, whole)
    if (
        not parts
        or passage[whole].kind not in {"count", "money", "area"}
        or "其中" not in passage.between(whole, parts[0])
    ):
        return
    if prefix_that_adds_up(passage, whole, parts) or (len(parts) == 1 and adds_up(passage, whole, parts)):
        return
    nearer = not bracketed and _nearer_whole(passage, whole, parts[0])
    if nearer or _of_something_else(passage, whole, parts[0]):
        return
    kept = _of_the_kind(passage, whole, parts)
    joined = _joined(passage, whole, kept)
    for listed in (kept, joined):
        if total(passage[part] for part in listed)[0] <= passage[whole].interval[1]:
            yield order_relation(passage, whole, tuple(listed), True, True)
            return
    beyond = (part for part in joined if passage[part].interval[0] > passage[whole].interval[1])
    worst = next(beyond, max(joined, key=lambda part: passage[part].amount))
    largest = passage[worst].interval[0]
    if largest <= passage[whole].interval[1] or OWN_TOTAL.search(passage.labels[worst]):
        return
    if change_both_ways(passage, parts) or _another_is_of_which(passage, worst):
        return
    if _other_visits(passage, whole, worst) or _of_those_that_grew(passage, whole, parts[0]):
        return
    if (all_told := all_before(passage, whole, worst)) != whole:
        yield within(passage, all_told, worst, largest <= passage[all_told].interval[1])
        return
    others = _fits_elsewhere(passage, whole, largest)
    # In a sentence of their own the two speak of no other.
    here = [n for n in others if passage.same_sentence(n, whole) or not passage.same_sentence(whole, worst)]
    if not here or _told_of_it(passage, whole, worst, here) or _right_behind(passage, whole, worst):
        firm = passage[worst].unit == passage[whole].unit and _one_sentence(passage, whole, worst)
        firm = firm and not WHO_ARE.match(passage.between(worst - 1, worst))
        yield order_relation(passage, whole, (worst,), False, firm and not others)


def _at_least(passage: Passage, whole: int) -> Iterator[Relation]:
    """招聘90名，其中全科医生不少于20名."""
    part = whole + 1
    if part == len(passage) or not passage.same_sentence(whole, part) or passage[whole].kind != "count":
        return
    figure = passage[part]
    wanted = figure.bound in {"at_least", "over"} and figure.base == passage[whole].base
    if wanted and passage[whole].bound == "exact" and RIGHT_BEHIND.match(passage.between(whole, part)):
        holds = figure.interval[0] <= passage[whole].interval[1]
        yield order_relation(passage, whole, (part,), holds, firm=False)


def _right_behind(passage: Passage, whole: int, part: int) -> bool:
    """筛查5418人，检出病变738人，其中转诊831人: of nobody but those found."""
    found = FOUND.search(passage.labels[whole]) and passage[whole].unit == passage[part].unit
    return bool(found) and part == whole + 1 and RIGHT_BEHIND.match(passage.between(whole, part)) is not None


def _another_is_of_which(passage: Passage, part: int) -> bool:
    """机构3家，床位420张，其中护理型床位468张，与周边21家机构签约: what 其中 speaks of stands right behind it."""
    said = passage.said_before(part, LONGEST)
    opened = passage[part].start - len(said) + said.rfind("其中")
    between = [n for n in passage.before(part, REACH) if passage[n].start > opened]
    if "其中" not in said or not between:
        return False
    other = all(passage[n].unit != passage[part].unit and not passage[n].is_rate for n in between)
    return other and "，" in passage.between(between[0], part)


def _other_visits(passage: Passage, one: int, other: int) -> bool:
    """入院人次3018万，……。其中，医院诊疗人次4260万: each says itself what it counts."""
    named = [VISITS.search(passage.labels[number]) for number in (one, other)]
    return all(named) and len({match[1] for match in named if match}) > 1


def _of_those_that_grew(passage: Passage, step: int, part: int) -> bool:
    """Whether other matters stand between a step and what 其中 tells: it is of what the step was a step of."""
    stepped = STEPPED.search(passage.labels[step]) and not STEPPED.search(passage.labels[part])
    return bool(stepped) and not RIGHT_BEHIND.match(passage.between(step, part))


def _told_of_it(passage: Passage, whole: int, part: int, others: list[int]) -> bool:
    """全年发展党员14名，其中一线发展16名: what is told of the part is told of this whole more than of any other; those
    before a semicolon are of another matter, unless they bear the name.
    """
    own, *shared = (shared_run(passage.named(part), passage.named(n)) for n in (whole, *others))
    if all("；" in passage.between(n, whole) for n in others):
        return own >= max(shared)
    right_behind = all(passage[n].is_rate for n in range(whole + 1, part)) and not PER_HEADS.search(
        passage.labels[whole]
    )
    return right_behind and own >= SAME_DEED and own > max(shared)


def _joined(passage: Passage, whole: int, parts: list[int]) -> list[int]:
    """The first part and those that a pause joins to it: 其中医师3518人、护士3907人，按96.2万人口计……"""
    joined = parts[:1]
    for part in parts[1:]:
        between = passage.between(joined[-1], part)
        each = passage[part].unit == passage[joined[-1]].unit and WHO_ARE.match(between)
        listed = passage[part].unit == passage[whole].unit and ITEM_AFTER_SEMICOLON.match(between)
        if not (JOINT.match(between) or each or listed):
            break
        joined.append(part)
    return joined


def _one_sentence(passage: Passage, one: int, other: int) -> bool:
    """Within one full stop; a sentence that 其中 opens may speak of something told further back."""
    return "。" not in passage.between(one, other)


def _behind_a_bracket(passage: Passage, whole: int) -> list[int]:
    """卫生技术人员2214人（高级职称148人……），其中执业医师742人: 其中 speaks of what the bracket explained."""
    number = whole + 1
    while number < len(passage) and passage.same_sentence(whole, number) and number - whole < REACH:
        if passage.depths[number] <= passage.depths[whole]:
            opened = number > whole + 1 and LIST_BEHIND.match(passage.between(number - 1, number))
            if not opened or not of_one_family(passage, whole, number):
                return []
            alike = parts_behind(passage, number)
            listed = [part for place, part in enumerate(alike, number + 1) if part == place]
            return [number, *listed]
        number += 1
    return []


def _of_the_kind(passage: Passage, whole: int, parts: list[int]) -> list[int]:
    """The parts of one list; where the first repeats the whole's name, only those that repeat it too."""
    kept, listed = [parts[0]], "其中：" in passage.between(whole, parts[0])
    for part in parts[1:]:
        between = passage.between(kept[-1], part)
        listed = listed or (len(kept) == 1 and ITEM_AFTER_SEMICOLON.match(between) is not None)
        if ANOTHER.search(between) or "其中" in between or ("；" in between and not listed):
            break
        kept.append(part)
    summed = [part for part in kept[2:] if SUMMED.search(passage.labels[part])]
    if summed:
        return summed[:1]  # 其中高血压7642人、糖尿病1873人，两种慢病患者共9515人
    named = [part for part in kept if shared_run(passage.tails[part], passage[whole].subject) >= 3]
    return named if parts[0] in named else kept


def _of_something_else(passage: Passage, whole: int, first: int) -> bool:
    """总投资86.4亿元，其中完工11个、在建21个……: 其中 speaks of what is counted right behind it, and of nothing that another
    clause tells: 市抽查3个点，其中漏报1例；区抽查4个居委会. Nor are they of those
    who have them: 组建医共体2个，其中县医院医共体覆盖卫生院9家.
    """
    if HAVING.search(passage.labels[first]) and passage[first].unit != passage[whole].unit:
        return True
    words = passage.between(whole, first)
    last = words.rfind("其中")
    mark = passage[whole].end + last
    told = [n for n in range(whole + 1, first) if passage[n].start > mark]
    another_clause = "；" in words[last:] and not words.startswith("其中：", last)
    return sum(1 for n in told if not passage[n].is_rate) > (0 if another_clause else 1)


def _nearer_whole(passage: Passage, whole: int, first: int) -> bool:
    """其中 speaks of the last figure of the kind before it."""
    text = passage.between(whole, first)
    mark = passage[whole].end + text.rfind("其中")
    enough = min(
        passage[whole].amount, passage[first].amount
    )  # 总人口41万人，出生儿童6875人，其中少数民族9万余人
    return any(
        passage[n].start < mark and passage[n].family == passage[whole].family and passage[n].amount >= enough
        for n in range(whole + 1, first)
        if not any(words.search(passage.labels[n]) for words in (GREW_BY, COMPARED_WITH, PER_HEADS))
        and not is_base(passage, n)
    )


def _fits_elsewhere(passage: Passage, whole: int, amount: Decimal) -> list[int]:
    """The other figures of the sentence that could be the whole that 其中 speaks of."""
    return [
        n
        for n in passage.before(whole, 6)
        if passage[n].interval[1] >= amount and passage[n].family == passage[whole].family
    ]
