"""Random valid expressions over a few ledgers of different kinds, for the comparison of the three engines."""

from datetime import date, timedelta
from decimal import Decimal

from django.db.models import F, Q
from hypothesis import strategies as st

from weijian.indicators.algebra import (
    Aged,
    Answered,
    AtLeast,
    Completion,
    Count,
    Difference,
    Elapsed,
    InWholeYears,
    LastOf,
    Mean,
    Median,
    Persons,
    Quarters,
    Ratio,
    Scaled,
    Since,
    Stated,
    Stock,
    Sum,
    Target,
    Total,
    Where,
    Within,
    YearToDate,
    leaves,
)
from weijian.indicators.algebra.cumulated import has_span
from weijian.work.epidemic.screening.ledgers import SampleTube
from weijian.work.family.population.ledgers import PopulationStatement
from weijian.work.publichealth.hypertension.indicators import control_rate, visits
from weijian.work.publichealth.hypertension.ledgers import (
    Hypertension,
    HypertensionVisit,
    PressureScreening,
)
from weijian.work.publichealth.referral.ledgers import Referral

VISIT_ATOMS = [
    Q(mode=1),
    Q(mode__in=[1, 2]),
    Q(systolic__gte=140),
    Q(systolic__isnull=True),
    Q(systolic__lt=F("diastolic") + 50),
    Q(weight__gt=Decimal("61.5")),
    Q(weight__range=(Decimal(50), Decimal("70.0"))),
    Q(outcome=F("required_outcome")),
    Q(on_target=True),
    Q(symptoms__has=1),
    Q(referral_reason=""),
    Q(referral_reason__startswith="复"),
    Q(on__year=2021),
    Q(next_on__lte=F("on") + timedelta(days=14)),
    Q(referred_on=F("on")),
    Q(person__sex=1),
    Q(person__died_on__isnull=False),
    Q(enrolment__grade=2),
    Q(enrolment__grade__isnull=True),
    Q(enrolment__voided_at__isnull=True),
    Q(enrolment__person__birth_date__lt=date(1960, 1, 1)),
    Q(area__level=3),
]
ENROLMENT_ATOMS = [
    Q(grade=1),
    Q(grade__in=[2, 3]),
    Q(risk__isnull=False),
    Q(complications__has="冠心病"),
    Q(diagnosed_on__lt=F("start")),
    Q(end_reason=2),
    Q(person__sex=2),
    Q(basis=1),
]
SCREENING_ATOMS = [Q(place=1), Q(raised=True), Q(systolic__gt=F("diastolic") + 40), Q(person__sex=1)]
REFERRAL_ATOMS = [
    Q(line=1),
    Q(outcome__isnull=True),
    Q(state="followed"),
    Q(followed_on__lte=F("opened") + timedelta(days=14)),
    Q(to_institution__code="HOSPITAL"),
    Q(days_taken__gt=7),
]
TUBE_ATOMS = [
    Q(sealed_at__isnull=True),
    Q(reported_at__lte=F("sampled_at") + timedelta(hours=24)),
    Q(received_at__gt=F("sealed_at")),
    Q(sampled_at__year=2021),
]
ATOMS = {
    HypertensionVisit: VISIT_ATOMS,
    Hypertension: ENROLMENT_ATOMS,
    PressureScreening: SCREENING_ATOMS,
    Referral: REFERRAL_ATOMS,
    SampleTube: TUBE_ATOMS,
}
OTHER_DATES = {
    HypertensionVisit: ["next_on", "referred_on", "recorded_at", "enrolment__start"],
    Hypertension: ["diagnosed_on", "end", "recorded_at"],
    PressureScreening: ["recorded_at"],
    Referral: ["followed_on", "closed"],
    SampleTube: ["sampled_at", "reported_at", "sealed_at"],
}
MEASURES = {
    HypertensionVisit: [
        "weight",
        "systolic",
        Elapsed("on", "next_on"),
        Elapsed("on", "recorded_at"),
        Elapsed("enrolment__start", "on"),
    ],
    Hypertension: [Elapsed("diagnosed_on", "start"), Elapsed("start", "end")],
    PressureScreening: ["systolic"],
    Referral: ["days_taken", Elapsed("opened", "followed_on")],
    SampleTube: [Elapsed("sampled_at", "reported_at", "hours"), Elapsed("sealed_at", "received_at", "hours")],
}


def conditions(ledger):
    atom = st.sampled_from(ATOMS[ledger])
    return st.recursive(
        atom,
        lambda inner: st.one_of(
            inner.map(lambda one: ~one),
            st.tuples(inner, inner).map(lambda pair: pair[0] & pair[1]),
            st.tuples(inner, inner).map(lambda pair: pair[0] | pair[1]),
        ),
        max_leaves=4,
    )


