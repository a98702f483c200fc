"""Which ledgers, rows and persons a user reaches. Every page, export, API call and drill-down asks here."""

from typing import Any

from django.db.models import QuerySet

from weijian.accounts.models import User
from weijian.accounts.scope import Scope
from weijian.ledger.declaration import Declaration
from weijian.ledger.registry import ledgers
from weijian.people.models import Person


class Forbidden(PermissionError):
    """The user may not do this; the message says what was asked."""


def may_open(scope: Scope, declaration: Declaration) -> bool:
    """Whether the ledger exists for this user. Sealed ledgers ask for the line by name."""
    if declaration.sealed and not scope.may_administer:
        return scope.lines is not None and declaration.line in scope.lines
    return scope.holds_line(declaration.line)


def open_ledgers(scope: Scope) -> list[Declaration]:
    return [declaration for declaration in ledgers().values() if may_open(scope, declaration)]


def rows(scope: Scope, declaration: Declaration) -> QuerySet:
    """The ledger's rows in scope, voided ones included."""
    if not may_open(scope, declaration):
        return declaration.model.objects.none()
    return declaration.model.objects.filter(scope.rows())


def may_write_row(
    scope: Scope, declaration: Declaration, area_id: int | None, institution_id: int | None
) -> bool:
    return scope.may_write and may_open(scope, declaration) and scope.holds_row(area_id, institution_id)


def persons(scope: Scope) -> QuerySet:
    """Current persons who live or lived in the scope's areas."""
    found = Person.objects.current()
    return found if scope.whole_county else found.filter(scope.people()).distinct()


def may_read_person(scope: Scope, person: Person) -> bool:
    """Whether a person's page opens: living in scope, or with a row in scope (a patient from elsewhere)."""
    if scope.whole_county or persons(scope).filter(pk=person.pk).exists():
        return True
    return any(person_rows(scope, declaration, person).exists() for declaration in open_ledgers(scope))


def person_rows(scope: Scope, declaration: Declaration, person: Person) -> QuerySet:
    """One person's rows of a ledger, in scope."""
    if not declaration.has_person:
        return declaration.model.objects.none()
    return rows(scope, declaration).filter(person_id=person.pk)


def scope_of(user: User) -> Scope:
    return Scope.of(user)


def record_or_forbidden(scope: Scope, declaration: Declaration, record_id: int) -> Any:
    """The record, or Forbidden: what lies outside the scope is not told apart from what does not exist."""
    record = rows(scope, declaration).filter(pk=record_id).first()
    if record is None:
        raise Forbidden(f"没有编号为{record_id}的{declaration.title}，或不在您的管辖范围内。")
    return record
