"""`weijian proof FILE...`: proof-reads reports and says what does not add up."""

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from weijian.commands import prepare_django
from weijian.kernel import beside, kept
from weijian.kernel.periods import Period, PeriodError
from weijian.proof.api import Report, proofread, proofread_file, proofread_source
from weijian.proof.batch import Batch, read_together
from weijian.proof.facts import Facts
from weijian.proof.findings import SEVERITIES, at_least
from weijian.proof.output.batch import batch_keys, batch_lines
from weijian.proof.output.terminal import Terminal, summary_lines
from weijian.proof.read import READABLE, Unreadable, read_data
from weijian.proof.rules import example_text
from weijian.proof.settings import Settings, SettingsError, find_settings, read_settings, settings_of_words

HELP = f"校核报告：数据是否相符、编号与格式是否规范（{' '.join(READABLE)}）"
CLEAN, FOUND, UNREADABLE = 0, 1, 2
STANDARD_INPUT = "-"
FORMATS = ("text", "json", "sarif", "html")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files", nargs="+", metavar="文件", help="要校核的文件；文件夹则校核其中所有可读的文件，- 为标准输入"
    )
    parser.add_argument("--format", choices=FORMATS, default="text", help="输出形式（默认 text）")
    parser.add_argument("--output", type=Path, metavar="FILE", help="写入文件（默认打印到屏幕）")
    parser.add_argument(
        "--config", type=Path, metavar="FILE", help="配置文件（默认自文件所在处向上找 weijian-proof.toml）"
    )
    for option, words in (("--select", "只用这些规则"), ("--ignore", "不用这些规则")):
        parser.add_argument(
            option, action="append", default=[], metavar="代码", help=f"{words}，如 FIG,TXT103；可写多次"
        )
    parser.add_argument(
        "--severity", action="append", default=[], metavar="代码=级别", help="改变规则的级别，如 TXT103=hint"
    )
    parser.add_argument(
        "--fail-on", choices=SEVERITIES, help="有这一级及以上的问题时退出码为 1（默认 error）"
    )
    parser.add_argument(
        "--show", choices=SEVERITIES, default="hint", help="屏幕和批注只显示这一级及以上的问题（默认 hint）"
    )
    parser.add_argument("--all", action="store_true", help="同一规则的问题再多也全部显示")
    parser.add_argument("--show-ignored", action="store_true", help="也列出已用忽略标记放过的问题")
    parser.add_argument("--explain", action="store_true", help="说明每条规则和依据")
    parser.add_argument("--color", action="store_true", help="输出到文件或管道时也用颜色")
    parser.add_argument(
        "--ledger", action="store_true", help="与台账核对（标题写明本县和期间的材料不写也核对）"
    )
    parser.add_argument("--no-ledger", action="store_true", help="不与台账核对")
    parser.add_argument("--unit", metavar="代码", help="与这个区划的台账核对（默认按标题）")
    parser.add_argument("--period", metavar="期间", help="与这个期间的台账核对，如 2021H1（默认按标题）")
    parser.add_argument(
        "--comments", type=Path, metavar="OUT", help="另存带批注的 Word 副本（只用于一个 .docx）"
    )
    parser.add_argument(
        "--fix",
        type=Path,
        metavar="OUT",
        help="另存改好的副本：.docx 记为修订，.txt .md 直接改（只用于一个文件）",
    )
    parser.add_argument(
        "--fix-all", type=Path, metavar="OUT", help="同 --fix，把没有把握的建议也记为修订（只用于一个 .docx）"
    )


def run(arguments: argparse.Namespace) -> int:
    kept.keep(_read_example)
    if getattr(arguments, "process_of_its_own", False):  # unless other code calls it
        beside.begin()
    try:
        reports, failures = _read_all(arguments, _facts(arguments))
    except (SettingsError, PeriodError, NoLedger) as error:
        print(error, file=sys.stderr)
        return UNREADABLE
    for failure in failures:
        print(failure, file=sys.stderr)
    batch = read_together(reports)
    written = _write(_shown(batch, failures, arguments), arguments.output)
    copied = [_copy(reports, *task) for task in _copies(arguments)]
    if failures or not written or not all(copied):
        return UNREADABLE
    contradicted = any(
        at_least(finding.severity, arguments.fail_on or "error") for finding in batch.cross_document
    )
    return FOUND if contradicted or any(_fails(report, arguments.fail_on) for report in reports) else CLEAN


def _read_example() -> None:
    """Most of what a report asks for is compiled and loaded by it."""
    from weijian.review.catalogue_facts import CatalogueFacts

    proofread(example_text(), facts=CatalogueFacts())


class NoLedger(Exception):
    """Why nothing can be compared with the ledgers, in Chinese."""


def _facts(arguments: argparse.Namespace) -> Facts:
    """Names of indicators always; the ledgers where they are asked for, or where a title names our county."""
    from weijian.review.automatic import AutomaticFacts, counties_of

    asked = bool(arguments.ledger or arguments.unit or arguments.period)
    if asked and arguments.no_ledger:
        raise NoLedger("--no-ledger 不能与 --ledger、--unit、--period 同用")
    period = Period.parse(arguments.period) if arguments.period else None
    if asked:
        _require_unit(arguments.unit)
    folder = Path(os.environ.get("WEIJIAN_DATA", "data"))
    counties = [] if arguments.no_ledger else counties_of(folder)
    return AutomaticFacts(prepare_django, counties, asked, arguments.unit or "", period)


