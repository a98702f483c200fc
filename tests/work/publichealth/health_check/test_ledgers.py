"""The health check form: what makes it complete, what is refused, what is doubted."""

from datetime import date
from decimal import Decimal

import pytest

from weijian.ledger.checks import Refused
from weijian.ledger.models import ParameterValue
from weijian.work.publichealth.health_check.ledgers import HealthCheck


def messages(make, **fields):
    with pytest.raises(Refused) as caught:
        make(**fields)
    return [problem.message for problem in caught.value.problems]


def test_check_with_head_general_verdict_and_guidance_is_complete(checked):
    assert checked().complete


@pytest.mark.parametrize("missing", ["temperature", "pulse", "respiration", "height", "weight", "waist"])
def test_check_without_part_of_the_general_state_is_not_complete(checked, missing):
    assert not checked(**{missing: None}).complete


def test_check_without_any_pressure_is_not_complete(checked):
    assert not checked(systolic_left=None, diastolic_left=None).complete


def test_check_with_pressure_of_the_right_arm_only_is_complete(checked):
    right = {"systolic_right": 130, "diastolic_right": 78}
    assert checked(systolic_left=None, diastolic_left=None, **right).complete


def test_check_without_guidance_is_complete_only_with_control_of_risks(checked, person):
    assert not checked(guidance="").complete
    assert checked(person("李建国"), guidance="", risk_control="|3|4|").complete


def test_elderly_check_needs_the_whole_laboratory(checked, elderly_tests, doubts, person):
    whole = checked(person("向美英"), purposes="|1|", **elderly_tests)
    assert whole.complete and not doubts(whole)
    lacking = checked(person("刘长顺"), purposes="|1|", **{**elderly_tests, "ultrasound": None})
    assert not lacking.complete
    assert doubts(lacking) == ["体检对象要求的检验项目不全，本次不计为完整体检"]


def test_check_of_mental_disorder_needs_its_smaller_laboratory(checked, elderly_tests, person):
    tests = ["haemoglobin", "white_cells", "platelets", "alanine_aminotransferase", "fasting_glucose"]
    given = {name: elderly_tests[name] for name in tests}
    assert not checked(person("石大山"), purposes="|4|", **given).complete
    assert checked(person("杨水生"), purposes="|4|", electrocardiogram=1, **given).complete


def test_elderly_parts_need_life_style_examination_and_result_told(checked, elderly_tests, person):
    examined = {
        "self_rated_health": 1, "self_care": 1, "exercise": 1, "diet": "|1|", "smoking": 1, "drinking": 1,
        "skin": 1, "lymph_nodes": 1, "breath_sounds": 1, "heart_rate": 72, "rhythm": 1, "lips": 1,
        "abdominal_tenderness": False, "vision_left": Decimal("4.8"), "vision_right": Decimal("4.9"),
        "hearing": 1, "movement": 1,
    }  # fmt: skip
    fields = {"purposes": "|1|", **elderly_tests, **examined}
    assert not checked(person("黄桂兰"), **fields).elderly_parts
    assert checked(person("田德福"), **fields, told_on=date(2021, 5, 30)).elderly_parts


def test_body_mass_index_is_computed_to_one_decimal(checked):
    assert checked().body_mass_index == Decimal("23.4")


def test_no_symptom_excludes_all_others(checked):
    assert messages(checked, symptoms="|01|02|") == ["“无症状”不能与其他症状同时选择"]


def test_systolic_not_above_diastolic_is_refused_on_either_arm(checked):
    assert messages(checked, systolic_left=80, diastolic_left=80) == ["左侧收缩压应高于左侧舒张压"]
    right = {"systolic_right": 70, "diastolic_right": 90}
    assert messages(checked, **right) == ["右侧收缩压应高于右侧舒张压"]


def test_arms_more_than_20_apart_are_doubted(checked, doubts, person):
    apart = checked(systolic_right=153, diastolic_right=80)
    assert doubts(apart) == [
        "血压≥140/90或空腹血糖≥7.0，评价为体检无异常，请核对",
        "左右侧血压相差超过20mmHg，请核对",
    ]
    assert doubts(checked(person("石翠花"), systolic_right=112, diastolic_right=80)) == []


