"""`weijian due`: what is due or late for a user, in the order and the words of the work-bench."""

import argparse
import sys

from weijian.commands import prepare_django

HELP = "待办：列出到期与逾期的事项"
SPANS = {"逾期": "late", "7天": "week", "30天": "month", "全部": "all"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--span", choices=SPANS, default="7天", help="多少天内到期（默认 7天，含已逾期）")
    parser.add_argument("--title", metavar="事项", help="只列一种事项")
    parser.add_argument("--limit", type=int, default=200, metavar="行数")
    parser.add_argument("--user", metavar="用户名", help="谁的待办（默认：唯一的县级管理员）")


def run(arguments: argparse.Namespace) -> int:
    prepare_django()
    from weijian.accounts.command_line import NobodyActs, acting_user
    from weijian.accounts.scope import Scope
    from weijian.web import errands
    from weijian.web.templatetags.words import lateness

    try:
        user = acting_user(arguments.user)
    except NobodyActs as error:
        print(error, file=sys.stderr)
        return 1
    duties = errands.in_scope(Scope.of(user)).filter(errands.due_within(SPANS[arguments.span]))
    if arguments.title:
        duties = duties.filter(title=arguments.title)
    listed = duties.select_related("person").order_by("due_on", "pk")[: arguments.limit]
    for one in errands.errands(listed):
        print(f"{one.due_on:%Y-%m-%d}\t{lateness(one.due_on)}\t{one.title}\t{one.person_name}\t{one.place}")
    print(f"共{duties.count()}件。")
    return 0
