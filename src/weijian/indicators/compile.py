"""Indicators as SQL: all that is asked of one ledger becomes conditional aggregates of one query.

It runs nothing. `passes(bound leaves, grouping)` gives one `Pass` a ledger for what happened in the period, and one
for stocks, whose rows count where the person lives at the period's end. Conditions on services become one
grouped pass over each service ledger, joined to the enrolment (compile_services.py). The areas of a row are
resolved by the small table `places(member, unit)` that evaluate.py fills for the day.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from weijian.indicators.algebra import Count, Elapsed, Flow, Leaf, Median, Persons, Stock, Sum
from weijian.indicators.compile_services import ServicePasses
from weijian.indicators.selections import (
    Aged,
    Either,
    Every,
    InWholeYears,
    Neither,
    Selection,
    ServiceSelection,
    Where,
    Within,
)
from weijian.indicators.sql import Source, joined, literal
from weijian.kernel.periods import Period
from weijian.lake.schema import Sort
from weijian.people.models import Residence

Bound = tuple[Leaf, Period]


@dataclass(frozen=True)
class Pass:
    """One query: its text, the tables it reads, and which leaf each column after `unit` answers."""

    sql: str
    models: tuple[Any, ...]
    leaves: tuple[Bound, ...]


def passes(bound: Iterable[Bound], column: str, end: date) -> list[Pass]:
    """The queries for these leaves; `column` is area_id or institution_id, `end` the period's last day."""
    flows: dict[Any, list[Bound]] = defaultdict(list)
    stocks: dict[Any, list[Bound]] = defaultdict(list)
    for leaf, period in dict.fromkeys(bound):
        kind = stocks if isinstance(leaf, Stock) else flows
        kind[leaf.ledger].append((leaf, period))
    return [
        *(_flow_pass(ledger, asked, column) for ledger, asked in flows.items()),
        *(_stock_pass(ledger, asked, column, end) for ledger, asked in stocks.items()),
    ]


class Rows:
    """Conditions on the rows of one table; `day` is the SQL of the day on which ages are told."""

    def __init__(self, source: Source, services: ServicePasses | None = None) -> None:
        self.source, self.services = source, services

    def in_period(self, name: str, period: Period) -> str:
        text, column = self.source.column(tuple(name.split("__")))
        if column.sort is Sort.MOMENT:
            after = period.end + timedelta(days=1)
            return f"{text} >= {literal(period.start)} AND {text} < {literal(after)}"
        return f"{text} BETWEEN {literal(period.start)} AND {literal(period.end)}"

    def condition(self, given: Selection, period: Period, day: str | date) -> str:
        match given:
            case Where(where):
                return self.source.condition(where)
            case Within(name):
                return f"({self.in_period(name, period)})"
            case Aged():
                return self._aged(given, day)
            case Neither():
                return f"NOT coalesce({self.condition(given.parts[0], period, day)}, false)"
            case InWholeYears():
                return self.condition(given.parts[0], period, day) if period.is_full_years else "true"
            case Every() | Either():
                word = " AND " if isinstance(given, Every) else " OR "
                return joined(word, [self.condition(part, period, day) for part in given.parts])
            case ServiceSelection() if self.services:
                return f"({self.services.condition(given, period)})"
        raise TypeError(f"no SQL for {type(given).__name__}")

    def _aged(self, given: Aged, day: str | date) -> str:
        birth = self.source.name(f"{given.person}__birth_date")
        if isinstance(day, date):
            young = f"{birth} <= {literal(born_by(day, given.low))}"
            old = "" if given.high is None else f" AND {birth} > {literal(born_by(day, given.high + 1))}"
            return f"({young}{old})"
        age = f"({packed(day)} - {packed(birth)})"
        high = "" if given.high is None else f" AND {age} < {(given.high + 1) * 10000}"
        return f"({age} >= {given.low * 10000}{high})"


def packed(day: str) -> str:
    """A date as the number 20201231, so that a difference of 10000 is a completed year."""
    return f"(year({day}) * 10000 + month({day}) * 100 + day({day}))"


def born_by(day: date, age: int) -> date:
    """The latest birthday of somebody who has completed `age` years on a day."""
    try:
        return day.replace(year=day.year - age)
    except ValueError:  # on 29 February, those born on 1 March of a common year are still a day short
        return date(day.year - age, 2, 28)


def _flow_pass(ledger: Any, asked: Sequence[Bound], column: str) -> Pass:
    source = Source(ledger, "t")
    rows = Rows(source)
    spans = list(dict.fromkeys(rows.in_period(_at(leaf), period) for leaf, period in asked))
    aggregates = [_flow_aggregate(rows, leaf, period, alone=len(spans) == 1) for leaf, period in asked]
    inside = spans[0] if len(spans) == 1 else joined(" OR ", [f"({span})" for span in spans])
    sql = "\n".join(
        [
            f"SELECT places.unit{_columns(aggregates)}",
            f"FROM {source.text}",
            f"JOIN places ON places.member = t.{column}",
            f"WHERE t.voided_at IS NULL AND {inside}",
            "GROUP BY 1",
        ]
    )
    return Pass(sql, tuple(source.models), tuple(asked))


