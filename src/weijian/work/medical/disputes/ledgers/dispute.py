"""Disputes. The 30 work days of a mediation stand still while an appraisal row is open."""

from datetime import date, timedelta
from typing import Any

from django.db.models import F, Q

from weijian.kernel.workdays import add_workdays, is_workday, workdays_between
from weijian.ledger.fields import Choice, Day, Flag, Moment, Money, Resident, Rows, Text, Unit, Whole
from weijian.ledger.flows import Flow, Span, merged, workdays_without
from weijian.ledger.kinds import Case
from weijian.ledger.rules import Error, Warning, add_months
from weijian.ledger.schedules import Reaction
from weijian.work.medical.disputes.ledgers.appraisal import ACCIDENTS, Appraisal
from weijian.work.medical.disputes.ledgers.flow import (
    ADMINISTRATIVE,
    AGREED,
    APPRAISING,
    CHANNELS,
    FAILED,
    LITIGATION,
    MEDIATING,
    MEDIATION_DAYS,
    NEGOTIATION,
    NEGOTIATION_LIMIT,
    PEOPLE,
    PREVENTION,
    RESULTS,
    STATES,
    STEPS,
    TO_BUREAU,
    TO_COURT,
    WITHDRAWN,
)

DEATH, SEVERE = 1, 2


def dispute_state(record: Any) -> str:
    """The state after the last step, in mediation also by open appraisals; a late entry starts further on."""
    if record.closed:
        return "archived" if record.archived_on else "closed"
    if not record.state:
        return state_on_entry(record)
    spans = appraisal_spans(record)
    still_open = [since for since, until in spans if until is None]
    if record.state in MEDIATING and still_open:
        record.step_date = max(min(still_open), record.state_since)
        return MEDIATING[record.state]
    if record.state in APPRAISING and not still_open:
        record.step_date = max([record.state_since, *(until for _, until in spans if until)])
        return APPRAISING[record.state]
    return record.state


def state_on_entry(record: Any) -> str:
    """Where a dispute stands that is entered late, by the newest of its dates."""
    mediating = {PEOPLE: "people", ADMINISTRATIVE: "administrative"}.get(record.channel, "negotiating")
    reached = (
        (record.paid_on, "performed"),
        (record.confirmed_on, "confirmed"),
        (record.judged_on, "judged"),
        (record.agreed_on, "agreed"),
        (record.sued_on, "litigating"),
        (record.failed_on, "failed"),
        (record.accepted_on, mediating),
        (record.applied_on, f"{mediating}_applied"),
        (record.notified_on, "notified"),
    )
    day, state = next(((day, state) for day, state in reached if day), (record.opened, "registered"))
    record.step_date = day
    return state


def appraisal_spans(record: Any) -> list[Span]:
    """From sending to report of each appraisal of the dispute; the clock stands in them."""
    if record.pk is None:
        return []
    rows = Appraisal.objects.standing().filter(dispute=record.pk)
    return list(rows.order_by("opened").values_list("opened", "closed"))


def mediation_due(record: Any) -> date | None:
    """Last day of the mediation accepted last, also after closing; none while an appraisal is open."""
    if record.accepted_on is None or record.extended_until:
        return record.extended_until
    spans = [span for span in appraisal_spans(record) if span[1] is None or span[1] > record.accepted_on]
    if any(until is None for _, until in spans):
        return None
    paused = sum(workdays_between(*span) for span in merged(spans, record.accepted_on, record.accepted_on))
    return add_workdays(record.accepted_on, MEDIATION_DAYS.whole_on(record.accepted_on) + paused)


def overdue_from(record: Any) -> date | None:
    due = mediation_due(record)
    return due + timedelta(days=1) if due else None


def mediation_ended_on(record: Any) -> date | None:
    """The day of the last mediation's result, also when the case went on to another channel."""
    days = {
        AGREED: record.agreed_on,
        FAILED: record.failed_on,
        TO_COURT: record.sued_on,
        TO_BUREAU: record.applied_on,
        WITHDRAWN: record.closed,
    }
    return days.get(record.mediation_result)


