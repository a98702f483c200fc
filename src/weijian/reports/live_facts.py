"""The facts of a report, computed live: the implementation of `sentences.facts.Facts` over the indicators.

It does not choose what is said. All figures of one period and level are evaluated together once and kept, so a
report of a hundred sentences asks the engine a handful of times.
"""

from collections.abc import Sequence
from copy import copy
from dataclasses import replace
from decimal import Decimal
from functools import cached_property

from weijian.accounts.scope import Scope
from weijian.indicators.algebra import Ratio, Shape
from weijian.indicators.catalogue import LESS, MORE, NEITHER, Figure, catalogue
from weijian.indicators.evaluate import Value, evaluate, has_records
from weijian.indicators.targets import Targets
from weijian.kernel.periods import Period
from weijian.orgs.models import AreaLevel
from weijian.orgs.tree import AreaTree, Node
from weijian.reports.document import FigureIdentity
from weijian.reports.sentences.facts import Fact

LEVELS: dict[str, AreaLevel] = {"乡镇": AreaLevel(2), "村": AreaLevel(3)}
DIRECTION = {MORE: 1, LESS: -1, NEITHER: 0}
BY_LEVEL = {AreaLevel.COUNTY: "county", AreaLevel.TOWNSHIP: "township", AreaLevel.VILLAGE: "village"}


class LiveFacts:
    """Figures of one area in one period, and those they are compared with."""

    def __init__(self, period: Period, area_id: int, scope: Scope | None = None) -> None:
        self._period = period
        self.area_id = area_id
        self.scope = scope
        self._evaluated: dict[tuple[str, str], dict[tuple[str, int], Value]] = {}
        self._facts: dict[tuple[str, str, int], Fact | None] = {}
        self._targets: dict[str, Targets] = {}

    def at(self, area_id: int) -> "LiveFacts":
        """The facts of another area in the same period; what was evaluated serves both."""
        other = copy(self)
        other.area_id = area_id
        return other

    @property
    def period(self) -> Period:
        return self._period

    @cached_property
    def tree(self) -> AreaTree:
        return AreaTree.load()

    def node(self, area_id: int, period: Period | None = None) -> Node:
        return self.tree.at((period or self._period).end)[area_id]

    @property
    def area_name(self) -> str:
        return self.node(self.area_id).name

    @cached_property
    def figures(self) -> dict[str, Figure]:
        return {figure.code: figure for figure in catalogue()}

    def figure(self, code: str) -> Fact | None:
        return self._fact(code, self._period, self.area_id)

    def versus(self, code: str, basis: str) -> Fact | None:
        if basis == "目标":
            return self._target(code, self._period)
        if basis == "下期目标":
            return self._target(code, self._period.next())
        other = self._period.year_before() if basis == "去年同期" else self._period.previous()
        return self._fact(code, other, self.area_id)

    def among(self, code: str, level: str) -> Sequence[Fact]:
        if level not in LEVELS:
            return []
        snapshot = self.tree.at(self._period.end)
        wanted = LEVELS[level]
        inside = snapshot.members(self.area_id)
        nodes = [node for node in snapshot.at_level(wanted) if node.id in inside]
        facts = (self._fact(code, self._period, node.id) for node in nodes)
        return [fact for fact in facts if fact is not None]

    def _values(self, period: Period, by: str) -> dict[tuple[str, int], Value]:
        key = (period.code, by)
        if key not in self._evaluated:
            self._evaluated[key] = evaluate(list(self.figures.values()), period, by=by, scope=self.scope)
        return self._evaluated[key]

    def _fact(self, code: str, period: Period, area_id: int) -> Fact | None:
        key = (code, period.code, area_id)
        if key not in self._facts:
            self._facts[key] = self._make_fact(code, period, area_id)
        return self._facts[key]

    def _make_fact(self, code: str, period: Period, area_id: int) -> Fact | None:
        figure = self.figures.get(code)
        # Before a ledger's first record there are no zeros to report, there is nothing.
        if figure is None or not has_records(figure, period):
            return None
        node = self.node(area_id, period)
        found = self._values(period, BY_LEVEL[node.level]).get((code, node.id))
        value = None if found is None or found.value is None else Decimal(found.value)
        base = None if found is None or found.denominator is None else Decimal(found.denominator)
        return self._make(figure, period, node, value, found.version if found else 0, base)

    def _target(self, code: str, period: Period) -> Fact | None:
        figure = self.figures.get(code)
        if figure is None or (not period.is_full_years and accumulates(figure)):
            return None
        node = self.node(self.area_id, period)
        own = self._fact(code, self._period, self.area_id)
        if period.code not in self._targets:
            self._targets[period.code] = Targets.load(period)
        found = self._targets[period.code].value(code, BY_LEVEL[node.level], node.id)
        value = None if found is None else Decimal(found.numerator) / Decimal(found.denominator)
        fact = self._make(figure, period, node, value, own.identity.version if own else 0)
        return replace(fact, places=None)  # a document demands 76%, not 76.00%

    @staticmethod
    def _make(
        figure: Figure,
        period: Period,
        node: Node,
        value: Decimal | None,
        version: int,
        base: Decimal | None = None,
    ) -> Fact:
        identity = FigureIdentity(figure.code, node.code, period.code, version)
        return Fact(
            figure.name,
            value,
            figure.unit,
            figure.places if figure.is_rate else None,
            identity,
            DIRECTION[figure.better],
            node.name,
            base,
        )


def accumulates(figure: Figure) -> bool:
    """A rate that grows through the year (donations per 1,000 residents): no part of a year meets the year's target."""
    rate = figure.expression
    return isinstance(rate, Ratio) and rate.part.shape is Shape.FLOW and rate.whole.shape is Shape.STATED
