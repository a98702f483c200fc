"""Attacks on staff and on the order of institutions."""

from django.db.models import Q

from weijian.kernel import clock
from weijian.ledger.fields import Choice, Day, Link, Moment, Text, Unit, Whole
from weijian.ledger.kinds import Event
from weijian.ledger.rules import Error, Warning


class SafetyIncident(Event):
    """An attack on staff or on the order of an institution."""

    site = Unit("发生机构")
    at = Moment("发生时间")
    kind = Choice(
        "类别",
        {1: "辱骂威胁", 2: "殴打", 3: "扰乱秩序", 4: "拉横幅", 5: "停尸闹丧", 6: "毁物"},
    )
    hurt = Whole("受伤人数", "人", error=(0, 1000), default=0)
    police = Text("公安处置", optional=True)
    dispute = Link("相关纠纷", "disputes.Dispute", optional=True)
    on = Day("发生日期", compute=lambda record: record.at.astimezone(clock.ZONE).date())

    class Meta:
        verbose_name = "涉医案事件"
        natural_key = ["site", "at"]
        sealed = True
        shown = ["site", "at", "kind", "hurt", "dispute"]
        rules = [
            Error(
                lambda record: record.dispute is None or record.dispute.respondent_id == record.site_id,
                "相关纠纷不是这家机构的",
                "dispute",
            ),
            Warning(~Q(kind=2) | ~Q(police=""), "殴打医务人员须登记公安处置", "police"),
        ]
