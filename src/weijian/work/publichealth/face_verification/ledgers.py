"""That a served person was really met. No picture and no face template is stored, only that it matched."""

from typing import Any

from django.db.models import Q

from weijian.kernel import clock
from weijian.ledger.fields import Choice, Day, Flag, Moment, Resident, Text
from weijian.ledger.kinds import Event
from weijian.ledger.registry import ledgers
from weijian.ledger.rules import Error

PROGRAMMES = {
    1: "老年人",
    2: "高血压",
    3: "糖尿病",
    4: "严重精神障碍",
    5: "孕产妇",
    6: "儿童",
    7: "贫困慢病",
    8: "其他",
}
PASSED, FAILED, BY_HAND = 1, 2, 3
MET = Q(result__in=[PASSED, BY_HAND])


class FaceVerification(Event):
    """One programme verified at one meeting; a meeting that serves several programmes gives several rows."""

    person = Resident("姓名")
    at = Moment("时间")
    programme = Choice("对象", PROGRAMMES)
    result = Choice("结果", {PASSED: "通过", FAILED: "未通过", BY_HAND: "人工确认"})
    service = Text("对应服务记录", length=100, personal=False, optional=True, help_text="台账代码:记录编号")
    on = Day("日期", compute=lambda record: record.at.astimezone(clock.ZONE).date())
    first_of_day = Flag("当日首次见到本人", compute=lambda record: is_first(record))
    first_of_programme = Flag("当日本项目首次", compute=lambda record: is_first(record, record.programme))

    class Meta:
        verbose_name = "面访核验"
        natural_key = ["person", "programme", "at"]
        shown = ["person", "at", "programme", "result"]
        chained = True
        rules = [
            Error(lambda record: service_exists(record), "没有这条服务记录，或不是此人的服务", "service"),
        ]


def is_first(record: Any, programme: int | None = None) -> bool:
    """Whether a total of meetings (person and day) counts this row; kept right when other rows change."""
    met = (PASSED, BY_HAND)
    same_day = [row for row in record.earlier if row.on == record.on and row.result in met]
    return record.result in met and not any(programme in (None, row.programme) for row in same_day)


def service_exists(record: Any) -> bool:
    """Whether the named record stands and is this person's: `hypertension.hypertensionvisit:1024`."""
    if not record.service:
        return True
    code, _, number = record.service.partition(":")
    declaration = ledgers().get(code)
    if declaration is None or not declaration.has_person or not number.isdigit():
        return False
    return declaration.model.objects.standing().filter(pk=int(number), person_id=record.person_id).exists()
