"""The command line as a clerk types it."""

from datetime import date

import pytest


@pytest.fixture
def weijian(capsys):
    """`weijian("people", "find", "张晓燕")` returns (status, standard output, error output)."""
    from weijian.commands import main

    def call(*words):
        status = main([str(word) for word in words])
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return call


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def enrolled(county, person, users):
    """An enrolled patient in each township; an enrolment makes a first duty."""

    from weijian.ledger import store
    from weijian.work.publichealth.hypertension.ledgers import Hypertension

    def make(name, village, hospital):
        patient = person(name, village=village)
        row = Hypertension(
            person=patient, institution=hospital, start=date(2021, 1, 4), diagnosed_on=date(2021, 1, 4),
            basis=1, manager="村医向",
        )  # fmt: skip
        return store.insert([row], users["administrator"], "form")[0]

    return make("张晓燕", county.east_village, county.east_hospital), make(
        "李石桥", county.west_village, county.west_hospital
    )
