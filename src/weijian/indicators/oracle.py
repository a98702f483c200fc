"""The meaning of every word of the algebra in plain Python over lists of rows: slow, and written to be read.

It takes no part in the work. Tests and `weijian lake check` compare the other two engines with it. It shares with
them only the forming of rates (formulas.py); areas, residences, ages, spans and statements are told again here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from weijian.indicators.algebra import (
    Aged,
    Answered,
    AtLeast,
    Count,
    Either,
    Elapsed,
    Every,
    Expression,
    Flow,
    InWholeYears,
    LastOf,
    Leaf,
    Median,
    Neither,
    Persons,
    Quarters,
    Selection,
    Stated,
    Stock,
    Sum,
    Target,
    Where,
    Within,
)
from weijian.indicators.formulas import Exact, Formed, form
from weijian.indicators.selections import PRORATA
from weijian.indicators.targets import Targets
from weijian.kernel import clock
from weijian.kernel.periods import Period
from weijian.ledger.conditions import matches, read
from weijian.ledger.fields import Unit
from weijian.ledger.registry import ledgers
from weijian.ledger.rules import add_months
from weijian.orgs.models import Institution
from weijian.orgs.tree import AreaTree
from weijian.people.models import Person, Residence


class Records:
    """All rows of some ledgers, with persons, homes and links put in place, moments in official time."""

    def __init__(self, models: Iterable[Any]) -> None:
        self.persons = {row.pk: row for row in Person.objects.all()}
        self.homes = list(Residence.objects.all())
        self.rows: dict[Any, dict[int, Any]] = {}
        for model in models:
            self.rows[model] = {row.pk: self._prepared(row) for row in model.objects.all()}
        for rows in self.rows.values():
            for row in rows.values():
                self._link(row)

    @staticmethod
    def _prepared(row: Any) -> Any:
        for item in row._meta.concrete_fields:
            value = getattr(row, item.attname)
            if isinstance(value, datetime):
                setattr(row, item.attname, value.astimezone(clock.ZONE))
        return row

    def _link(self, row: Any) -> None:
        for item in row._meta.concrete_fields:
            found = self.persons if item.related_model is Person else self.rows.get(item.related_model)
            if item.is_relation and found is not None and getattr(row, item.attname) is not None:
                setattr(row, item.name, found[getattr(row, item.attname)])

    def standing(self, model: Any) -> list[Any]:
        return [row for row in self.rows[model].values() if row.voided_at is None]


@dataclass
class Oracle:
    """Values for one unit: `by` is area or institution, `unit` its id."""

    records: Records
    by: str
    unit: int
    end: date

    def evaluate(self, expression: Expression, period: Period) -> Formed:
        return form(expression, period, self.read)

    def read(self, leaf: Leaf | Target, period: Period) -> Exact:
        if isinstance(leaf, Target):
            return Targets.load(period).value(leaf.code, self.by, self.unit)
        if isinstance(leaf, Stated):
            return self._stated(leaf)
        rows = [row for row in self.records.standing(leaf.ledger) if self._taken(leaf, row, period)]
        match leaf:
            case Count() | Stock():
                return len(rows)
            case Persons(person=person):
                return len({read(row, tuple(person.split("__"))) for row in rows} - {None})
            case Sum(measure=measure):
                return sum(value for row in rows if (value := _measure(row, measure)) is not None)
            case Median(measure=measure):
                return _median([value for row in rows if (value := _measure(row, measure)) is not None])
        raise TypeError(f"{type(leaf).__name__} has no meaning here")

    def _taken(self, leaf: Leaf, row: Any, period: Period) -> bool:
        if isinstance(leaf, Stock):
            place = self._home(row) or row.area_id if _is_managed_person(row) else row.area_id
            day: date | None = period.end
            inside = self._is_open(leaf, row, period)
        else:
            assert isinstance(leaf, Flow)
            place = row.area_id
            day = _day(read(row, tuple(str(leaf.at).split("__"))))
            inside = day is not None and period.contains(day)
        here = self._is_ours(row.institution_id) if self.by == "institution" else self._counts_here(place)
        return inside and here and self._holds(leaf.where, row, period, day)

    def _counts_here(self, area: int) -> bool:
        """Whether the area, or what it was merged into, lies in the unit on the period's last day."""
        return any(node.id == self.unit for node in AreaTree.load().at(self.end).path(area))

    def _is_ours(self, institution: int) -> bool:
        """Whether an institution is the unit, or was merged into it by the period's last day."""
        found = Institution.objects.get(pk=institution)
        while found.pk != self.unit:
            if found.on(self.end) or found.successor is None:
                return False
            found = found.successor
        return True

    def _home(self, row: Any) -> int | None:
        homes = [
            home for home in self.records.homes if home.person_id == row.person_id and home.valid_on(self.end)
        ]
        last = max(homes, key=lambda home: (home.since, home.pk), default=None)
        return last.area_id if last else None

    def _is_open(self, leaf: Stock, row: Any, period: Period) -> bool:
        days = (period.start + timedelta(days=step) for step in range(period.days))
        asked = [period.end] if leaf.on == "end" else days
        return any(_open_on(row, day) for day in asked)

    def _holds(self, given: Selection, row: Any, period: Period, day: date | None) -> bool:
        match given:
            case Where(where):
                return matches(where, row)
            case Within(name):
                found = _day(read(row, tuple(name.split("__"))))
                return found is not None and period.contains(found)
            case Aged(low, high, person):
                somebody = read_object(row, person)
                if somebody is None or day is None:
                    return False
                return low <= somebody.age_on(day) and (high is None or somebody.age_on(day) <= high)
            case Neither():
                return not self._holds(given.parts[0], row, period, day)
            case InWholeYears():
                return not period.is_full_years or self._holds(given.parts[0], row, period, day)
            case Every():
                return all(self._holds(part, row, period, day) for part in given.parts)
            case Either():
                return any(self._holds(part, row, period, day) for part in given.parts)
            case AtLeast(count, service, where):
                counted = [one for one in self._services(row, service, period) if matches(where, one)]
                return len(counted) >= (_quarters(row, period) if isinstance(count, Quarters) else count)
            case LastOf(service, where):
                services = self._services(row, service, period)
                return bool(services) and matches(where, services[-1])
            case Answered(service, where, within):
                return self._answered(self._services(row, service, period), where, within, row, period)
        raise TypeError(f"{type(given).__name__} has no meaning here")

    def _services(self, enrolment: Any, service: Any, period: Period) -> list[Any]:
        """The services of an enrolment (or of its person) in the period, oldest first."""
        rows = self.records.standing(service)
        if service.declaration.enrolment is type(enrolment):
            mine = [row for row in rows if row.enrolment_id == enrolment.pk]
        else:
            mine = [row for row in rows if row.person_id == enrolment.person_id]
        inside = [row for row in mine if period.contains(row.business_date)]
        return sorted(inside, key=lambda row: (row.business_date, row.revision))

    @staticmethod
    def _answered(services: list[Any], where: Any, within: int, enrolment: Any, period: Period) -> bool:
        for place, service in enumerate(services):
            latest = service.business_date + timedelta(days=within)
            if not matches(where, service) or latest > min(period.end, _leaves_on(enrolment) or period.end):
                continue
            following = services[place + 1 : place + 2]
            if not following or following[0].business_date > latest:
                return False
        return True

    def _stated(self, leaf: Stated) -> Exact:
        assert isinstance(leaf.where, Where)
        rows = [
            row
            for row in self.records.standing(leaf.ledger)
            if row.year == self.end.year
            and matches(leaf.where.condition, row)
            and getattr(row, leaf.name) is not None
            and (row.month is None or row.on <= self.end)
        ]
        if self.by == "institution":
            mine = [row for row in rows if row.place_id is None and _institution(row) == self.unit]
            return _best(mine, leaf.name)
        of_places = self._stated_for(self.unit, [row for row in rows if row.place_id], leaf.name)
        if of_places is not None:
            return of_places
        values = [
            _best([row for row in rows if row.place_id is None and _institution(row) == one], leaf.name)
            for one in sorted({_institution(row) for row in rows if row.place_id is None})
            if self._institution_counts_here(one)
        ]
        return sum(value for value in values if value is not None) if values else None

    def _stated_for(self, area: int, rows: list[Any], name: str) -> Exact:
        own = _best([row for row in rows if row.place_id == area], name)
        if own is not None:
            return own
        snapshot = AreaTree.load().at(self.end)
        below = [node.id for node in snapshot.nodes.values() if node.parent_id == area]
        merged = [one for one, into in snapshot.stands_for.items() if into == area and one != area]
        values = [self._stated_for(part, rows, name) for part in [*below, *merged]]
        known = [value for value in values if value is not None]
        return sum(known) if known else None

    def _institution_counts_here(self, institution: int) -> bool:
        found = Institution.objects.get(pk=institution)
        tenure = found.on(self.end) or found.latest
        return tenure is not None and self._counts_here(tenure.area_id)


