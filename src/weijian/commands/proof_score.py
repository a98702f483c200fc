"""`weijian proof-score GOLD SOURCE`: measures the proof-reader against an annotated report."""

import argparse
import json
import sys
from pathlib import Path

from weijian.proof.api import proofread_file
from weijian.proof.blindness import blindness
from weijian.proof.read import Unreadable
from weijian.proof.score import score

HELP = "用人工标注的报告衡量校核的准确程度"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("gold", type=Path, metavar="标注", help="标注文件（JSON）")
    parser.add_argument("source", type=Path, metavar="原文", help="标注所对应的报告")
    parser.add_argument(
        "--break", type=int, default=0, dest="broken", metavar="N",
        help="另把至多 N 处成立的关系逐一改错一个数字，看校核能否发现",
    )  # fmt: skip
    parser.add_argument("--brief", action="store_true", help="只列各项得分，不列缺漏")


def run(arguments: argparse.Namespace) -> int:
    try:
        gold = json.loads(arguments.gold.read_text(encoding="utf-8"))
        report = proofread_file(arguments.source)
    except (OSError, ValueError, Unreadable) as error:
        print(f"无法读取：{error}", file=sys.stderr)
        return 2
    for line in score(report, gold).lines(details=not arguments.brief):
        print(line)
    for share in blindness(report.text, gold, arguments.broken) if arguments.broken else ():
        print(f"改错后发现 {share}")
        for missed in () if arguments.brief else share.missed:
            print(f"    缺 {missed}")
    return 0
