"""`weijian document`: write every generated page of docs/, or check that the written ones are still true."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from weijian.commands import build_parser, command_names, prepare_django

HELP = "生成文档：数据字典、指标目录、指标手册、校核规则、命令、术语表"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, nargs="?", default=Path("docs"), help="文档目录（默认 docs）")
    parser.add_argument("--check", action="store_true", help="只核对，不写入；有不一致时返回 1")


def run(arguments: argparse.Namespace) -> int:
    prepare_django()
    stale = []
    for name, page in pages(arguments.folder).items():
        path, text = arguments.folder / name, page()
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(name)
        if not arguments.check:
            path.write_text(text, encoding="utf-8")
    if stale and arguments.check:
        print(f"与代码不一致：{'、'.join(stale)}。请运行 weijian document。", file=sys.stderr)
        return 1
    print(f"已更新：{'、'.join(stale)}" if stale else "文档都是最新的。")
    return 0


def pages(folder: Path) -> dict[str, Callable[[], str]]:
    """File name to what writes it."""
    from weijian.commands import proof_rules
    from weijian.indicators import manual
    from weijian.ledger import dictionary

    return {
        "data-dictionary.md": dictionary.markdown,
        "indicators.md": manual.page,
        "proof-rules.md": lambda: "\n".join(proof_rules.markdown(proof_rules.all_rules())) + "\n",
        "commands.md": commands_markdown,
        "glossary.md": lambda: glossary_markdown(folder / "glossary-terms.tsv"),
    }


def commands_markdown() -> str:
    """Each command's own help."""
    lines = ["# Commands\n", "Written by `weijian document`; do not edit.\n"]
    for name in command_names():
        parser = build_parser(name)
        [subparsers] = [
            action for action in parser._actions if isinstance(action, argparse._SubParsersAction)
        ]
        command = subparsers.choices[name]
        command.formatter_class = _Plain
        lines += [f"## weijian {name}\n", f"```\n{command.format_help().rstrip()}\n```\n"]
    return "\n".join(lines)


class _Plain(argparse.HelpFormatter):
    """The same width on every terminal, or the page would change with it."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=100)


def glossary_markdown(terms: Path) -> str:
    """The engine's words from a table, the ledgers' from their declarations."""
    from weijian.ledger.registry import lines as all_lines

    rows = [line.split("\t") for line in terms.read_text(encoding="utf-8").splitlines()[1:]]
    page = ["# Glossary\n", "Written by `weijian document` from glossary-terms.tsv and the ledgers.\n"]
    page += ["| English | 中文 | meaning |", "|---|---|---|"]
    page += [f"| {english} | {chinese} | {meaning} |" for english, chinese, meaning in rows]
    page += ["\n## Ledgers\n", "| model | 台账 | line of work | kind |", "|---|---|---|---|"]
    for line in all_lines().values():
        for declaration in line.ledgers:
            model = declaration.model.__name__
            page.append(
                f"| `{model}` | {declaration.title} | {line.title} (`{line.name}`) | {declaration.kind} |"
            )
    return "\n".join(page) + "\n"
