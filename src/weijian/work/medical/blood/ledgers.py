"""Ledgers of voluntary blood donation: tasks, drives, donations with their intervals, deferrals."""

from datetime import date, timedelta
from typing import Any

from django.db.models import F, Q, Sum

from weijian.ledger.fields import Choice, Day, Flag, Link, Number, Place, Resident, Text, Unit, Whole
from weijian.ledger.kinds import Activity, Event, Statement
from weijian.ledger.parameters import parameter
from weijian.ledger.rules import Error, Spacing, Warning, add_months
from weijian.orgs.models import AreaLevel
from weijian.people.models import Sex

STANDARD = "献血者健康检查要求（GB 18467-2011）"
AWARD = "全国无偿献血表彰奖励办法（2014年修订）"
UNVERIFIED = "（未核实，由县里按文件改定）"

BRONZE_TIMES = parameter("blood.bronze", "奉献奖铜奖折算次数", 20, "次", AWARD)
SILVER_TIMES = parameter("blood.silver", "奉献奖银奖折算次数", 30, "次", AWARD)
GOLD_TIMES = parameter("blood.gold", "奉献奖金奖折算次数", 40, "次", AWARD)
TIME_ML = parameter("blood.time_ml", "全血折算一次的毫升数", 200, "毫升", AWARD + UNVERIFIED)
UNIT_ML = parameter(
    "blood.platelet_unit_ml", "核对年采集总量时一个血小板治疗单位的毫升数", 250, "毫升", STANDARD + UNVERIFIED
)

YEARLY, EMERGENCY, SEASONAL = 1, 2, 3
PLANS = {YEARLY: "年度", EMERGENCY: "应急", SEASONAL: "季节性"}
STREET, TOWNSHIP, GROUP, URGENT = 1, 2, 3, 4
DRIVES = {STREET: "街头", TOWNSHIP: "乡镇集中采血", GROUP: "团体", URGENT: "应急"}
WHOLE, PLATELETS, PLATELETS_AND_PLASMA = 1, 2, 3
TYPES = {WHOLE: "全血", PLATELETS: "单采血小板", PLATELETS_AND_PLASMA: "血小板加血浆"}
APHERESIS = (PLATELETS, PLATELETS_AND_PLASMA)
VOLUMES = (200, 300, 400)
GROUPS = ["A", "B", "O", "AB"]
RHESUS = {"+": "阳性", "-": "阴性"}
REACTIONS = {0: "无", 1: "轻", 2: "中", 3: "重"}
HONOURS = {0: "无", 1: "奉献奖铜奖", 2: "奉献奖银奖", 3: "奉献奖金奖"}


# --- plans


def plan_of_one_holder(plan: Any) -> bool:
    return (plan.unit_id is None) != (plan.place_id is None)


def only_plan(plan: Any) -> bool:
    """One plan a year, kind and holder; the database cannot see that two empty columns are alike."""
    same = BloodPlan.objects.standing().filter(
        year=plan.year, type=plan.type, unit_id=plan.unit_id, place_id=plan.place_id
    )
    return not same.exclude(pk=plan.pk).exists()


def parts_make_the_whole(plan: Any) -> bool:
    """What units and townships were given adds up to the county's task."""
    rows = BloodPlan.objects.standing().filter(year=plan.year, type=plan.type).exclude(pk=plan.pk)
    county = Q(place__level=AreaLevel.COUNTY)
    is_county = plan.place_id is not None and plan.place.level == AreaLevel.COUNTY
    whole = plan if is_county else rows.filter(county).first()
    parts = rows.exclude(county) if is_county else [*rows.exclude(county), plan]
    if whole is None or not parts:
        return True
    return all(
        getattr(whole, name) is None or _sum_of(parts, name) in (None, getattr(whole, name))
        for name in ("people", "volume_ml")
    )


def _sum_of(rows: Any, name: str) -> int | None:
    given = [getattr(row, name) for row in rows if getattr(row, name) is not None]
    return sum(given) if given else None


class BloodPlan(Statement):
    """The task of a unit, a township or the county for a year, an emergency or a season."""

    type = Choice("任务类型", PLANS)
    unit = Unit("单位", optional=True)
    people = Whole("任务人数", "人次", error=(1, 1_000_000), optional=True)
    volume_ml = Whole("任务量", "毫升", error=(200, 1_000_000_000), optional=True)

    class Meta:
        verbose_name = "献血任务"
        labels = {"place": "乡镇或县"}
        natural_key = ["year", "type", "unit", "place"]
        shown = ["year", "type", "unit", "place", "people", "volume_ml", "document"]
        rules = [
            Error(plan_of_one_holder, "任务须下达给一个单位或一个乡镇（县），只能填其一", "unit"),
            Error(
                Q(people__isnull=False) | Q(volume_ml__isnull=False), "任务人数和任务量至少填一项", "people"
            ),
            Error(only_plan, "该单位（乡镇）本年度已有同类任务", "unit"),
            Warning(parts_make_the_whole, "各单位、乡镇任务之和与全县任务不符，请核对", "people"),
        ]


