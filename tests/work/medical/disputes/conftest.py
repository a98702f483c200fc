"""Disputes of 平川县人民医院 in 2021."""

from datetime import date

import pytest


@pytest.fixture
def dispute(enter, county):
    """A maker of disputes received on Friday 5 March 2021."""
    from weijian.work.medical.disputes.ledgers import Dispute

    counter = iter(range(1, 100))

    def make(**fields):
        number = next(counter)
        values = {
            "institution": county.hospital,
            "number": f"平纠〔2021〕{number}号",
            "respondent": county.hospital,
            "occurred_on": date(2021, 3, 1),
            "opened": date(2021, 3, 5),
            "patient_name": f"患者{number}",
            "channel": 2,
            "cause": 3,
            "harm": 4,
        }
        return enter(Dispute, **{**values, **fields})

    return make


@pytest.fixture
def mediated(dispute, move):
    """A dispute in people's mediation, accepted on Monday 8 March 2021."""

    def make(accepted=date(2021, 3, 8), **fields):
        case = move(dispute(**fields), "notify", date(2021, 3, 5))
        case = move(case, "apply_to_committee", date(2021, 3, 5))
        return move(case, "accept_by_committee", accepted, both_agree=True)

    return make


@pytest.fixture
def appraise(enter, county):
    from weijian.work.medical.disputes.ledgers import Appraisal

    def make(case, sent, **fields):
        values = {"institution": county.hospital, "body": 1, "kind": 2}
        return enter(Appraisal, dispute=case, opened=sent, **{**values, **fields})

    return make
