"""Ledgers of hypertension management, after the paper forms of the national norm (third edition, 2017)."""

from typing import Any

from django.db.models import F, Q

from weijian.kernel.quantities import round_half_up
from weijian.ledger.fields import Choice, Choices, Day, Flag, Link, Number, Resident, Rows, Text, Unit, Whole
from weijian.ledger.kinds import Enrolment, Event, Service
from weijian.ledger.rules import Error, Severity, Spacing, Warning
from weijian.ledger.schedules import Rolling, Yearly, days, months
from weijian.ledger.states import local_day
from weijian.ledger.vigilance import PLACE_RULES, Crowd

CLINIC, HOME, TELEPHONE = 1, 2, 3
FACE_TO_FACE = Q(mode__in=[CLINIC, HOME])
CONTROLLED, UNCONTROLLED, ADVERSE, COMPLICATED = 1, 2, 3, 4
OUTCOMES = {CONTROLLED: "控制满意", UNCONTROLLED: "控制不满意", ADVERSE: "不良反应", COMPLICATED: "并发症"}
LEVELS = {1: "轻", 2: "中", 3: "重"}
QUALITIES = {1: "良好", 2: "一般", 3: "差"}
SYMPTOMS = {
    1: "无症状",
    2: "头痛头晕",
    3: "恶心呕吐",
    4: "眼花耳鸣",
    5: "呼吸困难",
    6: "心悸胸闷",
    7: "鼻衄出血不止",
    8: "四肢发麻",
    9: "下肢水肿",
    10: "其他",
}
CONTINUE, ADJUST, REFER, REFER_URGENTLY = 1, 2, 3, 4
ACTIONS = {CONTINUE: "继续随访", ADJUST: "调整用药", REFER: "转诊", REFER_URGENTLY: "紧急转诊"}
PREGNANT = "妊娠或哺乳"
DANGER_SIGNS = [
    "意识改变",
    "剧烈头痛或头晕",
    "恶心呕吐",
    "视力模糊",
    "眼痛",
    "心悸",
    "胸闷",
    "喘憋不能平卧",
    PREGNANT,
]


def from_own_suspect(record: Any) -> bool:
    suspect = record.suspect
    return suspect is None or (suspect.person_id == record.person_id and suspect.disease == 1)


class Hypertension(Enrolment):
    """One open enrolment a person; opened by a confirmed suspect, closed by death or move."""

    diagnosed_on = Day("确诊日期")
    diagnosed_at = Text("确诊机构", optional=True, personal=False)
    basis = Choice("诊断依据", {1: "非同日三次测量", 2: "上级医院诊断", 3: "长期服药"})
    grade = Choice("血压分级", {1: "1级", 2: "2级", 3: "3级"}, optional=True)
    risk = Choice("危险分层", {1: "低危", 2: "中危", 3: "高危", 4: "很高危"}, optional=True)
    complications = Choices(
        "并发症", ["脑卒中", "冠心病", "心衰", "肾病", "眼底病变", "外周血管病", "无"], optional=True
    )
    manager = Text("责任医生", length=50)
    suspect = Link("由疑似确诊", "referral.Suspect", optional=True)

    class Meta:
        verbose_name = "高血压患者"
        labels = {"start": "开始管理日期", "end": "终止管理日期"}
        natural_key = ["person", "start"]
        shown = ["person", "start", "diagnosed_on", "grade", "risk", "manager", "end"]
        feeds = ["suspect"]
        schedules = [
            Yearly(
                "check",
                "高血压年度体检",
                service="health_check.healthcheck",
                where=Q(purposes__has=2, complete=True),
            ),
        ]
        rules = [
            Error(
                ~Q(complications__has="无") | Q(complications="|无|"),
                "“无”不能与并发症同时选择",
                "complications",
            ),
            Error(from_own_suspect, "疑似记录不是此人的高血压疑似", "suspect"),
            Error(Q(diagnosed_on__lte=F("start")), "确诊日期不能晚于开始管理日期", "diagnosed_on"),
            Error(lambda record: record.person.age_on(record.start) >= 18, "建档时未满18岁", "person"),
            Warning(
                lambda record: record.person.age_on(record.start) >= 35, "建档时未满35岁，请核对", "person"
            ),
        ]


def on_target(record: Any) -> bool:
    """Both values below 140/90, from age 65 below 150/90 (norm, third edition); without values not."""
    if record.systolic is None or record.diastolic is None:
        return False
    limit = 150 if record.person.age_on(record.on) >= 65 else 140
    return record.systolic < limit and record.diastolic < 90


def in_danger(record: Any) -> bool:
    """At or above 180/110, a danger sign, or raised pressure when pregnant or lactating: refer the same day."""
    signs = set((record.danger_signs or "").strip("|").split("|")) - {"", PREGNANT}
    if signs:
        return True
    if record.systolic is None or record.diastolic is None:
        return False
    if PREGNANT in (record.danger_signs or "") and (record.systolic >= 140 or record.diastolic >= 90):
        return True
    return record.systolic >= 180 or record.diastolic >= 110


