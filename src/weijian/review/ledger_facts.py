"""What the ledgers count for the figures of one document: `proof.facts.Facts` over catalogue and indicators.

Made for one document at a time and within one user's scope: what the user may not see is as if it were not known. It
says nothing for a period that is not over, and nothing where the title names no area of ours (or none was given).
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from weijian.accounts.scope import Scope
from weijian.indicators.catalogue import figure as indicator_of
from weijian.indicators.catalogue import line_of
from weijian.indicators.rows import traces
from weijian.kernel import clock
from weijian.kernel.periods import Period
from weijian.orgs.tree import AreaTree, Node, Snapshot
from weijian.proof.document import Document
from weijian.proof.facts import Binding, Counted, Interval
from weijian.proof.figures.model import Figure
from weijian.proof.judgement import meets
from weijian.reports.live_facts import BY_LEVEL, LiveFacts
from weijian.reports.sentences.facts import Fact
from weijian.review.catalogue_facts import binder
from weijian.review.home import TOWNSHIP, named_area, reported_area
from weijian.review.units import measure
from weijian.review.when import Time, head, told_time

TELLING = 100  # a count below it is met elsewhere by chance
NARROW = Decimal("0.002")  # and so is a rate stated with fewer digits


class LedgerFacts:
    """`unit` (an area's code) and `period` are those of the title where they are not given."""

    def __init__(self, scope: Scope | None = None, unit: str = "", period: Period | None = None) -> None:
        self.scope, self.unit, self.period = scope, unit, period
        self.tree = AreaTree.load()
        self._live: dict[str, LiveFacts] = {}
        self._known: dict[tuple[str, Period, str], Counted | None] = {}
        self._rows: dict[Binding, int | None] = {}
        self._elsewhere: dict[tuple[Binding, Interval], Counted | None] = {}

    def bindings(self, document: Document) -> Mapping[int, Binding]:
        """Areas in the bindings are given by code; "" where the area is none of ours."""
        title = head(document)
        time = Time(self.period) if self.period else told_time(title)
        found = binder().bind(document, time)
        home = self._home(title, time.period)
        return {number: replace(one, area=self._code(one, home)) for number, one in found.items()}

    def _home(self, title: str, period: Period | None) -> Node | None:
        if period is None:
            return None
        snapshot = self.tree.at(period.end)
        return snapshot.by_code.get(self.unit) if self.unit else reported_area(title, snapshot)

    def _code(self, binding: Binding, home: Node | None) -> str:
        if home is None or binding.period is None:
            return ""
        if not binding.area:
            return home.code
        named = named_area(binding.area, home, self.tree.at(binding.period.end))
        return named.code if named else ""

    def counted(self, binding: Binding) -> Counted | None:
        if binding.period is None or not binding.area:
            return None
        return self._counted(binding.code, binding.period, binding.area)

    def _counted(self, code: str, period: Period, area: str) -> Counted | None:
        key = code, period, area
        if key not in self._known:
            self._known[key] = self._count(*key)
        return self._known[key]

    def _count(self, code: str, period: Period, area: str) -> Counted | None:
        node = self._snapshot(period).by_code.get(area)
        indicator = indicator_of(code)
        if node is None or period.end > clock.today() or not self._may_see(node, line_of(indicator)):
            return None
        fact = self._facts(period, node).figure(code)
        interval = _interval(fact) if fact is not None else None
        text = fact.text if fact is not None else ""
        return Counted(indicator.name, node.name, period, interval, text, indicator.definition)

    def _may_see(self, node: Node, line: str) -> bool:
        return self.scope is None or (self.scope.holds_area(node.id) and self.scope.holds_line(line))

    def _snapshot(self, period: Period) -> Snapshot:
        return self.tree.at(period.end)

    def _facts(self, period: Period, node: Node) -> LiveFacts:
        begun = self._live.setdefault(period.code, LiveFacts(period, node.id, self.scope))
        return begun.at(node.id)

    def rows(self, binding: Binding) -> int | None:
        """The rows that the page of the figure lists; None where a figure has no rows of its own."""
        if binding not in self._rows:
            self._rows[binding] = self._count_rows(binding)
        return self._rows[binding]

    def _count_rows(self, binding: Binding) -> int | None:
        if binding.period is None:
            return None
        node = self._snapshot(binding.period).by_code[binding.area]
        by = BY_LEVEL[node.level]
        found = traces(indicator_of(binding.code), binding.period, node.id, self.scope, "numerator", by)
        return sum(rows.count() for rows in found) if found else None

    def elsewhere(self, binding: Binding, figure: Figure) -> Counted | None:
        key = binding, figure.interval
        if key not in self._elsewhere:
            self._elsewhere[key] = self._found_elsewhere(binding, figure)
        return self._elsewhere[key]

    def _found_elsewhere(self, binding: Binding, figure: Figure) -> Counted | None:
        if binding.period is None or not _is_telling(figure):
            return None
        others = (self._counted(*key) for key in self._others(binding, binding.period))
        return next((one for one in others if one and one.interval and meets(figure, one.interval)), None)

    def _others(self, binding: Binding, period: Period) -> Iterator[tuple[str, Period, str]]:
        """Other periods, then other areas, then what else the line of work counts in the same unit."""
        for other in dict.fromkeys(_other_periods(period)):
            yield binding.code, other, binding.area
        snapshot = self._snapshot(period)
        for node in [snapshot.county, *snapshot.at_level(TOWNSHIP)]:
            if node.code != binding.area:
                yield binding.code, period, node.code
        own = indicator_of(binding.code)
        for one in binder().of_line(line_of(own)):
            if one.code != own.code and one.unit == own.unit:
                yield one.code, period, binding.area


def _other_periods(period: Period) -> Iterator[Period]:
    year = Period.year(period.end.year)
    nearby = (
        period.year_before(), period.previous(), year, year.previous(), Period.half(year.end.year, 1),
        Period.half(year.end.year, 2), period.cumulative(),
    )  # fmt: skip
    return (one for one in nearby if one != period)


def _is_telling(figure: Figure) -> bool:
    """Whether the figure is stated so exactly that to meet another value is no chance."""
    low, high = figure.interval
    if low == high:
        return low >= TELLING
    return low > 0 and high.is_finite() and (high - low) / low <= NARROW


def _interval(fact: Fact) -> Interval | None:
    """What the ledgers give, in base units; what was rounded may have been half a last digit more or less."""
    if fact.value is None:
        return None
    factor = measure(fact.unit).factor
    if fact.value == fact.value.to_integral_value() and fact.is_count:
        return fact.value * factor, fact.value * factor
    half = Decimal(1).scaleb(-(fact.places if fact.places is not None else 2)) / 2
    return (fact.value - half) * factor, (fact.value + half) * factor