def days_taken(record: Any) -> int | None:
    """Work days from acceptance to closing, those under appraisal not counted."""
    if record.accepted_on is None or record.closed is None:
        return None
    return workdays_without(record.accepted_on, record.closed, appraisal_spans(record))


def is_only_open_case(record: Any) -> bool:
    """Claimants of one event are listed in one case, and one channel is open at a time."""
    if record.closed or not (record.patient_id or record.patient_name):
        return True
    same = Dispute.objects.standing().filter(
        closed__isnull=True, respondent_id=record.respondent_id, occurred_on=record.occurred_on
    )
    who = Q(patient=record.patient_id) if record.patient_id else Q(patient_name=record.patient_name)
    return not same.filter(who).exclude(pk=record.pk).exists()


def within_hours(start: str, end: str, hours: int) -> Any:
    """A condition: the moment `end`, where both are known, is at most `hours` after `start`."""

    def condition(record: Any) -> bool:
        since, until = getattr(record, start), getattr(record, end)
        return since is None or until is None or until - since <= timedelta(hours=hours)

    return condition


def looks_like_yuan(name: str) -> Any:
    """A condition: the amount is not so small that it was probably typed in 万元."""

    def condition(record: Any) -> bool:
        amount = getattr(record, name)
        return amount is None or amount == 0 or amount >= 100

    return condition


