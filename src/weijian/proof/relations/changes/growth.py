"""Growth: 由N增加到M，增长P%, or M，比上年N增长P%."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from weijian.kernel.quantities import format_number, round_half_up
from weijian.proof.judgement import meets, total
from weijian.proof.relations.changes.grown import (
    CHANGE_ONLY,
    CHANGED,
    FALLS,
    LAST_YEARS,
    REACH,
    RISES,
    first_grown,
    fits_growth,
    from_to,
    growth_relation,
    in_two_years,
)
from weijian.proof.relations.changes.growth_by_step import by_step
from weijian.proof.relations.changes.stepped import step_said
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.parts import COMPARED_WITH

# 上年同期为41.3万人次
BEHIND = re.compile(r"^[（，]?(?:(?:上年|去年)(?:同期)?(?:为|是|共)?|\d{4}年(?:同期)?(?:为|是))$")
# 38.6万元以内 may be anything below, and so would fit any change.
NO_AMOUNT = {"under", "at_most", "at_least"}
BASE_IN_BRACKETS = re.compile(
    r"(?:同期|上年|去年|前年|上月|上季度?|上周|\d{4}年)[^，。；]{0,6}（[^，。；（）\d]{0,10}$"
)
PLANNED = re.compile(r"预算|计划|控制|目标|任务")
OPENS_WITH_A_BASE = re.compile(
    r"[\s　]{0,4}(?:与|同|和|比|较)[^，。；\d]{0,4}(?:上年|去年|上月|\d{4}年|同期)[^，。；\d]{0,8}$"
)
THAT_YEAR = re.compile(r"^[，、（]?而?20\d{2}年(?:同期|全年)?(?:为|是|有|共)?$")
YEAR = re.compile(r"(20\d{2})年")
YEAR_REACH = 600


def find(passage: Passage) -> Iterator[Relation]:
    yield from _across_years(passage)
    for number, figure in enumerate(passage.figures):
        if figure.kind != "percent":
            continue
        rises, falls = RISES.search(passage.labels[number]), FALLS.search(passage.labels[number])
        if rises or falls:
            yield from _growth(passage, number, bool(falls))


def _growth(passage: Passage, rate: int, falls: bool) -> Iterator[Relation]:
    numbers = [
        n for n in passage.in_front(rate, REACH)[::-1]
        if passage[n].kind != "percent" and passage[n].amount > 0 and passage[n].bound not in NO_AMOUNT
    ]  # fmt: skip
    numbers = _with_their_own_base(passage, rate, numbers)
    for now in reversed(numbers):
        for then in numbers:
            apart = now != then and _alike(passage, now, then) and not _said_to_be_then(passage, now, then)
            if (
                apart
                and not _part_of_the_other(passage, now, then)
                and fits_growth(passage, rate, now, then, falls)
            ):
                yield growth_relation(passage, rate, now, then, falls, holds=True)
                return
    behind = list(_base_behind(passage, rate, falls))
    if behind:
        yield from behind
        return
    if (two := _of_two_years(passage, rate)) is not None:
        yield growth_relation(passage, rate, *two, falls, holds=False)
        return
    yield from by_step(passage, rate, numbers, falls)
    yield from _against_base(passage, rate, falls)
    now = rate - 1
    if len(numbers) > 2 and CHANGED.search(passage.labels[now]) and CHANGE_ONLY.search(passage.labels[rate]):
        now -= 1  # 由68个增加到85个，净增17个，增长25%
    then = now - 1
    said = then in numbers and now in numbers and from_to(passage, now)
    if said and passage[now].family == passage[then].family and passage[rate].bound == "exact":
        yield growth_relation(passage, rate, now, then, falls, holds=False)


def _with_their_own_base(passage: Passage, rate: int, numbers: list[int]) -> list[int]:
    """8.2天，比上年同期的8.6天缩短0.4天；费用238.6元，比上年同期的226.4元下降5.4%: behind the semicolon both are told."""
    then = rate - 1
    own = [n for n in numbers if "；" not in passage.between(n, rate)]
    told = then in own and _named_as_base(passage, then) and CHANGE_ONLY.search(passage.labels[rate])
    both = told and any(passage[n].unit == passage[then].unit for n in own if n != then)
    return own if both else numbers


def _said_to_be_then(passage: Passage, now: int, then: int) -> bool:
    """6.82亿元，比上年的7.05亿元: the words say which of two was first, and no digits turn them about."""
    if now == then + 1 and from_to(passage, now):
        return False
    if then == now + 1 and from_to(passage, then):
        return True
    named = COMPARED_WITH.search(passage.labels[now]) or LAST_YEARS.search(passage.labels[now])
    return bool(named) and not _named_as_base(passage, then)


def _part_of_the_other(passage: Passage, now: int, then: int) -> bool:
    """医院17.5亿人次，其中公立医院16.8亿人次，同比提高3.4%: no whole has grown from its part, unless words say so."""
    first, last = min(now, then), max(now, then)
    told = _named_as_base(passage, last) or _named_as_base(passage, first)
    return "其中" in passage.between(first, last) and not told


def _of_two_years(passage: Passage, rate: int) -> tuple[int, int] | None:
    """2021年门诊34521人次，2022年门诊38620人次，同比增长11.87%: now and then, right before the rate."""
    then, now = rate - 2, rate - 1
    if then < 0 or not passage.same_sentence(then, rate) or not CHANGE_ONLY.search(passage.labels[rate]):
        return None
    exact = all(passage[n].bound == "exact" and passage[n].amount > 0 for n in (then, now, rate))
    alike = exact and passage[then].unit == passage[now].unit and not passage[now].is_rate
    return (now, then) if alike and in_two_years(passage, then, now) else None


def _base_behind(passage: Passage, rate: int, falls: bool) -> Iterator[Relation]:
    """住院41268人次，增长5.75%（上年39024人次）, or 增长5.75%，上年同期为39024人次: the base right behind the rate."""
    now, then = rate - 1, rate + 1
    if now > 0 and (CHANGED.search(passage.labels[now]) or step_said(passage, now)):
        now -= 1  # 1126人次，比上年增加224人次，增长24.8%（上年902人次）
    if now < 0 or then >= len(passage) or not passage.same_sentence(now, then):
        return
    plain = all(passage[n].bound == "exact" and passage[n].amount > 0 for n in (now, rate, then))
    alike = passage[now].unit == passage[then].unit and passage[now].kind != "percent"
    named = BEHIND.search(passage.labels[then]) and CHANGE_ONLY.search(passage.labels[rate])
    if plain and alike and named:
        holds = fits_growth(passage, rate, now, then, falls)
        yield growth_relation(passage, rate, now, then, falls, holds=holds)


def _against_base(passage: Passage, rate: int, falls: bool) -> Iterator[Relation]:
    """报告1523例，较去年同期（1621例）下降6.05%, or 较上年的1621例下降6.05%: the base right before the rate, what it
    is compared with anywhere before in the sentence.
    """
    then = rate - 1
    if then < 1 or passage[rate].bound != "exact" or not _is_base(passage, then, rate):
        return
    numbers = [
        n for n in reversed(passage.before(then, REACH))
        if passage[then].unit in {passage[n].unit, ""} and passage[n].bound == "exact" and passage[n].amount > 0
        and (passage[n].kind == passage[then].kind or _alike(passage, n, then))
        and passage.depths[n] <= passage.depths[rate] and not BASE_IN_BRACKETS.search(passage.said_before(n, 24))
    ]  # fmt: skip
    own = [n for n in numbers if passage.same_sentence(n, rate)]
    if (found := first_grown(passage, rate, own or numbers, then, falls)) is not None:
        yield found
    elif own and not _several_together(passage, rate, own, then, falls):
        yield growth_relation(passage, rate, own[0], then, falls, holds=False)
    elif not own and (told := _spoken_of(passage, numbers, rate)) is not None:
        yield replace(growth_relation(passage, rate, told, then, falls, holds=False), firm=False)


def _spoken_of(passage: Passage, numbers: list[int], rate: int) -> int | None:
    """支出13.26万元，其中公务用车9.85万元、公务接待3.41万元。同上年的15.07万元相比下降12.01%: what the sentence before is
    about, which the change does not name anew.
    """
    before = [
        n for n in numbers
        if passage.sentences[rate] - passage.sentences[n] == 1 and not PLANNED.search(passage.labels[n])
    ]  # fmt: skip
    first = before[-1] if before else None
    alone = first is not None and (len(before) == 1 or "其中" in passage.labels[before[-2]])
    opens = OPENS_WITH_A_BASE.match(passage.said_before(rate - 1)) is not None
    return first if alone and opens else None


def _alike(passage: Passage, now: int, then: int) -> bool:
    """Of one kind; 发病6604例，较去年同期（7231）下降: what it is compared with needs no unit of its own."""
    one, other = passage[now], passage[then]
    if one.family == other.family:
        return True
    bare = not other.unit and other.is_count and one.kind != "percent"
    return bare and _named_as_base(passage, then)


def _several_together(passage: Passage, rate: int, numbers: list[int], then: int, falls: bool) -> bool:
    """门诊45万人次、住院3万人次，较上年的44万人次增长9.1%: what has grown may be their sum."""
    for many in range(2, len(numbers) + 1):
        low, high = total(passage[n] for n in numbers[:many])
        (base_low, base_high), hundred = passage[then].interval, Decimal(100)
        grown = low * 100 / base_high - hundred, high * 100 / base_low - hundred
        if meets(passage[rate], (-grown[1], -grown[0]) if falls else grown):
            return True
    return False


def _is_base(passage: Passage, then: int, rate: int) -> bool:
    figure = passage[then]
    if figure.bound != "exact" or figure.kind == "percent" or not passage.same_sentence(then, rate):
        return False
    compared = _named_as_base(passage, then) and CHANGE_ONLY.search(passage.labels[rate])
    return bool(compared or BASE_IN_BRACKETS.search(passage.said_before(then, 24)))


def _named_as_base(passage: Passage, then: int) -> bool:
    label = passage.labels[then]
    in_brackets = BASE_IN_BRACKETS.search(passage.said_before(then, 24))
    compared = COMPARED_WITH.search(label) and not CHANGED.search(label)  # 比2021年多37729人次 is a step
    return bool(compared or LAST_YEARS.search(label) or in_brackets or _of_a_year_before(passage, then))


def _of_a_year_before(passage: Passage, then: int) -> bool:
    """全年报告4236例，2021年为4875例，同比下降……: told of a year of its own, behind a number of the report's."""
    told = then and THAT_YEAR.match(passage.labels[then]) and passage.same_sentence(then - 1, then)
    return bool(told) and passage[then].period != "" and not YEAR.search(passage.labels[then - 1])


def _across_years(passage: Passage) -> Iterator[Relation]:
    """2019年……11641名奖扶对象。2020年……奖扶对象12288人: one subject in two years, the growth itself not stated."""
    seen: dict[str, tuple[int, str]] = {}
    for number, figure in enumerate(passage.figures):
        if figure.family != "people" or figure.bound != "exact" or len(figure.subject) < 4:
            continue
        start = max(passage.paragraph_start(number), figure.start - YEAR_REACH)
        years = YEAR.findall(passage.plain, start, figure.start)
        if not years:
            continue
        before = seen.get(figure.subject)
        if before and int(years[-1]) == int(before[1]) + 1 and 0 < passage[before[0]].amount != figure.amount:
            then, now = passage[before[0]].amount, figure.amount
            value = round_half_up((now - then) * 100 / then, 2)
            working = f"{passage.written(before[0])}至{figure.text}，变化{format_number(value)}%"
            yield Relation("growth", None, (before[0], number), value, None, True, working)
        seen[figure.subject] = (number, years[-1])