# --- drives


def listed(drive: Any) -> Any:
    return Donation.objects.standing().filter(drive_id=drive.pk) if drive.pk else Donation.objects.none()


def listed_volume(drive: Any) -> int:
    return listed(drive).filter(type=WHOLE).aggregate(sum=Sum("volume_ml"))["sum"] or 0


def agrees_with_list(drive: Any) -> bool:
    """Once donations are listed, their number and volume are the drive's."""
    count = listed(drive).count()
    return count == 0 or (count == drive.donated and drive.volume_ml in (None, listed_volume(drive)))


def plausible_volume(drive: Any) -> bool:
    if not drive.donated or drive.volume_ml is None:
        return True
    return drive.donated * min(VOLUMES) <= drive.volume_ml <= drive.donated * max(VOLUMES)


class Drive(Activity):
    """A blood drive with its totals; the donors' own rows stand in the donations."""

    place = Place("地点")
    spot = Text("具体地点", personal=False, optional=True)
    type = Choice("采血类型", DRIVES)
    organiser = Unit("组织单位", optional=True)
    staff = Whole("工作人员数", "人", error=(0, 1000), optional=True)
    registered = Whole("登记人数", "人", error=(0, 100_000))
    deferred = Whole("暂缓人数", "人", error=(0, 100_000))
    donated = Whole("献血人数", "人", error=(0, 100_000))
    volume_ml = Whole("采血量", "毫升", error=(0, 100_000_000), optional=True)
    listed = Whole("已录献血人次", "人次", compute=lambda record: listed(record).count())
    listed_ml = Whole("已录全血量", "毫升", compute=listed_volume)

    class Meta:
        verbose_name = "采血活动"
        natural_key = ["on", "place", "type"]
        shown = ["on", "place", "type", "registered", "deferred", "donated", "volume_ml", "listed"]
        rules = [
            Error(
                Q(registered=F("deferred") + F("donated")),
                "登记人数应等于暂缓人数与献血人数之和",
                "registered",
            ),
            Warning(agrees_with_list, "已录献血记录与活动合计不符，请核对", "donated"),
            Warning(plausible_volume, "人均采血量不在200～400毫升之间，请核对单位（升、毫升）", "volume_ml"),
        ]


# --- donations


def overridden(donation: Any) -> bool:
    return bool(donation.override)


OVERRIDE = ~Q(override="")
IS_WHOLE, IS_APHERESIS = Q(type=WHOLE), Q(type__in=APHERESIS)
# (earlier, later, interval, message): GB 18467-2011, 献血法 第九条
INTERVALS = [
    Spacing("两次全血间隔不足6个月", months=6, earlier=IS_WHOLE, later=IS_WHOLE, unless=OVERRIDE),
    Spacing("两次单采血小板间隔不足2周", days=14, earlier=IS_APHERESIS, later=IS_APHERESIS, unless=OVERRIDE),
    Spacing(
        "两次单采血小板间隔不足1周，特需配型也不得采集", days=7, earlier=IS_APHERESIS, later=IS_APHERESIS
    ),
    Spacing("单采血小板后献全血间隔不足4周", days=28, earlier=IS_APHERESIS, later=IS_WHOLE, unless=OVERRIDE),
    Spacing(
        "献全血后单采血小板间隔不足3个月", months=3, earlier=IS_WHOLE, later=IS_APHERESIS, unless=OVERRIDE
    ),
    *(
        Spacing(f"同一天不能两次献{name}", days=1, earlier=Q(type=code), later=Q(type=code))
        for code, name in TYPES.items()
    ),
]


def amount_fits_type(donation: Any) -> bool:
    """Whole blood in the three volumes only; platelets in units, never in ml."""
    if donation.type == WHOLE:
        return donation.volume_ml in VOLUMES and donation.platelet_units is None and not donation.plasma_ml
    plasma = donation.type == PLATELETS_AND_PLASMA or not donation.plasma_ml
    return donation.volume_ml is None and donation.platelet_units is not None and plasma


def age_of(donation: Any) -> int:
    return donation.person.age_on(donation.on)


