"""Many rows of one ledger checked and written together: the same rules as store.py, in few queries.

It decides nothing about permission and reads no file. `read` what stands beside the rows, then for each row in
order of its date `inspect` and, when it is to be kept, `accept`; so the rows of one batch are checked against
each other. `write` puts all of them into the database in the caller's transaction.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections, transaction

from weijian.accounts.models import User
from weijian.kernel import clock
from weijian.ledger import checks, duties, history, states, store
from weijian.ledger.models import Change, Doubt, ImportBatch
from weijian.ledger.neighbours import Neighbours
from weijian.ledger.rules import Problem, Severity

CHUNK = 500
# Columns whose Python value is what the driver takes; a link's column holds the key already.
PLAIN_TYPES = frozenset(
    {
        "CharField",
        "ForeignKey",
        "BooleanField",
        "IntegerField",
        "SmallIntegerField",
        "BigIntegerField",
        "BigAutoField",
    }
)
Progress = Callable[[str, int, int], None]


class KeyIndex:
    """Standing rows by natural key, and open enrolments by subject: of the database and of this batch."""

    def __init__(self, model: Any) -> None:
        self.model, self.declaration = model, model.declaration
        self.names = [model._meta.get_field(name).attname for name in self.declaration.natural_key]
        opens = self.declaration.kind == "enrolment" and self.declaration.subject
        self.subject = model._meta.get_field(self.declaration.subject).attname if opens else ""
        self._rows: dict[tuple, Any] = {}
        self._open: dict[Any, Any] = {}

    def read(self, records: Iterable[Any]) -> None:
        """Load the rows that these could clash with, by the key's first column and by subject."""
        records = list(records)
        for name in dict.fromkeys([*self.names[:1], *([self.subject] if self.subject else [])]):
            wanted = sorted({value for one in records if (value := getattr(one, name)) is not None})
            for start in range(0, len(wanted), CHUNK):
                chunk = wanted[start : start + CHUNK]
                for row in self.model.objects.standing().filter(**{f"{name}__in": chunk}):
                    self.put(row)

    def key(self, record: Any) -> tuple | None:
        values = tuple(getattr(record, name) for name in self.names)
        return None if not values or None in values else values

    def stored(self, record: Any) -> Any | None:
        """The row that stands under this record's natural key."""
        return self._rows.get(self.key(record) or ())

    def put(self, record: Any) -> None:
        key = self.key(record)
        if key:
            self._rows[key] = record
        if self.subject:
            subject = getattr(record, self.subject)
            if record.end is None:
                self._open[subject] = record
            elif same_row(self._open.get(subject), record):
                del self._open[subject]  # closed by this batch

    def clashes(self, record: Any) -> list[Problem]:
        """What `checks.doubles` finds in the database, found in memory."""
        other = self.stored(record)
        title, found = self.declaration.title, []
        if other is not None and not same_row(other, record):
            labels = "、".join(
                str(self.declaration.field(one).verbose_name) for one in self.declaration.natural_key
            )
            text = f"{_whose(other)}已有{labels}相同的{title}"
            found.append(Problem(Severity.ERROR, text, self.declaration.natural_key[0], "key"))
        if self.subject and record.end is None:
            open_row = self._open.get(getattr(record, self.subject))
            if open_row is not None and not same_row(open_row, record):
                text = f"{_whose(open_row)}已有未结束的{title}记录"
                found.append(Problem(Severity.ERROR, text, self.declaration.subject, "open"))
        return found


def same_row(one: Any, other: Any) -> bool:
    return one is other or (one is not None and one.pk is not None and one.pk == other.pk)


def _whose(record: Any) -> str:
    number = getattr(record, "sheet_row", None)
    return f"本文件第{number}行" if number else ""


