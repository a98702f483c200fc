"""A columnar file of the test's own, and one visit after another to put into it."""

from datetime import date

import pytest

from weijian.lake import owner


@pytest.fixture
def lake(transactional_db, tmp_path, settings):
    """The shared file lies in a folder of this test; nothing of it is left open."""
    owner.close()
    settings.DATA = tmp_path
    yield owner
    owner.close()


@pytest.fixture
def screen(lake, county, person):
    """Records one blood pressure: `screen(day)`; the person is the same unless given."""
    from weijian.ledger import store
    from weijian.work.publichealth.hypertension.ledgers import PressureScreening

    someone = person("张晓燕")

    def record(day=date(2021, 5, 1), who=None, systolic=150):
        made = PressureScreening(
            person=who or someone,
            on=day,
            systolic=systolic,
            diastolic=80,
            place=1,
            institution=county.east_hospital,
        )
        return store.insert([made], None, "form")[0]

    return record