def young_enough(donation: Any) -> bool:
    """Up to 55; up to 60 for who has given before and never reacted."""
    before = [row.reaction or 0 for row in donation.earlier]
    return age_of(donation) <= 55 or (bool(before) and not any(before))


def heavy_enough(donation: Any) -> bool:
    limit = 50 if donation.person.sex == Sex.MALE else 45
    return donation.weight is None or donation.weight >= limit


def haemoglobin_enough(donation: Any) -> bool:
    limit = 120 if donation.person.sex == Sex.MALE else 115
    return donation.haemoglobin is None or donation.haemoglobin >= limit


def pressure_within(donation: Any) -> bool:
    high, low = donation.systolic, donation.diastolic
    return high is None or low is None or (90 <= high <= 139 and 60 <= low <= 89 and high - low >= 30)


def _year_before(donation: Any) -> list[Any]:
    """This and the donor's apheresis donations of the twelve months before."""
    since = add_months(donation.on, -12)
    return [row for row in donation.earlier if row.on > since and row.type in APHERESIS] + [donation]


def not_too_often(donation: Any) -> bool:
    return donation.type not in APHERESIS or len(_year_before(donation)) <= 24


def not_too_much(donation: Any) -> bool:
    """Platelets and plasma of twelve months within ten litres."""
    if donation.type not in APHERESIS:
        return True
    unit = UNIT_ML.whole_on(donation.on)
    taken = sum((row.platelet_units or 0) * unit + (row.plasma_ml or 0) for row in _year_before(donation))
    return taken <= 10_000


def not_deferred(donation: Any) -> bool:
    """No deferral of the donor runs on the day."""
    if overridden(donation):
        return True
    running = Q(until__isnull=True) | Q(until__gt=donation.on)
    return (
        not Deferral.objects.standing()
        .filter(running, person_id=donation.person_id, on__lte=donation.on)
        .exists()
    )


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


COLD, MENSES, TOOTH, SURGERY, CHILDBIRTH, TRANSFUSION, FOREVER = 1, 2, 3, 4, 5, 6, 14
REASONS = {
    COLD: "感冒或急性胃肠炎",
    MENSES: "月经期及前后三日",
    TOOTH: "拔牙",
    SURGERY: "小手术",
    CHILDBIRTH: "分娩",
    TRANSFUSION: "接受过输血",
    7: "血红蛋白不合格",
    8: "血压或脉搏不合格",
    9: "体重不足",
    10: "转氨酶偏高",
    11: "间隔期不足",
    12: "近期用药或接种",
    13: "年龄不符",
    FOREVER: "永久不宜献血",
    99: "其他",
}
_DAYS = {
    COLD: parameter("blood.defer_cold", "感冒或胃肠炎后暂缓", 7, "日", STANDARD),
    MENSES: parameter("blood.defer_menses", "月经前后暂缓", 3, "日", STANDARD),
    TOOTH: parameter("blood.defer_tooth", "拔牙后暂缓", 14, "日", STANDARD + UNVERIFIED),
}
_MONTHS = {
    SURGERY: parameter("blood.defer_surgery", "小手术后暂缓", 3, "月", STANDARD + UNVERIFIED),
    CHILDBIRTH: parameter("blood.defer_childbirth", "分娩后暂缓", 12, "月", STANDARD + UNVERIFIED),
    TRANSFUSION: parameter("blood.defer_transfusion", "输血后暂缓", 12, "月", STANDARD + UNVERIFIED),
}


def usual_end(deferral: Any) -> date | None:
    """How long the standard defers for the reason; left to the clerk where it names no time."""
    if deferral.reason in _DAYS:
        return deferral.on + timedelta(days=_DAYS[deferral.reason].whole_on(deferral.on))
    if deferral.reason in _MONTHS:
        return add_months(deferral.on, _MONTHS[deferral.reason].whole_on(deferral.on))
    return None


class Deferral(Event):
    """That a person was sent home, and until when; without an end it is for good."""

    person = Resident("姓名")
    reason = Choice("暂缓原因", REASONS)
    until = Day("暂缓至", suggest=usual_end, help_text="空为永久")
    drive = Link("采血活动", Drive, optional=True)

    class Meta:
        verbose_name = "暂缓献血"
        labels = {"on": "登记日期"}
        natural_key = ["person", "on", "reason"]
        shown = ["person", "on", "reason", "until"]
        rules = [
            Error(Q(until__gte=F("on")), "暂缓至不能早于登记日期", "until"),
            Error(~Q(reason=FOREVER) | Q(until__isnull=True), "永久不宜献血者不填暂缓至", "until"),
            Warning(Q(reason=FOREVER) | Q(until__isnull=False), "未填暂缓至即为永久暂缓，请确认", "until"),
        ]
