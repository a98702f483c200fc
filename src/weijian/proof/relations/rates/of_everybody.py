"""Rates that the words tie to all the people, which no number of them that the report tells gives.

常住人口39.15万人……编制床位1864张，每千常住人口4.16张: of the residents, told wherever. 占常住人口的12.6%
is as plain. 报告1083例，发病率243.37/10万 is of residents or of those registered: broken where both are told and neither is near.
Asked only for what no other tie explains; of another year's people a rate may be a little off, unless another rate of the
report shows whom it counts. Never firm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from weijian.kernel.quantities import interval
from weijian.proof.figures.model import PER
from weijian.proof.judgement import one_slip_from, quotient
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told, is_nearly_computed
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.definitions import everybody
from weijian.proof.relations.rates.lists import listed_counts
from weijian.proof.relations.rates.per_thousand import (
    ADDED,
    FILLING,
    HEADS,
    MORE,
    PER_PEOPLE,
    SIZES,
    all_of_them,
    of_other_beds,
)
from weijian.proof.relations.rates.quotients import OF_NATURE
from weijian.proof.relations.wording import CHANGE, TASK_SAID, shared_run
from weijian.proof.relations.worked import worked_out

BY_DEFINITION = re.compile(
    r"(?:(?:发病|患病|检出|出生|自然增长|粗死亡|建档|建档立卡)|(?<![一-龥])死亡)率(?:为|达到?|是|约)*$"
)
# What the vital rates count, told before them in whatever order.
VITAL_COUNTS = {
    "出生率": re.compile(r"(?:出生|活产)(?:人口|人数|婴儿)?数?(?:为|是|有|共)*$"),
    "增长率": re.compile(r"(?:净增|自增|自然增长|净增长)(?:人口|人数)?数?(?:为|是|有|共)*$"),
    "死亡率": re.compile(r"死亡(?:人口|人数)?数?(?:为|是|有|共)*$"),
}
VITAL_RATE = re.compile(r"(?:出生|增长|死亡)率")
SHARE_OF_ALL = re.compile(
    r"占(?:全[县区市州旗])?(?P<who>常住|户籍|总)?(?:总)?人口(?:总?数)?的?(?:比例|比重)?(?:为|达)?$"
)
OF_SOME = re.compile(r"AFP|麻痹|岁|儿童|婴|产妇|妇女|学生|老年|医院|院内|其中|贫困|农村|城镇|农业")
BASE_SAID = (
    r"(?:以|按照?)(?:全[县区市州旗])?(?P<who>常住|户籍|总)(?:总)?人口(?:总?数)?"
    r"(?:计算?|测算|推算|折算|统计|口径|为基数|为分母)"
)
IN_BRACKETS = re.compile(rf"（{BASE_SAID}")
RECKONED_BY = re.compile(rf"{BASE_SAID}，?[^，。；\d]{{0,12}}率(?:为|达|约|是)*$")
BESIDE, BEFORE = 16, 40
RESIDENT, REGISTERED = re.compile("常住"), re.compile("户籍|总人口")
# 建档率, 签约率 of all, not of those chosen for it.
OF_RESIDENTS = re.compile(
    r"(?:^|[，、的]|电子|健康|档案|累计|居民|常住人口)(?:建档|签约|签约服务)率(?:为|达到?)*$"
)
CHOSEN = re.compile(r"重点|贫困|脱贫|老年|儿童|产妇|患者|残疾|计生|低保|其中|户籍|规范|有偿|个性")
FEWEST_COUNTED = 10
COUNTED_BEHIND = re.compile(r"^[，（](?:累计|已|共|现有|已累计)(?:建立|建档|签约|建)?(?:档案)?$")
ALL_OF_THEM = re.compile(r"^[，、（]?(?:全[县区市州旗]|现有|共有|总|共|现)*|(?:总数|数|达到?|为|共)*$")
REACH, FAR, SHARED = 4, 8, 2
CASES = re.compile(r"报告|发病|病例|传染病|患者|检出|在册")
COMPARED = re.compile(r"上一?年|去年|同期|比|较|减少|增加|死")
TELLING, A_NAME = 4, 4
A_YEAR_APART = Decimal("1.03")
NOT_AT_ALL = Decimal(20)  # of one so far off something else is counted


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    people = [n for n in everybody(passage) if passage[n].bound == "exact"]
    people.sort(key=lambda n: RESIDENT.search(passage.named(n)) is None)
    for rate, figure in enumerate(passage.figures):
        if people and rate not in told.results and figure.bound == "exact" and figure.value > 0:
            yield from _judged(passage, rate, told, people)


def _judged(passage: Passage, rate: int, told: Told, people: list[int]) -> Iterator[Relation]:
    label, figure = passage.labels[rate], passage[rate]
    if (CHANGE.search(label) and not OF_NATURE.search(label)) or TASK_SAID.search(label) or figure.modality:
        return
    wanted: re.Pattern[str] | None = None
    if (match := PER_PEOPLE.search(label)) and figure.kind == "count":
        wanted = RESIDENT if RESIDENT.search(match[0]) else None
        plain = not OF_SOME.search(label.replace(match["what"], ""))
        pairs, per = listed_counts(passage, rate) or _had(passage, rate, match["what"]), SIZES[match["per"]]
    elif figure.is_rate and (share := SHARE_OF_ALL.search(label)):
        wanted = {"常住": RESIDENT, "户籍": REGISTERED}.get(share["who"] or "")
        plain, pairs, per = True, {rate: rate - 1}, PER[figure.kind]
    elif figure.is_rate and (by := _reckoned_by(passage, rate)):
        wanted = {"常住": RESIDENT, "户籍": REGISTERED}.get(by["who"])
        plain, pairs, per = not OF_SOME.search(label), {rate: _all_cases(passage, rate)}, PER[figure.kind]
    elif _of_residents(passage, rate):
        wanted = RESIDENT
        plain = any(RESIDENT.search(passage.named(n)) and n in told.wholes for n in people)
        pairs, per = {rate: rate + 1 if _counted_behind(passage, rate) else rate - 1}, PER["percent"]
    elif figure.is_rate and BY_DEFINITION.search(label):
        kinds = [any(kind.search(passage.named(n)) for n in people) for kind in (RESIDENT, REGISTERED)]
        cases = _all_cases(passage, rate)
        of_all = OF_SOME.search(label) is None
        plain = of_all and all(kinds)
        pairs, per = {rate: cases}, PER[figure.kind]
        if of_all and not plain:
            beside = list(_of_those_beside(passage, rate, cases, people, told))
            yield from beside or _but_for_a_slip(passage, rate, cases, people)
    else:
        return
    bases = [n for n in people if wanted is None or wanted.search(passage.named(n))]
    for result, counted in pairs.items() if plain and bases else ():
        if result not in told.results and _counts(passage, result, counted):
            yield from _broken(passage, result, counted, per, bases, told)


def _of_those_beside(
    passage: Passage, rate: int, cases: int, people: list[int], told: Told
) -> Iterator[Relation]:
    """全镇总人口41932人，出生400人，出生率10.40‰: of the people of its own sentence an old rate, which comes near."""
    beside = [n for n in people if n < cases and passage.same_sentence(n, rate)]
    if not beside or not _counts(passage, rate, cases):
        return
    for tie in _broken(passage, rate, cases, PER[passage[rate].kind], [*beside, *people], told):
        if is_nearly_computed(passage, tie):
            yield tie


def _but_for_a_slip(passage: Passage, rate: int, cases: int, people: list[int]) -> Iterator[Relation]:
    """常住人口23.68万人, and 报告412例，发病率193.99/10万 where they give 173.99."""
    if passage[rate].printed_digits < TELLING or not _counts(passage, rate, cases):
        return
    per = PER[passage[rate].kind]
    for base in people[:1]:
        value = passage[cases].amount * per / passage[base].amount
        if one_slip_from(passage[rate].value, value):
            formula = f"{passage.written(cases)}÷{passage.written(base)}"
            yield worked_out(passage, "rate_per", rate, (cases, base), value, formula, holds=False)


def _of_residents(passage: Passage, rate: int) -> bool:
    named = passage[rate].kind == "percent" and OF_RESIDENTS.search(passage.labels[rate])
    return bool(named) and not CHOSEN.search(passage.said_before(rate))


def _reckoned_by(passage: Passage, rate: int) -> re.Match[str] | None:
    """登记403例，登记率77.0/10万（以常住人口计）; 按常住人口计算，登记率77.0/10万."""
    behind = passage.plain[passage[rate].end : passage[rate].end + BESIDE]
    if match := IN_BRACKETS.match(behind):
        return match
    return RECKONED_BY.search(passage.said_before(rate, BEFORE).rpartition("；")[2])


def _counted_behind(passage: Passage, rate: int) -> bool:
    """建档率92.43%，累计426317份."""
    behind = rate + 1
    return (
        behind < len(passage)
        and passage.same_sentence(rate, behind)
        and COUNTED_BEHIND.match(passage.between(rate, behind)) is not None
        and passage[behind].family in {"people", "份"}
    )


def _had(passage: Passage, rate: int, what: str) -> dict[int, int]:
    """托位312个，已备案3家，每千人口托位数0.8个: the nearest of that unit in the sentence."""
    for number in passage.in_front(rate, REACH):
        if passage[number].base == passage[rate].base and not PER_PEOPLE.search(passage.labels[number]):
            if of_other_beds(what, passage.labels[number]):
                return {}
            named = shared_run(FILLING.sub("", what), passage.named(number)) >= SHARED
            # 专业技术人员2148人，每千常住人口执业（助理）医师2.3人: of people, others than those just counted.
            beside = number == rate - 1 and passage[rate].base not in HEADS
            number = all_of_them(passage, number, FILLING.sub("", what))
            return {rate: number} if named or not FILLING.sub("", what) or beside else {}
    behind = rate + 1  # 每千常住人口床位数7.8张，总床位2546张
    if behind < len(passage) and passage.together(rate, behind):
        alike = passage[behind].base == passage[rate].base and passage[behind].amount > passage[rate].amount
        named = ALL_OF_THEM.sub("", passage.labels[behind]) == FILLING.sub("", what) != ""
        return {rate: behind} if alike and named else {}
    return {}


def _all_cases(passage: Passage, rate: int) -> int:
    """报告1642例，其中乙类893例、丙类749例，比上年减少75例，报告发病率: of all of them."""
    if (vital := _vital_count(passage, rate)) is not None:
        return vital
    here = passage.in_front(rate, FAR)[::-1]
    if named := [
        n
        for n in here
        if shared_run(passage.labels[n], passage.labels[rate]) >= A_NAME and passage[n].base == "例"
    ]:
        return named[-1]  # 甲、乙类412例、丙类1774例，甲、乙类报告发病率
    parts = [n for n in here if "其中" in passage.labels[n]]
    all_told = [n for n in here if not parts or n < parts[0]]
    cases = [
        n for n in all_told if passage[n].base == "例"
        and CASES.search(passage.labels[n]) and not COMPARED.search(passage.labels[n])
    ]  # fmt: skip
    return cases[-1] if cases else parts[0] - 1 if parts else rate - 1


def _vital_count(passage: Passage, rate: int) -> int | None:
    """出生400人，比去年同期的426人少生26人，出生率; 出生4347人，死亡1557人，净增2790人，人口出生率."""
    named = VITAL_RATE.search(passage.labels[rate])
    if named is None or COMPARED.search(passage.labels[rate]):
        return None
    counts = VITAL_COUNTS[named.group()]
    return next((n for n in passage.in_front(rate, FAR) if counts.search(passage.labels[n])), None)


def _counts(passage: Passage, rate: int, counted: int) -> bool:
    if counted < 0 or not passage.together(counted, rate):
        return False
    figure, other = passage[counted], passage[rate]
    if other.kind == "percent" and figure.family not in {"people", "份"}:
        return False
    natural = VITAL_COUNTS["增长率"].search(passage.labels[counted])
    added = not natural and any(words.search(passage.labels[counted]) for words in (MORE, ADDED))
    alike = (other.is_rate or figure.base == other.base) and not added
    plain = figure.kind == "count" and figure.bound == "exact" and figure.amount >= FEWEST_COUNTED
    return alike and plain and not figure.modality and figure.period in {other.period, ""}


def _broken(
    passage: Passage, rate: int, counted: int, per: Decimal, bases: list[int], told: Told
) -> Iterator[Relation]:
    figure = passage[rate]
    low, high = interval(figure.value, False)
    bases = [base for base in bases if base != counted]
    known = [base for base in bases if base in told.wholes]
    apart = Decimal(1) if known else A_YEAR_APART
    for tried in bases:
        computed = quotient(passage[counted], passage[tried], per)
        if computed is None or (computed[0] < high * apart and computed[1] * apart >= low):
            return
    if not bases:
        return
    base = (known or bases)[0]
    if OF_RESIDENTS.search(passage.labels[rate]) and not set(bases) & set(known):
        return
    value = passage[counted].amount * per / passage[base].amount
    if figure.value > value * NOT_AT_ALL or value > figure.value * NOT_AT_ALL:
        return
    size = f"×{per}" if figure.kind == "count" else ""
    formula = f"{passage.written(counted)}÷{passage.written(base)}{size}"
    kind = "ratio" if figure.kind == "percent" else "rate_per"
    yield worked_out(passage, kind, rate, (counted, base), value, formula, holds=False)
