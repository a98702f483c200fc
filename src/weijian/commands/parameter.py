"""`weijian parameter list|set`: numbers that a document sets, from a day on."""

import argparse
import sys
from datetime import date
from decimal import Decimal, InvalidOperation

from weijian.commands import prepare_django

HELP = "参数：列出现行值与历次设置，自某日起设置新值"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    deeds = parser.add_subparsers(dest="deed", required=True, metavar="操作")
    deeds.add_parser("list", help="列出").add_argument("--on", type=date.fromisoformat, metavar="日期")
    put = deeds.add_parser("set", help="设置")
    put.add_argument("parameter", metavar="参数代码")
    put.add_argument("value", type=_number, metavar="值")
    put.add_argument("--since", type=date.fromisoformat, required=True, metavar="日期", help="自哪天起")
    put.add_argument("--document", required=True, metavar="依据文件")
    put.add_argument("--area", metavar="区划", help="只适用于此区划（默认全县）")
    put.add_argument("--user", metavar="用户名", help="以谁的身份办理（默认：唯一的县级管理员）")


def _number(text: str) -> Decimal:
    try:
        value = Decimal(text)
    except InvalidOperation:
        raise argparse.ArgumentTypeError(f"“{text}”不是数字") from None
    if not value.is_finite():
        raise argparse.ArgumentTypeError(f"“{text}”不是数字")
    return value


def run(arguments: argparse.Namespace) -> int:
    prepare_django()
    from weijian.accounts.command_line import NobodyActs
    from weijian.ledger.access import Forbidden
    from weijian.ledger.cells import CellError
    from weijian.ledger.checks import Refused

    try:
        return _list(arguments) if arguments.deed == "list" else _set(arguments)
    except (CellError, Forbidden, NobodyActs, Refused) as error:
        print(error, file=sys.stderr)
        return 1


def _list(arguments: argparse.Namespace) -> int:
    from weijian.kernel import clock
    from weijian.ledger.models import ParameterValue
    from weijian.ledger.parameters import PARAMETERS

    day = arguments.on or clock.today()
    rows = list(ParameterValue.objects.select_related("area").order_by("code", "since"))
    for one in PARAMETERS.values():
        print(f"{one.code}\t{one.name}\t{one.on(day).normalize():f} {one.unit}\t{one.source}")
        for row in rows:
            if row.code == one.code:
                place = f" {row.area}" if row.area else ""
                print(f"  {row.since:%Y-%m-%d} 起 {row.value.normalize():f}{place}（{row.document}）")
    return 0


def _set(arguments: argparse.Namespace) -> int:
    from weijian.accounts.command_line import acting_user
    from weijian.ledger.administration import SetParameter
    from weijian.ledger.lookups import Lookups
    from weijian.orgs.models import Area

    area = Area.objects.get(pk=Lookups().area(arguments.area)) if arguments.area else None
    SetParameter(arguments.parameter, arguments.value, arguments.since, arguments.document, area).run(
        acting_user(arguments.user)
    )
    print(f"已保存，自{arguments.since:%Y-%m-%d}起适用。")
    return 0
