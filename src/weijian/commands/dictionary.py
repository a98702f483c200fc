"""`weijian dictionary`: write the data dictionary, or check that the written one is still true."""

import argparse
import sys
from pathlib import Path

from weijian.commands import prepare_django

HELP = "生成数据字典（docs/data-dictionary.md），或核对它是否最新"
DEFAULT = "docs/data-dictionary.md"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="文件", nargs="?", default=DEFAULT, help=f"默认 {DEFAULT}；- 为屏幕")
    parser.add_argument("--check", action="store_true", help="只核对，不写入；不一致时返回1")


def run(arguments: argparse.Namespace) -> int:
    prepare_django()
    from weijian.ledger.dictionary import markdown

    text = markdown()
    if arguments.file == "-":
        print(text, end="")
        return 0
    path = Path(arguments.file)
    if arguments.check:
        if path.exists() and path.read_text(encoding="utf-8") == text:
            return 0
        print(f"{path} 与台账声明不一致，请运行 weijian dictionary。", file=sys.stderr)
        return 1
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    print(path)
    return 0
