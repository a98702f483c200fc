"""Training courses with their attendance, further study, residency, credits and assessments of health staff.

A course that touches several lines of work is one row with several topics. Where its attendance list is on
file, the number of participants is counted from it and cannot be typed.
"""

from datetime import date, timedelta
from typing import Any

from django.db.models import F, Q

from weijian.ledger.fields import (
    Choice,
    Choices,
    Day,
    Flag,
    Link,
    Money,
    Number,
    Resident,
    Text,
    Unit,
    Whole,
)
from weijian.ledger.kinds import Activity, Enrolment, Event
from weijian.ledger.parameters import parameter
from weijian.ledger.rules import Error, Overlap, Warning, add_months
from weijian.ledger.schedules import Reaction

CREDITS_NEEDED = parameter(
    "train.credits_needed",
    "卫生技术人员每年继续教育学分",
    25,
    "分",
    "继续医学教育规定（试行）2000；按本省规定调整",
)
FIRST_OF_OCTOBER = 91  # days before 31 December from which the list of those short is shown

LEVELS = ["国家", "省", "市（州）", "县", "院（中心）", "乡村"]
ABOVE_INSTITUTION = ["省", "市（州）", "县"]
TOPICS = [
    "院感",
    "核酸采样",
    "疫苗接种",
    "防护服穿脱",
    "诊疗方案",
    "公卫项目",
    "高血压",
    "家庭医生",
    "急救",
    "护理",
    "中医适宜技术",
    "全科",
    "妇幼",
    "精防",
    "职业卫生",
    "监督执法",
    "安全生产",
    "普法",
    "党建",
    "健康教育",
    "信息化",
    "其他",
]
PLANNED, STUDYING, FINISHED, BROKEN_OFF = "计划", "在修", "结业", "中断"
PRESENT_IN_PERSON = ["面授", "演练", "现场指导"]
RESIDENT, ASSISTANT, GENERAL, CHINESE_GENERAL = "住院医师规培", "助理全科", "全科转岗", "中医全科转岗"
# Months that each programme lasts at least.
DURATIONS = {RESIDENT: 36, ASSISTANT: 24, GENERAL: 12, CHINESE_GENERAL: 12}


def attended(record: Any) -> int | None:
    """The rows of the attendance list; without a list the typed number."""
    return attendance(record).count() or record.attended_typed


def attendance(record: Any) -> Any:
    rows = Attendance.objects.standing()
    return rows.filter(training=record.pk) if record.pk else rows.none()


def is_typed_or_listed(record: Any) -> bool:
    return record.attended_typed is None or not attendance(record).exists()


def is_not_a_further_day(record: Any) -> bool:
    """A course of several days is one row, not one a day."""
    eve = Training.objects.standing().filter(
        organiser=record.organiser_id, title=record.title, until=record.on - timedelta(days=1)
    )
    return not eve.exclude(pk=record.pk).exists()


class Training(Activity):
    """A course, lecture, drill or teaching round for staff."""

    title = Text("培训名称", personal=False)
    hours = Number("学时", "学时", error=(0, 200), optional=True)
    organiser = Unit("举办单位")
    level = Choice("层级", LEVELS)
    form = Choice("形式", ["面授", "线上", "远程", "演练", "现场指导", "会诊带教"])
    topics = Choices("主题", TOPICS)
    audience = Text("对象", optional=True)
    planned = Whole("计划人次", "人次", error=(0, 100000), optional=True)
    attended_typed = Whole("实到人次（无参训名单时）", "人次", error=(0, 100000), optional=True)
    passed = Whole("考核合格", "人次", error=(0, 100000), optional=True)
    speaker = Text("授课人", optional=True)
    cost = Money("费用", optional=True)
    papers = Choices("归档材料", ["通知", "签到表", "课件", "照片", "小结"], optional=True)
    attended = Whole("实到人次", "人次", compute=attended)

    class Meta:
        verbose_name = "培训班"
        natural_key = ["organiser", "on", "title"]
        shown = ["on", "until", "title", "organiser", "level", "topics", "attended"]
        rules = [
            Error(is_typed_or_listed, "已有参训名单，实到人次由名单计算，不能另填", "attended_typed"),
            Error(
                lambda record: record.passed is None or record.passed <= (attended(record) or 0),
                "考核合格人次多于实到人次",
                "passed",
            ),
            Warning(
                lambda record: attended(record) is not None,
                "未填实到人次，也没有参训名单",
                "attended_typed",
            ),
            Warning(
                ~Q(form="线上") | Q(attended_typed__isnull=True) | Q(attended_typed__lte=1000),
                "线上课程的点击量不是参训人次，请核对",
                "attended_typed",
            ),
            Warning(is_not_a_further_day, "同名培训前一日已登记，多日培训请只登记一条", "title"),
        ]