def test_diabetes_check_needs_the_foot_pulse(checked, person):
    assert messages(checked, purposes="|3|") == ["糖尿病患者体检须查足背动脉搏动"]
    assert checked(person("肖桂英"), purposes="|2|3|", foot_pulse=2).pk


def test_second_check_of_the_year_is_doubted_and_next_years_not(checked, doubts, person):
    resident = person()
    checked(resident, on=date(2020, 6, 1))
    checked(resident, on=date(2021, 3, 1))
    assert doubts(checked(resident, on=date(2021, 11, 1))) == ["本年度已有一次健康体检，请核对是否重复"]


def test_same_person_and_day_is_one_check(checked, person):
    resident = person()
    checked(resident)
    assert any("已有" in message for message in messages(checked, resident=resident))


def test_result_told_before_the_check_is_refused(checked):
    assert messages(checked, told_on=date(2021, 5, 19)) == ["结果反馈日期早于体检日期"]


def test_result_told_after_30_days_is_doubted_and_the_county_may_change_that(checked, doubts, person):
    assert doubts(checked(told_on=date(2021, 6, 19))) == []
    assert doubts(checked(person("胡双喜"), told_on=date(2021, 6, 20))) == ["结果反馈超过规定时限"]
    ParameterValue.objects.create(
        code="health_check.told_within", value=15, since=date(2021, 1, 1), document="县卫健〔2021〕5号"
    )
    assert doubts(checked(person("姚满秀"), told_on=date(2021, 6, 19))) == ["结果反馈超过规定时限"]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"smoking": 1, "cigarettes": 5}, "从不吸烟者不应有日吸烟量"),
        ({"drinking": 1, "alcohol": Decimal("1.0")}, "从不饮酒者不应有日饮酒量"),
        ({"exposed": 1, "exposures": "粉尘 10 1"}, "无职业病危害因素接触史者不应填写接触情况"),
        ({"verdict": 1, "abnormality_1": "窦性心动过速"}, "体检无异常者不应填写异常"),
    ],
)
def test_contradicting_answers_are_refused(checked, fields, message):
    assert messages(checked, **fields) == [message]


def test_consistent_answers_are_kept(checked):
    kept = checked(
        smoking=3, cigarettes=5, drinking=2, alcohol=Decimal("1.0"), exposed=2, exposures="粉尘 10 1"
    )
    assert HealthCheck.declaration.field("exposures").split(kept.exposures) == [
        {"种类": "粉尘", "从业年数": "10", "防护措施（1无2有）": "1"}
    ]


def test_drug_row_with_too_many_parts_is_refused(checked):
    text = "氨氯地平 每日一次5mg 二年 1 多余"
    assert "多于4项" in messages(checked, drugs=text)[0]


def test_abnormal_verdict_without_words_is_doubted(checked, doubts, person):
    assert doubts(checked(verdict=2)) == ["评价为有异常，请写明异常"]
    assert doubts(checked(person("覃冬梅"), verdict=2, abnormality_1="血压升高")) == []


def test_raised_glucose_with_verdict_normal_is_doubted(checked, doubts, person):
    said = "血压≥140/90或空腹血糖≥7.0，评价为体检无异常，请核对"
    assert doubts(checked(fasting_glucose=Decimal("7.0"))) == [said]
    assert doubts(checked(person("龙凤英"), fasting_glucose=Decimal("6.9"))) == []


def test_positive_rough_screen_must_be_advised(checked, doubts, person):
    said = "认知或情感粗筛阳性，须建议复查或转诊"
    assert doubts(checked(cognition=2)) == [said]
    assert doubts(checked(person("滕老满"), mood=2, guidance="|2|")) == []


def test_values_outside_the_hard_bounds_are_refused(checked):
    found = messages(checked, systolic_left=18, temperature=Decimal("46.0"))
    assert len(found) == 2 and all("超出允许范围" in message for message in found)


def test_check_of_a_dead_person_is_refused(checked, person):
    resident = person("舒远山", died_on=date(2021, 3, 2))
    assert messages(checked, resident=resident) == ["日期晚于此人死亡日期，请核对哪一个有误"]
