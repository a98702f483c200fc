"""Open duties: what is due next for each enrolment, case and reaction, kept as rows for the work-list.

A duty row exists exactly while something is open; doing it moves or removes the row. Lateness is the reader's
comparison with today and is not stored.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q

from weijian.ledger.models import Duty
from weijian.ledger.registry import ledger, ledgers
from weijian.ledger.schedules import Reaction, Recurring

CHUNK = 400


def refresh(records: Iterable[Any]) -> None:
    """Put the duties in order that depend on these records of one ledger."""
    records = list(records)
    if not records:
        return
    declaration = records[0].declaration
    if declaration.kind == "service":
        if declaration.enrolment:
            _refresh_enrolments(declaration.enrolment, {record.enrolment_id for record in records})
        _refresh_sharing(declaration, {record.person_id for record in records})
    elif declaration.kind == "enrolment":
        _refresh_enrolments(declaration.model, {record.pk for record in records})
    _replace(
        declaration.code, [record.pk for record in records], _own(records), only=_own_schedules(declaration)
    )


def _own_schedules(declaration: Any) -> list[str]:
    reactions = [schedule.code for schedule in declaration.schedules if isinstance(schedule, Reaction)]
    return [*reactions, "deadline"] if declaration.flow else reactions


def _own(records: Iterable[Any]) -> Iterable[Duty]:
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


def listed(day: date) -> Q:
    """Duties that a work-list shows on a day: those with shorter notice only when their time has come."""
    early = Q(pk__in=[])
    for declaration in ledgers().values():
        for schedule in declaration.schedules:
            if schedule.notice is None:
                continue
            rows = Q(ledger=declaration.code, schedule=schedule.code)
            if isinstance(schedule, Recurring):
                rows = Q(schedule=f"{schedule.service or declaration.code}:{schedule.code}")
            early |= rows & Q(due_on__gt=day + timedelta(days=schedule.notice))
    return ~early


def recurring(enrolment_model: Any) -> list[tuple[Any, Recurring]]:
    """Each recurring schedule of an enrolment with the declaration of the service that it asks for."""
    own = [
        (ledger(schedule.service), schedule)
        for schedule in enrolment_model.declaration.schedules
        if isinstance(schedule, Recurring)
    ]
    under = [
        (service, schedule)
        for service in ledgers().values()
        if service.enrolment is enrolment_model
        for schedule in service.schedules
        if isinstance(schedule, Recurring)
    ]
    return under + own


def _refresh_sharing(service: Any, person_ids: set[int]) -> None:
    """Refresh every kind of enrolment that shares this service, for the persons who received it."""
    wanted = sorted(person_ids)
    for declaration in ledgers().values():
        if any(getattr(schedule, "service", "") == service.code for schedule in declaration.schedules):
            for start in range(0, len(wanted), CHUNK):
                found = declaration.model.objects.standing().filter(
                    person_id__in=wanted[start : start + CHUNK], end__isnull=True
                )
                _refresh_enrolments(declaration.model, set(found.values_list("pk", flat=True)))


def _refresh_enrolments(model: Any, ids: set[int]) -> None:
    schedules = recurring(model)
    if not schedules:
        return
    wanted = sorted(ids)
    codes = [f"{service.code}:{schedule.code}" for service, schedule in schedules]
    for start in range(0, len(wanted), CHUNK):
        chunk = wanted[start : start + CHUNK]
        found = model.objects.filter(pk__in=chunk)
        enrolments = list(found.select_related("person") if model.declaration.has_person else found)
        rows = [
            duty for service, schedule in schedules for duty in _due_services(service, schedule, enrolments)
        ]
        _replace(model.declaration.code, chunk, rows, only=codes)


def _due_services(service: Any, schedule: Recurring, enrolments: list[Any]) -> Iterable[Duty]:
    by = "person_id" if schedule.service else "enrolment_id"
    subjects = {
        enrolment.pk: enrolment.person_id if schedule.service else enrolment.pk for enrolment in enrolments
    }
    done: dict[int, list[Any]] = defaultdict(list)
    rows = service.model.objects.standing().filter(**{f"{by}__in": set(subjects.values())})
    # Only what the schedule reads: an import asks for every service of every person in it.
    for row in rows.order_by("on", "revision").values_list(by, *sorted(schedule.reads), named=True):
        done[getattr(row, by)].append(row)
    for enrolment in enrolments:
        if not (enrolment.voided or enrolment.end or _has_died(enrolment)):
            due = schedule.next_due(enrolment, done[subjects[enrolment.pk]])
            yield from _duty(enrolment, f"{service.code}:{schedule.code}", schedule.title, due)


def _has_died(enrolment: Any) -> bool:
    person = getattr(enrolment, "person", None)
    return person is not None and person.died_on is not None


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
        if not declaration.schedules and not declaration.flow and declaration.kind != "enrolment":
            continue
        progress(declaration.title)
        if declaration.kind == "enrolment":
            ids = declaration.model.objects.standing().filter(end__isnull=True).values_list("pk", flat=True)
            _refresh_enrolments(declaration.model, set(ids))
        if declaration.flow or any(isinstance(item, Reaction) for item in declaration.schedules):
            rows = declaration.model.objects.standing().iterator(chunk_size=2000)
            Duty.objects.bulk_create(_own(rows), batch_size=CHUNK)
    return Duty.objects.count()
