"""Persons sent home, and until when."""

from datetime import date, timedelta
from typing import Any

from django.db.models import F, Q

from weijian.ledger.fields import Choice, Day, Link, Resident
from weijian.ledger.kinds import Event
from weijian.ledger.parameters import parameter
from weijian.ledger.rules import Error, Warning, add_months
from weijian.work.medical.blood.ledgers.codes import STANDARD, UNVERIFIED
from weijian.work.medical.blood.ledgers.drive import Drive

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
