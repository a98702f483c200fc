"""Donors, drives and donations; a donation is 300 ml of whole blood unless said otherwise."""

from datetime import date

import pytest


@pytest.fixture
def donor(person):
    return lambda name="向勇", sex=1, birth=date(1985, 1, 1): person(name, sex=sex, birth=birth)


@pytest.fixture
def donate(put):
    """`donate(somebody, date(2021, 5, 1), type=2, platelet_units=1)`."""
    from weijian.work.medical.blood.ledgers import WHOLE, Donation

    made = []

    def make(person, on=date(2021, 5, 1), type=WHOLE, **fields):
        made.append(1)
        values = {"donation_no": f"0431221{len(made):07}", "type": type}
        values |= {"volume_ml": 300} if type == WHOLE else {"platelet_units": 1}
        return put(Donation, person=person, on=on, **{**values, **fields})

    return make


@pytest.fixture
def drive(county, put):
    from weijian.work.medical.blood.ledgers import TOWNSHIP, Drive

    def make(on=date(2021, 5, 1), **fields):
        values = {"place": county.east, "type": TOWNSHIP, "registered": 3, "deferred": 1, "donated": 2}
        return put(Drive, on=on, **{**values, **fields})

    return make


@pytest.fixture
def plan(put):
    from weijian.work.medical.blood.ledgers import YEARLY, BloodPlan

    def make(**fields):
        values = {"year": 2021, "type": YEARLY, "people": 100, "document": "县献血办〔2021〕1号"}
        return put(BloodPlan, **{**values, **fields})

    return make
