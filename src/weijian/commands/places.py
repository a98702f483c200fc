"""`weijian places …`: areas and institutions, listed, loaded from a workbook, changed from a day on."""

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import Any

from weijian.commands import prepare_django

HELP = "区划与机构：列出、从表格载入、新设、更名、划归、撤并"
# The day from which a change holds must be said; what is entered at the beginning has always been so.
DATED = ("rename", "move", "merge", "change-institution", "end-institution")
BEGINNING = "2000-01-01"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    deeds = parser.add_subparsers(dest="deed", required=True, metavar="操作")
    _add_reading(deeds)
    _add_areas(deeds)
    _add_institutions(deeds)
    for name, text in {"reopen": "撤回误办的撤并", "remove": "删除误录（没有任何记录用到时）"}.items():
        deeds.add_parser(name, help=text).add_argument("place", metavar="区划或机构代码")
    for name, one in deeds.choices.items():
        one.add_argument("--user", metavar="用户名", help="以谁的身份办理（默认：唯一的县级管理员）")
        if name in (*DATED, "add-area", "add-institution", "load"):
            need = {"required": True} if name in DATED else {"default": date.fromisoformat(BEGINNING)}
            note = "" if name in DATED else f"（默认 {BEGINNING}，即一直如此）"
            one.add_argument(
                "--since", type=date.fromisoformat, metavar="日期", help=f"自哪天起{note}", **need
            )
        if name in (*DATED, "add-area", "add-institution"):
            one.add_argument("--document", default="", metavar="依据文件")


def _add_reading(deeds: Any) -> None:
    listed = deeds.add_parser("list", help="列出某日的区划树")
    listed.add_argument("--on", type=date.fromisoformat, metavar="日期", help="哪一天（默认今天）")
    listed.add_argument("--institutions", action="store_true", help="列出机构")
    template = deeds.add_parser("template", help="写出空白的填报表格")
    template.add_argument("file", type=Path, metavar="文件.xlsx")
    load = deeds.add_parser("load", help="载入表格（区划、机构两张工作表），全部成功或全部不载入")
    load.add_argument("files", type=Path, nargs="+", metavar="文件", help=".xlsx、.xls 或 .csv")


def _add_areas(deeds: Any) -> None:
    add = deeds.add_parser("add-area", help="新设区划")
    add.add_argument("code", metavar="代码", help="县6位、乡镇9位、村12位")
    add.add_argument("name", metavar="名称")
    add.add_argument("--parent", metavar="上级", help="上级的代码或名称")
    rename = deeds.add_parser("rename", help="区划更名")
    rename.add_argument("area", metavar="区划")
    rename.add_argument("name", metavar="新名称")
    move = deeds.add_parser("move", help="把区划划归另一上级，如乡镇拆分时的各村")
    move.add_argument("areas", nargs="+", metavar="区划")
    move.add_argument("--to", required=True, metavar="新上级")
    merge = deeds.add_parser("merge", help="把区划并入另一区划")
    merge.add_argument("area", metavar="区划")
    merge.add_argument("--into", required=True, metavar="并入")
    merge.add_argument("--children", action="store_true", help="下级区划一并划入")


def _add_institutions(deeds: Any) -> None:
    add = deeds.add_parser("add-institution", help="新设机构")
    for name, words in {"code": "代码", "name": "名称", "kind": "类别", "area": "所在区划"}.items():
        add.add_argument(name, metavar=words)
    add.add_argument("--private", action="store_true", help="非公立")
    change = deeds.add_parser("change-institution", help="变更机构的名称、类别、所在区划、上级、公立")
    change.add_argument("institution", metavar="机构")
    for name, words in {"name": "新名称", "kind": "类别", "area": "区划"}.items():
        change.add_argument(f"--{name}", metavar=words)
    change.add_argument("--public", choices=("是", "否"))
    for one in (add, change):
        one.add_argument("--superior", metavar="上级机构", help="代码或名称；写“无”为没有上级")
    ending = deeds.add_parser("end-institution", help="机构撤销或并入")
    ending.add_argument("institution", metavar="机构")
    ending.add_argument("--into", metavar="并入", help="并入的机构（没有则为撤销）")


def run(arguments: argparse.Namespace) -> int:
    prepare_django()
    from weijian.accounts.command_line import NobodyActs, acting_user
    from weijian.ledger.access import Forbidden
    from weijian.ledger.cells import CellError
    from weijian.ledger.checks import Refused
    from weijian.ledger.workbook.read import FileRefused

    try:
        if arguments.deed == "template":
            return _template(arguments)
        user = acting_user(arguments.user)
        if arguments.deed == "list":
            return _list(arguments)
        if arguments.deed == "load":
            return _load(arguments, user)
        return _do(arguments, user)
    except Refused as refused:
        for problem in refused.problems:
            print(problem if hasattr(problem, "place") else problem.message, file=sys.stderr)
    except (CellError, FileRefused, Forbidden, NobodyActs, OSError) as error:
        print(error, file=sys.stderr)
    return 1


