"""One change of state, one action class: permission, change, audit entry and signal, for page, API and command line.

`Action.run(user)` is the only door to the store for people. A new action is a frozen dataclass with `code`,
`title`, `permit` and `perform`; meta-tests walk all of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

from django.db import transaction
from django.dispatch import Signal

from weijian.accounts import audit
from weijian.accounts.models import User
from weijian.accounts.scope import Scope
from weijian.kernel import clock
from weijian.ledger import access, store
from weijian.ledger.access import Forbidden
from weijian.ledger.checks import Refused, refuse
from weijian.ledger.declaration import Declaration
from weijian.ledger.models import Doubt
from weijian.ledger.registry import ledger, ledgers
from weijian.ledger.rules import Problem, Severity
from weijian.orgs.models import Institution

# Sent with `sender=action class, action=…, user=…, result=…` after the transaction has been committed.
done = Signal()


@dataclass(frozen=True)
class Action:
    """Base of all actions."""

    code: ClassVar[str] = ""
    title: ClassVar[str] = ""

    def permit(self, user: User, scope: Scope) -> None:
        """Raise Forbidden when the user may not do this."""
        raise Forbidden(f"未定义“{self.title}”的权限。")

    def perform(self, user: User) -> Any:
        """Make the change; runs in a transaction. Returns what the action is about."""
        raise AssertionError(f"{type(self).__name__} does nothing")

    def trail(self, result: Any) -> dict[str, Any]:
        """What the audit trail keeps: subject, subject_id, person_id and details without personal data."""
        return record_trail(result)

    def run(self, user: User) -> Any:
        """Permit, perform, audit, signal. Raises Forbidden or Refused; then nothing has changed."""
        self.permit(user, Scope.of(user))
        with transaction.atomic():
            result = self.perform(user)
            audit.record(user, self.code, **self.trail(result))
        transaction.on_commit(lambda: done.send(type(self), action=self, user=user, result=result))
        return result


def record_trail(record: Any) -> dict[str, Any]:
    return {
        "subject": record.declaration.code,
        "subject_id": record.pk,
        "person_id": getattr(record, "person_id", None),
        "revision": record.revision,
    }


def default_institution(user: User) -> Institution | None:
    """Where a user's records are made: the own institution, else the bureau."""
    return user.institution or Institution.objects.filter(tenures__kind="X").order_by("pk").first()


def _require_row(scope: Scope, record: Any, title: str) -> None:
    if not access.may_write_row(scope, record.declaration, record.area_id, record.institution_id):
        raise Forbidden(f"您无权对这条{record.declaration.title}进行“{title}”。")


def _afresh(record: Any) -> Any:
    """The row as it stands now: a page may have been open while somebody else changed it."""
    return type(record).objects.select_for_update().get(pk=record.pk)


def dependents(record: Any) -> Iterator[tuple[Declaration, int]]:
    """Ledgers with valid rows that belong to this one, with how many."""
    for declaration in ledgers().values():
        if declaration.enrolment is type(record):
            count = declaration.model.objects.standing().filter(enrolment_id=record.pk).count()
            if count:
                yield declaration, count


@dataclass(frozen=True)
class CreateRecord(Action):
    """Enter a new row."""

    ledger: str
    values: dict[str, Any] = field(hash=False)
    source: str = "form"
    code: ClassVar[str] = "create"
    title: ClassVar[str] = "新增"

    def permit(self, user: User, scope: Scope) -> None:
        declaration = ledger(self.ledger)
        if not scope.may_write or not access.may_open(scope, declaration):
            raise Forbidden(f"您无权新增{declaration.title}。")

    def perform(self, user: User) -> Any:
        record = ledger(self.ledger).model(**self.values)
        if record.institution_id is None:
            record.institution = default_institution(user)
        store.insert([record], user, self.source)
        # The area is known only now; a row outside the own territory is rolled back.
        _require_row(Scope.of(user), record, self.title)
        return record


@dataclass(frozen=True)
class RecordAction(Action):
    """Base of what is done to a row on file: somebody who may write it."""

    record: Any

    def permit(self, user: User, scope: Scope) -> None:
        _require_row(scope, self.record, self.title)


@dataclass(frozen=True)
class ChangeRecord(RecordAction):
    """Correct fields of a row; the old values stay in its history."""

    values: dict[str, Any] = field(hash=False)
    reason: str = ""
    code: ClassVar[str] = "change"
    title: ClassVar[str] = "修改"

    def permit(self, user: User, scope: Scope) -> None:
        super().permit(user, scope)
        if self.record.voided:
            raise Forbidden("已作废的记录不能修改，请先恢复。")

    def perform(self, user: User) -> Any:
        record = store.change(self.record, self.values, user, self.reason)
        _require_row(Scope.of(user), record, self.title)
        return record


