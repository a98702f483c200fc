"""`weijian user list|create|password|suspend|resume`: accounts, by the same actions as the page 用户管理."""

import argparse
import sys
from typing import Any

from weijian.commands import prepare_django

HELP = "用户：列出、新增（含第一个县级管理员）、重置密码、停用、启用"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    deeds = parser.add_subparsers(dest="deed", required=True, metavar="操作")
    deeds.add_parser("list", help="列出用户")
    create = deeds.add_parser("create", help="新增；还没有任何用户时，新增的是第一个县级管理员")
    create.add_argument("username", metavar="用户名", help="登录用，字母、数字和 @ . + - _")
    create.add_argument("name", metavar="姓名")
    create.add_argument("role", metavar="角色", nargs="?", default="administrator", help="默认：县级管理员")
    create.add_argument("--area", metavar="区划", help="管辖区划的代码或名称（默认全县）")
    create.add_argument("--institution", metavar="机构", help="所属机构的代码或名称")
    create.add_argument("--lines", nargs="*", default=[], metavar="条线", help="业务条线（默认全部）")
    for name, text in {"password": "重置密码并解除锁定", "suspend": "停用", "resume": "启用"}.items():
        deeds.add_parser(name, help=text).add_argument("username", metavar="用户名")
    for one in deeds.choices.values():
        one.add_argument("--user", metavar="用户名", help="以谁的身份办理（默认：唯一的县级管理员）")


def run(arguments: argparse.Namespace) -> int:
    prepare_django()
    from weijian.accounts.command_line import NobodyActs
    from weijian.ledger.access import Forbidden
    from weijian.ledger.cells import CellError
    from weijian.ledger.checks import Refused

    deeds = {
        "list": _list,
        "create": _create,
        "password": _password,
        "suspend": _activate,
        "resume": _activate,
    }
    try:
        return deeds[arguments.deed](arguments)
    except Refused as refused:
        for problem in refused.problems:
            print(problem.message, file=sys.stderr)
    except (CellError, Forbidden, NobodyActs) as error:
        print(error, file=sys.stderr)
    return 1


def _administrator(arguments: argparse.Namespace) -> Any:
    """Who acts, if that is an administrator; a list of accounts is shown to nobody else."""
    from weijian.accounts.command_line import acting_user
    from weijian.accounts.scope import Scope
    from weijian.ledger.access import Forbidden

    user = acting_user(arguments.user)
    if not Scope.of(user).may_administer:
        raise Forbidden("只有县级管理员可以管理用户。")
    return user


def _list(arguments: argparse.Namespace) -> int:
    from weijian.accounts.models import User

    _administrator(arguments)
    for one in User.objects.select_related("area", "institution").order_by("role", "username"):
        place = " ".join(str(part) for part in (one.institution, one.area) if part) or "全县"
        state = "" if one.is_active else "\t已停用"
        print(f"{one.username}\t{one.name}\t{one.get_role_display()}\t{place}\t{' '.join(one.lines)}{state}")
    return 0


def _create(arguments: argparse.Namespace) -> int:
    from weijian.accounts.models import User
    from weijian.ledger.administration import SaveUser, make_first_administrator

    account = User(username=arguments.username, name=arguments.name, lines=arguments.lines)
    account.role = _role(arguments.role)
    if not User.objects.exists():
        if account.role != "administrator":
            print("还没有用户：第一个必须是县级管理员。", file=sys.stderr)
            return 1
        made = make_first_administrator(account)
    else:
        user = _administrator(arguments)
        account.area, account.institution = _place(arguments.area), _workplace(arguments.institution)
        made = SaveUser(account).run(user)
    print(f"已新增{made.get_role_display()}“{made.name}”，用户名 {made.username}。")
    _hand_over(made.first_password)
    return 0


def _role(text: str) -> str:
    """The code or the wording of a role; anything else is refused when the account is checked."""
    from weijian.accounts.models import Role

    return {label: value for value, label in Role.choices}.get(text, text)


def _place(text: str | None) -> Any:
    from weijian.ledger.lookups import Lookups
    from weijian.orgs.models import Area

    return Area.objects.get(pk=Lookups().area(text)) if text else None


def _workplace(text: str | None) -> Any:
    from weijian.ledger.lookups import Lookups
    from weijian.orgs.models import Institution

    return Institution.objects.get(pk=Lookups().institution(text)) if text else None


def _hand_over(password: str) -> None:
    print(f"初始密码 {password}")
    print("只显示这一次，请当面告知本人；首次登录须改为自己的密码。")


def _account(arguments: argparse.Namespace) -> Any:
    from weijian.accounts.models import User
    from weijian.ledger.cells import CellError

    account = User.objects.filter(username=arguments.username).first()
    if account is None:
        raise CellError(f"没有用户“{arguments.username}”。")
    return account


def _password(arguments: argparse.Namespace) -> int:
    from weijian.ledger.administration import ResetPassword

    user = _administrator(arguments)
    _hand_over(ResetPassword(_account(arguments)).run(user))
    return 0


def _activate(arguments: argparse.Namespace) -> int:
    from weijian.ledger.administration import SetActive

    active = arguments.deed == "resume"
    account = SetActive(_account(arguments), active).run(_administrator(arguments))
    print(f"“{account.name}”已{'启用' if active else '停用'}。")
    return 0
