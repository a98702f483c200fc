"""Hypertension: classes and due dates by the norm's table, rules, and what bad sheets bring."""

from datetime import date

import pytest

from weijian.ledger import store
from weijian.ledger.checks import Refused
from weijian.work.publichealth.hypertension.ledgers import (
    ADJUST,
    ADVERSE,
    COMPLICATED,
    CONTINUE,
    CONTROLLED,
    REFER,
    REFER_URGENTLY,
    UNCONTROLLED,
    Hypertension,
    HypertensionVisit,
    PressureScreening,
)
from weijian.work.publichealth.referral.ledgers import Referral

VISIT, CHECK = "hypertension.hypertensionvisit:visit", "health_check.healthcheck:check"
DAY = date(2021, 4, 1)
REFERRED = {"referred_on": DAY, "referral_reason": "血压危急"}


def messages(make, *given, **fields):
    with pytest.raises(Refused) as caught:
        make(*given, **fields)
    return [problem.message for problem in caught.value.problems]


def test_new_patient_is_due_in_three_months_and_for_the_yearly_check(patient, dues):
    assert dues(patient()) == {VISIT: date(2021, 4, 5), CHECK: date(2021, 12, 31)}


@pytest.mark.parametrize(
    ("found", "outcome", "action", "due"),
    [
        ({"systolic": 139, "diastolic": 89}, CONTROLLED, CONTINUE, date(2021, 7, 1)),
        ({"systolic": 149, "diastolic": 89}, CONTROLLED, CONTINUE, date(2021, 7, 1)),  # 71 years old
        ({"systolic": 150, "diastolic": 80}, UNCONTROLLED, ADJUST, date(2021, 4, 15)),
        ({"systolic": 130, "diastolic": 90}, UNCONTROLLED, ADJUST, date(2021, 4, 15)),
        ({"adverse": 2, "adverse_note": "干咳"}, ADVERSE, ADJUST, date(2021, 4, 15)),
        ({"new_complication": True}, COMPLICATED, REFER, date(2021, 4, 15)),
        ({"systolic": 180, **REFERRED}, UNCONTROLLED, REFER_URGENTLY, date(2021, 4, 15)),
        ({"diastolic": 110, **REFERRED}, UNCONTROLLED, REFER_URGENTLY, date(2021, 4, 15)),
        ({"danger_signs": "|视力模糊|", **REFERRED}, CONTROLLED, REFER_URGENTLY, date(2021, 4, 15)),
    ],
)
def test_what_was_found_decides_class_action_and_next_date(
    patient, visits, dues, found, outcome, action, due
):
    enrolment = patient()
    visit = visits(enrolment, DAY, **found)
    assert (visit.outcome, visit.required_action, visit.next_on) == (outcome, action, due)
    assert dues(enrolment)[VISIT] == due


def test_limit_of_140_holds_until_the_65th_birthday(patient, visits, person):
    enrolment = patient(person("李建国", birth=date(1956, 4, 1)))
    assert not visits(enrolment, date(2021, 3, 31), systolic=145).on_target
    assert visits(enrolment, date(2021, 4, 1), systolic=145).on_target


def test_above_target_twice_running_is_class_4(patient, visits, doubts):
    enrolment = patient()
    visits(enrolment, DAY, systolic=160)
    second = visits(enrolment, date(2021, 4, 15), systolic=160)
    assert (second.outcome, second.required_action) == (COMPLICATED, REFER)
    assert doubts(second) == ["连续两次控制不满意、不良反应或并发症，应建议转诊"]


def test_adverse_effect_not_mastered_is_class_4(patient, visits):
    enrolment = patient()
    visits(enrolment, DAY, adverse=2, adverse_note="干咳")
    assert visits(enrolment, date(2021, 4, 15), adverse=2, adverse_note="干咳").outcome == COMPLICATED


def test_late_typed_visit_changes_what_the_next_one_should_have_been(patient, visits, doubts):
    enrolment = patient()
    later = visits(enrolment, date(2021, 4, 15), systolic=160)
    assert later.required_outcome == UNCONTROLLED
    visits(enrolment, DAY, systolic=165)
    later.refresh_from_db()
    assert later.required_outcome == COMPLICATED
    assert "随访分类与规范不符，请改正或说明理由" in doubts(later)


def test_voided_visit_no_longer_counts_as_the_one_before(patient, visits, users):
    enrolment = patient()
    first = visits(enrolment, DAY, systolic=165)
    later = visits(enrolment, date(2021, 4, 15), systolic=160)
    store.void(first, "录错人", users["administrator"])
    later.refresh_from_db()
    assert later.required_outcome == UNCONTROLLED


