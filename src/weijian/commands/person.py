"""`weijian person register|change|move`: one person of the resident index, by the same actions as the pages."""

import argparse
import json
import sys
from datetime import date
from typing import Any

from weijian.commands import prepare_django

HELP = "登记、修改（含登记死亡）、迁居一名人员（JSON）"
DATES = ("birth_date", "died_on")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    deeds = parser.add_subparsers(dest="deed", required=True, metavar="操作")
    register = deeds.add_parser("register", help="登记")
    change = deeds.add_parser("change", help="修改；died_on 填死亡日期，填空为撤销")
    move = deeds.add_parser("move", help="变更居住地")
    for one in (change, move):
        one.add_argument("id", type=int, metavar="编号")
    for one in (register, move):
        one.add_argument("area", metavar="区划代码", help="居住的村或乡镇")
        one.add_argument("since", type=date.fromisoformat, metavar="起始日期")
    for one in (register, change):
        example = '如 {"name": "张晓燕", "sex": 2, "birth_date": "1950-03-01", "no_id_reason": 4}'
        one.add_argument("values", metavar="JSON", help=example)
    for one in (register, change, move):
        one.add_argument("--user", metavar="用户名", help="以谁的身份办理（默认：唯一的县级管理员）")
    change.add_argument("--reason", default="", metavar="理由")


def run(arguments: argparse.Namespace) -> int:
    prepare_django()
    from weijian.accounts.command_line import NobodyActs, acting_user
    from weijian.ledger.access import Forbidden
    from weijian.ledger.checks import Refused

    try:
        person = _action(arguments).run(acting_user(arguments.user))
    except Refused as refused:
        for problem in refused.problems:
            print(f"{problem.field}: {problem.message}", file=sys.stderr)
        return 1
    except (Forbidden, NobodyActs, LookupError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"#{person.pk}")
    return 0


def _action(arguments: argparse.Namespace) -> Any:
    from weijian.ledger.persons import ChangePerson, ChangeResidence, RegisterPerson

    if arguments.deed == "register":
        return RegisterPerson(_values(arguments), _area(arguments.area), arguments.since)
    if arguments.deed == "change":
        return ChangePerson(_person(arguments.id), _values(arguments), arguments.reason)
    return ChangeResidence(_person(arguments.id), _area(arguments.area), arguments.since)


def _values(arguments: argparse.Namespace) -> dict[str, Any]:
    given = json.loads(arguments.values)
    if not isinstance(given, dict):
        raise ValueError("人员的项目须写成 JSON 对象。")
    return {name: _day(name, value) if name in DATES and value else value for name, value in given.items()}


def _day(name: str, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{name} 应写作 1950-03-01，现为“{text}”。") from None


def _area(code: str) -> Any:
    from weijian.orgs.models import Area

    found = Area.objects.filter(code=code).first()
    if found is None:
        raise LookupError(f"没有代码为{code}的区划。")
    return found


def _person(number: int) -> Any:
    from weijian.people.models import Person

    found = Person.objects.filter(pk=number).first()
    if found is None:
        raise LookupError(f"没有编号为{number}的人员，或不在管辖范围内。")
    return found
