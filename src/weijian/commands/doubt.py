"""`weijian doubt list|answer`: warnings that await an answer, within the user's scope."""

import argparse
import sys

from weijian.commands import prepare_django

HELP = "疑点：列出、答复"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    deeds = parser.add_subparsers(dest="deed", required=True, metavar="操作")
    listed = deeds.add_parser("list", help="列出未答复的疑点")
    listed.add_argument("--ledger", metavar="台账", help="只列一个台账")
    answer = deeds.add_parser("answer", help="答复一条疑点")
    answer.add_argument("id", type=int, metavar="编号")
    answer.add_argument("answer", metavar="核对结果")
    for one in (listed, answer):
        one.add_argument("--user", metavar="用户名", help="以谁的身份办理（默认：唯一的县级管理员）")


def run(arguments: argparse.Namespace) -> int:
    prepare_django()
    from weijian.accounts.command_line import NobodyActs, acting_user
    from weijian.accounts.scope import Scope
    from weijian.ledger.access import Forbidden
    from weijian.ledger.actions import AnswerDoubt
    from weijian.ledger.checks import Refused
    from weijian.ledger.registry import UnknownLedger, ledger
    from weijian.web.errands import doubts_in_scope

    try:
        user = acting_user(arguments.user)
        waiting = doubts_in_scope(Scope.of(user)).select_related("area")
        if arguments.deed == "answer":
            doubt = waiting.filter(pk=arguments.id).first()
            if doubt is None:
                print(f"没有未答复的疑点{arguments.id}，或不在您的管辖范围内。", file=sys.stderr)
                return 1
            AnswerDoubt(doubt, arguments.answer).run(user)
            print("疑点已答复。")
            return 0
        if arguments.ledger:
            waiting = waiting.filter(ledger=ledger(arguments.ledger).code)
    except (Forbidden, NobodyActs, Refused, UnknownLedger) as error:
        print(error, file=sys.stderr)
        return 1
    for doubt in waiting.order_by("-raised_at", "-pk"):
        print(f"{doubt.pk}\t{ledger(doubt.ledger).title}#{doubt.record_id}\t{doubt.area}\t{doubt.message}")
    return 0
