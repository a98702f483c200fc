"""Keeping a case's state, its stays and its deadline together; the store calls this around each write."""

from datetime import date, datetime
from typing import Any

from weijian.accounts.models import User
from weijian.kernel import clock
from weijian.ledger.flows import Stay
from weijian.ledger.models import StateStay


def derive(record: Any) -> None:
    """Before a write: the first state of a new case, or the state that follows from the data; and its deadline."""
    flow = record.declaration.flow
    wanted = _wanted(record)
    if wanted != record.state:
        record.state = wanted
        record.state_since = _entered_on(record)
    if record.state_since is None:
        record.state_since = record.opened
    if flow.state(record.state).closed and record.closed is None:
        record.closed = record.state_since
    elif flow.derive and not flow.state(record.state).closed:
        record.closed = None  # later facts opened the case again
    record.deadline = flow.deadline(_stays(record), record)


def _wanted(record: Any) -> str:
    """The state that the data ask for; while they are incomplete, the state in which the case stands or begins."""
    flow = record.declaration.flow
    standing = record.state or flow.initial
    if not flow.derive:
        return standing
    try:
        return flow.state(flow.derive(record)).code
    except (TypeError, AttributeError, ValueError, KeyError):
        if any(getattr(record, item.attname) is None for item in record.declaration.entered):
            return standing
        raise


def _entered_on(record: Any) -> date | None:
    """The latest business date on the record that is not after today: when its newest fact happened."""
    if record.pk is None and not record.declaration.flow.derive:
        return record.opened
    given = getattr(record, "step_date", None)
    if given:
        return given
    days = [
        getattr(record, item.attname)
        for item in record.declaration.entered
        if item.get_internal_type() == "DateField"
    ]
    moments = [
        getattr(record, item.attname)
        for item in record.declaration.entered
        if item.get_internal_type() == "DateTimeField"
    ]
    known = [day for day in days if day] + [local_day(moment) for moment in moments if moment]
    past = [day for day in known if day <= clock.today()]
    return max(past, default=record.opened)


def local_day(moment: datetime) -> date:
    """The official day of a moment, which the database keeps in UTC."""
    return moment.astimezone(clock.ZONE).date() if moment.tzinfo else moment.date()


def _stored(record: Any) -> list[StateStay]:
    if record.pk is None:
        return []
    return list(StateStay.objects.filter(ledger=record.declaration.code, record_id=record.pk))


def stays(record: Any) -> list[Stay]:
    """The stays of a stored case, oldest first."""
    return [Stay(row.state, row.since, row.until) for row in _stored(record)]


def _stays(record: Any) -> list[Stay]:
    """The stays as they will be after this write."""
    before = stays(record)
    if before and before[-1].state == record.state:
        return before
    if before:
        before[-1] = Stay(before[-1].state, before[-1].since, record.state_since)
    return [*before, Stay(record.state, record.state_since, None)] if record.state_since else before


def begin(records: list[Any], user: User | None) -> None:
    """After an insert: the first stay of each case."""
    StateStay.objects.bulk_create(
        StateStay(
            ledger=record.declaration.code,
            record_id=record.pk,
            order=0,
            state=record.state,
            since=record.state_since,
            by=user,
        )
        for record in records
        if record.declaration.flow
    )


def follow(record: Any, user: User | None, note: str = "") -> None:
    """After a change: close the last stay and open the next, when the state moved."""
    if not record.declaration.flow:
        return
    rows = _stored(record)
    if rows and rows[-1].state == record.state:
        return
    if rows:
        StateStay.objects.filter(pk=rows[-1].pk).update(until=record.state_since)
    StateStay.objects.create(
        ledger=record.declaration.code,
        record_id=record.pk,
        order=len(rows),
        state=record.state,
        since=record.state_since,
        by=user,
        note=note,
    )
