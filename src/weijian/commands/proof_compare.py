"""`weijian proof-compare OLD NEW`: what a new version of a report settled, left and brought in."""

import argparse
import sys
from pathlib import Path

from weijian.proof.api import proofread_file
from weijian.proof.compare import compare
from weijian.proof.findings import SEVERITIES
from weijian.proof.output.comparison import comparison_as_json, comparison_lines
from weijian.proof.read import Unreadable

HELP = "比较一份报告的两个版本：哪些问题已改、未改、新出现，哪些数据改动过"
CLEAN, FOUND, UNREADABLE = 0, 1, 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("old", type=Path, metavar="旧稿", help="改动以前的文件")
    parser.add_argument("new", type=Path, metavar="新稿", help="改动以后的文件")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="输出形式（默认 text）")
    parser.add_argument(
        "--show", choices=SEVERITIES, default="hint", help="只显示这一级及以上的问题（默认 hint）"
    )


def run(arguments: argparse.Namespace) -> int:
    """Exit status 1 where the new version has an error, old or new."""
    try:
        old, new = proofread_file(arguments.old), proofread_file(arguments.new)
    except Unreadable as error:
        print(f"无法读取，{error}", file=sys.stderr)
        return UNREADABLE
    comparison = compare(old, new)
    if arguments.format == "json":
        print(comparison_as_json(old, new, comparison))
    else:
        for line in comparison_lines(old, new, comparison, arguments.show):
            print(line)
    return FOUND if any(finding.severity == "error" for finding in new.findings) else CLEAN
