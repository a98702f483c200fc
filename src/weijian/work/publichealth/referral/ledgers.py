"""Referrals of public health work, followed within 14 days, and findings that wait to be checked again."""

from datetime import date
from typing import Any

from django.db.models import F, Min, Q

from weijian.ledger import registry
from weijian.ledger.fields import Choice, Day, Flag, Resident, Text, Unit, Whole
from weijian.ledger.flows import Flow, State, Step
from weijian.ledger.kinds import Case
from weijian.ledger.parameters import parameter
from weijian.ledger.rules import Error

FOLLOW_WITHIN = parameter(
    "referral.follow_within", "转诊后随访时限", 14, "日", "国家基本公共卫生服务规范（第三版） 2017"
)
RECHECK_WITHIN = parameter(
    "suspect.recheck_within", "疑似复查时限", 30, "日", "县基本公共卫生服务项目实施方案（须按当地文件核定）"
)
ENROL_WITHIN = parameter(
    "suspect.enrol_within",
    "确诊后纳入管理时限",
    30,
    "日",
    "县基本公共卫生服务项目实施方案（须按当地文件核定）",
)

HYPERTENSION, DIABETES, MENTAL_DISORDER, TUBERCULOSIS = 1, 2, 3, 4
LINES = {
    HYPERTENSION: "高血压",
    DIABETES: "2型糖尿病",
    MENTAL_DISORDER: "严重精神障碍",
    TUBERCULOSIS: "肺结核",
    5: "老年人",
    6: "孕产妇",
    7: "儿童",
    8: "中医药",
    9: "其他",
}
CONFIRMED, EXCLUDED, ADMITTED, NOT_SEEN = 1, 2, 3, 4


class Referral(Case):
    """That a person was sent on; what came of it is asked within 14 days of the day of sending."""

    person = Resident("姓名")
    line = Choice("业务", LINES)
    reason = Text("转诊原因")
    urgent = Flag("紧急")
    to_institution = Unit("转往机构", optional=True)
    department = Text("转往科室", length=50, personal=False, optional=True)
    followed_on = Day("随访日期", optional=True)
    outcome = Choice(
        "随访结果",
        {CONFIRMED: "就诊确诊", EXCLUDED: "就诊排除", ADMITTED: "住院", NOT_SEEN: "未就诊"},
        optional=True,
    )
    lost_reason = Text("失联原因", optional=True)
    days_taken = Whole(
        "转出至随访天数",
        "天",
        compute=lambda record: (record.followed_on - record.opened).days if record.followed_on else None,
    )
    in_time = Flag("按期随访", compute=lambda record: followed_in_time(record))

    class Meta:
        verbose_name = "转诊"
        labels = {"opened": "转出日期", "closed": "结案日期", "institution": "转出机构"}
        natural_key = ["person", "institution", "opened"]
        shown = ["person", "opened", "line", "reason", "urgent", "to_institution", "followed_on", "outcome"]
        rules = [
            Error(Q(followed_on__gte=F("opened")), "随访日期早于转出日期", "followed_on"),
            Error(Q(followed_on__isnull=True) | Q(outcome__isnull=False), "随访须填写结果", "outcome"),
            Error(
                Q(outcome__isnull=True) | Q(followed_on__isnull=False),
                "有随访结果须填写随访日期",
                "followed_on",
            ),
            Error(
                Q(closed__isnull=True) | Q(followed_on__isnull=False) | ~Q(lost_reason=""),
                "未随访而结案须说明失联原因",
                "lost_reason",
            ),
            Error(
                lambda record: (
                    record.to_institution_id is None or record.to_institution_id != record.institution_id
                ),
                "转往机构不能是转出机构",
                "to_institution",
            ),
        ]
        flow = Flow(
            states=(
                State("referred", "已转出", limit=FOLLOW_WITHIN),
                State("followed", "已随访"),
                State("closed", "结案", closed=True),
                State("lost", "失联", closed=True),
            ),
            steps=(
                Step(
                    "follow",
                    "随访",
                    ("referred",),
                    "followed",
                    fields=("followed_on", "outcome"),
                    needs=("outcome",),
                    dated="followed_on",
                ),
                Step("close", "结案", ("followed",), "closed"),
                Step("lose", "失联", ("referred",), "lost", fields=("lost_reason",), needs=("lost_reason",)),
            ),
            derive=lambda record: referral_state(record),
        )


def followed_in_time(record: Any) -> bool:
    """Within the days allowed after the day of sending; the fifteenth day is late."""
    if record.followed_on is None:
        return False
    return (record.followed_on - record.opened).days <= FOLLOW_WITHIN.whole_on(record.opened)


