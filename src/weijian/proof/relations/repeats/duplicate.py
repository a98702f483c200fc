"""Duplicate: the same quantity stated again, in the same words or others, here or in another section.

The same number with a like subject is a repeat that holds. Two numbers for one subject are a broken repeat only
where the names agree (here those that only a whole name tells apart; `restated` compares by content words) and
neither is of another time, place or modality.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

from weijian.proof.figures.model import Figure
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.quotients import explaining_pair
from weijian.proof.relations.repeats import other_units, places, restated, stale, standing
from weijian.proof.relations.repeats.echoes import counted_alike, share_a_word, told_again
from weijian.proof.relations.repeats.nouns import OF_ANY_THING
from weijian.proof.relations.repeats.parted import of_other_wholes
from weijian.proof.relations.repeats.restated import agree, close, duplicate_relation
from weijian.proof.relations.repeats.rounding import rounded
from weijian.proof.relations.wording import shared_run, stem_of

LARGE, SMALL = 1000, 10
PRINTED_IN_FULL = 4  # digits: 92.00%
ROUND = 5  # 90% and 95% are met everywhere
WHOLE_NAME = 6  # signs from which a name is that of one thing
FEW = 3  # tellings
FEW_SIGNS = 2
LOOK_BACK = 300
MOST_GROUPS = 16  # of one value; keeps the work linear on texts that repeat one number for ever
TASK = re.compile(r"任务[^，。；\d]{0,4}$")
DISTANCE = re.compile(r"^，(?:高于|低于|超出|超过)(?:控制)?目标$|^，较去年同期(?:提高|上升|下降)$")
# Words that names of rates share; a name must have more than these to name one thing (规范管理率 is of any disease).
COMMON_WORDS = re.compile(rf"{OF_ANY_THING}|签约|参保|测评|使用|患者|人口|[为达到的]")
OWN_WORDS = 3
OF_A_VILLAGE = re.compile(r"[一-龥](?:镇|乡|村|街道|社区|医院|卫生院|中心)")


def find(passage: Passage) -> Iterator[Relation]:
    groups = _repeats(passage)
    for group in groups:
        for place, number in enumerate(group[1:], 1):
            for operands in _told_before(passage, group[:place], number):
                yield duplicate_relation(passage, number, operands, True)
    for printed, exact in rounded(passage):
        yield duplicate_relation(passage, max(printed, exact), (min(printed, exact),), True)
    judged: set[int | None] = set()
    for relation in chain(
        _contradictions(passage, groups),
        other_units.same_digits(passage),
        other_units.same_prices(passage),
        places.find(passage),
        restated.of_one_quantity(passage),
        restated.find(passage),
    ):
        parted = relation.result is not None and (
            of_other_wholes(passage, relation.operands[0], relation.result)
            or _of_other_bases(passage, relation.operands[0], relation.result)
        )
        if relation.holds or not (parted or relation.result in judged):
            judged.add(relation.result)
            yield relation
    yield from (relation for relation in standing.find(passage) if relation.result not in judged)
    yield from other_units.converted(passage)
    yield from restated.listed_twice(passage)
    yield from stale.find(passage)


def _of_other_bases(passage: Passage, one: int, other: int) -> bool:
    """常住人口554157人，……签约率50.3%。重点人群122498人，……签约率95.2%: each rate is explained by counts of its own, or
    at least follows one (脱贫人口签约12906人，签约率95.1%; 共签约78624人，签约率25.2%).
    """
    if not (passage[one].is_rate and passage[other].is_rate):
        return False
    here, there = (_count_before(passage, rate) for rate in (one, other))
    if here is not None and there is not None and not close(passage[here], passage[there]):
        return True
    first, second = (explaining_pair(passage, rate) for rate in (one, other))
    return first is not None and second is not None and passage[first[1]].amount != passage[second[1]].amount


def _count_before(passage: Passage, rate: int) -> int | None:
    """签约12906人，签约率95.1%; 建立档案274830份，建档率87.9%: the count right before a rate that bears the signs of its stem."""
    count, stem = rate - 1, stem_of(passage.labels[rate])[:FEW_SIGNS]
    if count < 0 or not passage.together(count, rate) or passage[count].kind != "count":
        return None
    return count if len(stem) == FEW_SIGNS and {*stem} <= {*passage.named(count)} else None


def _told_before(passage: Passage, earlier: list[int], number: int) -> set[tuple[int, ...]]:
    """The first one that counts in the same word, else the first of all; the nearest; and those before together, where
    they are few: readers tie either.
    """
    first = next((n for n in earlier if passage[n].unit == passage[number].unit), earlier[0])
    together = [tuple(earlier)] if len(earlier) <= FEW else []
    return {(first,), (earlier[-1],), *together}


def _repeats(passage: Passage) -> list[list[int]]:
    by_value: dict[tuple[object, ...], list[list[int]]] = defaultdict(list)
    for number, figure in enumerate(passage.figures):
        if figure.kind in {"rank", "percentage_points"} or figure.value in (0, 100):
            continue
        groups = by_value[figure.amount, figure.is_rate]
        for group in groups[:MOST_GROUPS]:
            if not counted_alike(passage[group[0]], figure):
                continue
            if any(
                _same_thing(passage, told, number)
                or told_again(passage, told, number)
                or _told_in_a_plan(passage, told, number)
                for told in {group[0], group[-1]}
            ):
                group.append(number)
                break
        else:
            groups.append([number])
    return [group for groups in by_value.values() for group in groups if len(group) > 1]


def _same_thing(passage: Passage, one: int, other: int) -> bool:
    first, second = passage[one], passage[other]
    if first.kind == "duration":
        return False
    if first.is_rate:
        return _same_rate(passage, one, other)
    if not first.subject or not second.subject:
        return False
    shorter, longer = sorted([first.subject, second.subject], key=len)
    if first.kind == "money" and _telling(first):
        return shared_run(shorter, longer) >= 2
    if first.value >= LARGE:
        return shared_run(shorter, longer) >= min(3, len(shorter)) >= 2
    if first.value > SMALL and shared_run(shorter, longer) >= WHOLE_NAME:
        return True
    if len(shorter) < 2 or shorter[:2] != longer[:2] or not _named_behind(passage, one, other):
        return False
    # Kinds are named in short (29种大病患者, 29种大病定点医院); other things only by their whole name.
    if first.family == "places":
        return False  # 12个乡镇 are not 12家乡镇卫生院: see `echoes`
    return first.unit in {"种", "类"} or first.value > SMALL


def _told_in_a_plan(passage: Passage, one: int, other: int) -> bool:
    """What a plan tells again in its own words: the task of the year, what there stands."""
    if passage.points[one] == passage.points[other]:
        return False
    stands = standing.standing(passage, one)
    same = bool(stands) and stands == standing.standing(passage, other)
    return same or _task_of_the_year(passage, one, other)


def _task_of_the_year(passage: Passage, one: int, other: int) -> bool:
    """完成全年任务1500人的73.87%, and then 确保全年完成叶酸发放1500人."""
    task = TASK.search(passage.labels[one]) is not None and bool(passage[other].modality)
    counted = passage[one].kind == "count" and passage[one].amount > SMALL
    return counted and task and share_a_word(passage, one, other)


def _telling(figure: Figure) -> bool:
    """With three digits or more two figures are not alike by chance."""
    return figure.significant_digits >= 3


def _same_rate(passage: Passage, one: int, other: int) -> bool:
    if _round(passage[one]) or _round(passage[other]):
        first, second = passage[one], passage[other]
        return first.value % ROUND != 0 and bool({*first.topic} & {*second.topic}) and not second.modality
    stems = _stem(passage, one), _stem(passage, other)
    if all(stems) and (stems[0].endswith(stems[1]) or stems[1].endswith(stems[0])):
        return True
    near = passage.paragraphs[one] == passage.paragraphs[other] and other - one <= 4
    stem = stems[1] or stems[0]
    return bool(near and stem and stem in passage.plain[_start(passage, one) : passage[one].start])


def _round(rate: Figure) -> bool:
    """95%, not 92.00%."""
    return rate.value == rate.value.to_integral_value() and rate.printed_digits < PRINTED_IN_FULL


def _stem(passage: Passage, number: int) -> str:
    """What a rate is of; of one at the foot of a table, by its column."""
    column = passage[number].subject if not passage[number].area else ""
    return stem_of(passage.labels[number] or column)


def _start(passage: Passage, number: int) -> int:
    """Where the sentence of a figure begins, or as far before the figure as is looked."""
    start = passage[number].start
    return max(passage.document.sentence_at(start).start, start - LOOK_BACK)


def _named_behind(passage: Passage, one: int, other: int) -> bool:
    """Small numbers repeat by chance; only the same thing named right behind both is the same (29种大病)."""
    return all(passage.tails[number].startswith(passage[number].subject[:2]) for number in (one, other))


def _contradictions(passage: Passage, groups: list[list[int]]) -> Iterator[Relation]:
    members = {number: group for group in groups for number in group}
    seen: dict[object, int] = {}
    for number, figure in enumerate(passage.figures):
        if figure.modality or figure.bound != "exact":
            continue
        subject = (
            _whole_county_subject(passage, number)
            or _own_rate(passage, number)
            or _own_distance(passage, number)
        )
        if subject is None:
            continue
        unit = figure.unit if figure.kind != "count" else figure.family
        first = seen.setdefault((unit, figure.period, figure.area, subject), number)
        if first == number or passage.same_sentence(first, number) or agree(passage[first], figure):
            continue
        if close(passage[first], figure):
            operands = tuple(n for n in members.get(first, [first]) if n < number)
            yield duplicate_relation(passage, number, operands, False)


def _whole_county_subject(passage: Passage, number: int) -> str | None:
    """全县134547名农村贫困人口: the whole county's count of a named group, with no other date beside it."""
    figure, label, tail = passage[number], passage.labels[number], passage.tails[number]
    if figure.family != "people" or figure.value < LARGE or figure.unit == "人次":
        return None
    if (
        not re.search(r"全[县区市州旗]$", label)
        or not tail.startswith(figure.subject)
        or len(figure.subject) < 4
    ):
        return None
    return figure.subject


def _own_rate(passage: Passage, number: int) -> str | None:
    """应检尽检率: a rate whose whole name says what it is of, said of no place and not as an aim."""
    figure = passage[number]
    if not figure.is_rate or not stem_of(passage.labels[number]):
        return None
    if OF_A_VILLAGE.search(passage.plain, _start(passage, number), figure.start):
        return None
    name = re.sub(r"(?:率|比例|占比|比重)$", "", figure.subject)
    return name if len(COMMON_WORDS.sub("", name)) >= OWN_WORDS else None


def _own_distance(passage: Passage, number: int) -> str | None:
    """应检尽检率95.29%，低于目标4.71个百分点: the distance that is said of a rate with a name of its own."""
    if passage[number].kind != "percentage_points" or number == 0:
        return None
    rate = _own_rate(passage, number - 1) if passage.same_sentence(number - 1, number) else None
    between = passage.between(number - 1, number) if rate else ""
    return rate + between if rate and DISTANCE.search(between) else None
