"""Figures of health checks of all programmes; each programme's own rates stand with its line."""

from django.db.models import Q

from weijian.indicators.algebra import Count, Persons, Ratio
from weijian.indicators.catalogue import MORE, NEITHER, Figure
from weijian.work.publichealth.health_check.ledgers import (
    DIABETES,
    ELDERLY,
    HYPERTENSION,
    MENTAL_DISORDER,
    HealthCheck,
)

NORM = "国家基本公共卫生服务规范（第三版）2017 健康体检表"
COMPLETE = Q(complete=True)


def persons(purpose: int) -> Persons:
    return Persons(HealthCheck, Q(purposes__has=purpose))


checks = Figure(
    "check.count", "健康体检人次", "人次", Count(HealthCheck), says=["体检人次"], better=MORE, source=NORM,
    definition="期内健康体检表数，一人多次按次计。",
)  # fmt: skip
checked = Figure(
    "check.persons", "健康体检人数", "人", Persons(HealthCheck), says=["体检人数", "免费健康体检"],
    better=MORE, source=NORM, definition="期内做过健康体检的不同的人。",
)  # fmt: skip
checked_elderly = Figure(
    "check.persons.elderly", "老年人健康体检人数", "人", persons(ELDERLY), says=["老年人体检"],
    better=MORE, source=NORM, definition="期内体检对象含老年人的不同的人。",
)  # fmt: skip
checked_hypertension = Figure(
    "check.persons.htn", "高血压患者健康体检人数", "人", persons(HYPERTENSION), says=["高血压患者体检"],
    better=MORE, source=NORM, definition="期内体检对象含高血压的不同的人。",
)  # fmt: skip
checked_diabetes = Figure(
    "check.persons.dm", "糖尿病患者健康体检人数", "人", persons(DIABETES), says=["糖尿病患者体检"],
    better=MORE, source=NORM, definition="期内体检对象含糖尿病的不同的人。",
)  # fmt: skip
checked_mental = Figure(
    "check.persons.smi", "严重精神障碍患者健康体检人数", "人", persons(MENTAL_DISORDER),
    says=["严重精神障碍患者体检"], better=MORE, source=NORM, definition="期内体检对象含严重精神障碍的不同的人。",
)  # fmt: skip
complete_rate = Figure(
    "check.complete_rate", "健康体检表完整率", "%", Ratio(Count(HealthCheck, COMPLETE), Count(HealthCheck)),
    says=["体检表完整率"], better=MORE, target=90, source=NORM,
    definition="必填的一般状况、对象要求的检验、评价和指导齐全的体检表数÷期内体检表数×100%。",
)  # fmt: skip
told_rate = Figure(
    "check.told_rate", "体检结果反馈率", "%",
    Ratio(Count(HealthCheck, Q(told_on__isnull=False)), Count(HealthCheck)),
    says=["结果反馈率"], better=MORE, target=100, source=NORM,
    definition="已登记结果反馈日期的体检表数÷期内体检表数×100%。",
)  # fmt: skip
abnormal = Figure(
    "check.abnormal", "体检发现异常人数", "人", Persons(HealthCheck, Q(verdict=2)), says=["体检异常人数"],
    better=NEITHER, source=NORM, definition="期内健康评价为有异常的不同的人。",
)  # fmt: skip
