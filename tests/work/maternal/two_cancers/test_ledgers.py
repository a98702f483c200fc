"""Rules, states and duties of the two-cancer check and of common women's diseases."""

from datetime import date

import pytest

from weijian.ledger import store
from weijian.ledger.checks import Refused
from weijian.ledger.models import Doubt, Duty
from weijian.work.maternal.two_cancers.ledgers import (
    ABNORMAL,
    AGC,
    ASC_US,
    BENIGN,
    BIRADS_UNDONE,
    BREAST_BIOPSY,
    BREAST_INVASIVE,
    CERVIX_BIOPSY,
    CIN1,
    CIN3,
    CIN23,
    CLOSED,
    COLPO,
    CURE,
    DIAGNOSIS,
    FOLLOW_1,
    FOLLOW_UP,
    HPV_16_18,
    HPV_OTHER,
    INVASIVE,
    MAMMOGRAPHY,
    NORMAL,
    RECALLING,
    SCREENED,
    UNDONE,
    CancerScreen,
    WomenDisease,
)


def doubts(record):
    return sorted(Doubt.objects.filter(record_id=record.pk).values_list("message", flat=True))


def duties(record):
    return dict(Duty.objects.filter(record_id=record.pk).values_list("schedule", "due_on"))


def test_a_normal_screening_of_both_is_closed_at_once(screen):
    case = screen()
    assert (case.state, case.closed, case.complete, case.positive) == (CLOSED, date(2021, 6, 1), True, False)
    assert (case.age, duties(case)) == (46, {})


@pytest.mark.parametrize(
    ("fields", "cervix", "breast"),
    [
        ({"cytology": UNDONE, "hpv": UNDONE}, False, True),
        ({"palpation": None, "ultrasound": BIRADS_UNDONE}, True, False),
        ({"cytology": None}, True, True),
        ({"palpation": None}, True, True),
    ],
)
def test_a_check_is_complete_only_with_cervix_and_breast(screen, fields, cervix, breast):
    case = screen(**fields)
    assert (case.cervix_done, case.breast_done) == (cervix, breast)
    assert case.complete is (cervix and breast)
    assert case.state == (CLOSED if cervix and breast else SCREENED)


@pytest.mark.parametrize(
    ("fields", "step"),
    [
        ({"cytology": ASC_US}, COLPO),
        ({"cytology": AGC}, COLPO),
        ({"hpv": HPV_16_18}, COLPO),
        ({"cytology": ASC_US, "hpv": HPV_OTHER}, COLPO),
        ({"ultrasound": 0}, MAMMOGRAPHY),
        ({"ultrasound": 3}, MAMMOGRAPHY),
        ({"ultrasound": 4}, BREAST_BIOPSY),
        ({"ultrasound": 5}, BREAST_BIOPSY),
        ({"hpv": HPV_OTHER}, None),
        ({"ultrasound": 2}, None),
    ],
)
def test_what_the_screening_found_demands_the_next_step_in_90_days(screen, fields, step):
    case = screen(**fields)
    assert case.next_step == step
    assert case.next_due == (date(2021, 8, 30) if step else None)
    assert case.positive is (step is not None)


def test_a_positive_woman_goes_step_by_step_to_the_end(screen):
    case = screen(cytology=ASC_US)
    assert case.state == RECALLING
    assert duties(case) == {"recall": date(2021, 7, 1), f"step{COLPO}": date(2021, 8, 30)}

    def go(**values):
        return store.change(case, values, None)

    case = go(recalled_on=date(2021, 6, 10), colposcopy=ABNORMAL, colposcopy_on=date(2021, 6, 20))
    assert (case.state, case.next_step) == (DIAGNOSIS, CERVIX_BIOPSY)
    assert duties(case) == {f"step{CERVIX_BIOPSY}": date(2021, 9, 18)}
    case = go(cervical_pathology=CIN3, cervical_on=date(2021, 6, 28))
    assert (case.state, case.answered_in_time) == (CURE, True)
    case = go(treated_on=date(2021, 7, 5), treated_at="市妇幼保健院")
    assert (case.state, case.next_step, case.next_due) == (FOLLOW_UP, FOLLOW_1, date(2022, 1, 5))
    case = go(followed_1_on=date(2021, 12, 20))
    assert (case.state, case.next_due) == (FOLLOW_UP, date(2022, 7, 5))
    assert case.closed is None


def test_a_colposcopy_without_finding_ends_the_recall(screen):
    case = screen(
        hpv=HPV_16_18, colposcopy=NORMAL, colposcopy_on=date(2021, 6, 20), recalled_on=date(2021, 6, 9)
    )
    assert (case.state, case.closed, duties(case)) == (CLOSED, date(2021, 6, 20), {})


