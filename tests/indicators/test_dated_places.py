"""A township is split and a village merged: last year's figures stay, this year's follow the new tree."""

from datetime import date

import pytest

from weijian.indicators.algebra import Count, Stock
from weijian.indicators.catalogue import Figure
from weijian.indicators.evaluate import evaluate
from weijian.indicators.units import grouping
from weijian.kernel.periods import Period
from weijian.ledger import store
from weijian.ledger.institutions import EndInstitution
from weijian.ledger.places import AddArea, MergeArea, MoveArea, RenameArea, ReopenArea
from weijian.orgs.models import Area
from weijian.work.publichealth.hypertension.ledgers import Hypertension, PressureScreening

LAST, FIRST_HALF, THIS = Period.year(2020), Period.half(2021, 1), Period.year(2021)
DAY = date(2021, 7, 1)
SCREENINGS = Figure(
    "test.screenings", "首诊测压人次", "人次", Count(PressureScreening), source="—", definition="—"
)
MANAGED = Figure("test.managed", "在管人数", "人", Stock(Hypertension), source="—", definition="—")


@pytest.fixture
def filled(county, person, users):
    """In both years as many screenings in a village as its place in the list: 1, 2, 3, 4; one patient in each."""
    villages = (county.east_village, county.east_village_2, county.west_village, county.west_village_2)
    for number, village in enumerate(villages, 1):
        patient = person(f"病人{number}", village=village)
        enrolment = Hypertension(
            person=patient, institution=county.east_hospital, start=date(2020, 2, 1),
            diagnosed_on=date(2020, 2, 1), basis=1, manager="村医向",
        )  # fmt: skip
        store.insert([enrolment], users["administrator"], "form")
        for day in (date(2020, 5, 1), date(2021, 5, 1)):
            for serial in range(number):
                someone = person(f"居民{number}{serial}{day.year}", village=village)
                row = PressureScreening(
                    person=someone, on=day, systolic=150, diastolic=80, place=1,
                    institution=county.east_hospital,
                )  # fmt: skip
                store.insert([row], users["administrator"], "form")
    return county


def told(figure, period, by="township"):
    """The figure by the names of the units of that level at the period's end."""
    values = evaluate([figure], period, by=by)
    return {unit.name: values[figure.code, unit.id].value for unit in grouping(by, period.end).units}


def test_split_leaves_last_year_and_follows_this_year(filled, users):
    chief = users["administrator"]
    before = {period.code: told(SCREENINGS, period) for period in (LAST, FIRST_HALF)}
    assert told(SCREENINGS, THIS) == {"溪口镇": 1 + 2, "石桥乡": 3 + 4}
    town = AddArea("431299103", "望云镇", filled.area, DAY).run(chief)
    MoveArea(filled.east_village_2, town, DAY).run(chief)
    MoveArea(filled.west_village, town, DAY).run(chief)
    assert {period.code: told(SCREENINGS, period) for period in (LAST, FIRST_HALF)} == before
    assert told(SCREENINGS, THIS) == {"溪口镇": 1, "石桥乡": 4, "望云镇": 2 + 3}
    assert told(MANAGED, LAST) == {"溪口镇": 2, "石桥乡": 2}
    assert told(MANAGED, THIS) == {"溪口镇": 1, "石桥乡": 1, "望云镇": 2}


def test_merger_leaves_last_year_and_adds_up_this_year(filled, users):
    chief = users["administrator"]
    before = told(SCREENINGS, LAST, "village")
    MergeArea(filled.east_village_2, filled.east_village, DAY).run(chief)
    assert told(SCREENINGS, LAST, "village") == before == {"柳湾村": 1, "枫林村": 2, "竹山村": 3, "茶亭村": 4}
    assert told(SCREENINGS, THIS, "village") == {"柳湾村": 1 + 2, "竹山村": 3, "茶亭村": 4}
    ReopenArea(Area.objects.get(pk=filled.east_village_2.pk)).run(chief)
    assert told(SCREENINGS, THIS, "village") == before


def test_merged_township_counts_with_its_villages_in_the_other(filled, users):
    MergeArea(filled.west, filled.east, DAY, children=True).run(users["administrator"])
    assert told(SCREENINGS, LAST) == {"溪口镇": 3, "石桥乡": 7}
    assert told(SCREENINGS, THIS) == {"溪口镇": 3 + 7}
    assert told(SCREENINGS, THIS, "county") == told(SCREENINGS, LAST, "county") == {"平川县": 10}


def test_renamed_township_keeps_its_old_name_in_last_year(filled, users):
    RenameArea(filled.west, "石桥镇", DAY).run(users["administrator"])
    assert told(SCREENINGS, LAST) == {"溪口镇": 3, "石桥乡": 7}
    assert told(SCREENINGS, THIS) == {"溪口镇": 3, "石桥镇": 7}


def test_ended_hospital_counts_for_its_successor_from_the_day(filled, users):
    EndInstitution(filled.east_hospital, DAY, filled.west_hospital).run(users["administrator"])
    assert told(SCREENINGS, LAST, "institution")["溪口镇卫生院"] == 10
    this = told(SCREENINGS, THIS, "institution")
    assert "溪口镇卫生院" not in this
    assert this["石桥乡卫生院"] == 10
