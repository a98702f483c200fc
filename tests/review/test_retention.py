"""Texts go when their time is over; the line in the list stays, with its counts."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from weijian.accounts.models import AuditEntry
from weijian.kernel import clock
from weijian.ledger.models import ParameterValue
from weijian.review import work
from weijian.review.actions import KeepDocument
from weijian.review.models import KeptText, ProofReading
from weijian.review.retention import erase_old


def kept(users, name="材料.txt"):
    reading = KeepDocument(name, "全年任务8900人，完成10100人，完成率123.5%。".encode()).run(
        users["administrator"]
    )
    work.start(reading)
    return reading


def test_old_texts_are_erased_and_their_lines_stay(users):
    reading = kept(users)
    assert erase_old() == 0
    with clock.at(date(2023, 1, 5)):
        assert erase_old() == 1
        assert erase_old() == 0
    reading.refresh_from_db()
    assert reading.erased_at is not None
    assert reading.errors >= 1
    assert not KeptText.objects.exists()
    assert AuditEntry.objects.get(action="proof_erase").detail == {"readings": 1}


def test_county_sets_how_long(users):
    kept(users)
    ParameterValue.objects.create(
        code="review.kept_days", value=30, since=date(2021, 1, 1), document="平卫发1号"
    )
    with clock.at(date(2022, 2, 15)):
        assert erase_old() == 1


def test_voided_texts_are_erased_too(users):
    reading = kept(users)
    ProofReading.objects.filter(pk=reading.pk).update(voided_at=timezone.make_aware(datetime(2021, 12, 31)))  # noqa: DTZ001
    with clock.at(clock.today() + timedelta(days=400)):
        assert erase_old() == 1