def is_free_to_attend(record: Any) -> bool:
    """Who is away on further study cannot sit in a course elsewhere, unless its host holds the course."""
    training = record.training
    if training is None or training.form not in PRESENT_IN_PERSON:
        return True
    away = FurtherStudy.objects.standing().filter(
        person=record.person_id, start__lte=training.until, end__gte=training.on
    )
    away = away.exclude(progress=PLANNED)
    return not any(study.host_institution_id != training.organiser_id for study in away)


class Attendance(Event):
    """That one member of staff took part in a course."""

    training = Link("培训班", "training.Training")
    person = Resident("姓名")
    employer = Unit("所在单位", optional=True)
    hours = Number("实际学时", "学时", error=(0, 200), optional=True)
    score = Number("成绩", "分", error=(0, 100), optional=True)
    credit = Number("学分", "分", error=(0, 25), optional=True)
    on = Day("培训日期", compute=lambda record: record.training.on)

    class Meta:
        verbose_name = "参训记录"
        natural_key = ["training", "person"]
        feeds = ["training"]
        of_staff = True
        shown = ["training", "person", "employer", "hours", "score", "credit"]
        rules = [
            Error(is_free_to_attend, "此人正在外出进修，不可能同时参加面授培训", "person"),
            Error(Q(hours__lte=F("training__hours")), "实际学时多于培训学时", "hours"),
            Warning(Q(employer__isnull=False), "未填所在单位，按外来人员登记，请核对", "employer"),
        ]


def is_proper(record: Any) -> bool:
    """Three months and more; shorter stays are 短期学习."""
    return record.end is not None and record.end >= add_months(record.start, 3) - timedelta(days=1)


def lasts_a_month(record: Any) -> bool:
    return record.progress == BROKEN_OFF or record.end >= add_months(record.start, 1) - timedelta(days=1)


class FurtherStudy(Enrolment):
    """A stay at a higher institution to learn a specialty, planned or under way."""

    end_reason = None  # type: ignore[assignment]
    end_note = None  # type: ignore[assignment]
    host = Text("接收单位", length=80, personal=False)
    host_institution = Unit("接收单位（在本县机构库内时）", optional=True)
    level = Choice("层级", LEVELS[:4])
    specialty = Text("专业", length=50, personal=False)
    progress = Choice("状态", [PLANNED, STUDYING, FINISHED, BROKEN_OFF])
    cost = Money("费用", optional=True)
    bond_years = Whole("约定服务年限", "年", error=(0, 20), optional=True)
    report = Flag("已交进修总结")
    proper = Flag("三个月以上", compute=is_proper)
    may_lie_ahead = True

    class Meta:
        verbose_name = "进修"
        labels = {"start": "进修起", "end": "进修止"}
        natural_key = ["person", "host", "start"]
        of_staff = True
        shown = ["person", "host", "level", "specialty", "start", "end", "progress"]
        rules = [
            Error(Q(end__isnull=False), "须填写进修止期", "end"),
            Error(lasts_a_month, "进修不足一个月，请记为培训", "end"),
            Overlap("进修时间重叠"),
            Warning(~Q(progress=FINISHED) | Q(report=True), "结业而未交进修总结", "report"),
        ]
        schedules = [
            Reaction("start", "进修应已开始，请登记", when=Q(progress=PLANNED), since="start"),
            Reaction("end", "进修应已结束，请登记结业", when=Q(progress=STUDYING), since="end"),
        ]


