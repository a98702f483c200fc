"""`weijian lake`: check the columnar copy against the records, or build it anew."""

import argparse
import sys

HELP = "核对或重建列存副本"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="操作")
    check = actions.add_parser("check", help="逐格核对副本与台账，并用两种方法计算全部指标")
    check.add_argument("--period", help="核对哪个期间的指标，如 2021H1；默认为今年")
    actions.add_parser("rebuild", help="从台账重建副本（须先停止服务）")


def run(arguments: argparse.Namespace) -> int:
    from weijian.commands import prepare_django

    prepare_django()
    return _rebuild() if arguments.action == "rebuild" else _check(arguments.period)


def _rebuild() -> int:
    from weijian.lake import owner

    try:
        owner.rebuild(lambda title: print(f"  {title}", file=sys.stderr))
    except owner.Busy as busy:
        print(busy, file=sys.stderr)
        return 1
    print(f"已重建：{owner.path()}")
    return 0


def _check(period_text: str | None) -> int:
    from weijian.indicators.agreement import disagreements
    from weijian.indicators.catalogue import catalogue
    from weijian.kernel import clock
    from weijian.kernel.periods import Period
    from weijian.lake import owner

    period = Period.parse(period_text) if period_text else Period.year(clock.today().year)
    faults = 0
    tables = owner.compare()
    for title, found in tables.items():
        if not found.agrees:
            faults += 1
            print(f"{title}：{found.records}行中{found.stale}行不符，副本多出{found.surplus}行")
    figures = catalogue()
    for other in disagreements(figures, period):
        faults += 1
        print(f"{other.figure.code} {other.figure.name}：副本{other.copied}，台账{other.recorded}")
    if not faults:
        rows = sum(found.records for found in tables.values())
        print(f"一致：{len(tables)}张表{rows}行，{len(figures)}项指标（{period.label}）")
    return 1 if faults else 0
