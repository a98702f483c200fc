"""Courses, members of staff and what they did."""

from datetime import date

import pytest


@pytest.fixture
def course(enter, county):
    """A maker of courses; by default one day on infection control, held by the county hospital."""
    from weijian.work.workforce.training.ledgers import Training

    def make(on=date(2021, 5, 15), title="院感知识培训", **fields):
        values = {
            "institution": county.hospital,
            "organiser": county.hospital,
            "until": on,
            "level": "县",
            "form": "面授",
            "topics": "|院感|",
            "hours": 8,
        }
        return enter(Training, on=on, title=title, **{**values, **fields})

    return make


@pytest.fixture
def attend(enter, county):
    from weijian.work.workforce.training.ledgers import Attendance

    def make(training, resident, **fields):
        fields.setdefault("employer", county.east_hospital)
        return enter(Attendance, training=training, person=resident, **fields)

    return make


@pytest.fixture
def study(enter, person):
    """A maker of stays at a higher hospital, by default 1 April to 30 September 2021."""
    from weijian.work.workforce.training.ledgers import FurtherStudy

    def make(resident=None, start=date(2021, 4, 1), end=date(2021, 9, 30), **fields):
        values = {
            "host": "省人民医院",
            "level": "省",
            "specialty": "心内科",
            "progress": "结业",
            "report": True,
        }
        return enter(FurtherStudy, person=resident or person(), start=start, end=end, **{**values, **fields})

    return make