def _template(arguments: argparse.Namespace) -> int:
    from weijian.ledger.workbook.place_columns import write_places_template

    arguments.file.write_bytes(write_places_template())
    print(arguments.file)
    return 0


def _list(arguments: argparse.Namespace) -> int:
    from weijian.kernel import clock
    from weijian.ledger.institutions import standing_on
    from weijian.orgs.tree import AreaTree

    day = arguments.on or clock.today()
    snapshot = AreaTree.load().at(day)
    if arguments.institutions:
        for one, tenure in standing_on(day):
            print(f"{one.code}\t{tenure.name}\t{tenure.get_kind_display()}\t{snapshot[tenure.area_id].name}")
        return 0
    for node in sorted(
        snapshot.nodes.values(), key=lambda node: [one.code for one in snapshot.path(node.id)][::-1]
    ):
        if node.established:
            print(f"{node.code}\t{'　' * (node.level - 1)}{node.name}")
    return 0


def _load(arguments: argparse.Namespace, user: Any) -> int:
    from weijian.ledger.workbook.places import LoadPlaces

    files = tuple((path.name, path.read_bytes()) for path in arguments.files)
    loaded = LoadPlaces(files, arguments.since).run(user)
    for text in loaded.warnings:
        print(f"注意：{text}")
    print(f"已载入区划{loaded.areas}个、机构{loaded.institutions}个，已有{loaded.unchanged}个未改动。")
    return 0


def _do(arguments: argparse.Namespace, user: Any) -> int:
    from django.db import transaction

    with transaction.atomic():
        for action in _actions(arguments):
            action.run(user)
            print(f"{action.title}：已办理。")
            for text in action.warnings():
                print(f"注意：{text}")
    return 0


def _actions(arguments: argparse.Namespace) -> list[Any]:
    from weijian.ledger import institutions, places

    deed = arguments.deed
    if deed in ("reopen", "remove"):
        return [_taken_back(arguments)]
    dated: dict[str, Any] = {"since": arguments.since, "document": arguments.document}
    if deed == "add-area":
        return [places.AddArea(arguments.code, arguments.name, _area(arguments.parent), **dated)]
    if deed == "rename":
        return [places.RenameArea(_area(arguments.area), arguments.name, **dated)]
    if deed == "move":
        target = _area(arguments.to)
        return [places.MoveArea(_area(one), target, **dated) for one in arguments.areas]
    if deed == "merge":
        return [
            places.MergeArea(
                _area(arguments.area), _area(arguments.into), **dated, children=arguments.children
            )
        ]
    if deed == "add-institution":
        return [_new_institution(arguments)]
    if deed == "change-institution":
        return [
            institutions.ChangeInstitution(_institution(arguments.institution), _changes(arguments), **dated)
        ]
    if deed == "end-institution":
        gone, into = _institution(arguments.institution), _institution(arguments.into)
        return [institutions.EndInstitution(gone, successor=into, **dated)]
    raise AssertionError(f"{deed} has no action")


def _new_institution(arguments: argparse.Namespace) -> Any:
    from weijian.ledger.institutions import AddInstitution
    from weijian.ledger.workbook.place_columns import read_kind

    return AddInstitution(
        arguments.code,
        arguments.name,
        read_kind(arguments.kind),
        _area(arguments.area),
        arguments.since,
        superior=_institution(arguments.superior),
        public=not arguments.private,
        document=arguments.document,
    )


def _changes(arguments: argparse.Namespace) -> dict[str, Any]:
    from weijian.ledger.workbook.place_columns import read_kind

    given = {
        "name": arguments.name,
        "kind": arguments.kind and read_kind(arguments.kind),
        "area": _area(arguments.area),
        "public": arguments.public and arguments.public == "是",
    }
    values = {name: value for name, value in given.items() if value is not None}
    return {**values, "superior": _institution(arguments.superior)} if arguments.superior else values


def _taken_back(arguments: argparse.Namespace) -> Any:
    from weijian.ledger import institutions, places
    from weijian.orgs.models import Area

    if Area.objects.filter(code=arguments.place).exists():
        area_deeds = {"reopen": places.ReopenArea, "remove": places.RemoveArea}
        return area_deeds[arguments.deed](_area(arguments.place))
    deeds = {"reopen": institutions.ReopenInstitution, "remove": institutions.RemoveInstitution}
    return deeds[arguments.deed](_institution(arguments.place))


def _area(text: str | None) -> Any:
    """By code, ended ones too, or by the name of a standing one."""
    from weijian.ledger.lookups import Lookups
    from weijian.orgs.models import Area

    if not text:
        return None
    return Area.objects.filter(code=text).first() or Area.objects.get(pk=Lookups().area(text))


def _institution(text: str | None) -> Any:
    from weijian.ledger.lookups import Lookups
    from weijian.orgs.models import Institution

    if not text or text == "无":
        return None
    return Institution.objects.get(pk=Lookups().institution(text))
