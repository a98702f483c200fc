"""Importing a file into a ledger and taking a whole import back, as actions.

`preview` makes the plan and writes nothing. `ImportRows` makes the same plan again inside its transaction and writes
all rows, or all but those it was told to skip; one error refuses the whole file. `UndoImport` voids what an import
added and gives changed rows their former values from the history.
"""

from dataclasses import dataclass, field
from typing import Any, ClassVar

from django.db import transaction

from weijian.accounts.models import User
from weijian.accounts.scope import Scope
from weijian.kernel import clock
from weijian.ledger import access, history, store
from weijian.ledger.access import Forbidden
from weijian.ledger.actions import Action
from weijian.ledger.batch import Progress, void_rows
from weijian.ledger.checks import Refused, refuse
from weijian.ledger.models import Change, ImportBatch
from weijian.ledger.registry import ledger, ledgers
from weijian.ledger.rules import Problem, Severity
from weijian.ledger.workbook.plan import Plan, Planner, Status
from weijian.ledger.workbook.read import read_sheet

MOST_NAMED = 10


def silent(title: str, done: int, of: int) -> None:
    """A progress callback that tells nobody."""


class ImportRefused(Refused):
    """Rows of the file are in error; `plan` says which and why."""

    def __init__(self, plan: Plan) -> None:
        rows = sorted({problem.row for problem in plan.errors})
        named = "、".join(map(str, rows[:MOST_NAMED])) + ("等" if len(rows) > MOST_NAMED else "")
        text = f"第{named}行有错误，整个文件没有导入。请改正后重新导入，或选择跳过这些行。"
        super().__init__([Problem(Severity.ERROR, text)])
        self.plan = plan


@dataclass(frozen=True)
class ImportRows(Action):
    """Import a file. `skip` are row numbers to leave out; `skip_errors` leaves out every row in error."""

    ledger: str
    content: bytes = field(repr=False)
    file_name: str
    skip: frozenset[int] = frozenset()
    skip_errors: bool = False
    create_persons: bool = False
    progress: Progress = field(default=silent, compare=False)
    code: ClassVar[str] = "import"
    title: ClassVar[str] = "导入"

    def permit(self, user: User, scope: Scope) -> None:
        declaration = ledger(self.ledger)
        if not scope.may_write or not access.may_open(scope, declaration):
            raise Forbidden(f"您无权导入{declaration.title}。")

    def planner(self, user: User) -> Planner:
        declaration = ledger(self.ledger)
        sheet = read_sheet(declaration, self.content, self.file_name)
        return Planner(
            declaration, sheet, user, self.skip, self.skip_errors, self.create_persons, self.progress
        )

    def perform(self, user: User) -> ImportBatch:
        planner = self.planner(user)
        plan = planner.plan()
        if plan.refused:
            raise ImportRefused(plan)
        counts = plan.counts
        imported = ImportBatch.objects.create(
            ledger=self.ledger,
            file_name=self.file_name[-200:],
            digest=planner.sheet.digest,
            at=clock.now(),
            by=user,
            added=counts[Status.NEW],
            updated=counts[Status.UPDATE],
            skipped=counts[Status.SKIP] + counts[Status.SAME],
        )
        planner.write(plan, imported)
        return imported

    def trail(self, result: ImportBatch) -> dict[str, Any]:
        return {
            "subject": result.ledger,
            "batch": result.pk,
            "added": result.added,
            "updated": result.updated,
            "skipped": result.skipped,
        }


def preview(action: ImportRows, user: User) -> Plan:
    """The plan of an import; nothing is written, persons to be registered are rolled back."""
    action.permit(user, Scope.of(user))
    if not action.create_persons:
        return action.planner(user).plan()
    with transaction.atomic():
        plan = action.planner(user).plan()
        transaction.set_rollback(True)
    return plan


@dataclass(frozen=True)
class UndoImport(Action):
    """Take a whole import back. Rows that somebody changed afterwards refuse it, unless they are to be kept."""

    batch: ImportBatch
    keep_later: bool = False
    code: ClassVar[str] = "undo_import"
    title: ClassVar[str] = "撤销导入"

    def permit(self, user: User, scope: Scope) -> None:
        declaration = ledger(self.batch.ledger)
        own = self.batch.by_id == user.pk
        if not (scope.may_administer or (own and scope.may_write and access.may_open(scope, declaration))):
            raise Forbidden("只有导入人和管理员可以撤销一次导入。")

    def perform(self, user: User) -> ImportBatch:
        batch = ImportBatch.objects.select_for_update().get(pk=self.batch.pk)
        if batch.undone_at:
            refuse("这次导入已经撤销")
        model = ledger(batch.ledger).model
        reason = f"撤销导入：{batch.file_name}"[:200]
        added, changed = self._added(batch, model), self._changed(batch, model)
        self._refuse_dependents(added)
        void_rows(added, reason, user)
        for change, record in changed:
            store.put_back(record, history.before(change, model), user, reason)
        batch.undone_at = clock.now()
        batch.save(update_fields=["undone_at"])
        return batch

    def _added(self, batch: ImportBatch, model: Any) -> list[Any]:
        """Rows that the import added and that still stand as it left them."""
        ids = model.objects.filter(batch=batch).values("pk")
        touched = _by_people(batch).filter(record_id__in=ids)
        rows = list(model.objects.standing().filter(batch=batch).order_by("revision"))
        return self._untouched(rows, set(touched.values_list("record_id", flat=True)))

    def _changed(self, batch: ImportBatch, model: Any) -> list[tuple[Change, Any]]:
        """Rows that the import changed, newest first, with the entry of that change."""
        own = Change.objects.filter(batch=batch)
        changes = {change.record_id: change for change in own}
        later = _by_people(batch).filter(record_id__in=own.values("record_id"), batch=None)
        touched = {
            record_id
            for record_id, revision in later.values_list("record_id", "revision")
            if revision > changes[record_id].revision
        }
        rows = list(model.objects.standing().filter(pk__in=own.values("record_id")).order_by("-revision"))
        return [(changes[row.pk], row) for row in self._untouched(rows, touched)]

    def _refuse_dependents(self, added: list[Any]) -> None:
        """Visits that were made since under an imported enrolment would hang in the air."""
        for declaration in ledgers().values():
            if added and declaration.enrolment is type(added[0]):
                under = declaration.model.objects.standing().filter(enrolment__batch=added[0].batch_id)
                count = under.filter(enrolment__voided_at=None).count()
                if count:
                    text = f"导入的记录下已有{count}条{declaration.title}，请先作废它们"
                    refuse(text)

    def _untouched(self, rows: list[Any], touched: set[int]) -> list[Any]:
        found = [row for row in rows if row.pk in touched]
        if found and not self.keep_later:
            named = "、".join(f"#{row.pk}" for row in found[:MOST_NAMED])
            text = f"导入后又有人修改了{len(found)}条记录（{named}），请先处理，或选择保留这些记录"
            refuse(text)
        return [row for row in rows if row.pk not in touched]

    def trail(self, result: ImportBatch) -> dict[str, Any]:
        return {"subject": result.ledger, "batch": result.pk}


def _by_people(batch: ImportBatch) -> Any:
    """Changes of this ledger's rows that followed from no other row."""
    return Change.objects.filter(ledger=batch.ledger).exclude(action="derive")
