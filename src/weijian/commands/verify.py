"""`weijian verify`: compute every figure of a report again and compare it with what is printed."""

import argparse
from pathlib import Path

from weijian.commands import prepare_django

HELP = "复核报告：逐一重新计算 Word 文件中的数字并与原文比较"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="由本系统生成的 .docx 文件（可经 Word、WPS 修改保存）")
    parser.add_argument("--all", action="store_true", help="一致的数字也逐条列出")


def run(arguments: argparse.Namespace) -> int:
    prepare_django()
    from weijian.reports.verify import Verdict, verify
    from weijian.reports.word.read_back import NotAReport

    try:
        checks = verify(arguments.file)
    except (NotAReport, OSError) as error:
        print(error)
        return 2
    words = {
        Verdict.AGREES: "一致",
        Verdict.DIFFERS: "不符",
        Verdict.UNKNOWN: "不认识",
        Verdict.UNSAID: "已无数据",
    }
    wrong = [check for check in checks if check.verdict is not Verdict.AGREES]
    for check in checks if arguments.all else wrong:
        expected = f"，现应为{check.expected}" if check.expected and check.verdict is Verdict.DIFFERS else ""
        print(
            f"{words[check.verdict]}  {check.name}：文中{check.stored.text}{expected}  [{check.stored.identity.tag}]"
        )
    print(f"共 {len(checks)} 个数字，{len(checks) - len(wrong)} 个一致，{len(wrong)} 个有问题。")
    return 1 if wrong else 0
