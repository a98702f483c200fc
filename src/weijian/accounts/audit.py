"""Writing the audit trail: every write, every read of a person's page, every export.

`detail` names fields and counts, never names or ID numbers of residents.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from weijian.accounts.models import AuditEntry, User
from weijian.kernel import clock

_address: ContextVar[str] = ContextVar("address", default="")


@contextmanager
def coming_from(address: str) -> Iterator[None]:
    """Everything recorded inside carries this network address."""
    token = _address.set(address)
    try:
        yield
    finally:
        _address.reset(token)


def record(
    user: User | None,
    action: str,
    subject: str = "",
    subject_id: int | None = None,
    person_id: int | None = None,
    **detail: Any,
) -> AuditEntry:
    """Add one line, in the caller's transaction: a write that is rolled back leaves no trace, nor needs one."""
    return AuditEntry.objects.create(
        at=clock.now(),
        user=user if user and user.pk else None,
        action=action,
        subject=subject,
        subject_id=subject_id,
        person_id=person_id,
        detail=detail,
        address=_address.get(),
    )
