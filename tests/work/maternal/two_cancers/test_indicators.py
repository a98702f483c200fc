"""Each figure of the two-cancer check over a few women that the reader can count."""

from datetime import date
from decimal import Decimal

import pytest

from weijian.indicators.models import Target
from weijian.ledger import store
from weijian.work.maternal.two_cancers.ledgers import (
    ABNORMAL,
    ASC_US,
    BENIGN,
    BIRADS_UNDONE,
    BREAST_IN_SITU,
    BREAST_INVASIVE,
    CIN1,
    CIN2,
    CIN3,
    CIN23,
    INVASIVE,
    MICROINVASIVE,
    NORMAL,
    UNDONE,
    WomenDisease,
)


@pytest.fixture
def cervix(screen):
    """A woman with a cervical finding."""

    def make(pathology, **fields):
        found = {"cytology": ASC_US, "colposcopy": ABNORMAL, "colposcopy_on": date(2021, 6, 20)}
        found |= {"cervical_pathology": pathology, "cervical_on": date(2021, 7, 1)}
        return screen(**{**found, **fields})

    return make


@pytest.fixture
def breast(screen):
    def make(pathology, stage=None, **fields):
        found = {
            "ultrasound": 5,
            "breast_pathology": pathology,
            "breast_on": date(2021, 6, 20),
            "stage": stage,
        }
        return screen(**{**found, **fields})

    return make


def test_done_needs_cervix_and_breast(screen, value):
    screen()
    screen(cytology=UNDONE, hpv=UNDONE)
    screen(palpation=None, ultrasound=BIRADS_UNDONE)
    screen(opened=date(2020, 6, 1))
    assert (value("canc.done"), value("canc.done.cx"), value("canc.done.br")) == (1, 2, 2)


def test_completion_is_done_over_the_task(screen, value, county):
    target = Target(
        institution=county.bureau,
        place=county.area,
        figure="canc.done",
        year=2021,
        value=4,
        document="督办〔2021〕3号",
    )
    store.insert([target], None, "form")
    for _ in range(5):
        screen()
    assert (value("canc.task"), value("canc.done_rate")) == (4, Decimal("125.00"))


def test_each_woman_counts_once_by_her_highest_grade(cervix, value):
    for pathology in (CIN1, CIN1, CIN2, CIN23, CIN3, MICROINVASIVE, INVASIVE):
        cervix(pathology)
    assert [value(f"canc.{name}") for name in ("cin1", "cin23", "cin3", "cx_pre", "cx_n")] == [2, 2, 1, 3, 2]


def test_a_finding_counts_when_it_is_confirmed(cervix, value):
    cervix(CIN3, opened=date(2021, 6, 1))
    assert value("canc.cin3", "2021H1") == 0
    assert value("canc.cin3", "2021H2") == 1


def test_early_cervical_cancers_are_all_but_the_invasive(cervix, value):
    for pathology in (CIN2, CIN3, MICROINVASIVE, INVASIVE, CIN1):
        cervix(pathology)
    assert value("canc.cx_early") == Decimal("75.00")  # 3 of 4


def test_early_breast_cancers_are_in_situ_or_of_stage_one(breast, value):
    breast(BREAST_IN_SITU)
    breast(BREAST_INVASIVE, stage=1)
    breast(BREAST_INVASIVE, stage=2)
    breast(BENIGN)
    assert value("canc.br_n") == 3
    assert value("canc.br_early") == Decimal("66.67")


def test_detection_is_cancers_over_women_screened(screen, cervix, breast, value):
    cervix(INVASIVE)
    breast(BREAST_INVASIVE)
    screen(cytology=UNDONE, hpv=UNDONE)
    assert value("canc.detect_cx") == Decimal("50000.00")  # 1 of 2
    assert value("canc.detect_br") == Decimal("33333.33")  # 1 of 3


def test_recall_is_answers_in_time_over_positives(screen, value):
    screen(cytology=ASC_US, colposcopy=NORMAL, colposcopy_on=date(2021, 7, 1))
    screen(cytology=ASC_US, colposcopy=NORMAL, colposcopy_on=date(2021, 12, 1))
    screen(cytology=ASC_US)
    screen()
    assert (value("canc.positive"), value("canc.recall_rate")) == (3, Decimal("33.33"))


def test_visits_rates_and_waived_fees_of_common_diseases(county, person, value):
    for number, findings in enumerate(("|1|", "|2|4|", "|9|")):
        row = WomenDisease(
            person=person(f"女{number}", birth=date(1980, 1, 1)), on=date(2021, 5, 1), findings=findings,
            waived=Decimal("44.00"), institution=county.hospital,
        )  # fmt: skip
        store.insert([row], None, "form")
    assert (value("wd.n"), value("wd.rate"), value("wd.waived")) == (3, Decimal("66.67"), 132)
