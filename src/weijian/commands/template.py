"""`weijian template LEDGER OUT`: the empty workbook of a ledger."""

import argparse
import sys
from pathlib import Path

from weijian.commands import prepare_django

HELP = "写出台账的填报模板（.xlsx）"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ledger", metavar="台账", nargs="?", help="台账代码；不给则列出全部台账")
    parser.add_argument("file", metavar="文件", nargs="?", help="写到哪里（默认：台账名称.xlsx）")


def run(arguments: argparse.Namespace) -> int:
    prepare_django()
    from weijian.ledger.registry import UnknownLedger, ledger, ledgers
    from weijian.ledger.workbook.template import write_template

    if not arguments.ledger:
        for code, declaration in ledgers().items():
            print(f"{code}\t{declaration.title}")
        return 0
    try:
        declaration = ledger(arguments.ledger)
    except UnknownLedger as error:
        print(error, file=sys.stderr)
        return 1
    path = Path(arguments.file or f"{declaration.title}.xlsx")
    path.write_bytes(write_template(declaration))
    print(path)
    return 0