class Batch:
    """Rows of one ledger on their way in."""

    def __init__(self, model: Any, user: User | None, source: str) -> None:
        self.model, self.user, self.source = model, user, source
        self.neighbours, self.keys = Neighbours(model), KeyIndex(model)
        self.new: list[tuple[Any, list[Problem]]] = []
        self.changed: list[tuple[Any, dict[str, list], list[Problem]]] = []
        self._late: dict[int, Any] = {}

    def read(self, records: Sequence[Any]) -> None:
        self.neighbours.read(records)
        self.keys.read(records)

    def inspect(self, record: Any) -> list[Problem]:
        """Derive and check one row against its neighbours and the rows accepted so far."""
        if record.pk is None:
            record.recorded_by, record.source = self.user, self.source
        if record.pk is None:  # rules may ask who enters a row, when and from what
            record.recorded_by, record.recorded_at, record.source = self.user, clock.now(), self.source
        others = self.neighbours.of(record)
        store.derive(record, others)
        problems = checks.check(record, others)
        return problems if checks.errors(problems) else [*problems, *self.keys.clashes(record)]

    def accept(self, record: Any, problems: list[Problem], before: dict[str, Any] | None = None) -> bool:
        """Keep a row that passed: new, or changed from the values `before`. False when nothing differs."""
        doubtful = checks.warnings(problems)
        if before is None:
            self.new.append((record, doubtful))
        else:
            changed = history.differences(before, history.values(record))
            if not changed:
                return False
            self.changed.append((record, changed, doubtful))
        self._note_chain(record, before)
        self.keys.put(record)
        self.neighbours.put(record)
        return True

    def _note_chain(self, record: Any, before: dict[str, Any] | None) -> None:
        """Rows that follow a late or changed one may have to be computed again."""
        if not self.model.declaration.chained:
            return
        following = any(row.business_date >= record.business_date for row in self.neighbours.of(record))
        if following or before is not None:
            days = [
                record.business_date,
                self._late.get(record.person_id),
                (before or {}).get(record.date_field),
            ]
            self._late[record.person_id] = min(day for day in days if day is not None)

    @transaction.atomic
    def write(
        self, reason: str, imported: ImportBatch | None = None, progress: Progress | None = None
    ) -> None:
        """All rows, or none. The database's own constraints still stand behind."""
        tell = progress or (lambda title, done, of: None)
        total = len(self.new) + len(self.changed)
        revision = store.take_revisions(total) if total else 0
        now = clock.now()
        for offset, (record, _) in enumerate(self.new):
            record.recorded_at = now
            record.batch, record.revision = imported, revision + offset
        insert_rows([record for record, _ in self.new])
        tell("写入新增记录", len(self.new), total)
        states.begin([record for record, _ in self.new], self.user)
        self._write_changes(revision + len(self.new), reason, imported)
        tell("写入更新记录", total, total)
        keep_doubts(
            [(record, doubtful) for record, doubtful in self.new],
            [(record, doubtful) for record, _, doubtful in self.changed],
        )
        self._follow_up(tell, total)

    def _write_changes(self, revision: int, reason: str, imported: ImportBatch | None) -> None:
        entries: list[Change] = []
        for offset, (record, changed, _) in enumerate(self.changed):
            record.revision = revision + offset
            entries.append(history.entry(record, "import", self.user, reason, changed, imported))
        update_rows([record for record, _, _ in self.changed])
        Change.objects.bulk_create(entries, batch_size=CHUNK)
        for record, _, _ in self.changed:
            states.follow(record, self.user)

    def _follow_up(self, tell: Progress, total: int) -> None:
        """Duties of the rows, rows computed from them, rows that they feed."""
        records = [record for record, _ in self.new] + [record for record, _, _ in self.changed]
        if not records:
            return
        tell("整理应做事项", total, total)
        duties.refresh(records)
        formerly: dict[str, set] = defaultdict(set)
        for _, changed, _ in self.changed:
            for name in self.model.declaration.feeds:
                formerly[name].update(changed.get(name, [])[:1])
        store.follow_up(records, self._late, self.user, formerly)