def read_object(row: Any, path: str) -> Any:
    for step in path.split("__"):
        row = None if row is None else getattr(row, step)
    return row


def _is_managed_person(row: Any) -> bool:
    return row.declaration.kind == "enrolment" and row.declaration.has_person


def _leaves_on(enrolment: Any) -> date | None:
    """The day on which management ends: by its own end or by the person's death, whichever is first."""
    person = getattr(enrolment, "person", None)
    ends = [enrolment.end, person.died_on if person else None]
    return min((end for end in ends if end is not None), default=None)


def _open_on(row: Any, day: date) -> bool:
    if row.declaration.kind == "case":
        return row.opened <= day and (row.closed is None or row.closed > day)
    leaves = _leaves_on(row)
    return row.start <= day and (leaves is None or leaves >= day)


def _quarters(enrolment: Any, period: Period) -> int:
    if not PRORATA.on(period.end):
        return 4
    since = max(enrolment.start, period.start)
    until = min(_leaves_on(enrolment) or period.end, period.end)
    after = until + timedelta(days=1)
    return sum(add_months(since, 3 * spans) <= after for spans in (1, 2, 3, 4))


def _day(value: Any) -> date | None:
    return value.date() if isinstance(value, datetime) else value


def _measure(row: Any, measure: str | Elapsed) -> Exact:
    if isinstance(measure, str):
        value = read(row, tuple(measure.split("__")))
        return Fraction(value) if isinstance(value, Decimal) else value
    since = read(row, tuple(measure.since.split("__")))
    until = read(row, tuple(measure.until.split("__")))
    if since is None or until is None:
        return None
    if measure.unit == "days":
        return (_day(until) - _day(since)).days  # type: ignore[operator]
    seconds = int((until - since).total_seconds())
    return Fraction(seconds // 60 if seconds >= 0 else -(-seconds // 60), 60)


def _median(values: list[Any]) -> Exact:
    if not values:
        return None
    ordered = sorted(values)
    if len(ordered) % 2:
        return Fraction(ordered[len(ordered) // 2])
    return Fraction(ordered[len(ordered) // 2 - 1] + ordered[len(ordered) // 2]) / 2


def _institution(row: Any) -> int:
    own = next((item.attname for item in row.declaration.fields if isinstance(item, Unit)), "institution_id")
    return getattr(row, own)


def _best(rows: list[Any], name: str) -> Exact:
    """The value of the yearly row, else of the latest; of equals the one written last."""
    last = max(rows, key=lambda row: (row.month is None, row.on, row.revision), default=None)
    if last is None:
        return None
    value = getattr(last, name)
    return Fraction(value) if isinstance(value, Decimal) else value


def all_records() -> Records:
    return Records(declaration.model for declaration in ledgers().values())
