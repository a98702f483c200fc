"""The only way in which rows come into a ledger, change, or are voided.

Each call is one transaction: derive what follows, check, take a revision number, write, keep the history, put
duties and doubts in order. Who may do it is decided one floor up, in actions.py.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, date
from typing import Any

from django.db import connection, transaction
from django.db.models import F

from weijian.accounts.models import User
from weijian.kernel import clock
from weijian.ledger import checks, duties, history, states
from weijian.ledger.models import Doubt, ImportBatch, RevisionCounter
from weijian.ledger.neighbours import Neighbours
from weijian.ledger.rules import Problem


def take_revisions(count: int) -> int:
    """Reserve `count` numbers in the current transaction; returns the first."""
    if not RevisionCounter.objects.filter(pk=1).update(value=F("value") + count):
        RevisionCounter.objects.create(pk=1, value=count)
    return RevisionCounter.objects.values_list("value", flat=True).get(pk=1) - count + 1


def latest_revision() -> int:
    """The number of the last write to any ledger."""
    return RevisionCounter.objects.filter(pk=1).values_list("value", flat=True).first() or 0


def derive(record: Any, others: Sequence[Any]) -> None:
    """Fill area, suggested and computed fields, and the state where it follows from the data."""
    if record.recorded_at is None:
        record.recorded_at = clock.now()  # rules may ask when a row was typed
    dated_by = record.declaration.field(record.date_field)
    if dated_by.compute:  # area and place in time follow from it
        setattr(record, dated_by.attname, _computed(record, dated_by, dated_by.compute))
    key = _place_in_time(record)
    record.earlier = sorted((row for row in others if _place_in_time(row) < key), key=_place_in_time)
    if record.area_id is None:
        record.area_id = area_of(record)
    for item in record.declaration.suggested:
        if getattr(record, item.attname) in (None, ""):
            setattr(record, item.attname, _computed(record, item, item.suggest))
    for item in record.declaration.computed:
        setattr(record, item.attname, _computed(record, item, item.compute))
    if record.declaration.flow:
        states.derive(record)


def _computed(record: Any, item: Any, compute: Any) -> Any:
    """A computed or suggested value, or nothing while what it is computed from is still missing."""
    try:
        return compute(record)
    except (TypeError, AttributeError, ValueError):
        if any(getattr(record, needed.attname) is None for needed in record.declaration.entered):
            return None if item.null or not item.empty_strings_allowed else ""
        raise


def _place_in_time(record: Any) -> tuple:
    # Rows of one day keep the order of entry also when one is corrected; a new row comes last.
    return (record.business_date or date.max, record.pk or 2**63)


def area_of(record: Any) -> int | None:
    """Where it happened: the person's residence on that day, else the stated place, else the institution's."""
    day = record.business_date or clock.today()
    person = None if record.declaration.of_staff else getattr(record, "person", None)
    if person is not None:
        residence = person.residence_on(day)
        if residence:
            return residence.area_id
    if getattr(record, "place_id", None):
        return record.place_id
    tenure = record.institution.on(day) or record.institution.latest if record.institution_id else None
    return tenure.area_id if tenure else None


def inspect(record: Any, neighbours: Neighbours | None = None) -> list[Problem]:
    """Derive and check without writing: for the form's preview and the import's dry run."""
    neighbours = neighbours or Neighbours(type(record))
    others = neighbours.of(record)
    derive(record, others)
    problems = checks.check(record, list(others))
    return problems if checks.errors(problems) else [*problems, *checks.doubles(record)]


@transaction.atomic
def insert(
    records: Iterable[Any], user: User | None, source: str, batch: ImportBatch | None = None
) -> list[Any]:
    """Write new records, all or none. Raises Refused with the problems of the first that breaks a rule."""
    records = list(records)
    if not records:
        return []
    neighbours = Neighbours(type(records[0]))
    neighbours.read(records)
    first = take_revisions(len(records))
    doubts: list[tuple[Any, list[Problem]]] = []
    chains: dict[int, date] = {}
    for offset, record in enumerate(records):
        record.recorded_by, record.recorded_at = user, clock.now()
        record.source, record.batch = source, batch
        problems = inspect(record, neighbours)
        if checks.errors(problems):
            raise checks.Refused(checks.errors(problems))
        record.revision = first + offset
        record.save(force_insert=True)
        if any(row.business_date >= record.business_date for row in neighbours.of(record)):
            _begin_chain(chains, record.person_id, record.business_date)
        neighbours.put(record)
        doubts.append((record, checks.warnings(problems)))
    states.begin(records, user)
    _keep_doubts(doubts)
    duties.refresh(records)
    _chain(type(records[0]), chains, user)
    _feed(records, user)
    return records


@transaction.atomic
def change(
    record: Any, values: dict[str, Any], user: User | None, reason: str = "", action: str = "change"
) -> Any:
    """Change fields of a stored record; the old values stay in its history. Raises Refused."""
    record = type(record).objects.select_for_update().get(pk=record.pk)
    if record.voided:
        checks.refuse("已作废的记录不能修改，请先恢复", "void_reason", "voided")
    before, moved_from = history.values(record), record.business_date
    for name, value in values.items():
        setattr(record, name, value)
    if moved(before, record):
        record.area_id = None  # frozen at the business date; another person, day or place is another area
    neighbours = Neighbours(type(record))
    problems = inspect(record, neighbours)
    if checks.errors(problems):
        raise checks.Refused(checks.errors(problems))
    changed = history.differences(before, history.values(record))
    if not changed:
        return record
    write_change(record, action, user, reason, changed)
    states.follow(record, user)
    _keep_doubts([(record, checks.warnings(problems))])
    duties.refresh([record])
    _chain_from(record, user, before.get("person"), moved_from)
    _feed([record], user, {name: {before[name]} for name in record.declaration.feeds})
    return record


def put_back(record: Any, values: dict[str, Any], user: User | None, reason: str) -> Any:
    """Give a stored record former values; refused like any change when they no longer fit beside the others."""
    return change(record, values, user, reason, action="undo")


def moved(before: dict[str, Any], record: Any) -> bool:
    """Whether the person, the day or the place is no longer the one that the area was derived from."""
    after = history.values(record)
    return any(before.get(name) != after.get(name) for name in ("person", "place", record.date_field))


def _begin_chain(chains: dict[int, date], person_id: int, day: date) -> None:
    chains[person_id] = min(day, chains.get(person_id, day))


def _chain_from(
    record: Any, user: User | None, old_person: int | None = None, old_day: date | None = None
) -> None:
    if record.declaration.chained:
        chains: dict[int, date] = {}
        _begin_chain(chains, record.person_id, record.business_date)
        _begin_chain(chains, old_person or record.person_id, old_day or record.business_date)
        _chain(type(record), chains, user)


def _chain(model: Any, chains: dict[int, date], user: User | None) -> None:
    """Derive again, from a day on, the rows of persons whose computed fields read earlier rows."""
    if not model.declaration.chained:
        return
    for person_id, day in chains.items():
        rows = model.objects.standing().filter(person_id=person_id).order_by(model.date_field, "pk")
        for row in rows.filter(**{f"{model.date_field}__gte": day}):
            _derive_again(row, user, f"随此人其他{model.declaration.title}更新")


def follow_up(
    records: list[Any], late: dict[int, date], user: User | None, formerly: dict[str, set] | None = None
) -> None:
    """After a batch was written: the rows that follow late ones, and those that read these, are derived again."""
    _chain(type(records[0]), late, user)
    _feed(records, user, formerly)


def _feed(records: list[Any], user: User | None, formerly: dict[str, set] | None = None) -> None:
    """Derive again the rows that read these ones; `formerly`: rows that were linked before the change."""
    for name in records[0].declaration.feeds:
        link = records[0]._meta.get_field(name)
        wanted = {getattr(record, link.attname) for record in records} | (formerly or {}).get(name, set())
        for target in link.related_model.objects.standing().filter(pk__in=wanted - {None}).order_by("pk"):
            if _derive_again(target, user, f"随{records[0].declaration.title}更新"):
                _feed([target], user)


def _derive_again(record: Any, user: User | None, reason: str) -> bool:
    """Compute a stored row anew; its errors are let stand, its doubts raised. Tells whether anything changed."""
    before, others = history.values(record), list(Neighbours(type(record)).of(record))
    derive(record, others)
    changed = history.differences(before, history.values(record))
    if changed:
        write_change(record, "derive", user, reason, changed)
        states.follow(record, user)
        _keep_doubts([(record, checks.warnings(checks.check(record, others)))])
        duties.refresh([record])
    return bool(changed)


@transaction.atomic
def void(record: Any, reason: str, user: User | None) -> Any:
    """Take a record out of every figure; it stays readable with who, when and why."""
    record = type(record).objects.select_for_update().get(pk=record.pk)
    record.voided_at, record.void_reason = clock.now(), reason
    return _write_standing(record, "void", user, reason)


@transaction.atomic
def restore(record: Any, reason: str, user: User | None) -> Any:
    """Bring a voided record back; refused when its place was taken meanwhile."""
    record = type(record).objects.select_for_update().get(pk=record.pk)
    record.voided_at, record.void_reason = None, ""
    problems = checks.errors(inspect(record))
    if problems:
        raise checks.Refused(problems)
    return _write_standing(record, "restore", user, reason)


def _write_standing(record: Any, action: str, user: User | None, reason: str) -> Any:
    write_change(record, action, user, reason, {})
    if record.voided:
        Doubt.objects.filter(ledger=record.declaration.code, record_id=record.pk, answered_at=None).delete()
    duties.refresh([record])
    _chain_from(record, user)
    _feed([record], user)
    return record


def write_change(record: Any, action: str, user: User | None, reason: str, fields: dict[str, list]) -> None:
    record.revision = take_revisions(1)
    record.save(force_update=True)
    history.entry(record, action, user, reason, fields).save(force_insert=True)


def _keep_doubts(found: list[tuple[Any, list[Problem]]]) -> None:
    """Replace the open doubts of each record by those found now; answered ones are not raised again."""
    for record, problems in found:
        mine = Doubt.objects.filter(ledger=record.declaration.code, record_id=record.pk)
        answered = set(mine.exclude(answered_at=None).values_list("message", flat=True))
        mine.filter(answered_at=None).delete()
        Doubt.objects.bulk_create(
            doubt_of(record, problem) for problem in problems if problem.message[:200] not in answered
        )


def doubt_of(record: Any, problem: Problem) -> Doubt:
    """The unsaved doubt that a warning leaves on a kept record."""
    return Doubt(
        ledger=record.declaration.code,
        record_id=record.pk,
        field=problem.field,
        rule=problem.rule[:120],
        message=problem.message[:200],
        area_id=record.area_id,
        institution_id=record.institution_id,
        raised_at=clock.now(),
    )


@transaction.atomic
def load(model: Any, names: Sequence[str], rows: Iterable[Sequence[Any]], source: str = "demo") -> int:
    """Write finished rows in bulk (database values in the order of `names`); only the database checks them.

    For the demo county and restores, where millions of rows come from a program. The caller gives computed
    fields and area; revision and book-keeping are filled here. Returns the number of rows.
    """
    columns = [model._meta.get_field(name).column for name in names]
    # As Django itself keeps moments: in UTC, without saying so.
    recorded_at = clock.now().astimezone(UTC).replace(tzinfo=None).isoformat(sep=" ")
    fixed = {"recorded_at": recorded_at, "source": source, "void_reason": ""}
    for item in model._meta.fields:
        if (
            item.get_internal_type() in ("CharField", "TextField")
            and not item.null
            and item.name not in names
        ):
            fixed.setdefault(item.column, "")
    chosen = {name: value for name, value in fixed.items() if name not in columns}
    all_columns = [*columns, *chosen, "revision"]
    marks = ", ".join(["%s"] * len(all_columns))
    quoted = ", ".join(connection.ops.quote_name(column) for column in all_columns)
    sql = f"INSERT INTO {connection.ops.quote_name(model._meta.db_table)} ({quoted}) VALUES ({marks})"
    extra = tuple(chosen.values())
    rows = list(rows)
    first = take_revisions(len(rows)) if rows else 0
    with connection.cursor() as cursor:
        cursor.executemany(sql, ((*row, *extra, first + offset) for offset, row in enumerate(rows)))
    return len(rows)
