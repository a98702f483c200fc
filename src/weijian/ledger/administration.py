"""What only the county administrator does: users and parameters, as actions with permission and audit.

It draws no forms and knows no page. Passwords given here are made by chance, shown once and must be replaced at
the first sign-in. The first administrator of an empty system is made from the console alone.
"""

import secrets
import string
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from axes.utils import reset as forget_failures
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from weijian.accounts import audit
from weijian.accounts.models import Role, User
from weijian.accounts.scope import Scope
from weijian.ledger.access import Forbidden
from weijian.ledger.actions import Action
from weijian.ledger.checks import Refused, refuse
from weijian.ledger.models import ParameterValue
from weijian.ledger.parameters import PARAMETERS
from weijian.ledger.registry import lines
from weijian.ledger.rules import Problem, Severity
from weijian.orgs.models import Area

SIGNS = "@#%+=?"


def make_password() -> str:
    """A password that satisfies every rule and that can be read out over the telephone."""
    readable = "".join(sorted(set(string.ascii_letters + string.digits) - set("0O1lI")))
    while True:
        made = "".join(secrets.choice(readable) for _ in range(11)) + secrets.choice(SIGNS)
        try:
            validate_password(made)
        except ValidationError:
            continue
        return made


@dataclass(frozen=True)
class Administer(Action):
    """Base: the administrator only."""

    def permit(self, user: User, scope: Scope) -> None:
        if not scope.may_administer:
            raise Forbidden(f"只有县级管理员可以进行“{self.title}”。")


def scope_problems(role: str | None, area: Any, institution: Any) -> list[Problem]:
    """What does not fit between a role and where its holder works, at the field where it shows."""
    found = []
    if role in (Role.INSTITUTION, Role.VILLAGE_DOCTOR) and institution is None:
        found.append(_problem("医疗卫生机构和乡村医生须选择所属机构", "institution"))
    if role == Role.VILLAGE_DOCTOR and area is None:
        found.append(_problem("乡村医生须选择所管的村", "area"))
    if role == Role.ADMINISTRATOR and area is not None:
        found.append(_problem("县级管理员管辖全县，请勿选择区划", "area"))
    return found


def _problem(message: str, field: str) -> Problem:
    return Problem(Severity.ERROR, message, field)


def check_account(account: User) -> list[Problem]:
    """Everything wrong with an account before it is saved."""
    found = scope_problems(account.role, account.area, account.institution)
    found += [
        _problem(f"没有名为“{name}”的业务条线", "lines") for name in account.lines if name not in lines()
    ]
    try:
        account.full_clean(exclude=["password"])
    except ValidationError as error:
        labels = {name: str(User._meta.get_field(name).verbose_name) for name in error.message_dict}
        for name, texts in error.message_dict.items():
            found += [_problem(f"{labels[name]}：{text}", name) for text in texts]
    return found


@dataclass(frozen=True)
class SaveUser(Administer):
    """Create a user, or change role and scope. Returns the user; a new one carries `first_password`."""

    account: User
    code: ClassVar[str] = "save_user"
    title: ClassVar[str] = "保存用户"

    def permit(self, user: User, scope: Scope) -> None:
        super().permit(user, scope)
        if self.account.pk == user.pk and self.account.role != Role.ADMINISTRATOR:
            raise Forbidden("不能取消自己的管理员身份，请由另一名县级管理员办理。")

    def perform(self, user: User | None) -> User:
        problems = check_account(self.account)
        if problems:
            raise Refused(problems)
        if self.account.pk is None:
            self.account.first_password = make_password()
            self.account.set_password(self.account.first_password)
            self.account.must_change_password = True
        self.account.save()
        return self.account

    def trail(self, result: User) -> dict[str, Any]:
        kept = {"role": result.role, "area": result.area_id, "institution": result.institution_id}
        return {"subject": "user", "subject_id": result.pk, **kept, "lines": result.lines}


def make_first_administrator(account: User) -> User:
    """The account with which an empty system begins; audited with no user, since nobody can have signed in.

    Whoever may run it owns the data folder, and so everything in it. Refused as soon as any user exists.
    """
    with transaction.atomic():
        if User.objects.exists():
            refuse("已经有用户，请由县级管理员新增", "username")
        account.role = Role.ADMINISTRATOR
        action = SaveUser(account)
        made = action.perform(None)
        audit.record(None, action.code, **action.trail(made))
    return made


@dataclass(frozen=True)
class ResetPassword(Administer):
    """Give a new first password and lift a lock-out. Returns the password."""

    account: User
    code: ClassVar[str] = "reset_password"
    title: ClassVar[str] = "重置密码"

    def perform(self, user: User) -> str:
        made = make_password()
        self.account.set_password(made)
        self.account.must_change_password = True
        self.account.save()
        forget_failures(username=self.account.username)
        return made

    def trail(self, result: str) -> dict[str, Any]:
        return {"subject": "user", "subject_id": self.account.pk}


@dataclass(frozen=True)
class SetActive(Administer):
    """Suspend a user, or let a suspended one in again."""

    account: User
    active: bool
    code: ClassVar[str] = "set_active"
    title: ClassVar[str] = "停用或启用"

    def permit(self, user: User, scope: Scope) -> None:
        super().permit(user, scope)
        if self.account.pk == user.pk:
            raise Forbidden("不能停用自己的账号。")

    def perform(self, user: User) -> User:
        self.account.is_active = self.active
        self.account.save()
        return self.account

    def trail(self, result: User) -> dict[str, Any]:
        return {"subject": "user", "subject_id": result.pk, "active": result.is_active}


@dataclass(frozen=True)
class SetParameter(Administer):
    """Put a parameter's value on file from a day on, with the document that sets it."""

    parameter: str
    value: Decimal
    since: date
    document: str
    area: Area | None = field(default=None)
    code: ClassVar[str] = "set_parameter"
    title: ClassVar[str] = "设置参数"

    def perform(self, user: User) -> ParameterValue:
        if self.parameter not in PARAMETERS:
            refuse(f"没有代码为“{self.parameter}”的参数", "code")
        if not self.document.strip():
            refuse("请写明依据文件", "document")
        try:
            ParameterValue._meta.get_field("value").run_validators(self.value)
        except ValidationError as error:
            raise Refused([_problem(f"值：{'；'.join(error.messages)}", "value")]) from error
        row, _ = ParameterValue.objects.update_or_create(
            code=self.parameter,
            area=self.area,
            since=self.since,
            defaults={"value": self.value, "document": self.document},
        )
        return row

    def trail(self, result: ParameterValue) -> dict[str, Any]:
        return {
            "subject": "parameter",
            "subject_id": result.pk,
            "parameter": self.parameter,
            "value": str(self.value),
        }
