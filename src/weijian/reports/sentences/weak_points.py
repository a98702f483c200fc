"""What is lacking, found from the figures: targets missed, worse than last year, places far behind.

It judges only figures that say which way is better, and only those that the report tells. Each weak point becomes
one sentence whose numbers are figures like all others; the gravest come first.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from weijian.kernel.periods import Period
from weijian.reports.document import FigureRun, Paragraph, Run, Text
from weijian.reports.sentences.facts import FEW, Fact, Facts
from weijian.reports.sentences.filters import say

MOST = 6  # more weak points than this are a table, not a paragraph
LAGGING = Decimal(10)  # points of a rate by which a township must be behind the county to be named
WORSE = Decimal("0.05")  # a twentieth worse than last year is worth a sentence


@dataclass(frozen=True)
class WeakPoint:
    """A figure that falls short. `gravity` is the relative shortfall; `missed` says that a target is on file."""

    fact: Fact
    gravity: Decimal
    missed: bool


def weak_points(codes: Iterable[str], facts: Facts) -> list[WeakPoint]:
    """The weak points among these figures, the gravest first, at most one a figure."""
    found = [point for point in (_weigh(code, facts) for code in dict.fromkeys(codes)) if point]
    rates = {point.fact.identity.code for point in found}
    # A count is not blamed beside its own completion rate: one weakness is told once.
    found = [point for point in found if f"{point.fact.identity.code}_rate" not in rates]
    found.sort(key=lambda point: (-point.missed, -point.gravity, point.fact.identity.code))
    return found[:MOST]


def _weigh(code: str, facts: Facts) -> WeakPoint | None:
    fact = facts.figure(code)
    if fact is None or fact.value is None or not fact.better or fact.is_few:
        return None
    target = facts.versus(code, "目标")
    if target is not None and target.value is not None:
        expected = due_share(facts.period) if fact.is_count and fact.better > 0 else Fraction(1)
        short = _shortfall(fact, target, expected)
        return WeakPoint(fact, short, missed=True) if short else None
    before = facts.versus(code, "去年同期")
    worse = _shortfall(fact, before)
    if before is None or worse < WORSE or (fact.is_count and before.printed < FEW):
        return None
    return WeakPoint(fact, worse, missed=False)


def due_share(period: Period) -> Fraction:
    """How much of a year's task may be asked for at the period's end; nothing of a part that began later."""
    if period.is_full_years:
        return Fraction(1)
    if (period.start.month, period.start.day) != (1, 1):
        return Fraction(0)
    return Fraction(period.end.timetuple().tm_yday, 365)


def _shortfall(fact: Fact, other: Fact | None, expected: Fraction = Fraction(1)) -> Decimal:
    """How much worse the fact is than that share of the other, relative to it; 0 when it is no worse."""
    if other is None or other.value is None or not other.printed or not expected:
        return Decimal(0)
    aim = other.printed * expected.numerator / expected.denominator
    return max((aim - fact.printed) * fact.better / abs(aim), Decimal(0))


def sentence(point: WeakPoint, facts: Facts) -> Paragraph:
    """高血压患者规范管理率为66.20%，低于目标9.8个百分点，较去年同期下降…，石桥乡、大江镇工作滞后，分别为…."""
    code = point.fact.identity.code
    runs: list[Run] = [Text(_opening(point.fact)), point.fact.run()]
    runs += say(code, "versus", "目标", facts) or ()
    if not point.missed:
        runs += say(code, "versus", "去年同期", facts) or ()
    runs += _laggards(point.fact, facts)
    runs.append(Text("。"))
    return Paragraph(tuple(runs))


def _opening(fact: Fact) -> str:
    """规范管理率为; of a count the thing counted alone, since 在管高血压患者数为3人 says number twice."""
    if not fact.is_count:
        return f"{fact.name}为"
    name = fact.name.removesuffix(fact.unit)
    return next(
        (name.removesuffix(word) for word in ("人数", "例数", "数", "量") if name.endswith(word)), name
    )


def _laggards(fact: Fact, facts: Facts) -> list[Run]:
    behind = lagging_places(fact, facts)
    if not behind:
        return []
    names = "、".join(place.place for place in behind)
    runs: list[Run] = [Text(f"，{names}工作滞后，{'分别为' if len(behind) > 1 else '为'}")]
    for position, place in enumerate(behind):
        runs += [Text("、") if position else Text(""), place.run()]
    return [run for run in runs if isinstance(run, FigureRun) or run.text]


def lagging_places(fact: Fact, facts: Facts, most: int = 3) -> list[Fact]:
    """Townships whose rate lies far on the wrong side of the county's, the worst first."""
    if fact.unit != "%" or not fact.better:
        return []
    peers = [
        peer for peer in facts.among(fact.identity.code, "乡镇") if peer.value is not None and not peer.is_few
    ]
    behind = [peer for peer in peers if (fact.printed - peer.printed) * fact.better >= LAGGING]
    return sorted(behind, key=lambda peer: (peer.printed * peer.better, peer.identity.unit_code))[:most]
