"""A county with some patients in two townships, visited in 2021."""

from datetime import date

import pytest


@pytest.fixture
def visited(county, person, users):
    """Makes an enrolled person with one visit."""
    from weijian.ledger import store
    from weijian.work.publichealth.hypertension.ledgers import Hypertension, HypertensionVisit

    def make(name="张晓燕", village=None, hospital=None, on=date(2021, 12, 1)):
        who = person(name, village=village or county.east_village)
        common = {"person": who, "institution": hospital or county.east_hospital}
        enrolment = Hypertension(
            **common, start=date(2020, 1, 4), diagnosed_on=date(2020, 1, 4), basis=1, manager="村医向"
        )
        store.insert([enrolment], users["administrator"], "form")
        visit = HypertensionVisit(
            **common, enrolment=enrolment, on=on, mode=1, symptoms="|1|", systolic=132, diastolic=82,
            adherence=1, adverse=1,
        )  # fmt: skip
        store.insert([visit], users["administrator"], "form")
        return visit

    return make


@pytest.fixture
def patients(visited, county):
    """Three in 溪口镇, one in 石桥乡."""
    for name in ("张晓燕", "李国强", "王桂兰"):
        visited(name)
    visited("赵长林", county.west_village, county.west_hospital)
