"""Appraisals of disputes by a medical association or a forensic institute."""

from datetime import timedelta
from typing import Any

from django.db.models import F, Q

from weijian.ledger.fields import Choice, Day, Link, Number, Text, Whole
from weijian.ledger.flows import Flow, State, Step
from weijian.ledger.kinds import Case
from weijian.ledger.parameters import parameter
from weijian.ledger.rules import Error, Warning

ACCIDENTS = "医疗事故处理条例（2002）"
ASK_DAYS = parameter("appraisal.ask_days", "通知提交鉴定材料期限", 5, "日", f"{ACCIDENTS} 第二十八条")
MATERIAL_DAYS = parameter("appraisal.material_days", "提交鉴定材料期限", 10, "日", f"{ACCIDENTS} 第二十八条")
REPORT_DAYS = parameter("appraisal.report_days", "出具鉴定书期限", 45, "日", f"{ACCIDENTS} 第二十九条")
AGAIN_DAYS = parameter("appraisal.again_days", "申请再次鉴定期限", 15, "日", f"{ACCIDENTS} 第二十二条")

TECHNICAL = 2
GRADES = [
    "一级甲等",
    "一级乙等",
    "二级甲等",
    "二级乙等",
    "二级丙等",
    "二级丁等",
    "三级甲等",
    "三级乙等",
    "三级丙等",
    "三级丁等",
    "三级戊等",
    "四级",
    "不属于",
]


def appraisal_state(record: Any) -> str:
    """The state that the dates tell."""
    if record.closed:
        return "terminated" if record.terminated else "reported"
    if record.materials_on:
        return "complete"
    if record.asked_on:
        return "asked"
    return "accepted" if record.accepted_on else "sent"


def first_appraisal(record: Any) -> Any:
    rows = Appraisal.objects.standing().filter(dispute=record.dispute_id, kind=record.kind, round=1)
    return rows.first()


def follows_a_report(record: Any) -> bool:
    first = first_appraisal(record) if record.round == 2 else record
    return record.round != 2 or bool(first and first.closed and first.closed <= record.opened)


def asked_again_in_time(record: Any) -> bool:
    first = first_appraisal(record) if record.round == 2 else None
    if first is None or first.closed is None:
        return True
    return record.opened <= first.closed + timedelta(days=AGAIN_DAYS.whole_on(first.closed))


class Appraisal(Case):
    """An appraisal of a dispute: sent, accepted, materials asked for and complete, report given."""

    dispute = Link("医疗纠纷", "disputes.Dispute")
    body = Choice("鉴定机构", {1: "市医学会（医鉴办）", 2: "省医学会", 3: "司法鉴定"})
    kind = Choice("鉴定类别", {1: "医疗损害鉴定", TECHNICAL: "医疗事故技术鉴定"})
    round = Choice("轮次", {1: "首次", 2: "再次"}, default=1)
    persons = Whole("人次", "人次", error=(1, 100), default=1)
    accepted_on = Day("鉴定受理日期", optional=True)
    asked_on = Day("通知提交材料日期", optional=True)
    materials_on = Day("材料齐备日期", optional=True)
    terminated = Text("终止鉴定的理由", optional=True)
    grade = Choice("事故等级", GRADES, optional=True)
    share = Number("参与度", "%", error=(0, 100), optional=True)

    class Meta:
        verbose_name = "医疗纠纷鉴定"
        labels = {"opened": "移送日期", "closed": "鉴定书出具日期"}
        natural_key = ["dispute", "round", "kind"]
        sealed = True
        feeds = ["dispute"]
        shown = ["dispute", "opened", "body", "kind", "round", "persons", "closed", "grade"]
        flow = Flow(
            states=(
                State("sent", "已移送"),
                State("accepted", "已受理，待通知材料", limit=ASK_DAYS, applies=Q(kind=TECHNICAL)),
                State("asked", "待双方提交材料", limit=MATERIAL_DAYS, applies=Q(kind=TECHNICAL)),
                State("complete", "材料齐备，鉴定中", limit=REPORT_DAYS, applies=Q(kind=TECHNICAL)),
                State("reported", "已出具", closed=True),
                State("terminated", "终止", closed=True),
            ),
            steps=(
                Step("accept", "受理", ("sent",), "accepted", dated="accepted_on"),
                Step("ask", "通知提交材料", ("accepted",), "asked", dated="asked_on"),
                Step("complete", "材料齐备", ("accepted", "asked"), "complete", dated="materials_on"),
                Step("report", "出具鉴定书", ("complete",), "reported", ("grade", "share"), dated="closed"),
                Step(
                    "terminate",
                    "终止鉴定",
                    ("sent", "accepted", "asked", "complete"),
                    "terminated",
                    ("terminated",),
                    needs=("terminated",),
                    dated="closed",
                ),
            ),
            derive=appraisal_state,
        )
        rules = [
            Error(Q(opened__gte=F("dispute__opened")), "移送日期早于纠纷受理日期", "opened"),
            Error(Q(accepted_on__gte=F("opened")), "鉴定受理早于移送", "accepted_on"),
            Error(Q(asked_on__gte=F("accepted_on")), "通知材料早于受理", "asked_on"),
            Error(Q(materials_on__gte=F("asked_on")), "材料齐备早于通知", "materials_on"),
            Error(Q(closed__gte=F("materials_on")), "出具早于材料齐备", "closed"),
            Error(
                ~Q(kind=TECHNICAL) | Q(body__in=[1, 2]),
                "医疗事故技术鉴定由医学会组织",
                "body",
                source=ACCIDENTS,
            ),
            Error(
                Q(closed__isnull=True) | ~Q(terminated="") | Q(grade__isnull=False) | Q(share__isnull=False),
                "出具鉴定书须填写等级或参与度",
                "grade",
            ),
            Error(follows_a_report, "首次鉴定尚未出具，不能再次鉴定", "round"),
            Warning(asked_again_in_time, "再次鉴定迟于收到首次鉴定书后15日", "opened"),
        ]
