"""Values for units and users: scope, version, and figures that have nothing to stand on."""

from datetime import date
from decimal import Decimal

import pytest
from django.db.models import Q

from weijian.accounts.scope import Scope
from weijian.indicators.agreement import disagreements
from weijian.indicators.algebra import Completion, Count, Difference, Persons, Ratio, Stock, Target
from weijian.indicators.catalogue import LESS, MORE, Figure, catalogue
from weijian.indicators.compare import change, previous_period, ranks, same_period_last_year, series
from weijian.indicators.evaluate import Value, current_version, evaluate, has_records
from weijian.indicators.models import Target as TargetRow
from weijian.indicators.targets import target_of
from weijian.kernel.periods import Period
from weijian.ledger import store
from weijian.work.publichealth.hypertension.indicators import visits
from weijian.work.publichealth.hypertension.ledgers import Hypertension, HypertensionVisit, PressureScreening

YEAR, HALF = Period.year(2021), Period.half(2021, 1)
screened = Figure("spec.screened", "测量人次", "人次", Count(PressureScreening), better=MORE)
raised = Figure(
    "spec.raised",
    "升高率",
    "%",
    Ratio(Count(PressureScreening, Q(raised=True)), Count(PressureScreening)),
    better=LESS,
)


@pytest.fixture
def screen(county, person):
    def record(village, day=date(2021, 5, 1), systolic=150, institution=None):
        made = PressureScreening(
            person=person("某人", village=village),
            on=day,
            systolic=systolic,
            diastolic=80,
            place=1,
            institution=institution or county.east_hospital,
        )
        return store.insert([made], None, "form")[0]

    return record


def test_a_rate_keeps_its_parts_and_the_version(county, screen):
    for systolic in (150, 120, 120):
        screen(county.east_village, systolic=systolic)
    value = evaluate([raised], YEAR)["spec.raised", county.area.pk]
    assert value == Value(Decimal("33.33"), 1, 3, current_version())


def test_every_unit_of_the_level_has_a_value_even_without_records(county):
    values = evaluate([screened, raised], YEAR, by="village")
    assert values["spec.screened", county.west_village.pk].value == 0
    assert values["spec.raised", county.west_village.pk].value is None
    assert len(values) == 2 * 4


def test_a_township_sees_its_own_units_only(county, screen, users):
    screen(county.east_village)
    screen(county.west_village)
    scope = Scope.of(users["institution"])
    assert {unit for _, unit in evaluate([screened], YEAR, "township", scope)} == {county.east.pk}
    assert evaluate([screened], YEAR, "county", scope) == {}
    by_institution = evaluate([screened], YEAR, "institution", scope)
    assert {unit for _, unit in by_institution} == {county.east_hospital.pk}
    assert by_institution["spec.screened", county.east_hospital.pk].value == 2


def test_a_figure_that_compares_with_its_own_target(county, screen):
    for _ in range(3):
        screen(county.east_village)
    gap = Figure("htn.visits", "差额", "人次", Difference(Target(), Count(PressureScreening)))
    completion = Figure("spec.completion", "完成率", "%", Completion(visits))
    TargetRow.objects.create(
        institution=county.bureau,
        area=county.area,
        place=county.area,
        figure="htn.visits",
        year=2021,
        on=date(2021, 12, 31),
        value=Decimal(10),
        document="文件",
        recorded_at="2021-01-01T00:00Z",
        revision=1,
    )
    values = evaluate([gap, completion], YEAR)
    assert values["htn.visits", county.area.pk].value == Decimal(7)
    assert values["spec.completion", county.area.pk].value == Decimal(0)
    assert target_of("htn.visits", HALF, county.area.pk) == Decimal(10)
    assert target_of("htn.std_rate", HALF, county.east_village.pk) == Decimal(60)


def test_a_target_is_refused_without_a_known_figure_or_a_unit(county):
    from weijian.ledger.checks import Refused

    target = TargetRow(figure="no.such", year=2021, value=1, document="文件", institution=county.bureau)
    with pytest.raises(Refused, match="没有这个指标代码") as refused:
        store.insert([target], None, "form")
    assert "目标须落到一个区划或一个机构" in str(refused.value)


def test_a_year_before_the_ledger_began_has_no_records(county, screen):
    assert not has_records(screened, YEAR)
    screen(county.east_village, date(2021, 3, 1))
    assert has_records(screened, YEAR)
    assert not has_records(screened, YEAR.year_before())


def test_periods_are_compared_and_units_ranked(county, screen):
    screen(county.east_village, date(2020, 5, 1))
    screen(county.east_village, date(2021, 5, 1))
    screen(county.east_village, date(2021, 8, 1), systolic=120)
    screen(county.west_village, date(2021, 5, 1))
    key = ("spec.screened", county.east.pk)
    now = evaluate([screened, raised], YEAR, "township")
    assert change(now[key], same_period_last_year([screened], YEAR, "township")[key]) == 1
    assert previous_period([screened], Period.half(2021, 2), "township")[key].value == 1
    months = series([screened], YEAR.each_month(), "township")
    assert [values[key].value for values in months.values()] == [0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0]
    places = ranks(screened, now)
    assert (places[county.east.pk].place, places[county.west.pk].place) == (1, 2)
    places = ranks(raised, now)  # of a rate of which less is better
    assert (places[county.east.pk].place, places[county.west.pk].place) == (1, 2)
    assert ranks(Figure("spec.x", "某数", "人", Persons(PressureScreening)), now) == {}


@pytest.mark.parametrize("level", ["county", "township", "village", "institution"])
def test_every_figure_of_every_line_is_evaluated_without_records(county, level):
    values = evaluate(catalogue(), HALF, level)
    assert {code for code, _ in values} == {figure.code for figure in catalogue()}
    assert {value.value for value in values.values()} <= {None, 0, Decimal(0)}


def test_the_copy_and_the_records_agree_on_every_figure(county, person):
    patient = person("张晓燕")
    enrolment = Hypertension(
        person=patient, start="2020-06-01", diagnosed_on="2020-06-01", basis=1, manager="村医"
    )
    enrolment.institution = county.east_hospital
    enrolment.start = enrolment.diagnosed_on = date(2020, 6, 1)
    store.insert([enrolment], None, "form")
    rows = [
        HypertensionVisit(
            enrolment=enrolment,
            person=patient,
            on=date(2021, month, 3),
            mode=1,
            symptoms="|1|",
            systolic=130,
            diastolic=80,
            adherence=1,
            adverse=1,
            institution=county.east_hospital,
        )
        for month in (2, 5)
    ]
    store.insert(rows, None, "form")
    figures = catalogue()
    assert list(disagreements(figures, HALF)) == []
    stock = Figure("spec.stock", "在管", "人", Stock(Hypertension))
    assert evaluate([stock], HALF)["spec.stock", county.area.pk].value == 1