def void_rows(records: Sequence[Any], reason: str, user: User | None) -> None:
    """Void standing rows of one ledger, with an entry in the history of each."""
    if not records:
        return
    now, revision = clock.now(), store.take_revisions(len(records))
    for offset, record in enumerate(records):
        record.voided_at, record.void_reason, record.revision = now, reason, revision + offset
    update_rows(records)
    entries = [history.entry(record, "void", user, reason, {}) for record in records]
    Change.objects.bulk_create(entries, batch_size=CHUNK)
    ledger = records[0].declaration
    ids = [record.pk for record in records]
    for start in range(0, len(ids), CHUNK):
        Doubt.objects.filter(
            ledger=ledger.code, record_id__in=ids[start : start + CHUNK], answered_at=None
        ).delete()
    duties.refresh(records)
    late: dict[int, Any] = {}
    if ledger.chained:
        for record in records:
            late[record.person_id] = min(
                record.business_date, late.get(record.person_id, record.business_date)
            )
    store.follow_up(list(records), late, user)


def insert_rows(records: Sequence[Any]) -> None:
    """Insert unsaved rows of one ledger that carry unique revisions, and give them their primary keys."""
    if not records:
        return
    model = type(records[0])
    fields = [item for item in model._meta.concrete_fields if not item.primary_key]
    quote = connection.ops.quote_name
    names = ", ".join(quote(item.column) for item in fields)
    marks = ", ".join(["%s"] * len(fields))
    sql = f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES ({marks})"
    with connection.cursor() as cursor:
        cursor.executemany(sql, _prepared(records, fields))
    by_revision = {record.revision: record for record in records}
    span = (min(by_revision), max(by_revision))
    for key, revision in model.objects.filter(revision__range=span).values_list("pk", "revision"):
        by_revision[revision].pk = key
    for record in records:
        record._state.adding, record._state.db = False, "default"


def update_rows(records: Sequence[Any]) -> None:
    """Write every column of stored rows of one ledger."""
    if not records:
        return
    model = type(records[0])
    key = model._meta.pk
    fields = [item for item in model._meta.concrete_fields if not item.primary_key]
    quote = connection.ops.quote_name
    pairs = ", ".join(f"{quote(item.column)} = %s" for item in fields)
    sql = f"UPDATE {quote(model._meta.db_table)} SET {pairs} WHERE {quote(key.column)} = %s"
    with connection.cursor() as cursor:
        cursor.executemany(sql, _prepared(records, [*fields, key]))


def _prepared(records: Sequence[Any], fields: Sequence[Any]) -> list[tuple[Any, ...]]:
    """Database values, made column by column: most need no conversion, and equal dates are converted once."""
    columns = [_column([getattr(one, item.attname) for one in records], item) for item in fields]
    return list(zip(*columns, strict=True))


def _column(values: list[Any], item: Any) -> list[Any]:
    kind = item.get_internal_type()
    if kind in PLAIN_TYPES:
        return values
    here = connections[DEFAULT_DB_ALIAS]
    if kind in ("DateField", "DateTimeField", "DecimalField"):
        known = {value: item.get_db_prep_save(value, here) for value in set(values)}
        return [known[value] for value in values]
    return [item.get_db_prep_save(value, here) for value in values]


def keep_doubts(new: list[tuple[Any, list[Problem]]], changed: list[tuple[Any, list[Problem]]]) -> None:
    """Raise the warnings of a batch; those of changed rows replace the open ones, answered ones stay answered."""
    answered: dict[int, set[str]] = defaultdict(set)
    ids = [record.pk for record, _ in changed]
    for start in range(0, len(ids), CHUNK):
        ledger = changed[0][0].declaration.code
        mine = Doubt.objects.filter(ledger=ledger, record_id__in=ids[start : start + CHUNK])
        for record_id, message in mine.exclude(answered_at=None).values_list("record_id", "message"):
            answered[record_id].add(message)
        mine.filter(answered_at=None).delete()
    rows = [
        store.doubt_of(record, problem)
        for record, problems in [*new, *changed]
        for problem in problems
        if problem.message[:200] not in answered[record.pk]
    ]
    Doubt.objects.bulk_create(rows, batch_size=CHUNK)
