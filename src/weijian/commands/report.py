"""`weijian report`: write the work summary with the next plan as a Word document."""

import argparse
from pathlib import Path

from weijian.commands import prepare_django
from weijian.kernel.periods import Period, PeriodError

HELP = "生成工作总结及下一步打算（Word 公文，数字可追溯）"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--period", required=True, help="报告期，如 2021、2021H1、2021年上半年、2021年1-9月")
    parser.add_argument("--out", required=True, type=Path, help="写到哪个 .docx 文件")
    parser.add_argument("--area", help="区划代码（默认全县）")


def run(arguments: argparse.Namespace) -> int:
    try:
        period = Period.parse(arguments.period)
    except PeriodError as error:
        print(error)
        return 2
    prepare_django()
    from weijian.orgs.models import Area
    from weijian.reports.compose import compose
    from weijian.reports.word.writer import write_word

    area = Area.objects.filter(code=arguments.area).first() if arguments.area else None
    if arguments.area and area is None:
        print(f"没有代码为 {arguments.area} 的区划。")
        return 2
    report = compose(period, area.pk if area else None)
    try:
        arguments.out.write_bytes(write_word(report))
    except OSError as error:
        print(f"无法写入 {arguments.out}：{error.strerror}。")
        return 2
    print(f"已写入 {arguments.out}：{len(list(report.figures()))} 个可追溯的数字。")
    return 0
