"""A figure beside the same figure of last year, of the period before, or beside its target.

It does not fetch the other figure, and it does not judge: 高于 is said whether that is good or not.

Growth and completion are computed from the figures as printed, differences of rates are the differences
of the printed rates: a reader with a pocket calculator comes to the same. Where growth by per cent would
mislead (hardly anything to grow from), the difference is said instead.
"""

from dataclasses import dataclass
from decimal import Decimal

from weijian.kernel.quantities import format_number, ratio
from weijian.reports.document import Runs, Text
from weijian.reports.sentences.facts import Fact, Facts

_FEW = 20  # below this, one case more is 5 per cent: say the number
_POINTS = {"%": "个百分点", "‰": "个千分点"}
_GROWTH_PLACES, _COMPLETION_PLACES = 1, 2
_FINEST = 4  # decimals to which a percentage is refined before it would read as 0% or 100%


@dataclass(frozen=True)
class Basis:
    """The words for what a figure is set beside."""

    growth: str
    than: str
    same: str


TARGET = "目标"
LAST_YEAR = "去年同期"
NEXT_TARGET = "下期目标"  # the next period's, on file already; asked for in plans
_YEAR_AND_PERIOD = {
    LAST_YEAR: Basis("同比", "较去年同期", "与去年同期持平"),
    "上期": Basis("环比", "较上期", "与上期持平"),
}
BASES = (*_YEAR_AND_PERIOD, TARGET)


def versus(fact: Fact, facts: Facts, basis: str) -> Runs | None:
    """，同比增长12.3%; ，较去年同期提高1.25个百分点; ，高于目标2.3个百分点; ，完成年度任务8900人的113.48%."""
    other = facts.versus(fact.identity.code, basis)
    if other is None or other.value is None or other.unit != fact.unit:
        return None
    form = f"v:{basis}"
    if basis == TARGET:
        return _beside_target(fact, other, form)
    words, difference = _YEAR_AND_PERIOD[basis], fact.printed - other.printed
    if not difference:
        return (Text(f"，{words.same}"),)
    if not fact.is_count:
        return (
            Text(f"，{words.than}{_direction(fact, difference)}"),
            fact.run(_points(fact, difference), form),
        )
    if other.printed < _FEW or not fact.printed:
        verb = "增加" if difference > 0 else "减少"
        return (Text(f"，{words.than}{verb}"), fact.run(_amount(fact, difference), form))
    growth = percent_text(abs(difference), other.printed, _GROWTH_PLACES)
    return (Text(f"，{words.growth}{'增长' if difference > 0 else '下降'}"), fact.run(growth, form))


def _beside_target(fact: Fact, target: Fact, form: str) -> Runs | None:
    aim = fact.run(target.text, "v.a:目标")
    difference = fact.printed - target.printed
    if fact.unit in _POINTS:
        name = "控制目标" if fact.better < 0 else "目标"
        if not difference:
            return (Text(f"，与{name}持平"),)
        side = "高于" if difference > 0 else "低于"
        return (Text(f"，{side}{name}"), fact.run(_points(fact, difference), form))
    if fact.better < 0 and difference <= 0:
        return (Text("，控制在目标"), aim, Text("以内"))
    if fact.is_count and fact.better >= 0:
        if target.printed <= 0:
            return None
        done = fact.run(percent_text(fact.printed, target.printed, _COMPLETION_PLACES), form)
        return (Text("，完成年度任务"), aim, Text("的"), done)
    if fact.is_count:
        return (Text("，超出控制目标"), fact.run(_amount(fact, difference), form))
    # "低于目标3.11/10万" would read as if that were the target: give the target instead of the distance.
    side = "高于" if difference > 0 else "低于" if difference else "达到"
    return (Text(f"，{side}{'控制目标' if fact.better < 0 else '目标'}（"), aim, Text("）"))


def percent_text(part: Decimal, whole: Decimal, places: int) -> str:
    """The percentage, with more places where so few would print something as nothing or as all.

    >>> percent_text(Decimal(10100), Decimal(8900), 2), percent_text(Decimal(8899), Decimal(8900), 1)
    ('113.48%', '99.99%')
    """
    for finer in range(places, _FINEST + 1):
        percent = ratio(part, whole, 100, finer) or Decimal(0)
        if percent not in (0, 100) or percent * whole == part * 100:
            break
    return (
        f"{format_number(percent, 0 if percent in (0, 100) else None)}%"
        if percent in (0, 100)
        else f"{percent:f}%"
    )


def _direction(fact: Fact, difference: Decimal) -> str:
    if difference < 0:
        return "下降"
    return "提高" if fact.better > 0 else "上升"


def _points(fact: Fact, difference: Decimal) -> str:
    return format_number(abs(difference)) + _POINTS.get(fact.unit, fact.unit)


def _amount(fact: Fact, difference: Decimal) -> str:
    """The difference of two counts, in the unit in which it reads best (万元 for money)."""
    if fact.unit == "元" and abs(difference) >= 10**4:
        return format_number(abs(difference) / 10**4) + "万元"
    return format_number(abs(difference)) + fact.unit
