"""`weijian import-rows LEDGER FILE`: import a workbook into a ledger, preview it, or take an import back."""

import argparse
import sys
from pathlib import Path
from typing import Any

from weijian.commands import prepare_django

HELP = "把表格导入台账（可先预检，可整批撤销）"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ledger", metavar="台账", help="台账代码，如 hypertension.hypertensionvisit")
    parser.add_argument("file", metavar="文件", nargs="?", help=".xlsx、.xls 或 .csv")
    parser.add_argument("--dry-run", action="store_true", help="只预检，不写入")
    parser.add_argument("--errors", metavar="OUT.xlsx", help="把标注了错误的原表写到这里")
    parser.add_argument("--skip-errors", action="store_true", help="跳过有错误的行，导入其余各行")
    parser.add_argument(
        "--create-persons", action="store_true", help="登记表中未登记的人员（须有姓名和身份证号）"
    )
    parser.add_argument("--undo", metavar="批次号", type=int, help="撤销一次导入")
    parser.add_argument("--keep-later", action="store_true", help="撤销时保留导入后又被修改的记录")
    parser.add_argument("--user", metavar="用户名", help="以谁的身份办理（默认：唯一的县级管理员）")


def run(arguments: argparse.Namespace) -> int:
    prepare_django()
    from weijian.accounts.command_line import NobodyActs, acting_user
    from weijian.ledger.access import Forbidden
    from weijian.ledger.checks import Refused
    from weijian.ledger.registry import UnknownLedger
    from weijian.ledger.workbook.read import FileRefused

    try:
        user = acting_user(arguments.user)
        if arguments.undo:
            return _undo(arguments, user)
        return _import(arguments, user)
    except (FileRefused, Forbidden, NobodyActs, OSError, Refused, UnknownLedger) as error:
        print(error, file=sys.stderr)
        return 1


def _import(arguments: argparse.Namespace, user: Any) -> int:
    from weijian.ledger.registry import ledger
    from weijian.ledger.workbook.annotate import annotate
    from weijian.ledger.workbook.importing import ImportRefused, ImportRows, preview

    if not arguments.file:
        print("请给出要导入的文件。", file=sys.stderr)
        return 2
    ledger(arguments.ledger)
    path = Path(arguments.file)
    content = path.read_bytes()
    action = ImportRows(
        arguments.ledger,
        content,
        path.name,
        skip_errors=arguments.skip_errors,
        create_persons=arguments.create_persons,
        progress=_tell,
    )
    try:
        if arguments.dry_run:
            plan = preview(action, user)
            _report(plan)
            status = 1 if plan.refused else 0
        else:
            batch = action.run(user)
            print(f"批次{batch.pk}：新增{batch.added}，更新{batch.updated}，未改动或跳过{batch.skipped}。")
            return 0
    except ImportRefused as refused:
        plan, status = refused.plan, 1
        _report(plan)
        print(refused, file=sys.stderr)
    if arguments.errors:
        Path(arguments.errors).write_bytes(annotate(plan, content))
        print(f"已写出标注后的表格：{arguments.errors}")
    return status


def _report(plan: Any) -> None:
    from weijian.ledger.workbook.plan import STATUS_LABELS

    print("，".join(f"{STATUS_LABELS[status]}{count}" for status, count in plan.counts.items() if count))
    if plan.already:
        print(f"注意：同一个文件已于{plan.already.at:%Y-%m-%d}导入（批次{plan.already.pk}）。")
    if plan.sheet.unknown:
        print(f"未识别的栏目（不导入）：{'、'.join(plan.sheet.unknown)}")
    for problem in plan.problems:
        value = f"“{problem.value}”" if problem.value else ""
        place = f"第{problem.row}行{problem.letter}列 {problem.heading}{value}"
        print(f"{problem.severity.upper():7} {place}：{problem.message}。{problem.advice}")


def _tell(title: str, done: int, of: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{title} {done}/{of}", end="", file=sys.stderr)


def _undo(arguments: argparse.Namespace, user: Any) -> int:
    from weijian.ledger.models import ImportBatch
    from weijian.ledger.workbook.importing import UndoImport

    batch = ImportBatch.objects.filter(pk=arguments.undo, ledger=arguments.ledger).first()
    if batch is None:
        print(f"没有批次{arguments.undo}。", file=sys.stderr)
        return 1
    UndoImport(batch, arguments.keep_later).run(user)
    print(f"已撤销批次{batch.pk}。")
    return 0
