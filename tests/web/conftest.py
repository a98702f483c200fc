"""Signed-in clients by role, and a small ledger of hypertension in two townships."""

import sys
from datetime import date
from pathlib import Path

import pytest
from django.test import Client

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(autouse=True)
def static_folder(settings):
    """The server makes the folder of collected files at start; whitenoise warns when it is missing."""
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)


@pytest.fixture
def clients(users):
    """A signed-in client by role; `anonymous` has not signed in."""
    made = {"anonymous": Client()}
    for role, user in users.items():
        made[role] = Client()
        made[role].force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return made


@pytest.fixture
def office(clients):
    """The administrator's client."""
    return clients["administrator"]


@pytest.fixture
def visited(county, person, users):
    """Makes an enrolled person with one visit: `visited("张晓燕", village, hospital, systolic=150)`."""
    from weijian.ledger import store
    from weijian.work.publichealth.hypertension.ledgers import Hypertension, HypertensionVisit

    def make(name="张晓燕", village=None, hospital=None, on=date(2021, 12, 1), systolic=130):
        who = person(name, village=village or county.east_village)
        common = {"person": who, "institution": hospital or county.east_hospital}
        enrolment = Hypertension(
            **common, start=date(2021, 1, 4), diagnosed_on=date(2021, 1, 4), basis=1, manager="村医向"
        )
        store.insert([enrolment], users["administrator"], "form")
        visit = HypertensionVisit(
            **common, enrolment=enrolment, on=on, mode=1, symptoms="|1|", systolic=systolic, diastolic=82,
            adherence=1, adverse=1,
        )  # fmt: skip
        store.insert([visit], users["administrator"], "form")
        return visit

    return make
