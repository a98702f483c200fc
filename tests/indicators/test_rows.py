"""From a figure to its very rows, and no further than the user may see."""

from datetime import date

import pytest
from django.db.models import Q

from weijian.accounts.scope import Scope
from weijian.indicators.algebra import Count, Ratio, Total
from weijian.indicators.catalogue import Figure
from weijian.indicators.evaluate import evaluate
from weijian.indicators.rows import DENOMINATOR, NUMERATOR, traces
from weijian.kernel.periods import Period
from weijian.ledger import store
from weijian.work.publichealth.hypertension.ledgers import HypertensionVisit, PressureScreening

YEAR = Period.year(2021)
raised = Figure(
    "spec.raised", "升高率", "%", Ratio(Count(PressureScreening, Q(raised=True)), Count(PressureScreening))
)


@pytest.fixture
def screenings(county, person):
    def record(village, systolic):
        return PressureScreening(
            person=person("某人", village=village),
            on=date(2021, 5, 1),
            systolic=systolic,
            diastolic=80,
            place=1,
            institution=county.east_hospital,
        )

    rows = [
        record(county.east_village, 150),
        record(county.east_village, 120),
        record(county.west_village, 160),
    ]
    return store.insert(rows, None, "form")


def trace(*asked, **more):
    """The one list of rows behind a figure of one ledger."""
    (rows,) = traces(*asked, **more)
    return rows


def test_the_rows_are_those_that_were_counted(county, screenings):
    value = evaluate([raised], YEAR, "township")["spec.raised", county.east.pk]
    assert list(trace(raised, YEAR, county.east.pk)) == [screenings[0]]
    assert trace(raised, YEAR, county.east.pk).count() == value.numerator
    assert trace(raised, YEAR, county.east.pk, part=DENOMINATOR).count() == value.denominator
    at_hospital = trace(raised, YEAR, county.east_hospital.pk, by="institution", part=DENOMINATOR)
    assert at_hospital.count() == 3


def test_a_township_gets_no_rows_of_another(county, screenings, users):
    scope = Scope.of(users["institution"])
    assert trace(raised, YEAR, county.west.pk, scope).count() == 0
    assert trace(raised, YEAR, county.area.pk, scope).count() == 0
    assert trace(raised, YEAR, county.east.pk, scope).count() == 1


def test_rows_need_the_line_of_work_figures_do_not(county, screenings, users):
    user = users["department"]
    user.lines = ["two_cancers"]
    scope = Scope.of(user)
    assert evaluate([raised], YEAR, "county", scope)["spec.raised", county.area.pk].numerator == 2
    assert trace(raised, YEAR, county.area.pk, scope).count() == 0


def test_a_sealed_ledger_gives_figures_but_no_rows(county, screenings, users, monkeypatch):
    monkeypatch.setattr(PressureScreening.declaration, "sealed", True)
    scope = Scope.of(users["reader"])
    assert evaluate([raised], YEAR, "county", scope)["spec.raised", county.area.pk].numerator == 2
    assert trace(raised, YEAR, county.area.pk, scope).count() == 0
    users["reader"].lines = ["hypertension"]
    assert trace(raised, YEAR, county.area.pk, Scope.of(users["reader"])).count() == 2


def test_a_figure_of_several_ledgers_is_traced_in_several_lists(county, screenings):
    both = Figure("spec.both", "两项合计", "人次", Total(Count(PressureScreening), Count(HypertensionVisit)))
    found = traces(both, YEAR, county.area.pk, part=NUMERATOR)
    assert [(rows.model, rows.count()) for rows in found] == [(PressureScreening, 3), (HypertensionVisit, 0)]