def classify_visit(record: Any) -> int | None:
    """The class that the norm demands for what was found; None without a blood pressure."""
    if record.systolic is None or record.diastolic is None:
        return None
    before = record.previous.outcome if record.previous else None
    again_above = before in (UNCONTROLLED, COMPLICATED) and not on_target(record)
    if record.new_complication or again_above or (before == ADVERSE and record.adverse == 2):
        return COMPLICATED
    if record.adverse == 2:
        return ADVERSE
    return CONTROLLED if on_target(record) else UNCONTROLLED


def required_action(record: Any) -> int | None:
    """What the norm's table demands; it decides when the next visit is due."""
    if in_danger(record):
        return REFER_URGENTLY
    actions = {CONTROLLED: CONTINUE, UNCONTROLLED: ADJUST, ADVERSE: ADJUST, COMPLICATED: REFER}
    return actions.get(record.outcome)


def next_visit(record: Any) -> Any:
    """When the norm wants the next visit: three months when controlled, else two weeks."""
    action = required_action(record)
    interval = INTERVALS[action] if action else None
    return interval.after(record.on) if interval and record.on else None


def body_mass_index(record: Any) -> Any:
    """Weight in kg over height in m squared, one decimal."""
    if not record.weight or not record.height:
        return None
    return round_half_up(record.weight * 10000 / (record.height * record.height), 1)


def is_rounded(record: Any) -> bool:
    """One reading in ten ends in 0; a worker whose readings nearly all do has guessed them."""
    return record.systolic is not None and record.systolic % 10 == 0


def typed_one_by_one(record: Any) -> bool:
    """Four visits of one person typed into the form on one day are seldom four visits."""
    if record.source != "form" or record.recorded_at is None:
        return True
    day = local_day(record.recorded_at)
    same_day = [row for row in record.earlier if row.source == "form" and local_day(row.recorded_at) == day]
    return len(same_day) < 3


INTERVALS = {CONTINUE: months(3), ADJUST: days(14), REFER: days(14), REFER_URGENTLY: days(14)}


