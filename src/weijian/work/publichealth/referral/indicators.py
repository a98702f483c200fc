"""Figures of referrals in public health work and of suspects that wait to be checked again."""

from django.db.models import Q

from weijian.indicators.algebra import Count, Ratio, Stock
from weijian.indicators.catalogue import LESS, MORE, NEITHER, Figure
from weijian.work.publichealth.referral.ledgers import CONFIRMED, EXCLUDED, Referral, Suspect

NORM = "国家基本公共卫生服务规范（第三版）2017 各项规范 转诊后2周内随访"

referrals = Figure(
    "refer.count", "公共卫生转诊人次", "人次", Count(Referral),
    says=["转诊人次", "公共卫生随访中转诊"], better=NEITHER, source=NORM,
    definition="期内转出的转诊记录数，各业务合计。",
)  # fmt: skip
urgent = Figure(
    "refer.urgent", "公共卫生紧急转诊人次", "人次", Count(Referral, Q(urgent=True)), says=["紧急转诊"],
    better=NEITHER, source=NORM, definition="期内转出、属紧急的转诊记录数。",
)  # fmt: skip
followed_rate = Figure(
    "refer.followed_rate", "转诊两周随访率", "%", Ratio(Count(Referral, Q(in_time=True)), Count(Referral)),
    says=["转诊随访率", "转诊两周内随访率"], better=MORE, target=100, source=NORM,
    definition="期内转出、14日内随访的转诊记录数÷期内转出的转诊记录数×100%，第15日起为逾期。",
)  # fmt: skip
waiting = Figure(
    "suspect.waiting", "疑似待复查人次", "人次", Stock(Suspect, Q(result__isnull=True)), says=["待复查"],
    better=LESS, source=NORM, definition="期末尚未复查也未失联的疑似记录数。",
)  # fmt: skip
found = Figure(
    "suspect.found", "新发现疑似人次", "人次", Count(Suspect), says=["发现疑似", "筛出疑似"], better=NEITHER,
    source=NORM, definition="期内发现的疑似待复查记录数。",
)  # fmt: skip
confirmed = Figure(
    "suspect.confirmed", "疑似复查确诊人次", "人次", Count(Suspect, Q(result=CONFIRMED), at="rechecked_on"),
    says=["复查确诊"], better=NEITHER, source=NORM, definition="期内复查、结果为确诊的疑似记录数。",
)  # fmt: skip
excluded = Figure(
    "suspect.excluded", "疑似复查排除人次", "人次", Count(Suspect, Q(result=EXCLUDED), at="rechecked_on"),
    says=["复查排除"], better=NEITHER, source=NORM, definition="期内复查、结果为排除的疑似记录数。",
)  # fmt: skip
enrolled_rate = Figure(
    "suspect.enrolled_rate", "确诊纳入管理率", "%",
    Ratio(
        Count(Suspect, Q(result=CONFIRMED, enrolled_on__isnull=False), at="rechecked_on"),
        Count(Suspect, Q(result=CONFIRMED), at="rechecked_on"),
    ),
    says=["确诊后纳入管理率"], better=MORE, target=100, source=NORM,
    definition="期内复查确诊的疑似记录中，已纳入管理的÷期内复查确诊的×100%。",
)  # fmt: skip
