import pytest

from weijian.accounts import audit
from weijian.accounts.models import AuditEntry
from weijian.kernel import clock

pytestmark = pytest.mark.django_db


def test_record_keeps_who_what_when_and_from_where(users):
    with audit.coming_from("10.0.0.8"):
        audit.record(users["reader"], "read", "people.person", 5, person_id=5, rows=3)
    entry = AuditEntry.objects.get()
    assert (entry.user, entry.action, entry.subject, entry.subject_id) == (
        users["reader"],
        "read",
        "people.person",
        5,
    )
    assert (entry.person_id, entry.detail, entry.address) == (5, {"rows": 3}, "10.0.0.8")
    assert entry.at == clock.now()


def test_address_holds_inside_its_block_only(users):
    with audit.coming_from("10.0.0.8"), audit.coming_from("10.0.0.9"):
        inner = audit.record(None, "read")
    assert (inner.address, audit.record(None, "read").address) == ("10.0.0.9", "")


def test_entries_are_neither_changed_nor_deleted(users):
    entry = audit.record(users["reader"], "read")
    entry.action = "nothing"
    with pytest.raises(PermissionError):
        entry.save()
    with pytest.raises(PermissionError):
        entry.delete()