def valid(build):
    """Some negations are refused by the algebra on purpose; those draws are thrown away."""
    from hypothesis import reject

    from weijian.indicators.algebra import IndicatorError

    try:
        return build()
    except IndicatorError:
        reject()


def selections(ledger, services=False):
    atoms = [conditions(ledger).map(Where), st.sampled_from(OTHER_DATES[ledger]).map(Within)]
    if ledger.declaration.has_person:
        atoms.append(st.sampled_from([Aged(35), Aged(35, 64), Aged(0, 3), ~Aged(65)]))
    if services:
        visit, screening = conditions(HypertensionVisit), conditions(PressureScreening)
        atoms += [
            st.builds(AtLeast, st.integers(0, 3), st.just(HypertensionVisit), visit),
            st.builds(AtLeast, st.just(Quarters()), st.just(HypertensionVisit)),
            st.builds(AtLeast, st.integers(1, 2), st.just(PressureScreening), screening),
            st.builds(LastOf, st.just(HypertensionVisit), visit),
            st.builds(LastOf, st.just(PressureScreening), screening),
            st.builds(Answered, st.just(HypertensionVisit), visit, st.sampled_from([5, 14, 60])),
            st.builds(Answered, st.just(PressureScreening), screening, st.just(30)),
        ]
    return st.recursive(
        st.one_of(atoms),
        lambda inner: st.one_of(
            inner.map(lambda one: ~one),
            inner.map(InWholeYears),
            st.tuples(inner, inner).map(lambda pair: pair[0] & pair[1]),
            st.tuples(inner, inner).map(lambda pair: pair[0] | pair[1]),
        ),
        max_leaves=4,
    )


@st.composite
def amounts(draw):
    """A leaf that can be counted."""
    kind = draw(st.sampled_from(["count", "persons", "sum", "stock", "stated", "target"]))
    if kind == "stated":
        chosen = draw(st.sampled_from(["resident", "registered", "outpatients"]))
        return Stated(PopulationStatement, "count", Q(kind_of_base=chosen))
    if kind == "target":
        return Target(draw(st.sampled_from(["htn.visits", "htn.std_rate"])))
    if kind == "stock":
        ledger = draw(st.sampled_from([Hypertension, Referral]))
        where = draw(selections(ledger, services=ledger is Hypertension))
        return valid(lambda: Stock(ledger, where, on=draw(st.sampled_from(["end", "any"]))))
    ledger = draw(st.sampled_from(list(ATOMS)))
    where = draw(st.one_of(st.just(Q()), selections(ledger)))
    at = draw(st.sampled_from([None, *OTHER_DATES[ledger]]))
    if kind == "sum":
        return valid(lambda: Sum(ledger, draw(st.sampled_from(MEASURES[ledger])), where, at))
    if kind == "persons" and ledger.declaration.has_person:
        return valid(lambda: Persons(ledger, where, at))
    return valid(lambda: Count(ledger, where, at))


@st.composite
def middles(draw):
    """Leaves that are no amounts."""
    ledger = draw(st.sampled_from(list(MEASURES)))
    measure, where = draw(st.sampled_from(MEASURES[ledger])), draw(selections(ledger))
    return valid(lambda: draw(st.sampled_from([Median, Mean]))(ledger, measure, where))


def cumulated(inner):
    """Where the period's start matters, a cumulation can be asked for."""
    spanning = inner.filter(lambda one: any(has_span(leaf) for leaf in leaves(one)))
    return st.one_of(
        spanning.map(YearToDate),
        st.builds(Since, spanning, st.sampled_from([date(2020, 3, 31), date(2021, 2, 1), date(2022, 1, 1)])),
    )


def expressions():
    amount = amounts()
    composed = st.one_of(
        amount,
        st.builds(Difference, amount, amount),
        st.tuples(amount, amount).map(lambda pair: Total(*pair)),
        st.builds(Scaled, amount, st.sampled_from([10, 10000])),
        cumulated(amount),
    )
    return st.one_of(
        composed,
        middles(),
        st.builds(Ratio, composed, composed, st.sampled_from([100, 1000])),
        cumulated(st.builds(Ratio, amount, amount)),
        st.sampled_from([Completion(visits), Completion(control_rate)]),
        st.builds(Difference, st.builds(Ratio, amount, amount), st.builds(Ratio, amount, amount)),
    )


def parts(given):
    """An expression and everything in it, selections too."""
    yield given
    for operand in getattr(given, "operands", ()):
        yield from parts(operand)
    if hasattr(given, "where") and not isinstance(given.where, Q):
        yield from selection_parts(given.where)


def selection_parts(given):
    yield given
    if isinstance(getattr(given, "count", None), Quarters):
        yield given.count
    for part in given.parts:
        yield from selection_parts(part)
