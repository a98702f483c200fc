"""Figures of blood donation. Times and persons, millilitres and units are never one figure."""

from django.db.models import Q

from weijian.indicators.algebra import Count, Persons, Ratio, Scaled, Stated, Sum, YearToDate
from weijian.indicators.catalogue import LESS, MORE, Figure
from weijian.work.family.population.indicators import Population
from weijian.work.medical.blood.ledgers import (
    EMERGENCY,
    TOWNSHIP,
    URGENT,
    WHOLE,
    YEARLY,
    BloodPlan,
    Donation,
    Drive,
)

LAW = "中华人民共和国献血法 1998-10-01"
WHOLE_BLOOD = Q(type=WHOLE)
AT_EMERGENCY = Q(drive__type=URGENT)


def plan(measure: str, type_: int) -> Stated:
    return Stated(BloodPlan, measure, Q(type=type_))


donations = Figure(
    "blood.donations", "无偿献血人次", "人次", Count(Donation),
    says=["无偿献血总人数", "献血总人次", "献血人次", "献血总人数"], better=MORE, source=LAW,
    definition="期内献血记录数，一人多次按次计，全血和单采血小板均在内。",
)  # fmt: skip
donors = Figure(
    "blood.donors", "无偿献血人数", "人", Persons(Donation), says=["献血人数", "献血者"], better=MORE, source=LAW,
    definition="期内献过血的不同的人。",
)  # fmt: skip
volume = Figure(
    "blood.volume", "献血量", "升", Scaled(Sum(Donation, "volume_ml", WHOLE_BLOOD), 1000),
    says=["采集献血总量", "献血总量", "采血量", "采集全血"], better=MORE, source=LAW,
    definition="期内全血献血量之和；单采血小板按治疗单位另计，不折算。",
)  # fmt: skip
volume_10k = Figure(
    "blood.volume_10k", "献血量（万毫升）", "万毫升", Scaled(Sum(Donation, "volume_ml", WHOLE_BLOOD), 10_000),
    says=["完成量"], better=MORE, source=LAW, definition="同献血量，以万毫升为单位。",
)  # fmt: skip
platelets = Figure(
    "blood.platelets", "单采血小板量", "治疗单位", Sum(Donation, "platelet_units"),
    says=["血小板"], better=MORE, definition="期内单采血小板的治疗单位数之和。",
)  # fmt: skip
per_donation = Figure(
    "blood.ml_each", "人均献血量", "毫升",
    Ratio(Sum(Donation, "volume_ml", WHOLE_BLOOD), Count(Donation, WHOLE_BLOOD), per=1),
    places=1, definition="全血献血量／全血献血人次，应在200至400毫升之间。",
)  # fmt: skip
completion = Figure(
    "blood.completion", "献血任务完成率", "%", Ratio(YearToDate(Count(Donation)), plan("people", YEARLY)),
    says=["完成任务比例", "无偿献血任务完成率"], better=MORE, target=100, source=LAW,
    definition="年初至期末献血人次／当年度任务人数。",
)  # fmt: skip
completion_volume = Figure(
    "blood.completion_volume", "献血量任务完成率", "%",
    Ratio(YearToDate(Sum(Donation, "volume_ml", WHOLE_BLOOD)), plan("volume_ml", YEARLY)),
    better=MORE, target=100, source=LAW, definition="年初至期末全血献血量／当年度任务量。",
)  # fmt: skip
emergency = Figure(
    "blood.emergency", "应急献血人数", "人", Count(Donation, AT_EMERGENCY),
    says=["应急献血", "应急献血达"], source=LAW, definition="期内在应急采血活动上的献血记录数。",
)  # fmt: skip
completion_emergency = Figure(
    "blood.completion_emergency", "应急献血任务完成率", "%",
    Ratio(YearToDate(Count(Donation, AT_EMERGENCY)), plan("people", EMERGENCY)),
    says=["应急献血完成任务比例"], better=MORE, target=100, source=LAW,
    definition="年初至期末应急献血人数／当年应急任务人数。",
)  # fmt: skip
drives = Figure(
    "blood.drives", "乡镇集中采血次数", "次", Count(Drive, Q(type=TOWNSHIP)),
    says=["集中采血", "乡镇集中采血"],
    definition="期内开始的乡镇集中采血活动次数。",
)  # fmt: skip
drive_donors = Figure(
    "blood.drive_donors", "乡镇集中采血人数", "人", Sum(Drive, "donated", Q(type=TOWNSHIP)),
    says=["集中采血人数", "采血人数"], definition="期内乡镇集中采血活动登记的献血人数之和。",
)  # fmt: skip
per_1000 = Figure(
    "blood.per_1000", "千人口献血率", "‰", Ratio(Count(Donation), Population("resident"), per=1000),
    better=MORE, target=11, source="健康中国行动 千人口献血率",
    definition="期内献血人次／常住人口；半年数为半年的次数。",
)  # fmt: skip
share_400 = Figure(
    "blood.share400", "400毫升献血占比", "%",
    Ratio(Count(Donation, WHOLE_BLOOD & Q(volume_ml=400)), Count(Donation, WHOLE_BLOOD)),
    says=["400ml占比", "400毫升占比", "400毫升全血占比"], better=MORE, definition="400毫升全血人次／全血人次。",
)  # fmt: skip
repeat = Figure(
    "blood.repeat", "固定献血者比例", "%", Ratio(Persons(Donation, Q(ordinal__gte=3)), Persons(Donation)),
    says=["固定献血者占比"], better=MORE,
    definition="期内献血且累计已献三次及以上者／期内献血者；全年数即近十二个月。",
)  # fmt: skip
deferred = Figure(
    "blood.deferred", "暂缓献血率", "%", Ratio(Sum(Drive, "deferred"), Sum(Drive, "registered")), better=LESS,
    says=["献血暂缓率", "采血活动暂缓率"], definition="采血活动上暂缓人数／登记人数。",
)  # fmt: skip
