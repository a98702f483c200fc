"""`weijian manual`: the catalogue of figures as Markdown, for docs/indicators.md."""

import argparse
import sys
from pathlib import Path

HELP = "打印指标目录"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, help="写入文件（默认打印到屏幕）")


def run(arguments: argparse.Namespace) -> int:
    from weijian.commands import prepare_django

    prepare_django()
    from weijian.indicators.manual import page

    if arguments.out:
        arguments.out.write_text(page(), encoding="utf-8")
    else:
        sys.stdout.write(page())
    return 0
