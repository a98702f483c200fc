"""The history of a record: one entry a change, readable for people and exact for undoing.

It writes nothing by itself; store.py and batch.py save the entries in the transaction of the change.
"""

from datetime import date
from decimal import Decimal
from typing import Any

from weijian.accounts.models import User
from weijian.kernel import clock
from weijian.ledger.fields import Secret, wording
from weijian.ledger.models import Change, ImportBatch

BOOKKEEPING = frozenset({"revision"})


def values(record: Any) -> dict[str, Any]:
    """Every stored value of a record by field name."""
    return {item.name: getattr(record, item.attname) for item in record._meta.fields}


def differences(before: dict[str, Any], after: dict[str, Any]) -> dict[str, list]:
    """{field: [before, after]} of what differs."""
    return {name: [before[name], after[name]] for name in sorted(after) if after[name] != before[name]}


def entry(
    record: Any,
    action: str,
    user: User | None,
    reason: str,
    changed: dict[str, list],
    batch: ImportBatch | None = None,
) -> Change:
    """The unsaved entry of a change that has just been made to the record."""
    kept = {name: pair for name, pair in changed.items() if name not in BOOKKEEPING}
    return Change(
        ledger=record.declaration.code,
        record_id=record.pk,
        revision=record.revision,
        action=action,
        at=clock.now(),
        by=user,
        reason=reason[:200],
        fields={name: _in_words(record, name, pair) for name, pair in kept.items()},
        before={name: _plain(pair[0]) for name, pair in kept.items()},
        batch=batch,
    )


def in_words(record: Any, changed: dict[str, list]) -> dict[str, list[str]]:
    """{label: [before, after]} of what a person entered, for a preview."""
    entered = {item.name: str(item.verbose_name) for item in record.declaration.entered}
    return {entered[name]: _in_words(record, name, pair) for name, pair in changed.items() if name in entered}


def _in_words(record: Any, name: str, pair: list) -> list[str]:
    item = record._meta.get_field(name)
    if isinstance(item, Secret):
        return ["（已加密）", "（已加密）"]
    return [wording(item, value) for value in pair]


def _plain(value: Any) -> Any:
    """A stored value as JSON; `before` reads it back."""
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def before(change: Change, model: Any) -> dict[str, Any]:
    """{attribute: value} as the record stood before a change."""
    found = {}
    for name, value in change.before.items():
        item = model._meta.get_field(name)
        found[item.attname] = None if value is None else item.to_python(value)
    return found
