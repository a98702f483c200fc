"""Conditions on an enrolment's services as SQL: one grouped pass over each service ledger.

A pass gives, for each enrolment (or person), counts of services, the last one's answer, and the first one that was
not followed up in time. The stock's query joins it and compares.
"""

from typing import Any

from django.db.models import Q

from weijian.indicators.selections import (
    PRORATA,
    Answered,
    AtLeast,
    LastOf,
    Quarters,
    ServiceSelection,
    linked_by,
)
from weijian.indicators.sql import Source, literal
from weijian.kernel.periods import Period
from weijian.lake.schema import table_of

QUARTERS_A_YEAR = 4
REVISIONS = 2**44  # more than will ever be written; day * REVISIONS + revision orders services


class ServicePass:
    """What is read from one service ledger, a row for each enrolment or person."""

    def __init__(self, enrolment: Any, service: Any, name: str) -> None:
        self.name = name
        self.link = linked_by(enrolment, service)
        self.source = Source(service, "v")
        self.date = self.source.name(service.date_field)
        self.columns: dict[str, str] = {}
        self.periods: set[Period] = set()
        self.looks_ahead = False

    def column(self, aggregate: str) -> str:
        """The joined name of an aggregate; the same aggregate is computed once."""
        return f"{self.name}.{self.columns.setdefault(aggregate, f'c{len(self.columns)}')}"

    def within(self, period: Period) -> str:
        """That a service lies in the period; written out only when the pass serves several periods."""
        self.periods.add(period)
        return f"<{period.code}>"

    def _between(self, period: Period) -> str:
        return f"{self.date} BETWEEN {literal(period.start)} AND {literal(period.end)}"

    def _spelt(self, aggregate: str) -> str:
        for period in self.periods:
            alone = len(self.periods) == 1
            aggregate = aggregate.replace(f"<{period.code}>", "true" if alone else self._between(period))
        return aggregate

    @property
    def following(self) -> str:
        self.looks_ahead = True
        return "v.following"

    @property
    def text(self) -> str:
        """As a common table expression."""
        reach = Period(
            min(period.start for period in self.periods), max(period.end for period in self.periods)
        )
        rows = self.source.text
        if self.looks_ahead:
            plain = table_of(self.source.model).name
            own = f'"{table_of(self.source.model).by_name[self.source.model.date_field].name}"'
            rows = rows.replace(
                f'"{plain}" AS v',
                f"(SELECT *, lead({own}) OVER (PARTITION BY {self.link} ORDER BY {own}, revision) AS following\n"
                f'FROM "{plain}" WHERE voided_at IS NULL AND {own} BETWEEN {literal(reach.start)} '
                f"AND {literal(reach.end)}) AS v",
                1,
            )
        columns = "".join(
            f",\n  {self._spelt(aggregate)} AS {name}" for aggregate, name in self.columns.items()
        )
        return (
            f"{self.name} AS (\nSELECT v.{self.link} AS key{columns}\nFROM {rows}\n"
            f"WHERE v.voided_at IS NULL AND {self._between(reach)}\nGROUP BY 1)"
        )


class ServicePasses:
    """The service passes of one stock query."""

    def __init__(self, enrolment: Source, leaves: str) -> None:
        """`leaves`: SQL of the day on which the enrolment ends, NULL while it is open."""
        self.enrolment, self.leaves = enrolment, leaves
        self._passes: dict[Any, ServicePass] = {}

    def _pass(self, service: Any) -> ServicePass:
        if service not in self._passes:
            name = f"s{len(self._passes)}"
            self._passes[service] = ServicePass(self.enrolment.model, service, name)
        return self._passes[service]

    @property
    def models(self) -> list[Any]:
        return [model for one in self._passes.values() for model in one.source.models]

    @property
    def texts(self) -> list[str]:
        return [one.text for one in self._passes.values()]

    @property
    def joins(self) -> list[str]:
        alias = self.enrolment.alias
        return [
            f"LEFT JOIN {one.name} ON {one.name}.key = "
            + (f"{alias}.id" if one.link == "enrolment_id" else f"{alias}.person_id")
            for one in self._passes.values()
        ]

    def condition(self, given: ServiceSelection, period: Period) -> str:
        match given:
            case AtLeast(count, service, where):
                return self._at_least(count, service, where, period)
            case LastOf(service, where):
                return self._last_of(service, where, period)
            case Answered(service, where, within):
                return self._answered(service, where, within, period)
        raise TypeError(f"no SQL for {type(given).__name__}")

    def _at_least(self, count: int | Quarters, service: Any, where: Q, period: Period) -> str:
        one = self._pass(service)
        condition = f"{one.within(period)} AND {one.source.condition(where)}"
        found = one.column(f"count_if({condition})")
        needed = self._quarters(period) if isinstance(count, Quarters) else str(count)
        return f"coalesce({found}, 0) >= {needed}"

    def _quarters(self, period: Period) -> str:
        if not PRORATA.on(period.end):
            return str(QUARTERS_A_YEAR)
        since = f"greatest({self.enrolment.name('start')}, {literal(period.start)})"
        after = f"least({self.leaves}, {literal(period.end)}) + 1"
        spans = (f"({since} + INTERVAL {3 * span} MONTH <= {after})::INTEGER" for span in range(1, 5))
        return f"({' + '.join(spans)})"

    def _last_of(self, service: Any, where: Q, period: Period) -> str:
        one = self._pass(service)
        day = f"({one.date} - DATE '1900-01-01')"
        # The answer rides in the lowest bit of the key by which the last service is found.
        answer = f"coalesce({one.source.condition(where)}, false)::BIGINT"
        key = f"({day} * {REVISIONS} + v.revision) * 2 + {answer}"
        found = one.column(f"max(CASE WHEN {one.within(period)} THEN {key} END)")
        return f"coalesce({found} % 2, 0) = 1"

    def _answered(self, service: Any, where: Q, within: int, period: Period) -> str:
        one = self._pass(service)
        late = f"coalesce({one.following} > {one.date} + {within}, true)"
        asked = f"{one.within(period)} AND {one.date} + {within} <= {literal(period.end)}"
        condition = f"{asked} AND {late} AND {one.source.condition(where)}"
        first = one.column(f"min(CASE WHEN {condition} THEN {one.date} END)")
        return f"coalesce({first} + {within} > coalesce({self.leaves}, {literal(period.end)}), true)"
