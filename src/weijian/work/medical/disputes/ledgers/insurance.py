"""Medical liability insurance of institutions."""

from typing import Any

from django.db.models import Q

from weijian.ledger.fields import Flag, Money, Text, Unit
from weijian.ledger.kinds import Enrolment
from weijian.ledger.rules import Error


def is_only_policy(record: Any) -> bool:
    """An institution with two policies in force would count twice."""
    if record.start is None or record.end is None:
        return True
    others = LiabilityInsurance.objects.standing().filter(
        insured=record.insured_id, start__lte=record.end, end__gte=record.start
    )
    return not others.exclude(pk=record.pk).exists()


def is_public(record: Any) -> bool:
    tenure = record.insured.on(record.start)
    return bool(tenure and tenure.public)


class LiabilityInsurance(Enrolment):
    """A medical liability policy that an institution holds from its first to its last day."""

    person = None  # type: ignore[assignment]
    end_reason = None  # type: ignore[assignment]
    end_note = None  # type: ignore[assignment]
    insured = Unit("投保机构")
    insurer = Text("承保公司", length=80, personal=False)
    policy_number = Text("保单号", length=60, personal=False)
    premium = Money("保费", optional=True)
    limit = Money("累计赔偿限额", optional=True)
    public = Flag("公立医疗机构", compute=is_public)
    may_lie_ahead = True

    class Meta:
        verbose_name = "医疗责任保险"
        labels = {"start": "保险起期", "end": "保险止期"}
        subject = "insured"
        natural_key = ["policy_number"]
        shown = ["insured", "insurer", "policy_number", "start", "end", "premium", "limit"]
        rules = [
            Error(Q(end__isnull=False), "须填写保险止期", "end"),
            Error(is_only_policy, "保险期间与该机构另一张保单重叠", "start"),
        ]
