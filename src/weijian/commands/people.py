"""`weijian people find|doubles|merge|undo`: find persons, list likely doubles, merge them, take a merge back."""

import argparse
import sys
from typing import Any

from weijian.commands import prepare_django

HELP = "查找人员，列出疑似重复，合并与撤销合并"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    deeds = parser.add_subparsers(dest="deed", required=True, metavar="操作")
    find = deeds.add_parser("find", help="按姓名、拼音首字母、证件号查找")
    find.add_argument("text", metavar="姓名或证件号")
    doubles = deeds.add_parser("doubles", help="列出疑似重复的人员")
    doubles.add_argument("--limit", type=int, default=200, metavar="行数")
    merge = deeds.add_parser("merge", help="把后者并入前者")
    merge.add_argument("kept", type=int, metavar="保留")
    merge.add_argument("gone", type=int, metavar="并入")
    merge.add_argument("--despite-numbers", action="store_true", help="身份证号不同也合并（已核实）")
    undo = deeds.add_parser("undo", help="撤销一次合并")
    undo.add_argument("merge", type=int, metavar="合并号")
    for one in (find, doubles, merge, undo):
        one.add_argument("--user", metavar="用户名", help="以谁的身份办理（默认：唯一的县级管理员）")


def run(arguments: argparse.Namespace) -> int:
    prepare_django()
    from weijian.accounts.command_line import NobodyActs, acting_user
    from weijian.ledger.access import Forbidden
    from weijian.ledger.checks import Refused

    deeds = {"find": _find, "doubles": _doubles, "merge": _merge, "undo": _undo}
    try:
        return deeds[arguments.deed](arguments, acting_user(arguments.user))
    except (Forbidden, NobodyActs, Refused) as error:
        print(error, file=sys.stderr)
        return 1


def _line(person: Any) -> str:
    home = next((str(row.area) for row in person.residences.all() if row.until is None), "")
    born = f"{person.birth_date:%Y-%m-%d}"
    return (
        f"#{person.pk}\t{person.name}\t{person.get_sex_display()}\t{born}\t{person.masked_id_number}\t{home}"
    )


def _find(arguments: argparse.Namespace, user: Any) -> int:
    from weijian.accounts.scope import Scope
    from weijian.ledger.persons import find

    found = find(Scope.of(user), arguments.text)
    for person in found:
        print(_line(person))
    return 0 if found else 1


def _doubles(arguments: argparse.Namespace, user: Any) -> int:
    from weijian.accounts.scope import Scope
    from weijian.ledger.doubles import find_doubles

    for double in find_doubles(Scope.of(user), arguments.limit):
        print(double.reason)
        print(f"  {_line(double.first)}\n  {_line(double.second)}")
    return 0


def _merge(arguments: argparse.Namespace, user: Any) -> int:
    from weijian.ledger.merging import MergePersons
    from weijian.people.models import Person

    people = Person.objects.in_bulk([arguments.kept, arguments.gone])
    if len(people) < 2:
        print("没有这样的两名人员。", file=sys.stderr)
        return 1
    kept, gone = people[arguments.kept], people[arguments.gone]
    merge = MergePersons(kept, gone, arguments.despite_numbers).run(user)
    print(f"合并{merge.pk}：#{gone.pk}已并入#{kept.pk}，迁移{len(merge.moved)}条。")
    return 0


def _undo(arguments: argparse.Namespace, user: Any) -> int:
    from weijian.ledger.merging import UndoMerge
    from weijian.ledger.models import PersonMerge

    merge = PersonMerge.objects.filter(pk=arguments.merge).first()
    if merge is None:
        print(f"没有合并{arguments.merge}。", file=sys.stderr)
        return 1
    UndoMerge(merge).run(user)
    print(f"已撤销合并{merge.pk}。")
    return 0