def lasted_long_enough(record: Any) -> bool:
    """Whether who passed stayed as long as the programme lasts."""
    if not record.passed or record.end is None:
        return True
    return record.end >= add_months(record.start, DURATIONS[record.programme]) - timedelta(days=1)


class Residency(Enrolment):
    """Standardised residency and the retraining of doctors as general practitioners."""

    end_reason = None  # type: ignore[assignment]
    end_note = None  # type: ignore[assignment]
    programme = Choice("项目", list(DURATIONS))
    base = Text("培训基地", length=80, personal=False)
    passed = Flag("结业考核合格")
    certificate = Text("证书编号", length=60, optional=True)

    class Meta:
        verbose_name = "住培与转岗"
        labels = {"start": "培训起", "end": "培训止"}
        natural_key = ["person", "programme"]
        of_staff = True
        shown = ["person", "programme", "base", "start", "end", "passed"]
        rules = [
            Error(~Q(passed=True) | Q(end__isnull=False), "结业考核合格须填写培训止期", "end"),
            Error(Q(certificate="") | Q(passed=True), "有证书编号须是结业考核合格", "certificate"),
            Overlap("同时参加两个项目"),
            Warning(lasted_long_enough, "培训时间短于项目规定年限", "end"),
        ]


class Credit(Event):
    """The credits of continuing education of one member of technical staff in a year.

    The list is laid down in January with zeros, so that who has none is on it too.
    """

    person = Resident("姓名")
    year = Whole("年度", "年", error=(1990, 2100))
    class1 = Number("Ⅰ类学分", "分", error=(0, 60), default=0)
    class2 = Number("Ⅱ类学分", "分", error=(0, 60), default=0)
    total = Number("总学分", "分", compute=lambda record: record.class1 + record.class2)
    on = Day("所属年末", compute=lambda record: date(record.year, 12, 31))
    short_by = Number(
        "尚缺学分", "分", compute=lambda record: max(CREDITS_NEEDED.on(record.on) - record.total, 0)
    )
    may_lie_ahead = True

    class Meta:
        verbose_name = "继续教育学分"
        natural_key = ["person", "year"]
        of_staff = True
        shown = ["person", "year", "class1", "class2", "total", "short_by"]
        schedules = [
            Reaction(
                "short",
                "继续教育学分未达标",
                when=Q(short_by__gt=0),
                notice=FIRST_OF_OCTOBER,
            ),
        ]


EXCELLENT = "优秀"
RESULTS = [EXCELLENT, "合格", "基本合格", "不合格"]
PERIODIC = "定期考核"


class Assessment(Event):
    """A yearly or periodic assessment, an examination or a contest of skills."""

    person = Resident("姓名")
    kind = Choice("类别", ["年度考核", "三基三严考试", PERIODIC, "技能竞赛", "乡医考核"])
    year = Whole("年度", "年", error=(1990, 2100))
    result = Choice("结果", RESULTS)
    score = Number("成绩", "分", error=(0, 100), optional=True)

    class Meta:
        verbose_name = "人员考核"
        labels = {"on": "考核日期"}
        natural_key = ["person", "kind", "year"]
        of_staff = True
        shown = ["person", "kind", "year", "result", "score"]
        rules = [
            Error(Q(on__year__gte=F("year")), "考核日期早于考核年度", "on"),
            Warning(
                ~Q(kind=PERIODIC) | Q(result__in=["合格", "不合格"]),
                "定期考核只分合格与不合格",
                "result",
            ),
        ]
