"""Doubts listed and answered within the user's scope."""

import pytest

from weijian.ledger.models import Doubt

pytestmark = pytest.mark.django_db


@pytest.fixture
def doubt(enrolled):
    from weijian.kernel import clock

    row = enrolled[1]
    return Doubt.objects.create(
        ledger="hypertension.hypertension", record_id=row.pk, rule="r", message="请核对确诊日期",
        area=row.area, institution=row.institution, raised_at=clock.now(),
    )  # fmt: skip


def test_doubt_is_listed_answered_and_gone(doubt, weijian):
    out = weijian("doubt", "list")[1]
    assert f"{doubt.pk}\t高血压患者" in out
    assert "竹山村\t请核对确诊日期" in out
    assert weijian("doubt", "list", "--ledger", "hypertension.hypertensionvisit")[1] == ""
    assert weijian("doubt", "answer", doubt.pk, "已核对原件")[0] == 0
    doubt.refresh_from_db()
    assert (doubt.answer, doubt.answered_by.username) == ("已核对原件", "administrator")
    assert "请核对确诊日期" not in weijian("doubt", "list")[1]
    assert weijian("doubt", "answer", doubt.pk, "再答")[0] == 1


def test_doubt_outside_the_scope_or_without_words_is_not_answered(doubt, weijian):
    assert "请核对确诊日期" not in weijian("doubt", "list", "--user", "institution")[1]
    assert weijian("doubt", "answer", doubt.pk, "属实", "--user", "institution")[0] == 1
    assert "请写明核对结果" in weijian("doubt", "answer", doubt.pk, " ")[2]
    assert weijian("doubt", "list", "--ledger", "no.such")[0] == 1
    doubt.refresh_from_db()
    assert doubt.answered_at is None
