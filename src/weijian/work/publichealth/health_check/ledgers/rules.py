"""What is refused, and what is doubted, in a check."""

from datetime import timedelta
from typing import Any

from django.db.models import F, Q

from weijian.ledger.parameters import parameter
from weijian.ledger.rules import Error, Warning
from weijian.ledger.vigilance import PLACE_RULES, Crowd
from weijian.work.publichealth.health_check.ledgers.codes import DIABETES, REFERRAL, RETEST
from weijian.work.publichealth.health_check.ledgers.completeness import has_laboratory
from weijian.work.publichealth.health_check.ledgers.findings import glucose_raised, pressure_raised

TOLD_WITHIN = parameter(
    "health_check.told_within",
    "体检结果反馈时限",
    30,
    "日",
    "县基本公共卫生服务项目实施方案（须按当地文件核定）",
)


def told_in_time(record: Any) -> bool:
    return record.told_on is None or record.told_on - record.on <= timedelta(
        days=TOLD_WITHIN.whole_on(record.on)
    )


def positive_screen_was_advised(record: Any) -> bool:
    if 2 not in (record.cognition, record.mood):
        return True
    return any(f"|{advice}|" in (record.guidance or "") for advice in (RETEST, REFERRAL))


def pressures_agree(record: Any) -> bool:
    return near(record.systolic_left, record.systolic_right, 20) and near(
        record.diastolic_left, record.diastolic_right, 20
    )


def near(left: int | None, right: int | None, difference: int) -> bool:
    return left is None or right is None or abs(left - right) <= difference


RULES = [
    Error(~Q(symptoms__has="01") | Q(symptoms="|01|"), "“无症状”不能与其他症状同时选择", "symptoms"),
    Error(Q(systolic_left__gt=F("diastolic_left")), "左侧收缩压应高于左侧舒张压", "systolic_left"),
    Error(Q(systolic_right__gt=F("diastolic_right")), "右侧收缩压应高于右侧舒张压", "systolic_right"),
    Error(
        ~Q(purposes__has=DIABETES) | Q(foot_pulse__isnull=False),
        "糖尿病患者体检须查足背动脉搏动",
        "foot_pulse",
    ),
    Error(Q(told_on__gte=F("on")), "结果反馈日期早于体检日期", "told_on"),
    Error(
        ~Q(smoking=1) | Q(cigarettes__isnull=True) | Q(cigarettes=0),
        "从不吸烟者不应有日吸烟量",
        "cigarettes",
    ),
    Error(~Q(drinking=1) | Q(alcohol__isnull=True) | Q(alcohol=0), "从不饮酒者不应有日饮酒量", "alcohol"),
    Error(~Q(exposed=1) | Q(exposures=""), "无职业病危害因素接触史者不应填写接触情况", "exposures"),
    Error(~Q(verdict=1) | Q(abnormality_1=""), "体检无异常者不应填写异常", "abnormality_1"),
    Warning(~Q(verdict=2) | ~Q(abnormality_1=""), "评价为有异常，请写明异常", "abnormality_1"),
    Warning(
        lambda record: record.verdict != 1 or not (pressure_raised(record) or glucose_raised(record)),
        "血压≥140/90或空腹血糖≥7.0，评价为体检无异常，请核对",
        "verdict",
    ),
    Warning(pressures_agree, "左右侧血压相差超过20mmHg，请核对", "systolic_right"),
    Warning(
        lambda record: all(other.on.year != record.on.year for other in record.earlier),
        "本年度已有一次健康体检，请核对是否重复",
        "on",
    ),
    Crowd(
        "同一天10条以上体检的血压、身高和体重完全相同，请核对是否复制",
        most=9,
        alike=("systolic_left", "diastolic_left", "height", "weight"),
    ),
    *PLACE_RULES,
    Warning(told_in_time, "结果反馈超过规定时限", "told_on"),
    Warning(has_laboratory, "体检对象要求的检验项目不全，本次不计为完整体检", "purposes"),
    Warning(positive_screen_was_advised, "认知或情感粗筛阳性，须建议复查或转诊", "guidance"),
]
