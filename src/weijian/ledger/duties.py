"""Open duties: what is due next for each enrolment, case and reaction, kept as rows for the work-list.

A duty row exists exactly while something is open; doing it moves or removes the row. Lateness is the reader's
comparison with today and is not stored.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from django.db import transaction

from weijian.ledger.models import Duty
from weijian.ledger.registry import ledgers
from weijian.ledger.schedules import Reaction, Rolling, Yearly

CHUNK = 400


def refresh(records: Iterable[Any]) -> None:
    """Put the duties in order that depend on these records of one ledger."""
    records = list(records)
    if not records:
        return
    declaration = records[0].declaration
    if declaration.kind == "service":
        enrolments = {record.enrolment_id for record in records}
        _refresh_enrolments(declaration.enrolment, enrolments)
    elif declaration.kind == "enrolment":
        _refresh_enrolments(declaration.model, {record.pk for record in records})
    _replace(
        declaration.code, [record.pk for record in records], _own(records), only=_own_schedules(declaration)
    )


def _own_schedules(declaration: Any) -> list[str]:
    reactions = [schedule.code for schedule in declaration.schedules if isinstance(schedule, Reaction)]
    return [*reactions, "deadline"] if declaration.flow else reactions


def _own(records: list[Any]) -> Iterable[Duty]:
    """Duties that a record carries itself: reactions and the deadline of its state."""
    for record in records:
        if record.voided:
            continue
        for schedule in record.declaration.schedules:
            if isinstance(schedule, Reaction):
                yield from _duty(record, schedule.code, schedule.title, schedule.due_on(record))
        if record.declaration.flow:
            title = f"{record.declaration.title}：{record.state_label}"
            yield from _duty(record, "deadline", title, record.deadline)


def _duty(record: Any, code: str, title: str, due_on: Any) -> Iterable[Duty]:
    if due_on is not None:
        yield Duty(
            ledger=record.declaration.code,
            record_id=record.pk,
            schedule=code,
            title=title[:60],
            due_on=due_on,
            person_id=getattr(record, "person_id", None),
            area_id=record.area_id,
            institution_id=record.institution_id,
        )


def service_ledgers(enrolment_model: Any) -> list[Any]:
    """Declarations of services under an enrolment that are due by a schedule."""
    return [row for row in ledgers().values() if row.enrolment is enrolment_model and row.schedules]


def _refresh_enrolments(model: Any, ids: set[int]) -> None:
    services = service_ledgers(model)
    if not services:
        return
    wanted = sorted(ids)
    codes = [f"{service.code}:{schedule.code}" for service in services for schedule in service.schedules]
    for start in range(0, len(wanted), CHUNK):
        chunk = wanted[start : start + CHUNK]
        enrolments = list(model.objects.filter(pk__in=chunk).select_related("person"))
        rows = [duty for service in services for duty in _due_services(service, enrolments)]
        _replace(model.declaration.code, chunk, rows, only=codes)


def _due_services(service: Any, enrolments: list[Any]) -> Iterable[Duty]:
    done: dict[int, list[Any]] = defaultdict(list)
    ids = [enrolment.pk for enrolment in enrolments]
    rows = service.model.objects.standing().filter(enrolment_id__in=ids).order_by("on", "revision")
    for row in rows:
        done[row.enrolment_id].append(row)
    for enrolment in enrolments:
        if enrolment.voided or enrolment.end or (enrolment.person_id and enrolment.person.died_on):
            continue
        for schedule in service.schedules:
            if isinstance(schedule, (Rolling, Yearly)):
                due = schedule.next_due(enrolment, done[enrolment.pk])
                yield from _duty(enrolment, f"{service.code}:{schedule.code}", schedule.title, due)


def _replace(ledger: str, record_ids: list[int], rows: Iterable[Duty], only: list[str]) -> None:
    if not only:
        return
    for start in range(0, len(record_ids), CHUNK):
        chunk = record_ids[start : start + CHUNK]
        Duty.objects.filter(ledger=ledger, record_id__in=chunk, schedule__in=only).delete()
    Duty.objects.bulk_create(rows, batch_size=CHUNK)


@transaction.atomic
def rebuild(progress: Callable[[str], None] = lambda title: None) -> int:
    """Compute all duties anew, e.g. after a bulk load; returns how many are open."""
    Duty.objects.all().delete()
    for declaration in ledgers().values():
        if not declaration.schedules and not declaration.flow and not service_ledgers(declaration.model):
            continue
        progress(declaration.title)
        if declaration.kind == "enrolment":
            ids = declaration.model.objects.standing().filter(end__isnull=True).values_list("pk", flat=True)
            _refresh_enrolments(declaration.model, set(ids))
        if declaration.flow or any(isinstance(item, Reaction) for item in declaration.schedules):
            rows = declaration.model.objects.standing().iterator(chunk_size=2000)
            Duty.objects.bulk_create(_own(list(rows)), batch_size=CHUNK)
    return Duty.objects.count()
