from datetime import date

import pytest

from weijian.ledger.cells import CellError
from weijian.ledger.lookups import Lookups, enrolment_for, record_label
from weijian.orgs.models import AreaLevel, InstitutionTenure
from weijian.work.publichealth.hypertension.ledgers import Hypertension

pytestmark = pytest.mark.django_db


def test_area_is_found_by_code_name_and_name_with_its_superior(county):
    lookups = Lookups()
    for raw in (
        "431299101201",
        431299101201.0,
        "柳湾村",
        " 柳湾村 ",
        "溪口镇柳湾村",
        "溪口镇 柳湾村",
        "平川县溪口镇柳湾村",
    ):
        assert lookups.area(raw) == county.east_village.pk, raw


def test_name_of_two_areas_asks_for_the_township(county):
    twin = county.add_area("431299102203", AreaLevel.VILLAGE, "柳湾村", county.west)
    lookups = Lookups()
    with pytest.raises(CellError, match="不止一个") as refused:
        lookups.area("柳湾村")
    assert "乡镇" in refused.value.advice
    assert lookups.area("石桥乡柳湾村") == twin.pk


def test_institution_is_found_by_code_and_by_former_name(county):
    InstitutionTenure.objects.filter(institution=county.west_hospital).update(until=date(2019, 12, 31))
    InstitutionTenure.objects.create(
        institution=county.west_hospital,
        kind="C210",
        name="石桥中心卫生院",
        area=county.west,
        since=date(2020, 1, 1),
    )
    lookups = Lookups()
    for raw in ("WEST", "石桥乡卫生院", "石桥中心卫生院"):
        assert lookups.institution(raw) == county.west_hospital.pk
    with pytest.raises(CellError, match="没有名为"):
        lookups.institution("县医院")


def test_record_is_found_by_number_or_label(patients):
    enrolment = patients()
    lookups = Lookups()
    label = record_label(enrolment)
    assert label == "张晓燕 2021-01-05"
    for raw in (label, f"#{enrolment.pk}", enrolment.pk, float(enrolment.pk)):
        assert lookups.record(Hypertension, raw) == enrolment.pk
    with pytest.raises(CellError, match="没有"):
        lookups.record(Hypertension, "张晓燕 2020-01-05")


@pytest.mark.parametrize(
    "day, expected",
    [
        (date(2019, 12, 31), None),
        (date(2020, 1, 1), 0),
        (date(2020, 6, 30), 0),
        (date(2020, 8, 1), 0),
        (date(2021, 1, 1), 1),
        (None, None),
    ],
)
def test_service_stands_under_the_enrolment_of_its_day_or_the_last_before(day, expected):
    first = Hypertension(start=date(2020, 1, 1), end=date(2020, 6, 30))
    second = Hypertension(start=date(2021, 1, 1))
    found = enrolment_for([first, second], day)
    assert found is (None if expected is None else [first, second][expected])


def test_only_enrolment_is_taken_when_the_day_is_unknown():
    only = Hypertension(start=date(2020, 1, 1))
    assert enrolment_for([only], None) is only
    assert enrolment_for([], date(2020, 1, 1)) is None
