"""Groups within groups, wherever the report tells them: ages within ages and within the population, mothers and births,
the poor and their ailments, doctors within the staff, steps of looking after the sick, costs within costs.

What lies within what is knowledge of the field, held as data (`groups.tsv`); `named_groups` says of which group a figure
is. It is set against the nearest superset that is told, as far away as the table allows: the last before it in the
paragraph, else the first behind it, else the first of the report. Told apart the two may be of other dates or areas, so
only the kept order is noted; a broken one only in one paragraph, where the table says so.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from weijian.proof.naming import GROUP, words_of_kind
from weijian.proof.relations.model import Relation
from weijian.proof.relations.orders.named_groups import (
    AILMENT,
    BARE,
    BARE_RATE,
    REPORT,
    SAID,
    SECTION,
    SENTENCE,
    Group,
    Member,
    groups,
    members_of,
)
from weijian.proof.relations.orders.ordered import all_before, of_one_time, order_relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.wording import PER_EACH

REACH = 14
# Fewer than one in so many of all people are fewer than all, of course: told in another paragraph it says nothing.
ALL_PEOPLE, ONE_IN = {"总人口", "常住人口", "户籍人口"}, 10

A_MEAN = re.compile(r"[人户次例]均|平均")


def find(passage: Passage) -> Iterator[Relation]:
    members = [member for number in range(len(passage)) for member in members_of(passage, number)]
    told: dict[str, list[int]] = {}
    for member in members:
        if member.all:
            told.setdefault(member.group.name, []).append(member.number)
    for member in members:
        yield from _equal(passage, member, told)
        for names in member.group.within:
            yield from _within(passage, member, names, told)


def _equal(passage: Passage, member: Member, told: dict[str, list[int]]) -> Iterator[Relation]:
    """当年出生6411人……活产数6411人: one number under two names."""
    for other in told.get(member.group.equal, ())[:1]:
        same = passage[other].amount == passage[member.number].amount
        if same and member.all and _may_contain(passage, other, member.number):
            working = f"{passage.written(other)}＝{passage.written(member.number)}"
            one, two = sorted((other, member.number))
            value = passage[one].value
            yield Relation("duplicate", two, (one,), value, passage[two].value, True, working)


def _within(
    passage: Passage, member: Member, names: tuple[str, ...], told: dict[str, list[int]]
) -> Iterator[Relation]:
    """Within the first that is told at all, and within the first that its own paragraph tells."""
    near = {name: list(_near(passage, member, told.get(name, []))) for name in names}
    first = [name for name in names if near[name]]
    here = [name for name in first if _together(passage, member.number, near[name][0])]
    for name in dict.fromkeys([*here[:1], *first[:1]]):
        yield from _within_one(passage, member, groups()[name], near[name])


def _within_one(passage: Passage, member: Member, wider: Group, wholes: list[int]) -> Iterator[Relation]:
    part, whole = member.number, wholes[0]
    more = next((number for number in wholes if passage[part].amount <= passage[number].amount), None)
    if more is None:
        whole = all_before(passage, whole, part)
        more = whole if passage[part].amount <= passage[whole].amount else None
    together = _together(passage, part, whole)
    if more is not None:
        if _of_course(passage, wider, more, part):
            return
        ends = (part, more) if passage[part].is_rate else (more, part)  # of rates the smaller is the result
        yield order_relation(passage, ends[0], ends[1:], holds=True)
    elif member.group.strict and (together or member.group.apart) and _surely_alike(passage, part, whole):
        yield order_relation(passage, part, (whole,), False, member.group.firm and wider.firm and together)


def _of_course(passage: Passage, wider: Group, whole: int, part: int) -> bool:
    """脱贫人口38462人 and, in another section, 常住人口41.26万人."""
    apart = not _together(passage, whole, part)
    return apart and wider.name in ALL_PEOPLE and passage[part].amount * ONE_IN < passage[whole].amount


def _near(passage: Passage, member: Member, wholes: list[int]) -> Iterator[int]:
    """The last before it in its paragraph, else the first behind it there, else the first of the report."""
    part, reach = member.number, member.group.reach
    place = bisect_left(wholes, part)
    near = [
        *reversed(wholes[max(0, place - 2) : place]),
        *([] if member.group.led else wholes[place : place + 2]),
    ]
    near += wholes[:1] if reach in {REPORT, SECTION} else []
    for whole in near:
        apart = passage.paragraphs[whole] != passage.paragraphs[part]
        if apart and (whole != wholes[0] or not _far_enough(passage, reach, whole, part)):
            continue
        if reach == SENTENCE and not (passage.same_sentence(whole, part) and abs(whole - part) <= REACH):
            continue
        if reach == AILMENT and not _of_one_ailment(passage, whole, part):
            continue
        if whole != part and _may_contain(passage, whole, part):
            yield whole


def _surely_alike(passage: Passage, one: int, other: int) -> bool:
    """Both of one time, and of the whole county or told in one paragraph."""
    if _together(passage, one, other):
        return of_one_time(passage[one], passage[other])
    return passage[one].period == passage[other].period and passage[one].area == passage[other].area == ""


def _together(passage: Passage, one: int, other: int) -> bool:
    return passage.paragraphs[one] == passage.paragraphs[other]


def _far_enough(passage: Passage, reach: str, whole: int, part: int) -> bool:
    if reach != SECTION:
        return reach == REPORT
    starts = [heading.start for heading in passage.document.headings]
    return len({bisect_left(starts, passage[number].start) for number in (whole, part)}) == 1


def _may_contain(passage: Passage, whole: int, part: int) -> bool:
    one, other = passage[whole], passage[part]
    same_time = of_one_time(one, other)
    alike = one.kind == other.kind or (one.is_count and other.is_count)
    alike = alike or bool({BARE_RATE, BARE} & {one.family, other.family})
    if any(words.search(passage.labels[n]) for words in (PER_EACH, A_MEAN) for n in (part, whole)):
        return False  # 业务用房6818平方米……每床建筑面积60.9平方米; 采集全血118.6万毫升，人均献血287毫升
    return alike and same_time and (one.area in ("", other.area) or one.area.startswith("全"))


def _of_one_ailment(passage: Passage, one: int, other: int) -> bool:
    """在册精神障碍患者1431人……规范管理1357人: the ailment named last before each is one."""
    first, last = sorted((one, other))
    between = words_of_kind(passage.between(first, last) + passage.tails[last], GROUP)
    own = words_of_kind(passage.said_before(first, SAID) + passage.tails[first], GROUP)
    return not between or set(between) <= set(own[-1:])