def test_cin1_is_not_treated(screen):
    done = {"colposcopy": ABNORMAL, "colposcopy_on": date(2021, 6, 20), "cervical_on": date(2021, 6, 30)}
    assert screen(cytology=ASC_US, cervical_pathology=CIN1, **done).state == CLOSED


def test_a_woman_who_refuses_closes_the_case(screen):
    case = screen(cytology=ASC_US, dropped=2, dropped_on=date(2021, 7, 1))
    assert (case.state, duties(case), case.answered_in_time) == (CLOSED, {}, False)


def test_a_later_positive_result_opens_a_closed_case(screen):
    case = screen(hpv=UNDONE)
    assert case.closed == date(2021, 6, 1)
    case = store.change(case, {"hpv": HPV_16_18}, None)
    assert (case.state, case.closed) == (RECALLING, None)


@pytest.mark.parametrize(
    ("fields", "in_time"),
    [
        ({"cytology": ASC_US, "colposcopy": NORMAL, "colposcopy_on": date(2021, 8, 30)}, True),
        ({"cytology": ASC_US, "colposcopy": NORMAL, "colposcopy_on": date(2021, 8, 31)}, False),
        ({"cytology": ASC_US}, False),
        ({"ultrasound": 3, "mammogram": 2, "mammogram_on": date(2021, 7, 1)}, True),
        ({"ultrasound": 4, "breast_pathology": BENIGN, "breast_on": date(2021, 7, 1)}, True),
        ({"cytology": ASC_US, "ultrasound": 0, "mammogram": 2, "mammogram_on": date(2021, 7, 1)}, False),
        ({}, None),
    ],
)
def test_an_answer_is_in_time_when_every_first_step_came_within_90_days(screen, fields, in_time):
    assert screen(**fields).answered_in_time is in_time


COLPOSCOPY = {"colposcopy": ABNORMAL, "colposcopy_on": date(2021, 6, 20)}


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"cervical_pathology": CIN1, "cervical_on": date(2021, 7, 1)}, "须先有阴道镜"),
        (
            {
                **COLPOSCOPY,
                "cytology": UNDONE,
                "hpv": UNDONE,
                "cervical_pathology": CIN1,
                "cervical_on": date(2021, 7, 1),
            },
            "细胞学和HPV均未做",
        ),
        ({"colposcopy": NORMAL}, "须填日期"),
        ({**COLPOSCOPY, "cervical_pathology": CIN1}, "须填日期"),
        ({"mammogram": 2}, "须填日期"),
        ({"breast_pathology": BENIGN}, "须填日期"),
        ({"colposcopy": NORMAL, "colposcopy_on": date(2021, 5, 31)}, "阴道镜不能早于初筛"),
        ({**COLPOSCOPY, "cervical_pathology": CIN1, "cervical_on": date(2021, 6, 19)}, "病理不能早于阴道镜"),
        ({"mammogram": 2, "mammogram_on": date(2021, 5, 1)}, "X线不能早于初筛"),
        ({"breast_pathology": BENIGN, "breast_on": date(2021, 5, 1)}, "乳腺病理不能早于初筛"),
        ({"recalled_on": date(2021, 5, 1)}, "召回不能早于初筛"),
        ({"treated_on": date(2021, 7, 1)}, "治疗前须有病理"),
        ({"dropped": 1}, "终止须同时填"),
        ({"dropped_on": date(2021, 7, 1)}, "终止须同时填"),
        ({"stage": 1}, "有病理结果才能填分期"),
        ({"cytology": 10}, "不在选项内"),
    ],
)
def test_a_screening_that_cannot_be_so_is_refused(screen, fields, message):
    with pytest.raises(Refused, match=message):
        screen(**fields)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("CINⅠ", CIN1),
        ("CINⅠ级", CIN1),
        ("CIN1", CIN1),
        ("CINⅡ-Ⅲ级", CIN23),
        ("CIN2-3", CIN23),
        ("CINIII", CIN3),
    ],
)
def test_grades_in_roman_numerals_are_understood(written, code):
    from weijian.ledger.cells import read_cell

    assert read_cell(CancerScreen.declaration.field("cervical_pathology"), written) == code


def test_follow_ups_come_after_treatment_in_order(screen):
    treated = {
        **COLPOSCOPY,
        "cytology": ASC_US,
        "cervical_pathology": INVASIVE,
        "cervical_on": date(2021, 6, 25),
    }
    treated |= {"treated_on": date(2021, 7, 1), "stage": 1}
    assert (
        screen(**treated, followed_1_on=date(2021, 12, 1), followed_2_on=date(2021, 12, 30)).state == CLOSED
    )
    with pytest.raises(Refused, match="随访须在治疗之后"):
        screen(**treated, followed_1_on=date(2021, 7, 1))
    with pytest.raises(Refused, match="第二次随访须在第一次之后"):
        screen(**treated, followed_1_on=date(2021, 12, 1), followed_2_on=date(2021, 11, 1))


