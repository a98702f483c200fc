from datetime import date
from decimal import Decimal

import pytest

from weijian.demo.county import County
from weijian.demo.profile import Profile
from weijian.ledger.models import StateStay
from weijian.work.maternal.two_cancers.ledgers import ASC_US, CancerScreen, WomenDisease


def test_a_count_for_the_county_is_scaled_and_never_nothing_from_something(small):
    assert small.scale(100_000) == len(small.people)
    assert small.scale(1) == 1
    assert small.scale(0) == 0


def test_a_target_is_the_profiles_word_or_the_lines_default(small):
    assert small.target("canc.done", 2020, 12.5) == Decimal("12.5")
    small.profile = Profile("", 0, {}, {("canc.done", 2020): Decimal("7")})
    assert small.target("canc.done", 2020, 12.5) == 7


def test_holidays_and_the_spring_of_2020_are_quiet(small):
    assert small.season(date(2021, 2, 13)) < 0.2  # Spring Festival
    assert small.season(date(2020, 2, 20)) < 0.5 * small.season(date(2021, 2, 22))
    assert small.season(date(2021, 6, 28)) > 1.2


def test_days_fall_in_season_and_in_bounds(small):
    dice = small.random("days")
    days = [small.day(dice, date(2021, 1, 1), date(2021, 12, 31)) for _ in range(500)]
    assert min(days) >= date(2021, 1, 1) and max(days) <= date(2021, 12, 31)
    assert sum(day.weekday() >= 5 for day in days) < 80
    assert small.day(dice, date(2021, 5, 1), date(2021, 5, 1)) == date(2021, 5, 1)


def women(county, count):
    return [one for one in county.people if one.sex == 2 and 36 <= one.age_on(county.first) <= 60][:count]


def test_loaded_records_are_derived_as_the_store_would(small):
    from weijian.ledger import store
    from weijian.orgs.models import Institution
    from weijian.people.models import Person

    first, second = women(small, 2)
    fields = {"opened": date(2021, 3, 1), "group": 1, "cytology": ASC_US, "ultrasound": 2}
    small.load_records(
        [
            CancerScreen(
                person=small.person(first), institution_id=small.mch_id, area_id=first.village, **fields
            )
        ]
    )
    typed = CancerScreen(
        person=Person.objects.get(pk=second.id),
        institution=Institution.objects.get(pk=small.mch_id),
        **fields,
    )
    store.insert([typed], None, "form")
    loaded = CancerScreen.objects.get(person_id=first.id)
    for name in ("state", "state_since", "next_step", "next_due", "positive", "complete", "round"):
        assert getattr(loaded, name) == getattr(typed, name), name
    assert loaded.source == "demo" and loaded.recorded_at.date() >= date(2021, 3, 1)
    stay = StateStay.objects.get(ledger="two_cancers.cancerscreen", record_id=loaded.pk)
    assert (stay.state, stay.since, stay.until) == (loaded.state, loaded.state_since, None)


def test_rows_are_loaded_with_moments_within_days_of_their_date(small):
    one = women(small, 1)[0]
    names = ("institution", "area", "person", "on", "age", "findings", "found")
    rows = [(small.mch_id, one.village, one.id, date(2021, 3, day), 40, "|9|", False) for day in range(1, 20)]
    assert small.load(WomenDisease, names, rows) == 19
    for visit in WomenDisease.objects.all():
        assert 0 <= (visit.recorded_at.date() - visit.on).days <= 6
    assert small.next_id(WomenDisease) == WomenDisease.objects.latest("pk").pk + 1


def test_a_target_is_put_on_file_for_the_county(small):
    from weijian.indicators.models import Target

    small.set_target("canc.done", 2021, Decimal("500"), "任务分解表")
    target = Target.objects.get()
    assert (target.figure, target.place_id, target.value) == ("canc.done", small.area_id, 500)


@pytest.mark.parametrize("attribute", ["bureau_id", "hospital_id", "second_hospital_id", "mch_id", "cdc_id"])
def test_the_county_knows_its_institutions(small, attribute):
    from weijian.orgs.models import Institution

    assert Institution.objects.get(pk=getattr(small, attribute)).latest.name.startswith("岚溪县")
    assert isinstance(small, County)
