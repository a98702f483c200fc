from datetime import date

import pytest
from django.db import IntegrityError, transaction

from weijian.orgs.models import Area, AreaTenure, Institution, InstitutionTenure

pytestmark = pytest.mark.django_db


def test_names_are_those_of_the_latest_tenure_and_the_code_without_one(county):
    AreaTenure.objects.filter(area=county.west).update(until=date(2019, 12, 31))
    AreaTenure.objects.create(area=county.west, name="石桥镇", parent=county.area, since=date(2020, 1, 1))
    assert str(Area.objects.get(pk=county.west.pk)) == "石桥镇"
    assert str(Area.objects.create(code="431299199", level=2)) == "431299199"
    assert str(Institution.objects.create(code="NEW")) == "NEW"


def test_institution_is_what_it_was_on_the_day(county):
    InstitutionTenure.objects.filter(institution=county.west_hospital).update(until=date(2019, 12, 31))
    InstitutionTenure.objects.create(
        institution=county.west_hospital,
        kind="C210",
        name="石桥中心卫生院",
        area=county.west,
        since=date(2020, 1, 1),
    )
    hospital = Institution.objects.get(pk=county.west_hospital.pk)
    assert hospital.on(date(2019, 12, 31)).kind == "C220"
    assert hospital.on(date(2020, 1, 1)).name == "石桥中心卫生院"
    assert hospital.on(date(1999, 12, 31)) is None


def test_tenure_cannot_end_before_it_begins_nor_begin_twice_on_a_day(county):
    with pytest.raises(IntegrityError), transaction.atomic():
        AreaTenure.objects.create(
            area=county.west, name="错", since=date(2020, 1, 2), until=date(2020, 1, 1), parent=county.area
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        AreaTenure.objects.create(area=county.west, name="错", since=date(2000, 1, 1), parent=county.area)


@pytest.mark.parametrize(
    "day, holds", [(date(2020, 1, 1), True), (date(2020, 12, 31), True), (date(2019, 12, 31), False)]
)
def test_tenure_holds_on_both_its_ends(day, holds):
    assert AreaTenure(since=date(2020, 1, 1), until=date(2020, 12, 31)).valid_on(day) is holds