def referral_state(record: Any) -> str:
    """The state that the dates tell, so that an imported list needs no steps."""
    if record.closed:
        return "closed" if record.followed_on else "lost"
    if record.lost_reason and not record.followed_on:
        return "lost"
    return "followed" if record.followed_on else "referred"


class Suspect(Case):
    """A value over a threshold, or a clue, to be checked again before anybody is called a patient.

    The enrolment that follows names it (a link `suspect` that it feeds), which closes the case.
    """

    person = Resident("姓名")
    disease = Choice("疑似病种", LINES)
    year = Whole("年度", "年", error=(1949, 2100), suggest=lambda record: record.opened.year)
    origin = Choice("发现途径", {1: "健康体检", 2: "随访", 3: "首诊或筛查", 4: "线索", 5: "其他"})
    finding = Text("发现情况", help_text="如 血压168/100、空腹血糖8.1、咳嗽咳痰两周以上")
    rechecked_on = Day("复查日期", optional=True)
    result = Choice("复查结果", {CONFIRMED: "确诊", EXCLUDED: "排除"}, optional=True)
    result_note = Text("复查所见", optional=True)
    declined = Text("确诊而未纳入管理的理由", optional=True)
    lost_reason = Text("失联原因", optional=True)
    enrolled_on = Day("纳入管理日期", compute=lambda record: first_enrolment(record))

    class Meta:
        verbose_name = "疑似待复查"
        labels = {"opened": "发现日期", "closed": "结案日期"}
        natural_key = ["person", "disease", "year"]
        shown = ["person", "opened", "disease", "origin", "finding", "rechecked_on", "result", "enrolled_on"]
        rules = [
            Error(lambda record: record.year == record.opened.year, "年度须与发现日期一致", "year"),
            Error(Q(rechecked_on__gte=F("opened")), "复查日期早于发现日期", "rechecked_on"),
            Error(Q(rechecked_on__isnull=True) | Q(result__isnull=False), "复查须填写结果", "result"),
            Error(
                Q(result__isnull=True) | Q(rechecked_on__isnull=False), "有结果须填写复查日期", "rechecked_on"
            ),
            Error(
                Q(declined="") | Q(result__isnull=False, result=CONFIRMED),
                "确诊者才需说明未纳入管理的理由",
                "declined",
            ),
            Error(
                Q(closed__isnull=True) | Q(result__isnull=False) | ~Q(lost_reason=""),
                "未复查而结案须说明失联原因",
                "lost_reason",
            ),
        ]
        flow = Flow(
            states=(
                State("waiting", "待复查", limit=RECHECK_WITHIN),
                State("confirmed", "确诊待纳入管理", limit=ENROL_WITHIN),
                State("enrolled", "确诊并纳入管理", closed=True),
                State("declined", "确诊未纳入管理", closed=True),
                State("excluded", "排除", closed=True),
                State("lost", "失联", closed=True),
            ),
            steps=(
                Step(
                    "confirm",
                    "确诊",
                    ("waiting", "lost"),
                    "confirmed",
                    fields=("rechecked_on", "result_note"),
                    dated="rechecked_on",
                    sets={"result": CONFIRMED, "lost_reason": "", "closed": None},
                ),
                Step(
                    "exclude",
                    "排除",
                    ("waiting", "lost"),
                    "excluded",
                    fields=("rechecked_on", "result_note"),
                    dated="rechecked_on",
                    sets={"result": EXCLUDED, "lost_reason": "", "closed": None},
                ),
                Step("lose", "失联", ("waiting",), "lost", fields=("lost_reason",), needs=("lost_reason",)),
                Step(
                    "decline",
                    "未纳入管理",
                    ("confirmed",),
                    "declined",
                    fields=("declined",),
                    needs=("declined",),
                ),
            ),
            derive=lambda record: suspect_state(record),
        )


def first_enrolment(record: Any) -> date | None:
    """When the first enrolment began that names this suspect, whichever line keeps it."""
    if record.pk is None:
        return None
    starts = [
        declaration.model.objects.standing().filter(suspect=record.pk).aggregate(first=Min("start"))["first"]
        for declaration in registry.ledgers().values()
        if declaration.kind == "enrolment" and "suspect" in declaration.feeds
    ]
    return min((start for start in starts if start), default=None)


def suspect_state(record: Any) -> str:
    """The state that the data tell, so that an imported list needs no steps."""
    if record.result == EXCLUDED:
        return "excluded"
    if record.result == CONFIRMED:
        if record.enrolled_on:
            record.step_date = max(record.enrolled_on, record.rechecked_on)
            return "enrolled"
        return "declined" if record.declined else "confirmed"
    return "lost" if record.lost_reason or record.closed else "waiting"
