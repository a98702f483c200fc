"""Women and their screenings; a screening is normal unless said otherwise."""

from datetime import date

import pytest


@pytest.fixture
def screen(county, person):
    """Insert one screening through all rules: `screen(cytology=LSIL)`."""
    from weijian.ledger import store
    from weijian.work.maternal.two_cancers.ledgers import HPV_NEGATIVE, NILM, NORMAL, CancerScreen

    def make(**fields):
        values = {"opened": date(2021, 6, 1), "group": 1}
        values |= {"cytology": NILM, "hpv": HPV_NEGATIVE, "palpation": NORMAL, "ultrasound": 2}
        values |= fields
        values.setdefault("person", None)
        values["person"] = values["person"] or person(birth=date(1975, 5, 1))
        return store.insert([CancerScreen(institution=county.hospital, **values)], None, "form")[0]

    return make