@dataclass(frozen=True)
class VoidRecord(RecordAction):
    """Void a row with a reason; nothing is deleted."""

    reason: str
    code: ClassVar[str] = "void"
    title: ClassVar[str] = "作废"

    def perform(self, user: User) -> Any:
        if not self.reason.strip():
            refuse("作废须说明理由", "void_reason")
        if _afresh(self.record).voided:
            refuse("这条记录已经作废", "void_reason")
        for declaration, count in dependents(self.record):
            text = f"这条记录下还有{count}条{declaration.title}，请先作废它们"
            refuse(text, "void_reason", "dependents")
        return store.void(self.record, self.reason.strip(), user)


@dataclass(frozen=True)
class RestoreRecord(RecordAction):
    """Take a voiding back."""

    reason: str
    code: ClassVar[str] = "restore"
    title: ClassVar[str] = "恢复"

    def perform(self, user: User) -> Any:
        if not _afresh(self.record).voided:
            refuse("这条记录没有作废，无需恢复", "void_reason")
        return store.restore(self.record, self.reason.strip(), user)


@dataclass(frozen=True)
class MoveCase(RecordAction):
    """Take a case one step on, on a day, filling the fields that the step asks for."""

    step: str
    on: date
    values: dict[str, Any] = field(default_factory=dict, hash=False)
    note: str = ""
    code: ClassVar[str] = "move"
    title: ClassVar[str] = "办理"

    def permit(self, user: User, scope: Scope) -> None:
        super().permit(user, scope)
        if self.record.voided:
            raise Forbidden("已作废的记录不能办理。")

    def perform(self, user: User) -> Any:
        record = _afresh(self.record)
        flow = record.declaration.flow
        step = next((step for step in flow.steps_from(record.state) if step.code == self.step), None)
        if step is None:
            text = f"在“{record.state_label}”状态下不能进行此步骤"
            refuse(text, "state")
        problems = self._problems(step)
        if problems:
            raise Refused(problems)
        values = {**self._given(step), "state": step.end, "state_since": self.on}
        closes = flow.state(step.end).closed and not flow.state(record.state).closed
        if closes and "closed" not in values:
            values["closed"] = self.on
        return store.change(record, values, user, self.note or step.label, action="move")

    def _given(self, step: Any) -> dict[str, Any]:
        day = {step.dated: self.on} if step.dated else {}
        return {**day, **step.sets, **self.values}

    def _problems(self, step: Any) -> list[Problem]:
        found = []
        given = self._given(step)
        for name in step.needs:
            if given.get(name, getattr(self.record, name)) in (None, ""):
                label = self.record._meta.get_field(name).verbose_name
                found.append(Problem(Severity.ERROR, f"“{step.label}”须填写{label}", name))
        if self.on < self.record.state_since:
            text = f"办理日期不能早于进入“{self.record.state_label}”的日期{self.record.state_since:%Y-%m-%d}"
            found.append(Problem(Severity.ERROR, text, "state_since"))
        if self.on > clock.today():
            found.append(Problem(Severity.ERROR, "办理日期不能晚于今天", "state_since"))
        return found


@dataclass(frozen=True)
class AnswerDoubt(Action):
    """Answer a warning that a record carries, so that it is not listed again."""

    doubt: Doubt
    answer: str
    code: ClassVar[str] = "answer"
    title: ClassVar[str] = "答复疑点"

    def permit(self, user: User, scope: Scope) -> None:
        declaration = ledger(self.doubt.ledger)
        if not access.may_write_row(scope, declaration, self.doubt.area_id, self.doubt.institution_id):
            raise Forbidden("您无权答复这条疑点。")

    def perform(self, user: User) -> Doubt:
        if not self.answer.strip():
            refuse("请写明核对结果", "answer")
        if type(self.doubt).objects.filter(pk=self.doubt.pk, answered_at=None).first() is None:
            refuse("这条疑点已经答复，或已不存在", "answer")
        self.doubt.answer, self.doubt.answered_by, self.doubt.answered_at = (
            self.answer.strip(),
            user,
            clock.now(),
        )
        self.doubt.save()
        return self.doubt

    def trail(self, result: Doubt) -> dict[str, Any]:
        return {"subject": result.ledger, "subject_id": result.record_id, "rule": result.rule}


def actions() -> list[type[Action]]:
    """Every concrete action, also those of higher floors that are loaded."""
    found: list[type[Action]] = []
    waiting = list(Action.__subclasses__())
    while waiting:
        cls = waiting.pop()
        waiting.extend(cls.__subclasses__())
        if cls.code:
            found.append(cls)
    return sorted(found, key=lambda cls: cls.code)
