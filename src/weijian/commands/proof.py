"""`weijian proof FILE...`: proof-reads reports (.txt, .md, .docx) and says what does not add up."""

import argparse
import sys
from pathlib import Path

from weijian.proof.api import Report, proofread_file
from weijian.proof.findings import SEVERITIES, at_least
from weijian.proof.output.comments import write_comments
from weijian.proof.output.json import reports_as_json
from weijian.proof.output.terminal import report_lines
from weijian.proof.read import Unreadable

HELP = "校核报告：数据是否相符、编号与格式是否规范（.txt .md .docx）"
CLEAN, FOUND, UNREADABLE = 0, 1, 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", type=Path, metavar="文件", help="要校核的文件")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="输出形式（默认 text）")
    parser.add_argument(
        "--fail-on", choices=SEVERITIES, default="error", help="有这一级及以上的问题时退出码为 1"
    )
    parser.add_argument(
        "--show", choices=SEVERITIES, default="hint", help="只显示这一级及以上的问题（默认 hint）"
    )
    parser.add_argument(
        "--comments", type=Path, metavar="OUT.docx", help="另存带批注的 Word 副本（只用于一个 .docx）"
    )


def run(arguments: argparse.Namespace) -> int:
    reports, readable = _read_all(arguments.files)
    if arguments.format == "json":
        print(reports_as_json(reports))
    else:
        _print_messages(reports, arguments.show)
    if arguments.comments is not None and not _write_comments(reports, arguments):
        return UNREADABLE
    if not readable:
        return UNREADABLE
    severities = [finding.severity for report in reports for finding in report.findings]
    return FOUND if any(at_least(severity, arguments.fail_on) for severity in severities) else CLEAN


def _read_all(paths: list[Path]) -> tuple[list[Report], bool]:
    reports, readable = [], True
    for path in paths:
        try:
            reports.append(proofread_file(path))
        except Unreadable as error:
            print(f"{path}：无法读取，{error}", file=sys.stderr)
            readable = False
    return reports, readable


def _print_messages(reports: list[Report], threshold: str) -> None:
    colour = sys.stdout.isatty()
    for report in reports:
        for line in report_lines(report, threshold, colour):
            print(line)


def _write_comments(reports: list[Report], arguments: argparse.Namespace) -> bool:
    source = reports[0].source if len(reports) == 1 else None
    if source is None or source.word is None:
        print("--comments 需要且只能有一个可读的 .docx 文件", file=sys.stderr)
        return False
    count = write_comments(reports[0], arguments.comments, arguments.show)
    print(f"已写出 {arguments.comments}，批注 {count} 条", file=sys.stderr)
    return True
