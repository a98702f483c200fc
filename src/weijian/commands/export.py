"""`weijian export LEDGER OUT`: a filtered list as .xlsx or .csv, audited."""

import argparse
import sys
from pathlib import Path

from weijian.commands import prepare_django

HELP = "导出台账（.xlsx 或 .csv），可按列表的条件筛选"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ledger", metavar="台账", help="台账代码")
    parser.add_argument("file", metavar="文件", help="写到哪里，后缀决定格式")
    parser.add_argument(
        "--where", metavar="名=值", action="append", default=[], help="筛选条件，如 period=2020年上半年"
    )
    parser.add_argument("--full-numbers", action="store_true", help="不遮盖证件号码（仅管理员，须说明理由）")
    parser.add_argument("--reason", default="", metavar="理由")
    parser.add_argument("--user", metavar="用户名", help="以谁的身份办理（默认：唯一的县级管理员）")


def run(arguments: argparse.Namespace) -> int:
    prepare_django()
    from weijian.accounts.command_line import NobodyActs, acting_user
    from weijian.ledger.access import Forbidden
    from weijian.ledger.checks import Refused
    from weijian.ledger.registry import UnknownLedger
    from weijian.ledger.workbook.export import ExportRows

    path = Path(arguments.file)
    params = dict(pair.partition("=")[::2] for pair in arguments.where)
    try:
        action = ExportRows(
            arguments.ledger,
            params,
            arguments.full_numbers,
            arguments.reason,
            path.suffix.lstrip(".").lower(),
        )
        export = action.run(acting_user(arguments.user))
    except (Forbidden, NobodyActs, Refused, UnknownLedger) as error:
        print(error, file=sys.stderr)
        return 1
    if action.file_format == "csv":
        with path.open("w", encoding="utf-8", newline="") as file:
            file.writelines(export.lines())
    else:
        export.write_xlsx(path)
    print(f"已导出{export.listing.count}行：{path}")
    return 0