def test_typed_class_that_differs_is_doubted_until_a_reason_is_given(patient, visits, doubts):
    enrolment = patient()
    visit = visits(enrolment, DAY, systolic=168, diastolic=100, outcome=CONTROLLED)
    assert "随访分类与规范不符，请改正或说明理由" in doubts(visit)
    said = visits(
        enrolment, date(2021, 4, 15), systolic=130, outcome=UNCONTROLLED, outcome_reason="家庭自测偏高"
    )
    assert doubts(said) == []


@pytest.mark.parametrize("given", [{}, {"referred_on": date(2021, 4, 2)}])
def test_danger_without_referral_of_the_same_day_is_refused(patient, visits, given):
    found = messages(visits, patient(), DAY, systolic=182, **given)
    assert found == ["血压危急或有危急征象须当日转诊"]


def test_pregnancy_is_dangerous_only_with_raised_pressure(patient, visits, person):
    enrolment = patient(person("田秋菊", birth=date(1990, 1, 1)))
    assert visits(enrolment, DAY, danger_signs="|妊娠或哺乳|").required_action == CONTINUE
    raised = {"danger_signs": "|妊娠或哺乳|", "systolic": 142}
    assert messages(visits, enrolment, date(2021, 4, 20), **raised) == ["血压危急或有危急征象须当日转诊"]


def test_referral_on_file_settles_the_doubt_and_must_be_the_same_persons(
    patient, visits, doubts, enter, person
):
    enrolment = patient()
    own = enter(Referral, person=enrolment.person, line=1, reason="血压危急", opened=DAY)
    other = enter(Referral, person=person("李建国"), line=1, reason="血压危急", opened=DAY)
    assert messages(visits, enrolment, DAY, systolic=182, **REFERRED, referral=other) == [
        "转诊记录不是此人的"
    ]
    visit = visits(enrolment, DAY, systolic=182, **REFERRED, referral=own)
    assert doubts(visit) == []


def test_referral_without_a_case_is_doubted(patient, visits, doubts):
    assert doubts(visits(patient(), DAY, systolic=182, **REFERRED)) == [
        "已转诊而未登记转诊记录，两周内随访无从统计"
    ]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"systolic": 80, "diastolic": 130}, "收缩压应高于舒张压"),
        (
            {"systolic": None, "diastolic": None, "outcome": 1, "next_on": date(2021, 7, 1)},
            "门诊或家庭随访须测血压",
        ),
        ({"mode": 3, "diastolic": None}, "收缩压和舒张压须同时填写"),
        ({"mode": 3, "systolic": None, "diastolic": None, "next_on": date(2021, 7, 1)}, "须填写此次随访分类"),
        ({"symptoms": "|1|2|"}, "“无症状”不能与其他症状同时选择"),
        ({"next_on": DAY}, "下次随访日期须晚于本次"),
        ({"systolic": 18}, "收缩压18mmHg超出允许范围（40～300mmHg）"),
    ],
)
def test_contradicting_visit_is_refused(patient, visits, fields, message):
    assert message in messages(visits, patient(), DAY, **fields)


def test_telephone_visit_needs_no_pressure_but_is_not_on_target(patient, visits, dues):
    enrolment = patient()
    visit = visits(enrolment, DAY, mode=3, systolic=None, diastolic=None, outcome=CONTROLLED)
    assert (visit.on_target, visit.required_outcome, visit.next_on) == (False, None, date(2021, 7, 1))
    assert dues(enrolment)[VISIT] == date(2021, 7, 1)


def test_controlled_without_taking_drugs_is_doubted(patient, visits, doubts):
    assert doubts(visits(patient(), DAY, adherence=3)) == ["不服药而控制满意，请核对"]


def test_next_date_later_than_the_rule_is_doubted(patient, visits, doubts):
    enrolment = patient()
    assert doubts(visits(enrolment, DAY, next_on=date(2021, 7, 2))) == ["下次随访日期晚于规范要求"]
    assert doubts(visits(enrolment, date(2021, 6, 25), next_on=date(2021, 9, 25))) == []


def test_adverse_effect_without_words_is_doubted(patient, visits, doubts):
    assert doubts(visits(patient(), DAY, adverse=2)) == ["有药物不良反应，请写明"]


def test_two_controlled_visits_within_a_week_are_doubted(patient, visits, doubts):
    enrolment = patient()
    visits(enrolment, DAY)
    assert "间隔不足7天" in doubts(visits(enrolment, date(2021, 4, 7)))[0]
    assert doubts(visits(enrolment, date(2021, 4, 14))) == []


def test_four_visits_typed_on_one_day_are_doubted(patient, visits, doubts):
    enrolment = patient()
    days = [date(2021, 1, 20), date(2021, 4, 20), date(2021, 7, 20), date(2021, 10, 20)]
    rows = [visits(enrolment, day) for day in days]
    assert [doubts(row) for row in rows] == [[], [], [], ["同一天录入同一人多次随访，请核实是否补录"]]


