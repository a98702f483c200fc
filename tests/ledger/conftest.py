"""Patients of hypertension management, which the engine's tests use as their example line."""

from datetime import date

import pytest


@pytest.fixture
def patients(county, person, users):
    """Maker of enrolled patients: `patients("张晓燕", start=date(2021, 1, 5))` returns the enrolment."""
    from weijian.ledger import store
    from weijian.work.publichealth.hypertension.ledgers import Hypertension

    def make(name="张晓燕", start=date(2021, 1, 5), resident=None, **fields):
        values = {"diagnosed_on": start, "basis": 1, "manager": "村医向", **fields}
        enrolment = Hypertension(
            person=resident or person(name), start=start, institution=county.east_hospital, **values
        )
        return store.insert([enrolment], users["administrator"], "form")[0]

    return make


@pytest.fixture
def visits(users):
    """Maker of visits under an enrolment: `visits(enrolment, date(2021, 4, 1), systolic=150)`."""
    from weijian.ledger import store
    from weijian.work.publichealth.hypertension.ledgers import HypertensionVisit

    def make(enrolment, on, **fields):
        values = {
            "mode": 1,
            "symptoms": "|1|",
            "systolic": 130,
            "diastolic": 80,
            "adherence": 1,
            "adverse": 1,
        }
        visit = HypertensionVisit(
            person=enrolment.person,
            enrolment=enrolment,
            on=on,
            institution=enrolment.institution,
            **{**values, **fields},
        )
        return store.insert([visit], users["administrator"], "form")[0]

    return make


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    """Five users a test would otherwise cost a second of hashing."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
