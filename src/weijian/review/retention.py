"""How long texts are kept: after that time file and result go, and the line in the list stays."""

from datetime import timedelta

from django.db import transaction

from weijian.accounts import audit
from weijian.kernel import clock
from weijian.ledger.parameters import parameter
from weijian.review.models import KeptText, ProofReading

KEPT_DAYS = parameter(
    "review.kept_days",
    "校核正文保存天数",
    365,
    "日",
    "本系统的约定：材料一般一年内定稿归档；到期清除正文，保留校核记录",
)


@transaction.atomic
def erase_old() -> int:
    """Erase the texts whose time is over; returns how many."""
    before = clock.now() - timedelta(days=KEPT_DAYS.whole_on(clock.today()))
    old = list(ProofReading.objects.filter(at__lt=before, erased_at=None).values_list("pk", flat=True))
    if old:
        KeptText.objects.filter(reading_id__in=old).delete()
        ProofReading.objects.filter(pk__in=old).update(erased_at=clock.now())
        audit.record(None, "proof_erase", "review.proofreading", readings=len(old))
    return len(old)