@pytest.mark.parametrize(
    ("birth", "accepted"),
    [
        (date(1986, 6, 2), False),
        (date(1986, 6, 1), True),
        (date(1956, 6, 2), True),
        (date(1956, 6, 1), False),
    ],
)
def test_only_women_from_35_to_64_are_screened(screen, person, birth, accepted):
    woman = person(birth=birth)
    if accepted:
        assert screen(person=woman).pk
    else:
        with pytest.raises(Refused, match="35～64岁"):
            screen(person=woman)


def test_a_man_is_refused(screen, person):
    with pytest.raises(Refused, match="须为女性"):
        screen(person=person(sex=1, birth=date(1975, 1, 1)))


def test_the_age_is_a_dated_parameter(screen, person):
    from weijian.ledger.models import ParameterValue

    ParameterValue.objects.create(
        code="two_cancers.age_to", value=69, since=date(2021, 7, 1), document="县卫〔2021〕8号"
    )
    woman = person(birth=date(1954, 1, 1))
    with pytest.raises(Refused):
        screen(person=woman)
    assert screen(person=woman, opened=date(2021, 7, 1)).age == 67


def test_a_woman_is_screened_once_in_a_round(screen, person):
    woman = person(birth=date(1975, 1, 1))
    first = screen(person=woman, opened=date(2020, 3, 1))
    assert first.round == 2018
    with pytest.raises(Refused, match="已有妇女姓名、轮次起始年相同"):
        screen(person=woman, opened=date(2020, 9, 1))
    assert screen(person=woman, opened=date(2021, 3, 1)).round == 2021


def test_a_positive_that_was_not_recalled_in_30_days_raises_a_doubt(screen):
    assert "初筛阳性30日内未召回" in doubts(screen(cytology=ASC_US))
    assert "初筛阳性30日内未召回" in doubts(screen(cytology=ASC_US, recalled_on=date(2021, 7, 2)))
    assert doubts(screen(cytology=ASC_US, recalled_on=date(2021, 7, 1))) == []
    assert doubts(screen()) == []


def test_abnormal_alone_cannot_be_classed(screen):
    assert len(doubts(screen(palpation=ABNORMAL, ultrasound=None))) == 1
    assert doubts(screen(palpation=ABNORMAL, ultrasound=2)) == []


def test_breast_pathology_without_suspicion_raises_a_doubt(screen):
    pathology = {
        "breast_pathology": BREAST_INVASIVE,
        "breast_on": date(2021, 6, 20),
        "recalled_on": date(2021, 6, 2),
    }
    assert doubts(screen(**pathology)) == ["有乳腺病理而影像不是4、5级，请核对"]
    assert doubts(screen(**pathology, ultrasound=5)) == []


# --- common diseases


@pytest.fixture
def visit(county, person):
    def make(birth=date(1980, 1, 1), sex=2, findings="|9|", on=date(2021, 6, 1), resident=None, **fields):
        woman = resident or person(birth=birth, sex=sex)
        row = WomenDisease(person=woman, on=on, findings=findings, institution=county.hospital, **fields)
        return store.insert([row], None, "form")[0]

    return make


def test_a_visit_says_whether_anything_was_found(visit):
    assert visit(findings="|9|").found is False
    assert visit(findings="|1|4|").found is True


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"birth": date(2001, 6, 2)}, "20～65岁"),
        ({"birth": date(1955, 6, 1)}, "20～65岁"),
        ({"sex": 1}, "须为女性"),
        ({"findings": "|1|9|"}, "不能与检出的疾病同时选择"),
        ({"findings": ""}, "不能为空"),
        ({"findings": "|8|"}, "不在选项内"),
        ({"waived": -1}, "超出允许范围"),
    ],
)
def test_a_visit_that_cannot_be_so_is_refused(visit, fields, message):
    with pytest.raises(Refused, match=message):
        visit(**fields)


def test_ages_20_and_65_are_accepted(visit):
    assert visit(birth=date(2001, 6, 1)).age == 20
    assert visit(birth=date(1955, 6, 2)).age == 65


def test_a_woman_is_entered_once_a_day(visit, person):
    woman = person(birth=date(1980, 1, 1))
    visit(resident=woman)
    with pytest.raises(Refused, match="已有"):
        visit(resident=woman)
