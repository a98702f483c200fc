"""`weijian record show|create|change|void|restore|move`: one record, by the same actions as page and API."""

import argparse
import json
import sys
from datetime import date
from typing import Any

from weijian.commands import prepare_django

HELP = "查看、新增、修改、作废、恢复、办理一条记录（JSON）"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    deeds = parser.add_subparsers(dest="deed", required=True, metavar="操作")
    create = deeds.add_parser("create", help="新增")
    others = {
        "show": "查看",
        "change": "修改",
        "void": "作废",
        "restore": "恢复",
        "move": "办理一步",
    }
    made = {name: deeds.add_parser(name, help=text) for name, text in others.items()}
    for one in (create, *made.values()):
        one.add_argument("ledger", metavar="台账")
        one.add_argument("--user", metavar="用户名", help="以谁的身份办理（默认：唯一的县级管理员）")
        one.add_argument("--reason", default="", metavar="理由")
    for one in made.values():
        one.add_argument("id", type=int, metavar="编号")
    made["move"].add_argument("step", metavar="步骤")
    made["move"].add_argument("on", type=date.fromisoformat, metavar="日期")
    for one in (create, made["change"], made["move"]):
        one.add_argument(
            "values", metavar="JSON", nargs="?", default="{}", help='如 {"person": "张晓燕", "mode": 1}'
        )


def run(arguments: argparse.Namespace) -> int:
    prepare_django()
    from weijian.accounts.command_line import NobodyActs, acting_user
    from weijian.ledger.access import Forbidden
    from weijian.ledger.checks import Refused
    from weijian.ledger.plain_values import plain
    from weijian.ledger.registry import UnknownLedger

    try:
        record = _do(arguments, acting_user(arguments.user))
    except Refused as refused:
        for problem in refused.problems:
            print(
                f"{problem.field}: {problem.message}" if problem.field else problem.message, file=sys.stderr
            )
        return 1
    except (Forbidden, NobodyActs, UnknownLedger, json.JSONDecodeError) as error:
        print(error, file=sys.stderr)
        return 1
    print(json.dumps(plain(record), ensure_ascii=False))
    return 0


def _do(arguments: argparse.Namespace, user: Any) -> Any:
    from weijian.accounts import audit
    from weijian.accounts.scope import Scope
    from weijian.ledger import access, actions
    from weijian.ledger.plain_values import read_values
    from weijian.ledger.registry import ledger

    declaration, scope = ledger(arguments.ledger), Scope.of(user)
    given = json.loads(getattr(arguments, "values", "{}"))
    if arguments.deed == "create":
        values = read_values(declaration, scope, given, new=True)
        return actions.CreateRecord(arguments.ledger, values, source="api").run(user)
    record = access.record_or_forbidden(scope, declaration, arguments.id)
    if arguments.deed == "show":
        audit.record(user, "read", declaration.code, record.pk, getattr(record, "person_id", None))
    if arguments.deed == "change":
        return actions.ChangeRecord(record, read_values(declaration, scope, given), arguments.reason).run(
            user
        )
    if arguments.deed == "void":
        return actions.VoidRecord(record, arguments.reason).run(user)
    if arguments.deed == "restore":
        return actions.RestoreRecord(record, arguments.reason).run(user)
    if arguments.deed == "move":
        values = read_values(declaration, scope, given)
        return actions.MoveCase(record, arguments.step, arguments.on, values, arguments.reason).run(user)
    return record
