"""Donations, and the honours that their sum earns."""

from typing import Any

from django.db.models import Q

from weijian.ledger.fields import Choice, Flag, Link, Number, Resident, Text, Unit, Whole
from weijian.ledger.kinds import Event
from weijian.ledger.parameters import parameter
from weijian.ledger.rules import Error, Warning
from weijian.work.medical.blood.ledgers.codes import (
    AWARD,
    GROUPS,
    HONOURS,
    REACTIONS,
    RHESUS,
    STANDARD,
    TYPES,
    UNVERIFIED,
)
from weijian.work.medical.blood.ledgers.donor import (
    INTERVALS,
    OVERRIDE,
    age_of,
    amount_fits_type,
    haemoglobin_enough,
    heavy_enough,
    not_deferred,
    not_too_much,
    not_too_often,
    pressure_within,
    young_enough,
)
from weijian.work.medical.blood.ledgers.drive import Drive

BRONZE_TIMES = parameter("blood.bronze", "奉献奖铜奖折算次数", 20, "次", AWARD)
SILVER_TIMES = parameter("blood.silver", "奉献奖银奖折算次数", 30, "次", AWARD)
GOLD_TIMES = parameter("blood.gold", "奉献奖金奖折算次数", 40, "次", AWARD)
TIME_ML = parameter("blood.time_ml", "全血折算一次的毫升数", 200, "毫升", AWARD + UNVERIFIED)


def times(donation: Any) -> int:
    """Donations as the national medals count them: 200 ml of whole blood, or a unit of platelets, is one."""
    rows = [*donation.earlier, donation]
    whole = sum(row.volume_ml or 0 for row in rows)
    return whole // TIME_ML.whole_on(donation.on) + sum(row.platelet_units or 0 for row in rows)


def honour(donation: Any) -> int:
    reached = times(donation)
    medals = ((3, GOLD_TIMES), (2, SILVER_TIMES), (1, BRONZE_TIMES))
    return next((medal for medal, needed in medals if reached >= needed.on(donation.on)), 0)


class Donation(Event):
    """One donation of one person; the donor's running totals and national medal follow from all of them."""

    person = Resident("献血者")
    donation_no = Text("献血码", length=20, personal=False)
    type = Choice("献血类型", TYPES)
    volume_ml = Whole("全血量", "毫升", error=(200, 400), optional=True)
    platelet_units = Whole("血小板治疗单位", "治疗单位", error=(1, 2), optional=True)
    plasma_ml = Whole("血浆", "毫升", error=(0, 200), optional=True)
    drive = Link("采血活动", Drive, optional=True)
    unit = Unit("动员单位", optional=True)
    blood_group = Choice("血型", GROUPS, optional=True)
    rhesus = Choice("Rh", RHESUS, synonyms={"−": "-", "－": "-", "＋": "+"}, optional=True)
    haemoglobin = Whole("血红蛋白", "g/L", error=(80, 220), optional=True)
    weight = Number("体重", "kg", error=(40, 150), optional=True)
    systolic = Whole("收缩压", "mmHg", error=(40, 300), optional=True)
    diastolic = Whole("舒张压", "mmHg", error=(20, 200), optional=True)
    pulse = Whole("脉搏", "次/分", error=(20, 250), optional=True)
    reaction = Choice("献血反应", REACTIONS, optional=True)
    override = Text("医师特批原因", optional=True)
    released = Flag("检测合格", optional=True)
    ordinal = Whole("第几次献血", "次", compute=lambda record: len(record.earlier) + 1)
    total_ml = Whole(
        "累计全血量",
        "毫升",
        compute=lambda record: sum(row.volume_ml or 0 for row in [*record.earlier, record]),
    )
    total_units = Whole(
        "累计血小板",
        "治疗单位",
        compute=lambda record: sum(row.platelet_units or 0 for row in [*record.earlier, record]),
    )
    honour = Choice("达到的国家表彰", HONOURS, compute=honour)

    class Meta:
        verbose_name = "献血记录"
        labels = {"on": "献血日期"}
        natural_key = ["donation_no"]
        shown = ["donation_no", "person", "on", "type", "volume_ml", "platelet_units", "drive", "honour"]
        sections = [
            ("献血", ["person", "donation_no", "on", "type", "volume_ml", "platelet_units", "plasma_ml"]),
            ("来源", ["drive", "unit"]),
            (
                "体检",
                ["blood_group", "rhesus", "haemoglobin", "weight", "systolic", "diastolic", "pulse"],
            ),
            ("结果", ["reaction", "override", "released"]),
        ]
        feeds = ["drive"]
        chained = True
        pairs = [("systolic", "diastolic", "血压", "/")]
        rules = [
            Error(
                lambda record: 13 <= len(record.donation_no) <= 20 and record.donation_no.isalnum(),
                "献血码应为13～20位数字或字母",
                "donation_no",
            ),
            Error(
                amount_fits_type,
                "献血量与类型不符：全血只填200、300或400毫升；单采血小板只填治疗单位；血浆只随血小板加血浆",
                "volume_ml",
                source="献血法 第九条",
            ),
            Error(
                lambda record: 18 <= age_of(record) <= 60, "献血者年龄须在18～60岁", "person", source=STANDARD
            ),
            *INTERVALS,
            Error(not_deferred, "此人尚在暂缓献血期内", "on"),
            Error(not_too_often, "十二个月内单采血小板超过24次", "on", source=STANDARD),
            Warning(
                not_too_much, "十二个月内血小板和血浆合计超过10升，请核对", "platelet_units", source=STANDARD
            ),
            Warning(young_enough, "超过55岁，须为多次献血且无献血反应者", "person", source=STANDARD),
            Warning(heavy_enough, "体重低于标准（男50kg，女45kg）", "weight", source=STANDARD),
            Warning(
                haemoglobin_enough, "血红蛋白低于标准（男120g/L，女115g/L）", "haemoglobin", source=STANDARD
            ),
            Warning(
                pressure_within, "血压不在标准范围（90～139/60～89，脉压差≥30）", "systolic", source=STANDARD
            ),
            Warning(
                Q(pulse__isnull=True) | Q(pulse__range=(60, 100)) | Q(pulse__range=(50, 59)) & OVERRIDE,
                "脉搏不在60～100次/分（耐力训练者可至50，须注明）",
                "pulse",
                source=STANDARD,
            ),
            Warning(
                lambda record: record.drive is None or record.drive.on <= record.on <= record.drive.until,
                "献血日期不在采血活动期间",
                "drive",
            ),
        ]
