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


@pytest.fixture
def enrolled(county, person, patients):
    """An enrolled patient in each township; an enrolment makes a first duty."""

    def make(name, village, hospital):
        return patients(resident=person(name, village=village), start=date(2021, 1, 4), institution=hospital)

    return make("张晓燕", county.east_village, county.east_hospital), make(
        "李石桥", county.west_village, county.west_hospital
    )
