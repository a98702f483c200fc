"""Rates worked out on a base that the sentence names for them: 合计532例，按年平均人口45.89万人计算，报告发病率为115.93/10万;
按常住人口69.33万人折算，每10万人配置92.6台; 每千常住人口实开床位4.38张（常住人口58.68万人）.

What the base is the words leave no doubt; which count is shared out on it, the rate's own unit or its digits say: where none of
the counts before gives the rate, and just one does but for a slip in it, that one is broken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from weijian.kernel.quantities import interval
from weijian.proof.figures.model import PER
from weijian.proof.judgement import last_digit, one_slip
from weijian.proof.relations.model import Relation
from weijian.proof.relations.near_misses import Told
from weijian.proof.relations.passage import Passage
from weijian.proof.relations.rates.definitions import everybody
from weijian.proof.relations.rates.per_thousand import HEADS, PER_PEOPLE, SIZES
from weijian.proof.relations.worked import worked_out

# 按年平均人口……计算
BY = re.compile(r"(?:按照?|以|用)[^，。；\d]{0,14}?(?P<people>(?:人口|户)[数量]?为?)?$")
RECKONED = re.compile(
    r"(?P<people>(?:常住|户籍|总)?(?:人口|口))?(?:来?计|来?折?计算|折算|测算|推算|换算|核算|为(?:基数|分母|底数)|统计|口径)"
)
IN_BRACKETS = re.compile(r"^[^，。；\d]{0,3}（(?:按|以)?[^（）\d]{0,12}人口[数量]?(?:为|按)?$")
# 发病率按户籍人口计算为: whom it counts, without their number
BY_NAME = re.compile(
    r"(?:按照?|以)(?:全[县区市州旗])?(?P<who>常住|户籍|总)人口(?:总?数)?(?:来?计|来?折?计算|折算|测算|推算|统计|口径)[^，。；\d]{0,10}$"
)
SAID = 30
OF_OTHERS = re.compile(r"上年|去年|同期|全[国省市]|目标|标准|自然增长|[高低]于")
BACK, LEAST_DIGITS = 12, 3


def find(passage: Passage, told: Told) -> Iterator[Relation]:
    for rate, figure in enumerate(passage.figures):
        per = _per(passage, rate)
        asked = per is not None and figure.bound == "exact" and figure.value > 0 and not figure.modality
        if per is None or not asked or rate in told.results or OF_OTHERS.search(passage.labels[rate]):
            continue
        base = base_said(passage, rate)
        if base is not None:
            yield from _on_it(passage, rate, base, per)
        elif (named := BY_NAME.search(passage.said_before(rate, SAID))) is not None:
            people = [n for n in everybody(passage) if named["who"] in passage.named(n) and n < rate]
            yield from _holding(passage, rate, people[:1], per)


def _per(passage: Passage, rate: int) -> Decimal | None:
    figure = passage[rate]
    if figure.kind in {"permille", "per100k"}:
        return PER[figure.kind]
    named = PER_PEOPLE.search(passage.labels[rate]) if figure.kind == "count" else None
    return SIZES[named["per"]] if named else None


def base_said(passage: Passage, rate: int) -> int | None:
    """按年中人口554114人计, 以全县58.87万人口计算, 以农村总户数8.11万户计."""
    behind = rate + 1
    if behind < len(passage) and IN_BRACKETS.match(passage.between(rate, behind)):
        return behind if _counts_people(passage, behind) else None
    for base in passage.in_front(rate, BACK):
        by, after = BY.search(passage.labels[base]), RECKONED.match(passage.plain, passage[base].end)
        if by and after and (by["people"] or after["people"]) and _counts_people(passage, base):
            return base
    return None


def _holding(passage: Passage, rate: int, people: list[int], per: Decimal) -> Iterator[Relation]:
    """甲、乙类612例，丙类896例。甲、乙类发病率按户籍人口计算为97.39/10万: of the people told under that name, wherever."""
    stated = interval(passage[rate].value, False)
    for base in people:
        for part in reversed(passage.before(rate, BACK)):
            value = passage[part].amount * per / passage[base].amount
            if part != base and _may_be(passage, part, rate) and stated[0] <= value < stated[1]:
                formula = f"{passage.written(part)}÷{passage.written(base)}"
                yield worked_out(passage, "rate_per", rate, (part, base), value, formula, holds=True)
                return


def _counts_people(passage: Passage, number: int) -> bool:
    return passage[number].family in {"people", "bare", "户"} and passage[number].bound == "exact"


def _on_it(passage: Passage, rate: int, base: int, per: Decimal) -> Iterator[Relation]:
    counts = [n for n in reversed(passage.before(rate, BACK)) if n != base and _may_be(passage, n, rate)]
    low, high = interval(passage[rate].value, False)
    values = {n: passage[n].amount * per / passage[base].amount for n in counts}
    # What is cut off instead of rounded is right, too.
    if any(low <= value < high + (high - low) / 2 for value in values.values()):
        return
    wrong = {passage[n].amount: n for n, value in values.items() if _but_for_a_slip(passage, rate, value)}
    if len(wrong) == 1:
        part = next(iter(wrong.values()))
        formula = f"{passage.written(part)}÷{passage.written(base)}"
        yield worked_out(passage, "rate_per", rate, (part, base), values[part], formula, holds=False)


def _may_be(passage: Passage, number: int, rate: int) -> bool:
    one, other = passage[number], passage[rate]
    if (
        one.kind != "count"
        or one.bound != "exact"
        or one.amount <= 0
        or PER_PEOPLE.search(passage.labels[number])
    ):
        return False
    if other.kind == "count":
        return one.base == other.base or {one.base, other.base} <= HEADS
    return one.family == "people"


def _but_for_a_slip(passage: Passage, rate: int, value: Decimal) -> bool:
    unit = last_digit(passage[rate].value)
    stated = str(int(passage[rate].value / unit))
    computed = {str(int(value / unit)), str(int((value / unit).to_integral_value()))}
    return len(stated) >= LEAST_DIGITS and any(one_slip(stated, one, left_out=False) for one in computed)
