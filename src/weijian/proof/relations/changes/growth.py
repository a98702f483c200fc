"""Growth: 由N增加到M，增长P%, or M，比上年N增长P%."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from weijian.kernel.quantities import format_number, round_half_up
from weijian.proof.figures.model import Figure
from weijian.proof.judgement import Interval, meets, quotient, total
from weijian.proof.relations.chance import by_chance
from weijian.proof.relations.model import Relation
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.sums.parts import COMPARED_WITH
from weijian.proof.relations.wording import FROM, TO, shared_run

RISES = re.compile(r"(?:增长|增加|上升|提高|提升|增幅|增速)(?:了|率|为|达|约)*$")
CHANGE_ONLY = re.compile(
    r"^[^一-龥]?(?:同比|相比|相比较)?(?:增长|增加|上升|提高|提升|下降|减少|降低|压缩|缩短|压减|缩减|节约|增幅|增速|降幅|减幅|增长率)(?:了|约|为|达)?$"
)
# 上年同期为41.3万人次
BEHIND = re.compile(r"^[（，]?(?:上年|去年)(?:同期)?(?:为|是|共)?$")
LAST_YEARS = re.compile(r"(?:上年|去年)(?:同期)?(?:为|是|共|报告)?[^，。；\d一-龥]{0,2}$")
REACH = 8
TELLING, TOLD = 3, 24
# 38.6万元以内 may be anything below, and so would fit any change.
NO_AMOUNT = {"under", "at_most", "at_least"}
FALLS = re.compile(r"(?:下降|减少|降低|减幅|降幅|压缩|缩短|压减|缩减|削减|节约)(?:了|率|为|达|约)*$")
COMPARED = re.compile(r"(?:比|较)(?:上年|去年|同期|\d{4}年)|相比|同比|环比")
BASE_IN_BRACKETS = re.compile(
    r"(?:同期|上年|去年|前年|上月|上季度?|上周|\d{4}年)[^，。；]{0,6}（[^，。；（）\d]{0,10}$"
)
PLANNED = re.compile(r"预算|计划|控制|目标|任务")
OPENS_WITH_A_BASE = re.compile(
    r"[\s　]{0,4}(?:与|同|和|比|较)[^，。；\d]{0,4}(?:上年|去年|上月|\d{4}年|同期)[^，。；\d]{0,8}$"
)
CHANGED = re.compile(r"(?:增加|减少|增长|下降|净增|净减|多|少)了?$")
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
        n for n in passage.before(rate, REACH)
        if passage.same_sentence(n, rate) and passage[n].kind != "percent" and passage[n].amount > 0
        and passage[n].bound not in NO_AMOUNT
    ]  # fmt: skip
    for now in reversed(numbers):
        for then in numbers:
            if now != then and _alike(passage, now, then) and fits_growth(passage, rate, now, then, falls):
                yield growth_relation(passage, rate, now, then, falls, holds=True)
                return
    behind = list(_base_behind(passage, rate, falls))
    if behind:
        yield from behind
        return
    yield from _by_increase(passage, rate, numbers, falls)
    yield from _against_base(passage, rate, falls)
    now = rate - 1
    if len(numbers) > 2 and CHANGED.search(passage.labels[now]) and CHANGE_ONLY.search(passage.labels[rate]):
        now -= 1  # 由68个增加到85个，净增17个，增长25%
    then = now - 1
    said = then in numbers and now in numbers and _from_to(passage, now)
    if said and passage[now].family == passage[then].family and passage[rate].bound == "exact":
        yield growth_relation(passage, rate, now, then, falls, holds=False)


def _base_behind(passage: Passage, rate: int, falls: bool) -> Iterator[Relation]:
    """住院41268人次，增长5.75%（上年39024人次）, or 增长5.75%，上年同期为39024人次: the base right behind the rate."""
    now, then = rate - 1, rate + 1
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
        if passage[then].unit in {passage[n].unit, ""} and passage[n].bound == "exact"
        and (passage[n].kind == passage[then].kind or _alike(passage, n, then)) and passage[n].amount > 0
        and passage.depths[n] <= passage.depths[rate] and not BASE_IN_BRACKETS.search(passage.said_before(n, 24))
    ]  # fmt: skip
    own = [n for n in numbers if passage.same_sentence(n, rate)]
    for now in own or numbers:
        if fits_growth(passage, rate, now, then, falls):
            yield growth_relation(passage, rate, now, then, falls, holds=True)
            return
    if own and not _several_together(passage, rate, own, then, falls):
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
    if (
        passage[then].bound != "exact"
        or passage[then].kind == "percent"
        or not passage.same_sentence(then, rate)
    ):
        return False
    compared = _named_as_base(passage, then) and CHANGE_ONLY.search(passage.labels[rate])
    return bool(compared or BASE_IN_BRACKETS.search(passage.said_before(then, 24)))


def _named_as_base(passage: Passage, then: int) -> bool:
    label = passage.labels[then]
    in_brackets = BASE_IN_BRACKETS.search(passage.said_before(then, 24))
    return bool(COMPARED_WITH.search(label) or LAST_YEARS.search(label) or in_brackets)


def _by_increase(passage: Passage, rate: int, numbers: list[int], falls: bool) -> Iterator[Relation]:
    """12356人……增加1024人，增幅8.29%; or 1.35亿元，增加2300万元，增长20.5%, whose base is the difference."""
    outside = [n for n in numbers if passage.depths[n] <= passage.depths[rate]]
    alike = [n for n in outside if passage[n].family == passage[outside[-1]].family]
    if len(alike) < 2:
        yield from _of_what_was_told(passage, rate, falls)
        return
    known, change = alike[-2:]
    if not CHANGED.search(passage.labels[change]) or passage[change].bound != "exact":
        return
    amount, step = passage[known].amount, passage[change].amount
    earlier = amount + step if falls else amount - step
    now = _now_of(passage, known, change, falls)
    if now is not None and fits_growth(passage, rate, now, known, falls):
        yield growth_relation(passage, rate, now, known, falls, holds=True)
        return
    if COMPARED_WITH.search(passage.labels[known]):
        told = [n for n in reversed(passage.before(known, REACH)) if _told_as(passage, n, known)]
        for now in told:
            if fits_growth(passage, rate, now, known, falls):
                yield growth_relation(passage, rate, now, known, falls, holds=True)
                return
    for base, sign in ((amount, 0), (earlier, 1 if falls else -1)):
        if base > 0 and meets(passage[rate], _share_of_step(passage[known], passage[change], sign)):
            shown = format_number(round_half_up(step * 100 / base, 2))
            working = f"{passage.written(change)}相当于原数的{shown}%"
            value = round_half_up(step * 100 / base, 4)
            yield Relation("growth", rate, (change, known), value, passage[rate].value, True, working, True)
            return
    words = passage.labels[known] + passage.between(known, change)
    plain = CHANGE_ONLY.search(passage.labels[rate]) is not None
    said = COMPARED.search(words) or LAST_YEARS.search(passage.labels[known])
    if said and earlier > 0 and change == rate - 1 and plain:
        now = _told_beside(passage, known, step * (-1 if falls else 1))
        if now is not None:
            yield growth_relation(passage, rate, now, known, falls, holds=False)
            return
        value = round_half_up(step * 100 / earlier, 4)
        working = f"{passage.written(change)}相当于原数的{format_number(round_half_up(value, 2))}%"
        yield Relation("growth", rate, (change, known), value, passage[rate].value, False, working)


def _of_what_was_told(passage: Passage, rate: int, falls: bool) -> Iterator[Relation]:
    """报告2837例……病例数比去年同期增加1106例，上升63.89%: the nearest number of the paragraph that gives it."""
    change = rate - 1
    if change < 0 or not passage.same_sentence(change, rate) or not CHANGED.search(passage.labels[change]):
        return
    step, stated, tried = passage[change].amount, passage[rate], 0
    if len(stated.value.as_tuple().digits) < TELLING or passage[change].bound != "exact":
        return
    for now in reversed(passage.before(change, TOLD)):
        earlier = passage[now].amount + (step if falls else -step)
        if passage[now].base != passage[change].base or passage[now].bound != "exact" or earlier <= 0:
            continue
        tried += 1
        if meets(stated, _share_of_step(passage[now], passage[change], 1 if falls else -1)):
            if not by_chance(passage, rate, tried):
                value = round_half_up(step * 100 / earlier, 4)
                working = f"{passage.written(change)}相当于原数的{format_number(round_half_up(value, 2))}%"
                yield Relation("growth", rate, (change, now), value, stated.value, True, working)
            return


def _share_of_step(known: Figure, step: Figure, sign: int) -> Interval:
    """What a step is of the number known, of that number without it, or of that number with it."""
    (low, high), (least, most) = known.interval, step.interval
    base = low + sign * (most if sign < 0 else least), high + sign * (least if sign < 0 else most)
    if base[0] <= 0 or not (base[1].is_finite() and most.is_finite()):
        return (step.amount * 100 / (known.amount + sign * step.amount),) * 2
    return least * 100 / base[1], most * 100 / base[0]


def _now_of(passage: Passage, then: int, change: int, falls: bool) -> int | None:
    """签约168352人……。签约人数比上年的154208人多14144人，增幅9.17%: what the two come to, told in a sentence before."""
    if not COMPARED_WITH.search(passage.labels[then]):
        return None
    return _told_beside(passage, then, passage[change].amount * (-1 if falls else 1))


def _told_as(passage: Passage, now: int, then: int) -> bool:
    """签约168352人 in the sentence before 签约人数比上年的154208人……"""
    alike = (
        passage[now].base == passage[then].base and passage[now].bound == "exact" and passage[now].amount > 0
    )
    return alike and shared_run(passage.labels[now], passage.labels[then]) > 1


def _told_beside(passage: Passage, then: int, change: Decimal) -> int | None:
    """What a base and its step come to, told before them: the words of 1562例，比上年同期的1804例少242例."""
    return next(
        (
            number for number in reversed(passage.before(then, REACH))
            if passage[number].amount == passage[then].amount + change and passage[number].base == passage[then].base
        ),
        None,
    )  # fmt: skip


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


def _from_to(passage: Passage, now: int) -> bool:
    return bool(FROM.search(passage.labels[now - 1]) and TO.search(passage.labels[now]))


def fits_growth(passage: Passage, rate: int, now: int, then: int, falls: bool) -> bool:
    share = quotient(passage[now], passage[then], Decimal(100))
    if share is None:
        return False
    low, high = share[0] - 100, share[1] - 100
    return meets(passage[rate], (-high, -low) if falls else (low, high))


def growth_relation(passage: Passage, rate: int, now: int, then: int, falls: bool, holds: bool) -> Relation:
    value = (passage[now].amount - passage[then].amount) * 100 / passage[then].amount * (-1 if falls else 1)
    shown = format_number(round_half_up(value, 2))
    one, other = passage.written(now), passage.written(then)
    working = f"（{other}－{one}）÷{other}＝{shown}%" if falls else f"（{one}－{other}）÷{other}＝{shown}%"
    return Relation(
        "growth", rate, (now, then), round_half_up(value, 4), passage[rate].value, holds, working, firm=True
    )
