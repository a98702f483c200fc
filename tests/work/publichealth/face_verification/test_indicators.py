"""Persons and meetings of two persons on three days."""

from datetime import datetime

import pytest

from weijian.kernel.clock import ZONE
from weijian.work.publichealth.face_verification import indicators as figures
from weijian.work.publichealth.face_verification.ledgers import FaceVerification


@pytest.fixture
def meetings(enter, person):
    first, second = person("张晓燕"), person("李建国")
    rows = [
        (first, 1, 1, 1), (first, 1, 2, 1), (first, 2, 2, 3), (first, 3, 2, 2),
        (second, 1, 3, 1), (second, 1, 4, 1), (second, 2, 8, 1),
    ]  # fmt: skip
    for hour, (resident, day, programme, result) in enumerate(rows, 8):
        at = datetime(2021, 6, day, hour, 0, tzinfo=ZONE)
        enter(FaceVerification, person=resident, at=at, programme=programme, result=result)


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        (figures.persons, 2),
        (figures.visits, 4),
        (figures.elderly, 1),
        (figures.hypertension, 2),
        (figures.diabetes, 1),
        (figures.mental, 1),
        (figures.other, 1),
    ],
)
def test_counts_of_a_half_year(meetings, value, figure, expected):
    assert value(figure, "2021年上半年") == expected


def test_pass_rate_counts_only_matches(meetings, value):
    assert str(value(figures.passed_rate, "2021年上半年")) == "71.43"  # 5 of 7
