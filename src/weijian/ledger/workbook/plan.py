"""What an import would do, row by row, before anything is written: new, update, same, skip or error.

The plan is made by the very code that the import then writes from, so a preview cannot promise what the import
breaks. It writes nothing (persons that are to be registered excepted; a preview rolls them back). A row whose
natural key stands in the ledger updates that row: only with cells that are filled. Rows are checked in order of
their dates, each against what stood before and against the rows of the file.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models.base import ModelState

from weijian.accounts.models import User
from weijian.accounts.scope import Scope
from weijian.ledger import access, actions, history, store
from weijian.ledger.batch import Batch, Progress
from weijian.ledger.declaration import Declaration
from weijian.ledger.lookups import enrolment_for
from weijian.ledger.models import ImportBatch
from weijian.ledger.rules import Problem, Severity
from weijian.ledger.workbook.convert import CellProblem, Converter, Draft
from weijian.ledger.workbook.read import Sheet

CHUNK = 500
TELL_EVERY = 1000


class Status(StrEnum):
    NEW = "new"
    UPDATE = "update"
    SAME = "same"
    SKIP = "skip"
    ERROR = "error"


STATUS_LABELS = {
    Status.NEW: "新增",
    Status.UPDATE: "更新",
    Status.SAME: "无变化",
    Status.SKIP: "跳过",
    Status.ERROR: "有错误",
}


@dataclass
class RowPlan:
    """What would happen to one row of the sheet; `changes` are {label: (before, after)} in words."""

    row: int
    status: Status
    record: Any = field(default=None, repr=False)
    problems: list[CellProblem] = field(default_factory=list)
    changes: dict[str, list[str]] = field(default_factory=dict)


@dataclass
class Plan:
    """The whole of it. `already` is an earlier import of the very same file, if there was one."""

    declaration: Declaration
    sheet: Sheet
    rows: list[RowPlan]
    batch: Batch = field(repr=False)
    already: ImportBatch | None = None
    registered: int = 0

    @property
    def counts(self) -> dict[Status, int]:
        found = Counter(row.status for row in self.rows)
        return {status: found[status] for status in Status}

    @property
    def problems(self) -> list[CellProblem]:
        return [problem for row in self.rows for problem in row.problems]

    @property
    def errors(self) -> list[CellProblem]:
        return [problem for problem in self.problems if problem.severity is Severity.ERROR]

    @property
    def refused(self) -> bool:
        return any(row.status is Status.ERROR for row in self.rows)


@dataclass
class Planner:
    """`Planner(declaration, sheet, user).plan()`."""

    declaration: Declaration
    sheet: Sheet
    user: User
    skip: frozenset[int] = frozenset()
    skip_errors: bool = False
    create_persons: bool = False
    progress: Progress = lambda title, done, of: None

    def plan(self) -> Plan:
        self.scope = Scope.of(self.user)
        self.batch = Batch(self.declaration.model, self.user, "import")
        self.converter = Converter(self.declaration, self.sheet, self.scope, self.create_persons)
        self.progress("读取单元格", 0, len(self.sheet.rows))
        drafts = self.converter.drafts()
        self._find_enrolments(drafts)
        default = actions.default_institution(self.user)
        self._blank = self.declaration.model()
        made = [(draft, self._record(draft, default)) for draft in drafts]
        self.batch.read([record for draft, record in made if not draft.refused])
        self._read_alike([record for draft, record in made if not draft.refused])
        # Rules of order and spacing see the rows of the file in the order in which they happened.
        order = sorted(range(len(made)), key=lambda one: (made[one][1].business_date or date.max, one))
        plans: dict[int, RowPlan] = {}
        for done, place in enumerate(order, 1):
            plans[place] = self._plan_row(*made[place])
            if done % TELL_EVERY == 0:
                self.progress("校验", done, len(made))
        rows = [plans[place] for place in range(len(made))]
        registered = len(self.converter.persons.created)
        return Plan(self.declaration, self.sheet, rows, self.batch, self._already(), registered)

    def _already(self) -> ImportBatch | None:
        done = ImportBatch.objects.filter(
            ledger=self.declaration.code, digest=self.sheet.digest, undone_at=None
        )
        return done.order_by("-pk").first()

    def _record(self, draft: Draft, default: Any) -> Any:
        """An unsaved row with the values of the sheet."""
        record = _copy(self._blank)
        record.sheet_row = draft.row
        for name, value in draft.values.items():
            setattr(record, name, value)
        if record.institution_id is None:
            record.institution = default
        return record

    def _find_enrolments(self, drafts: list[Draft]) -> None:
        """The enrolment under which each service stands, from person and day."""
        model = self.declaration.enrolment
        if model is None:
            return
        found: dict[int, list[Any]] = defaultdict(list)
        ids = sorted({draft.values["person"].pk for draft in drafts if draft.values.get("person")})
        for start in range(0, len(ids), CHUNK):
            for row in (
                model.objects.standing().filter(person_id__in=ids[start : start + CHUNK]).order_by("start")
            ):
                found[row.person_id].append(row)
        for draft in drafts:
            person, day = draft.values.get("person"), draft.values.get(self.declaration.date_field)
            if person is None or day is None:
                continue
            enrolment = enrolment_for(found[person.pk], day)
            if enrolment is None:
                text = f"此人在该日没有{model.declaration.title}档案"
                place = self.converter.place_of("person")
                draft.problems.append(self.converter.problem(draft, place, text, "请先建档，或核对日期"))
            draft.values["enrolment"] = enrolment

    def _read_alike(self, records: Sequence[Any]) -> None:
        """Without a natural key the same row is known by agreeing in everything: rows of the same days are read."""
        self._alike: dict[Any, list[Any]] = defaultdict(list)
        if self.declaration.natural_key or not records:
            return
        name = self.declaration.date_field
        days = sorted({getattr(record, name) for record in records if getattr(record, name) is not None})
        for start in range(0, len(days), CHUNK):
            chunk = {f"{name}__in": days[start : start + CHUNK]}
            for row in self.declaration.model.objects.standing().filter(**chunk):
                self._alike[getattr(row, name)].append(row)

    def _plan_row(self, draft: Draft, record: Any) -> RowPlan:
        if draft.row in self.skip:
            return RowPlan(draft.row, Status.SKIP, problems=draft.problems)
        if draft.refused:
            return self._refused(draft)
        stored = self.batch.keys.stored(record)
        if stored is not None and getattr(stored, "sheet_row", None) is None:
            return self._plan_update(draft, stored)
        if self._stands_already(draft, record):
            return RowPlan(draft.row, Status.SAME)
        problems = [*self.batch.inspect(record), *self._out_of_scope(record)]
        self._note(draft, problems)
        if draft.refused:
            return self._refused(draft)
        self.batch.accept(record, problems)
        return RowPlan(draft.row, Status.NEW, record, draft.problems)

    def _refused(self, draft: Draft) -> RowPlan:
        status = Status.SKIP if self.skip_errors else Status.ERROR
        return RowPlan(draft.row, status, problems=draft.problems)

    def _stands_already(self, draft: Draft, record: Any) -> bool:
        rows = self._alike.get(getattr(record, self.declaration.date_field), ())
        return any(not _differing(draft, row) and row.institution_id == record.institution_id for row in rows)

    def _plan_update(self, draft: Draft, stored: Any) -> RowPlan:
        before = history.values(stored)
        differing = _differing(draft, stored)
        if not differing:
            return RowPlan(draft.row, Status.SAME, stored)
        problems = self._out_of_scope(stored)
        for name, value in differing.items():
            setattr(stored, name, value)
        stored.sheet_row = draft.row
        if store.moved(before, stored):
            stored.area_id = None
        problems += [*self.batch.inspect(stored), *self._out_of_scope(stored)]
        self._note(draft, problems)
        if draft.refused:
            return self._refused(draft)
        self.batch.accept(stored, problems, before)
        changed = history.differences(before, history.values(stored))
        return RowPlan(draft.row, Status.UPDATE, stored, draft.problems, history.in_words(stored, changed))

    def _out_of_scope(self, record: Any) -> list[Problem]:
        if record.area_id is None or access.may_write_row(
            self.scope, self.declaration, record.area_id, record.institution_id
        ):
            return []
        return [Problem(Severity.ERROR, "这一行不在您的管辖范围内", "person", "scope")]

    def _note(self, draft: Draft, problems: list[Problem]) -> None:
        """Problems of the record at the cells of their fields."""
        for problem in problems:
            found = self.converter.problem(draft, self.converter.place_of(problem.field), problem.message)
            draft.problems.append(CellProblem(**{**vars(found), "severity": problem.severity}))

    def write(self, plan: Plan, imported: ImportBatch) -> None:
        plan.batch.write(f"导入{imported.file_name}"[:200], imported, self.progress)


def _copy(blank: Any) -> Any:
    """An unsaved row like this empty one; filling in the defaults of forty fields anew is slow."""
    record = blank.__class__.__new__(blank.__class__)
    record.__dict__.update(blank.__dict__)
    record._state = ModelState()
    return record


def _differing(draft: Draft, stored: Any) -> dict[str, Any]:
    """The filled cells that say otherwise than the stored row."""
    found = {}
    for name, value in draft.values.items():
        if name == "enrolment":
            continue
        current = getattr(stored, f"{name}_id") if hasattr(value, "pk") else getattr(stored, name)
        if current != (value.pk if hasattr(value, "pk") else value):
            found[name] = value
    return found