def test_visit_before_the_enrolment_or_after_death_is_refused(patient, visits, person):
    assert messages(visits, patient(), date(2021, 1, 4)) == ["服务日期早于开始管理日期"]
    gone = patient(person("舒远山", died_on=date(2021, 3, 1)))
    assert messages(visits, gone, DAY) == ["日期晚于此人死亡日期，请核对哪一个有误"]


def test_second_visit_of_a_day_is_refused(patient, visits):
    enrolment = patient()
    visits(enrolment, DAY)
    assert any("已有" in message for message in messages(visits, enrolment, DAY))


def test_patient_on_two_lists_has_one_open_enrolment(patient, county, person):
    resident = person()
    patient(resident)
    found = messages(patient, resident, date(2021, 6, 1), institution=county.west_hospital)
    assert any("已有未结束的高血压患者" in message for message in found)


def test_enrolment_below_18_is_refused_and_below_35_doubted(patient, person, doubts):
    young = person("向小军", birth=date(2003, 1, 6))
    assert messages(patient, young) == ["建档时未满18岁"]
    assert doubts(patient(person("龙志强", birth=date(1986, 1, 6)))) == ["建档时未满35岁，请核对"]
    assert doubts(patient(person("滕德贵", birth=date(1986, 1, 5)))) == []


def test_diagnosis_after_the_start_is_refused(patient):
    assert messages(patient, diagnosed_on=date(2021, 1, 6)) == ["确诊日期不能晚于开始管理日期"]


def test_no_complication_excludes_the_others(patient):
    assert messages(patient, complications="|无|脑卒中|") == ["“无”不能与并发症同时选择"]
    assert patient(complications="|脑卒中|肾病|").pk


def test_end_needs_its_reason_and_moving_its_destination(patient, change):
    enrolment = patient()
    with pytest.raises(Refused, match="结束须说明原因"):
        change(enrolment, end=DAY)
    with pytest.raises(Refused, match="迁出须写明去向"):
        change(enrolment, end=DAY, end_reason=2)
    assert change(enrolment, end=DAY, end_reason=2, end_note="迁往邻县").end == DAY


def test_complete_check_of_this_year_moves_the_duty_to_next_year(patient, checked, dues):
    enrolment = patient()
    checked(enrolment.person, purposes="|2|", waist=None)
    assert dues(enrolment)[CHECK] == date(2021, 12, 31)
    checked(enrolment.person, on=date(2021, 7, 1), purposes="|1|")
    assert dues(enrolment)[CHECK] == date(2021, 12, 31)
    checked(enrolment.person, on=date(2021, 8, 1), purposes="|1|2|")
    assert dues(enrolment)[CHECK] == date(2021, 12, 31)  # the elderly part of the laboratory is missing
    done = checked(enrolment.person, on=date(2021, 9, 1), purposes="|2|")
    assert done.complete and dues(enrolment)[CHECK] == date(2022, 12, 31)


def test_check_done_before_the_enrolment_counts_for_its_year(patient, checked, person, dues):
    resident = person()
    checked(resident, on=date(2021, 3, 1))
    assert dues(patient(resident, date(2021, 6, 1)))[CHECK] == date(2022, 12, 31)


def test_voided_check_opens_the_duty_again(patient, checked, dues, users):
    enrolment = patient()
    done = checked(enrolment.person)
    assert dues(enrolment)[CHECK] == date(2022, 12, 31)
    store.void(done, "录错人", users["administrator"])
    assert dues(enrolment)[CHECK] == date(2021, 12, 31)


def test_ended_patient_has_no_duties(patient, change, dues):
    enrolment = change(patient(), end=DAY, end_reason=6)
    assert dues(enrolment) == {}


def test_screening_is_raised_from_140_or_90_and_checks_its_values(enter, refused, person):
    resident = person()
    fields = {"person": resident, "place": 1}
    assert not enter(PressureScreening, on=date(2021, 1, 2), systolic=139, diastolic=89, **fields).raised
    assert enter(PressureScreening, on=date(2021, 1, 3), systolic=140, diastolic=80, **fields).raised
    assert enter(PressureScreening, on=date(2021, 1, 4), systolic=120, diastolic=90, **fields).raised
    found = refused(PressureScreening, on=date(2021, 1, 5), systolic=80, diastolic=120, **fields)
    assert found == ["收缩压应高于舒张压"]


def test_enrolment_and_visit_show_the_paper_forms_parts():
    visit = HypertensionVisit.declaration
    titles = [title for title, _ in visit.sections]
    assert titles == ["随访", "体征", "生活方式", "用药与分类", "转诊与下次随访"]
    assert visit.sections[0][1] == ("person", "on", "enrolment", "mode", "symptoms")
    assert Hypertension.declaration.schedules[0].service == "health_check.healthcheck"
