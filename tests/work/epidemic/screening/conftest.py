"""A laboratory, tubes and people in them; times are official time of December 2021."""

from datetime import date, datetime, timedelta

import pytest

from weijian.kernel.clock import ZONE

NOON = datetime(2021, 12, 1, 12, 0, tzinfo=ZONE)


def hours(count):
    return NOON + timedelta(hours=count)


@pytest.fixture
def lab(county, put):
    from weijian.work.epidemic.screening.ledgers import TestingLab

    def make(**fields):
        values = {
            "lab": county.hospital,
            "start": date(2020, 4, 1),
            "approved_by": "市卫生健康委",
            "methods": "|1|",
            "cycle_hours": 12,
        }
        return put(TestingLab, **{**values, **fields})

    return make


@pytest.fixture
def machine(put):
    from weijian.work.epidemic.screening.ledgers import IN_USE, LabEquipment

    def make(lab, type, wells, minutes, serial, **fields):
        values = {"lab": lab, "type": type, "wells": wells, "minutes": minutes, "serial": serial}
        values |= {"start": date(2020, 4, 1), "state": IN_USE}
        return put(LabEquipment, **{**values, **fields})

    return make


@pytest.fixture
def tube(county, put):
    """A tube sealed at 13:00; `tube(result=1)` is reported at 17:00."""
    from weijian.work.epidemic.screening.ledgers import SampleTube

    made = []

    def make(pool=1, result=None, **fields):
        made.append(1)
        values = {
            "tube_code": f"LX2112{len(made):06}",
            "pool": pool,
            "specimen": 1,
            "site": county.east_hospital,
            "sampler": "公卫科田",
            "sampled_at": NOON,
            "sealed_at": hours(1),
        }
        if result:
            values |= {"sent_at": hours(1), "received_at": hours(2), "testing_at": hours(3)}
            values |= {"reported_at": hours(5), "result": result, "lab": county.hospital}
        return put(SampleTube, **{**values, **fields})

    return make


@pytest.fixture
def member(put):
    from weijian.work.epidemic.screening.ledgers import TubeMember

    def make(tube, person, seq=1, group=5, **fields):
        return put(TubeMember, tube=tube, person=person, seq=seq, group=group, payer=1, **fields)

    return make


@pytest.fixture
def again():
    """The row as it stands now."""
    return lambda record: type(record).objects.get(pk=record.pk)