class Dispute(Case):
    """A dispute between a patient's side and an institution, from registration to closing and the archive."""

    number = Text("案号", length=40, personal=False)
    respondent = Unit("涉事医疗机构")
    department = Text("科室", length=50, personal=False, optional=True)
    occurred_on = Day("发生日期")
    patient = Resident("患者", optional=True)
    patient_name = Text("患者姓名（不在人员库时）", length=50, optional=True)
    claimants = Rows("申请人", ["姓名", "与患者关系"], optional=True)
    channel = Choice("途径", CHANNELS)
    cause = Choice(
        "原因",
        {
            1: "诊断",
            2: "治疗",
            3: "手术",
            4: "用药",
            5: "输血",
            6: "护理",
            7: "产科",
            8: "沟通",
            9: "收费",
            10: "设备",
            11: "院感",
            12: "其他",
        },
    )
    harm = Choice("损害", {DEATH: "死亡", SEVERE: "重残", 3: "中残", 4: "轻残", 5: "无"})
    claim = Money("索赔额", optional=True)
    major = Flag("重大纠纷")
    told_bureau_at = Moment("重大纠纷报告时间", optional=True)
    notified_on = Day("途径告知日期", optional=True)
    sealed_on = Day("病历封存日期", optional=True)
    unsealed_on = Day("病历启封日期", optional=True)
    died_at = Moment("死亡时间", optional=True)
    autopsy_told = Flag("已告知尸检", optional=True)
    cause_disputed = Flag("对死因有异议")
    body_frozen = Flag("具备尸体冻存条件")
    autopsy_at = Moment("尸检时间", optional=True)
    body_removed_on = Day("尸体移放或处理日期", optional=True)
    applied_on = Day("申请调解日期", optional=True)
    both_agree = Flag("双方同意调解", optional=True)
    refusal = Text("不予受理理由", optional=True)
    accepted_on = Day("调解受理日期", optional=True)
    mediator = Text("调解员", length=50, optional=True)
    extended_until = Day("三方约定延长至", optional=True)
    sued_on = Day("诉讼受理日期", optional=True)
    failed_on = Day("调解不成日期", optional=True)
    agreed_on = Day("达成协议日期", optional=True)
    judged_on = Day("判决日期", optional=True)
    mediation_result = Choice(
        "最近一次调解结果",
        {code: RESULTS[code] for code in (AGREED, FAILED, WITHDRAWN, TO_COURT, TO_BUREAU)},
        optional=True,
    )
    result = Choice("结果", RESULTS, optional=True)
    amount = Money("赔付额", optional=True)
    liability = Choice(
        "责任程度",
        {1: "完全", 2: "主要", 3: "同等", 4: "次要", 5: "轻微", 6: "无"},
        optional=True,
    )
    confirmed_on = Day("司法确认日期", optional=True)
    paid_on = Day("赔付日期", optional=True)
    payer = Choice("赔付方", {1: "医院", 2: "医责险", 3: "两者"}, optional=True)
    reported_on = Day("书面报告卫生健康局日期", optional=True)
    accident_applied_on = Day("医疗事故处理申请或报告日期", optional=True)
    handed_over_on = Day("移送上级卫生健康部门日期", optional=True)
    major_fault = Flag("重大医疗过失行为")
    fault_found_at = Moment("过失发现时间", optional=True)
    fault_reported_at = Moment("过失报告时间", optional=True)
    archived_on = Day("归档日期", optional=True)
    ended_on = Day(
        "协商或诉讼终结日期",
        compute=lambda record: record.judged_on if record.channel == LITIGATION else record.agreed_on,
    )
    mediation_ended_on = Day("最近一次调解终结日期", compute=mediation_ended_on)
    mediation_due_on = Day("调解期限", compute=mediation_due)
    overdue_from = Day("超期起算日", compute=overdue_from)
    days_taken = Whole("办理工作日数", "工作日", compute=days_taken)

    class Meta:
        verbose_name = "医疗纠纷"
        labels = {"opened": "受理日期", "closed": "结案日期"}
        natural_key = ["number"]
        sealed = True
        shown = ["number", "respondent", "opened", "channel", "cause", "harm", "result", "amount", "closed"]
        sections = {
            "opened": "登记",
            "major": "报告与封存",
            "applied_on": "调解与诉讼",
            "result": "结果与赔付",
            "reported_on": "医疗机构报告与移送",
        }
        flow = Flow(states=STATES, steps=STEPS, derive=dispute_state, pauses=appraisal_spans)
        rules = [
            Error(Q(opened__gte=F("occurred_on")), "受理日期早于发生日期", "opened"),
            Error(Q(patient__isnull=False) | ~Q(patient_name=""), "须选择患者或填写患者姓名", "patient_name"),
            Error(Q(closed__isnull=True) | Q(result__isnull=False), "结案须填写结果", "result"),
            Error(~Q(result=AGREED) | Q(amount__isnull=False), "达成协议须填写赔付额，无赔付填0", "amount"),
            Error(
                Q(paid_on__isnull=True) | Q(amount__isnull=False, payer__isnull=False),
                "赔付须填写金额和赔付方",
                "amount",
            ),
            Error(is_only_open_case, "同一患者同一事件已有未结纠纷，多名申请人登记在同一案", "number"),
            Error(
                lambda record: record.channel != PEOPLE or record.accepted_on is None or record.both_agree,
                "人民调解须双方同意方可受理",
                "both_agree",
                source=f"{PREVENTION} 第三十一条",
            ),
            Error(Q(accepted_on__gte=F("applied_on")), "调解受理早于申请", "accepted_on"),
            Error(Q(extended_until__gte=F("accepted_on")), "延长日期早于受理日期", "extended_until"),
            Error(Q(confirmed_on__gte=F("agreed_on")), "司法确认早于达成协议", "confirmed_on"),
            Error(Q(unsealed_on__gte=F("sealed_on")), "启封日期早于封存日期", "unsealed_on"),
            Error(
                ~Q(cause_disputed=True) | Q(died_at__isnull=False), "对死因有异议须填写死亡时间", "died_at"
            ),
            Error(
                ~Q(major_fault=True) | Q(fault_found_at__isnull=False),
                "重大医疗过失须填写发现时间",
                "fault_found_at",
            ),
            Warning(
                lambda record: (
                    record.channel != NEGOTIATION
                    or record.claim is None
                    or record.claim <= NEGOTIATION_LIMIT.on(record.opened)
                ),
                "索赔额超过自行协商上限，应告知人民调解、行政调解或诉讼途径",
                "claim",
            ),
            Warning(
                lambda record: (
                    record.sealed_on is None
                    or record.unsealed_on is None
                    or record.claim is not None
                    or record.unsealed_on >= add_months(record.sealed_on, 36)
                ),
                "封存病历未满3年启封，请注明双方在场",
                "unsealed_on",
                source=f"{PREVENTION} 第二十四条",
            ),
            Warning(
                lambda record: within_hours("died_at", "autopsy_at", 168 if record.body_frozen else 48)(
                    record
                ),
                "尸检迟于规定时限（48小时，可冻存的7日）",
                "autopsy_at",
                source=f"{PREVENTION} 第二十六条",
            ),
            Warning(
                within_hours("fault_found_at", "fault_reported_at", 12),
                "重大医疗过失未在12小时内报告",
                "fault_reported_at",
                source=f"{ACCIDENTS} 第十四条",
            ),
            Warning(
                lambda record: (
                    record.agreed_on is None
                    or record.confirmed_on is None
                    or record.confirmed_on <= record.agreed_on + timedelta(days=30)
                ),
                "司法确认申请迟于协议生效后30日",
                "confirmed_on",
                source="人民调解法 第三十三条",
            ),
            Warning(
                lambda record: (
                    record.mediation_due_on is None
                    or record.agreed_on is None
                    or record.agreed_on <= record.mediation_due_on
                ),
                "超过调解期限达成协议，须有三方约定的延长日期",
                "agreed_on",
            ),
            Warning(
                Q(closed__isnull=True) | ~Q(result=AGREED) | Q(amount=0) | Q(paid_on__isnull=False),
                "协议有赔付而未登记赔付日期",
                "paid_on",
            ),
            Warning(
                lambda record: record.closed is None or is_workday(record.closed),
                "结案日期不是工作日，请核对",
                "closed",
            ),
            Warning(looks_like_yuan("claim"), "金额以元为单位，疑似按万元填写", "claim"),
            Warning(looks_like_yuan("amount"), "金额以元为单位，疑似按万元填写", "amount"),
        ]
        schedules = [
            Reaction(
                "major",
                "重大纠纷须立即报告卫生健康局",
                when=Q(major=True, told_bureau_at__isnull=True),
            ),
            Reaction(
                "autopsy",
                "死因有异议，48小时内尸检",
                when=Q(cause_disputed=True, body_frozen=False, autopsy_at__isnull=True, closed__isnull=True),
                hours=48,
                since="died_at",
            ),
            Reaction(
                "frozen_autopsy",
                "死因有异议，冻存的7日内尸检",
                when=Q(cause_disputed=True, body_frozen=True, autopsy_at__isnull=True, closed__isnull=True),
                hours=168,
                since="died_at",
            ),
            Reaction(
                "body",
                "尸体存放不超过14日",
                when=Q(died_at__isnull=False, body_removed_on__isnull=True, closed__isnull=True),
                hours=14 * 24,
                since="died_at",
            ),
            Reaction(
                "confirm",
                "可在30日内共同申请司法确认",
                when=Q(channel=PEOPLE, agreed_on__isnull=False, confirmed_on__isnull=True)
                & Q(paid_on__isnull=True, closed__isnull=True),
                within=30,
                since="agreed_on",
            ),
            Reaction(
                "report",
                "医疗机构7日内书面报告协商或判决结果",
                when=Q(channel__in=[NEGOTIATION, LITIGATION], reported_on__isnull=True),
                within=7,
                since="ended_on",
            ),
            Reaction(
                "fault",
                "重大医疗过失12小时内报告",
                when=Q(major_fault=True, fault_reported_at__isnull=True),
                hours=12,
                since="fault_found_at",
            ),
            Reaction(
                "hand_over",
                "死亡或可能二级以上医疗事故，7日内移送上级",
                when=Q(harm__in=[DEATH, SEVERE], handed_over_on__isnull=True),
                within=7,
                since="accident_applied_on",
            ),
        ]
