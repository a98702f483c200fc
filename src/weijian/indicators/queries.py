"""Leaves of an expression as Django queries over the records.

It knows neither units' names nor users. Where Q has no word (the last service, quarterly spans, completed years) it
uses expressions that SQLite and PostgreSQL both have; each closes unknown values, so that a negation of it is its
exact opposite.
"""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import (
    Case,
    Count,
    DateField,
    Exists,
    ExpressionWrapper,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, ExtractDay, ExtractMonth, ExtractYear, Greatest, Least
from django.db.models.lookups import GreaterThanOrEqual, LessThan

from weijian.indicators.algebra import Flow, Stock
from weijian.indicators.compile import born_by
from weijian.indicators.compile_services import QUARTERS_A_YEAR
from weijian.indicators.selections import (
    PRORATA,
    Aged,
    Answered,
    AtLeast,
    Either,
    Every,
    InWholeYears,
    LastOf,
    Neither,
    Quarters,
    Selection,
    Where,
    Within,
    linked_by,
)
from weijian.kernel import clock
from weijian.kernel.periods import Period
from weijian.lake.schema import Sort, find
from weijian.people.models import Residence

EVERYTHING = Q(pk__isnull=False)  # the negation of an empty Q() would still be everything


def flow_rows(leaf: Flow, period: Period) -> QuerySet:
    """Rows of the period that satisfy the leaf's selection."""
    rows = leaf.ledger.objects.standing().filter(in_period(leaf.ledger, str(leaf.at), period))
    return rows.filter(condition(leaf.ledger, leaf.where, period, str(leaf.at)))


def stock_rows(leaf: Stock, period: Period, column: str, members: Sequence[int]) -> QuerySet:
    """Rows that stand at the period's end (or stood on any day of it) and count for one of the members."""
    declaration = leaf.ledger.declaration
    rows = leaf.ledger.objects.standing().filter(_open(leaf, period))
    if declaration.kind == "enrolment":
        ends = [F("end"), *([F("person__died_on")] if declaration.has_person else [])]
        known = [Coalesce(end, Value(period.end), output_field=DateField()) for end in ends]
        rows = rows.annotate(leaves_on=Least(Value(period.end, DateField()), *known))
        if declaration.has_person and column == "area_id":
            rows = rows.annotate(lives_in=Coalesce(_home(period), F("area_id"), output_field=IntegerField()))
            column = "lives_in"
    chosen = condition(leaf.ledger, leaf.where, period, None)
    return rows.filter(chosen).filter(**{f"{column}__in": members})


def _open(leaf: Stock, period: Period) -> Q:
    if leaf.ledger.declaration.kind == "case":
        return Q(opened__lte=period.end) & _not_before("closed", "gt", leaf, period)
    standing = Q(start__lte=period.end) & _not_before("end", "gte", leaf, period)
    if leaf.ledger.declaration.has_person:
        standing &= _not_before("person__died_on", "gte", leaf, period)
    return standing


def _not_before(name: str, lookup: str, leaf: Stock, period: Period) -> Q:
    """That a day of leaving is unknown or late enough for the row to stand at the end, or on any day."""
    late = Q(**{f"{name}__{lookup}": period.end if leaf.on == "end" else period.start})
    if leaf.on == "any":
        late &= Q(**{f"{name}__{lookup}": F(leaf.ledger.date_field)})
    return Q(**{f"{name}__isnull": True}) | late


def _home(period: Period) -> Subquery:
    """Where the person of a row lives at the period's end; of two homes the one that began last."""
    homes = Residence.objects.filter(person=OuterRef("person_id"), since__lte=period.end)
    homes = homes.filter(Q(until__isnull=True) | Q(until__gte=period.end)).order_by("-since", "-id")
    return Subquery(homes.values("area_id")[:1])


def in_period(ledger: Any, name: str, period: Period) -> Q:
    """That a date or moment lies in the period, in official time."""
    if find(ledger, tuple(name.split("__")))[1].sort is not Sort.MOMENT:
        return Q(**{f"{name}__range": (period.start, period.end)})
    first = datetime.combine(period.start, time(), clock.ZONE)
    after = datetime.combine(period.end + timedelta(days=1), time(), clock.ZONE)
    return Q(**{f"{name}__gte": first, f"{name}__lt": after})


def condition(ledger: Any, given: Selection, period: Period, at: str | None) -> Q:
    """A selection as a Q; ages are told on the date `at` of the row, or at the period's end."""
    match given:
        case Where(where):
            return where or EVERYTHING
        case Within(name):
            return Q(**{f"{name}__isnull": False}) & in_period(ledger, name, period)
        case Aged():
            return _aged(given, period, at)
        case Neither():
            return ~condition(ledger, given.parts[0], period, at)
        case InWholeYears():
            return condition(ledger, given.parts[0], period, at) if period.is_full_years else EVERYTHING
        case Every() | Either():
            found = [condition(ledger, part, period, at) for part in given.parts]
            together = found[0]
            for other in found[1:]:
                together = together & other if isinstance(given, Every) else together | other
            return together
        case AtLeast(count, service, where):
            return _at_least(
                count, _services(ledger, service, where, period), linked_by(ledger, service), period
            )
        case LastOf(service, where):
            return _last_of(ledger, service, where, period)
        case Answered(service, where, within):
            return _answered(ledger, service, where, within, period)
    raise TypeError(f"no query for {type(given).__name__}")


def _aged(given: Aged, period: Period, at: str | None) -> Q:
    birth = f"{given.person}__birth_date"
    known = Q(**{f"{birth}__isnull": False})
    if at is None:
        young = Q(**{f"{birth}__lte": born_by(period.end, given.low)})
        old = Q() if given.high is None else Q(**{f"{birth}__gt": born_by(period.end, given.high + 1)})
        return known & young & old
    # 20201231 - 19601230: a difference of 10000 is a completed year.
    age = ExpressionWrapper(_packed(at) - _packed(birth), IntegerField())
    found = known & Q(GreaterThanOrEqual(age, given.low * 10000))
    return found if given.high is None else found & Q(LessThan(age, (given.high + 1) * 10000))


def _packed(name: str) -> Any:
    return ExtractYear(name) * 10000 + ExtractMonth(name) * 100 + ExtractDay(name)


def _services(ledger: Any, service: Any, where: Q, period: Period) -> QuerySet:
    """The services of a row of the outer query in the period."""
    link = linked_by(ledger, service)
    mine = service.objects.standing().filter(**{link: OuterRef("pk" if link == "enrolment_id" else link)})
    return mine.filter(in_period(service, service.date_field, period)).filter(where).order_by()


def _at_least(count: int | Quarters, services: QuerySet, link: str, period: Period) -> Q:
    counted = services.values(link).annotate(number=Count("pk")).values("number")
    number = Coalesce(Subquery(counted), 0)
    needed: Any = count
    if isinstance(count, Quarters):
        needed = _quarters(period) if PRORATA.on(period.end) else QUARTERS_A_YEAR
    return Q(GreaterThanOrEqual(number, needed))


def _quarters(period: Period) -> Case:
    """How many times three months lie between start and leaving: add_months(since, 3n) <= the day after."""
    since = Greatest(F("start"), Value(period.start, DateField()))
    after = _days_after("leaves_on", 1)
    fits = Q(GreaterThanOrEqual(ExtractDay(after), ExtractDay(since)))
    # The last day of a shorter month completes the span too.
    fits |= Q(LessThan(ExtractDay(_days_after("leaves_on", 2)), 2))
    months = (
        ExtractYear(after) * 12
        + ExtractMonth(after)
        - ExtractYear(since) * 12
        - ExtractMonth(since)
        - Case(When(fits, then=0), default=1)
    )
    whole = ExpressionWrapper(months, IntegerField())
    spans = [When(Q(GreaterThanOrEqual(whole, 3 * span)), then=span) for span in (4, 3, 2, 1)]
    return Case(*spans, default=0)


def _days_after(name: str, days: int) -> ExpressionWrapper:
    return ExpressionWrapper(F(name) + timedelta(days=days), DateField())


def _later(service: Any, link: str, period: Period) -> QuerySet:
    """Services of the same enrolment or person after the one of the outer query, by (date, revision)."""
    name = service.date_field
    later = Q(**{f"{name}__gt": OuterRef(name)})
    later |= Q(**{name: OuterRef(name), "revision__gt": OuterRef("revision")})
    same = service.objects.standing().filter(**{link: OuterRef(link)})
    return same.filter(in_period(service, name, period)).filter(later)


def _last_of(ledger: Any, service: Any, where: Q, period: Period) -> Q:
    services = _services(ledger, service, where, period)
    return Q(Exists(services.filter(~Exists(_later(service, linked_by(ledger, service), period)))))


def _answered(ledger: Any, service: Any, where: Q, within: int, period: Period) -> Q:
    services = _services(ledger, service, where, period).annotate(
        answer_by=_days_after(service.date_field, within)
    )
    answers = _later(service, linked_by(ledger, service), period)
    in_time = answers.filter(**{f"{service.date_field}__lte": OuterRef("answer_by")})
    missed = services.filter(answer_by__lte=OuterRef("leaves_on")).filter(~Exists(in_time))
    return ~Q(Exists(missed))