def _at(leaf: Leaf) -> str:
    assert isinstance(leaf, Flow)
    return str(leaf.at)


def _columns(aggregates: list[str]) -> str:
    return "".join(f",\n  {aggregate} AS c{number}" for number, aggregate in enumerate(aggregates))


def _flow_aggregate(rows: Rows, leaf: Leaf, period: Period, alone: bool) -> str:
    at = _at(leaf)
    text, column = rows.source.column(tuple(at.split("__")))
    day = f"{text}::DATE" if column.sort is Sort.MOMENT else text
    condition = rows.condition(leaf.where, period, day)
    if not alone:
        span = rows.in_period(at, period)
        condition = span if condition == "true" else f"{span} AND {condition}"
    match leaf:
        case Count():
            return f"count_if({condition})"
        case Persons(person=person):
            return f"count(DISTINCT CASE WHEN {condition} THEN {rows.source.name(person)} END)"
        case Sum(measure=measure):
            return f"sum(CASE WHEN {condition} THEN {_measure(rows.source, measure)} END)"
        case Median(measure=measure):
            chosen = f"CASE WHEN {condition} THEN {_measure(rows.source, measure)} END"
            # The two middle values, which are the same one when the number of values is odd.
            return f"quantile_disc({chosen}, 0.5) - quantile_disc(-({chosen}), 0.5)"
    raise TypeError(f"no SQL for {type(leaf).__name__}")


def _measure(source: Source, measure: str | Elapsed) -> str:
    if isinstance(measure, str):
        return source.name(measure)
    since, until = source.name(measure.since), source.name(measure.until)
    if measure.unit == "hours":
        return f"datesub('minute', {since}, {until})"
    return f"({until}::DATE - {since}::DATE)"


def _stock_pass(ledger: Any, asked: Sequence[Bound], column: str, end: date) -> Pass:
    source = Source(ledger, "t")
    has_person = ledger.declaration.kind == "enrolment" and ledger.declaration.has_person
    services = ServicePasses(source, _leaving(source, has_person))
    rows = Rows(source, services)
    aggregates = [_stock_aggregate(rows, leaf, period) for leaf, period in asked]
    started = source.name("start" if ledger.declaration.kind == "enrolment" else "opened")
    tables, joins, member = list(services.texts), list(services.joins), f"t.{column}"
    if has_person and column == "area_id":
        tables.append(_living(ledger, end))
        joins.append("LEFT JOIN living ON living.person_id = t.person_id")
        member = "coalesce(living.area_id, t.area_id)"
    sql = "\n".join(
        [
            *(["WITH " + ",\n".join(tables)] if tables else []),
            f"SELECT places.unit{_columns(aggregates)}",
            f"FROM {source.text}",
            *joins,
            f"JOIN places ON places.member = {member}",
            f"WHERE t.voided_at IS NULL AND {started} <= {literal(end)}",
            "GROUP BY 1",
        ]
    )
    return Pass(sql, (*source.models, *services.models, Residence), tuple(asked))


def _leaving(source: Source, has_person: bool) -> str:
    """SQL of the day on which an enrolment ends: its end or its person's death, NULL while it is open."""
    if source.model.declaration.kind == "case":
        return source.name("closed")
    if not has_person:
        return source.name("end")
    return f"least({source.name('end')}, {source.name('person__died_on')})"


def _living(ledger: Any, day: date) -> str:
    """Where each person of the ledger lives on a day; of two homes the one that began last."""
    name = Source(ledger, "t").text.split(" ")[0]
    homes = Source(Residence, "r").text.split(" ")[0]
    return (
        "living AS (\nSELECT person_id, arg_max(area_id, (since, id)) AS area_id\n"
        f"FROM {homes}\nWHERE since <= {literal(day)} AND (until IS NULL OR until >= {literal(day)})\n"
        f"AND person_id IN (SELECT person_id FROM {name})\nGROUP BY 1)"
    )


def _stock_aggregate(rows: Rows, leaf: Leaf, period: Period) -> str:
    assert isinstance(leaf, Stock) and rows.services is not None
    condition = rows.condition(leaf.where, period, period.end)
    still = still_open(leaf, period, rows.services.leaves, rows.source.name(leaf.ledger.date_field))
    return f"count_if({still if condition == 'true' else f'{still} AND {condition}'})"


def still_open(leaf: Stock, period: Period, leaving: str, started: str) -> str:
    """Whether a row that began by the period's end is open at its end, or was on any day of it."""
    # A death may lie before the start, and a case may be closed on the day it was opened.
    day = literal(period.end) if leaf.on == "end" else f"greatest({started}, {literal(period.start)})"
    last_day_counts = leaf.ledger.declaration.kind == "enrolment"
    return f"coalesce({leaving} {'>=' if last_day_counts else '>'} {day}, true)"