def _require_unit(code: str | None) -> None:
    """Say it before anything is read where there are no ledgers, or no such unit."""
    prepare_django()
    from django.db import DatabaseError

    from weijian.orgs.models import Area

    try:
        known = Area.objects.filter(code=code).exists() if code else Area.objects.exists()
    except DatabaseError:
        known, code = False, None
    if not known:
        raise NoLedger(
            f"没有代码为 {code} 的区划。" if code else "没有台账可以核对：数据目录中还没有数据库。"
        )


def _read_all(arguments: argparse.Namespace, facts: Facts) -> tuple[list[Report], list[str]]:
    """The reports, and in words what could not be read."""
    reports = []
    failures = [f"{folder}：没有可以校核的文件" for folder in arguments.files if _is_bare(folder)]
    for name in _names(arguments.files):
        try:
            reports.append(_read(name, _settings(Path(name), arguments), facts))
        except Unreadable as error:
            failures.append(f"{name}：无法读取，{error}")
    return reports, failures


def _settings(document: Path, arguments: argparse.Namespace) -> Settings:
    """The configuration file's word for this document, and the command line's over it."""
    config = find_settings(document) if arguments.config is None else read_settings(arguments.config)
    asked = settings_of_words(arguments.select, arguments.ignore, arguments.severity)
    return config.for_file(document).joined(asked)


def _names(words: Iterable[str]) -> Iterator[str]:
    """Files as they are named; of a folder all that can be read, in the order of their names."""
    for word in words:
        if word == STANDARD_INPUT or not Path(word).is_dir():
            yield word
            continue
        for path in sorted(Path(word).rglob("*")):
            hidden = any(part.startswith((".", "~$")) for part in path.relative_to(word).parts)
            if path.suffix.lower() in READABLE and not hidden and path.is_file():
                yield str(path)


def _is_bare(word: str) -> bool:
    """Whether it is a folder that holds nothing to read."""
    return word != STANDARD_INPUT and Path(word).is_dir() and next(_names([word]), None) is None


def _read(name: str, settings: Settings, facts: Facts) -> Report:
    if name != STANDARD_INPUT:
        return proofread_file(name, facts, settings)
    source = read_data(sys.stdin.buffer.read(), Path(STANDARD_INPUT))
    return proofread_source(source, facts, settings)


def _shown(batch: Batch, failures: list[str], arguments: argparse.Namespace) -> str:
    """In the form that is asked for; what writes another is not loaded."""
    reports = list(batch.reports)
    if arguments.format == "json":
        from weijian.proof.output.json import reports_as_json

        return reports_as_json(reports, batch_keys(batch) if len(reports) > 1 else None)
    if arguments.format == "sarif":
        from weijian.proof.output.sarif import reports_as_sarif

        return reports_as_sarif(reports, failures, batch.cross_document)
    if arguments.format == "html":
        from weijian.proof.output.html import page

        return page(*reports, across=batch.cross_document) if reports else ""
    return "\n".join(_messages(batch, arguments))


def _messages(batch: Batch, arguments: argparse.Namespace) -> Iterator[str]:
    terminal = Terminal(
        threshold=arguments.show,
        colour=_wants_colour(arguments),
        everything=arguments.all,
        explain=arguments.explain,
        show_ignored=arguments.show_ignored,
    )
    for report in batch.reports:
        yield from terminal.lines(report)
    yield from batch_lines(batch, arguments.show)
    if len(batch.reports) > 1:
        yield from summary_lines(list(batch.reports))


def _wants_colour(arguments: argparse.Namespace) -> bool:
    """https://no-color.org: the variable counts where it is set and not empty; a command's own word counts more."""
    if arguments.color:
        return True
    return arguments.output is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def _write(shown: str, output: Path | None) -> bool:
    if output is None:
        if shown:
            print(shown)
        return True
    try:
        output.write_bytes((shown + "\n").encode(errors="replace"))
    except OSError as error:
        print(f"{output}：无法写入：{error.strerror or error}", file=sys.stderr)
        return False
    return True


def _copies(arguments: argparse.Namespace) -> Iterator[tuple[str, Path, Callable[[Report, Path], str]]]:
    """(option, file to write, what writes it) for every copy that is asked for; what writes Word loads only then."""

    def comment(report: Report, target: Path) -> str:
        from weijian.proof.output.comments import write_comments

        return f"批注 {write_comments(report, target, arguments.show)} 条"

    def fix(report: Report, target: Path) -> str:
        from weijian.proof.output.fixes import write_fixed

        return f"修改 {write_fixed(report, target)} 处"

    def fix_all(report: Report, target: Path) -> str:
        from weijian.proof.output.fixes import write_fixed

        return f"修改和建议 {write_fixed(report, target, proposals=True)} 处"

    tasks = (("--comments", arguments.comments, comment), ("--fix", arguments.fix, fix))
    for option, target, write in (*tasks, ("--fix-all", arguments.fix_all, fix_all)):
        if target is not None:
            yield option, target, write


def _copy(reports: list[Report], option: str, target: Path, write: Callable[[Report, Path], str]) -> bool:
    if len(reports) != 1:
        print(f"{option} 需要且只能有一个可读的文件", file=sys.stderr)
        return False
    try:
        told = write(reports[0], target)
    except ValueError as error:
        print(f"{option}：{error}", file=sys.stderr)
        return False
    except OSError as error:
        print(f"{target}：无法写入：{error.strerror or error}", file=sys.stderr)
        return False
    print(f"已写出 {target}，{told}", file=sys.stderr)
    return True


def _fails(report: Report, threshold: str | None) -> bool:
    """A document is refused from the severity on that was asked for, or that its settings name."""
    bar = threshold or report.settings.fail_on
    return any(at_least(finding.severity, bar) for finding in report.findings)