class HypertensionVisit(Service, of=Hypertension):
    """A follow-up visit: four face-to-face ones a year, more when pressure is above target."""

    mode = Choice("随访方式", {CLINIC: "门诊", HOME: "家庭", TELEPHONE: "电话"})
    symptoms = Choices("症状", SYMPTOMS)
    systolic = Whole("收缩压", "mmHg", error=(40, 300), warning=(80, 220), optional=True)
    diastolic = Whole("舒张压", "mmHg", error=(20, 200), warning=(40, 130), optional=True)
    weight = Number("体重", "kg", error=(20, 250), optional=True)
    weight_goal = Number("目标体重", "kg", error=(20, 250), optional=True)
    height = Number("身高", "cm", error=(50, 230), optional=True)
    body_mass_index = Number("体质指数", "kg/m²", compute=body_mass_index)
    body_mass_goal = Number("目标体质指数", "kg/m²", error=(10, 60), optional=True)
    heart_rate = Whole("心率", "次/分", error=(20, 250), optional=True)
    cigarettes = Whole("日吸烟量", "支", error=(0, 100), optional=True)
    cigarettes_goal = Whole("目标日吸烟量", "支", error=(0, 100), optional=True)
    alcohol = Number("日饮酒量", "两", error=(0, 20), optional=True)
    alcohol_goal = Number("目标日饮酒量", "两", error=(0, 20), optional=True)
    exercise_times = Whole("每周运动次数", "次/周", error=(0, 21), optional=True)
    exercise_minutes = Whole("每次运动时间", "分钟/次", error=(0, 300), optional=True)
    exercise_times_goal = Whole("目标每周运动次数", "次/周", error=(0, 21), optional=True)
    exercise_minutes_goal = Whole("目标每次运动时间", "分钟/次", error=(0, 300), optional=True)
    salt = Choice("摄盐情况", LEVELS, optional=True)
    salt_goal = Choice("目标摄盐情况", LEVELS, optional=True)
    mood = Choice("心理调整", QUALITIES, optional=True)
    compliance = Choice("遵医行为", QUALITIES, optional=True)
    examination = Text("辅助检查", optional=True)
    adherence = Choice("服药依从性", {1: "规律", 2: "间断", 3: "不服药"})
    adverse = Choice("药物不良反应", {1: "无", 2: "有"})
    adverse_note = Text("不良反应说明", optional=True)
    danger_signs = Choices("危急征象", DANGER_SIGNS, optional=True)
    new_complication = Flag("新发或加重的并发症")
    required_outcome = Choice("按规范应为分类", OUTCOMES, compute=classify_visit)
    outcome = Choice("此次随访分类", OUTCOMES, suggest=classify_visit)
    outcome_reason = Text("分类不同于规范的理由", optional=True)
    drugs = Rows("用药情况", ["药名", "次/日", "mg/次"], optional=True)
    referred_on = Day("转诊日期", optional=True)
    referral_reason = Text("转诊原因", optional=True, personal=False)
    referral_to = Unit("转往机构", optional=True)
    referral = Link("转诊记录", "referral.Referral", optional=True)
    next_on = Day("下次随访日期", suggest=next_visit)
    required_action = Choice("按规范应处置", ACTIONS, compute=required_action)
    rounded = Flag("收缩压尾数为0", compute=lambda record: is_rounded(record))
    on_target = Flag("血压达标", compute=on_target)

    class Meta:
        verbose_name = "高血压随访"
        labels = {"on": "随访日期"}
        natural_key = ["person", "on"]
        pairs = [("systolic", "diastolic", "血压", "/")]
        chained = True
        shown = ["person", "on", "mode", "systolic", "diastolic", "outcome", "adherence", "next_on"]
        sections = {
            "person": "随访",
            "systolic": "体征",
            "cigarettes": "生活方式",
            "examination": "用药与分类",
            "referred_on": "转诊与下次随访",
        }
        rules = [
            Error(Q(mode=TELEPHONE) | Q(systolic__isnull=False), "门诊或家庭随访须测血压", "systolic"),
            Error(
                Q(systolic__isnull=True, diastolic__isnull=True)
                | Q(systolic__isnull=False, diastolic__isnull=False),
                "收缩压和舒张压须同时填写",
                "diastolic",
            ),
            Error(Q(systolic__gt=F("diastolic")), "收缩压应高于舒张压", "systolic"),
            Error(
                lambda record: not in_danger(record) or record.referred_on == record.on,
                "血压危急或有危急征象须当日转诊",
                "referred_on",
            ),
            Error(Q(outcome__isnull=False), "须填写此次随访分类", "outcome"),
            Error(Q(next_on__isnull=False), "须填写下次随访日期", "next_on"),
            Error(
                lambda record: record.referral is None or record.referral.person_id == record.person_id,
                "转诊记录不是此人的",
                "referral",
            ),
            Error(Q(next_on__gt=F("on")), "下次随访日期须晚于本次", "next_on"),
            Error(~Q(symptoms__has=1) | Q(symptoms="|1|"), "“无症状”不能与其他症状同时选择", "symptoms"),
            Warning(
                Q(outcome=F("required_outcome")) | ~Q(outcome_reason=""),
                "随访分类与规范不符，请改正或说明理由",
                "outcome",
            ),
            Warning(~Q(adverse=2) | ~Q(adverse_note=""), "有药物不良反应，请写明", "adverse_note"),
            Warning(
                ~Q(outcome=COMPLICATED) | Q(referred_on__isnull=False),
                "连续两次控制不满意、不良反应或并发症，应建议转诊",
                "referred_on",
            ),
            Warning(
                Q(referred_on__isnull=True) | Q(referral__isnull=False),
                "已转诊而未登记转诊记录，两周内随访无从统计",
                "referral",
            ),
            Crowd("同一人一天家访超过60户，请核对", most=60, where=Q(mode=HOME)),
            Crowd(
                "同一天10条以上随访的血压、体重和心率完全相同，请核对是否复制",
                most=9,
                alike=("systolic", "diastolic", "weight", "heart_rate"),
            ),
            *PLACE_RULES,
            Warning(typed_one_by_one, "同一天录入同一人多次随访，请核实是否补录", "on"),
            Warning(~Q(outcome=CONTROLLED) | ~Q(adherence=3), "不服药而控制满意，请核对", "adherence"),
            Warning(
                lambda record: record.next_on <= (next_visit(record) or record.next_on),
                "下次随访日期晚于规范要求",
                "next_on",
            ),
            Spacing(
                "控制满意者两次随访间隔不足7天，请核对是否重复录入",
                days=7,
                later=Q(outcome=CONTROLLED),
                severity=Severity.WARNING,
            ),
        ]
        schedules = [
            Rolling("visit", "高血压随访", by="required_action", first=months(3), due=INTERVALS),
        ]


class PressureScreening(Event):
    """The free measurement of residents from 35, and the first measurement of the year at a clinic."""

    person = Resident("姓名")
    systolic = Whole("收缩压", "mmHg", error=(40, 300), warning=(80, 220))
    diastolic = Whole("舒张压", "mmHg", error=(20, 200), warning=(40, 130))
    place = Choice("测量场所", {1: "门诊首诊", 2: "体检", 3: "监测点", 4: "入户"})
    raised = Flag("血压升高", compute=lambda record: record.systolic >= 140 or record.diastolic >= 90)

    class Meta:
        verbose_name = "首诊和筛查测血压"
        labels = {"on": "测量日期"}
        natural_key = ["person", "on"]
        pairs = [("systolic", "diastolic", "血压", "/")]
        shown = ["person", "on", "systolic", "diastolic", "place", "raised"]
        rules = [
            Error(Q(systolic__gt=F("diastolic")), "收缩压应高于舒张压", "systolic"),
            Crowd("同一天10条以上血压完全相同，请核对是否复制", most=9, alike=("systolic", "diastolic")),
        ]
