"""`weijian proof-rules`: prints every rule of the proof-reader with its examples."""

import argparse
from collections.abc import Iterator

from weijian.proof.output.terminal import NAMES
from weijian.proof.rules import RuleModule, rule_modules

HELP = "列出校核规则：代码、级别、说明、依据、例句"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--format", choices=("text", "markdown"), default="text", help="输出形式（默认 text）"
    )
    parser.add_argument("codes", nargs="*", metavar="代码", help="只列出这些代码")


def run(arguments: argparse.Namespace) -> int:
    wanted = {code.upper() for code in arguments.codes}
    modules = [module for module in rule_modules() if not wanted or module.rule.code in wanted]
    page = markdown(modules) if arguments.format == "markdown" else plain(modules)
    print("\n".join(page))
    return 0 if modules else 1


def plain(modules: list[RuleModule]) -> Iterator[str]:
    for module in modules:
        rule = module.rule
        yield f"{rule.code}  {NAMES[rule.severity]}  {rule.title}"
        yield f"    {rule.explanation}"
        yield f"    依据：{rule.source}"
        yield from (f"    ✗ {_one_line(example)}" for example in module.flagged)
        yield from (f"    ✓ {_one_line(example)}" for example in module.silent)


def markdown(modules: list[RuleModule]) -> Iterator[str]:
    """The page of the manual that is generated from the rules."""
    yield "# 校核规则\n"
    yield "由 `weijian proof-rules --format markdown` 生成，不要手工修改。\n"
    for module in modules:
        rule = module.rule
        yield f"## {rule.code} {rule.title}\n"
        yield f"级别：{NAMES[rule.severity]}；主题：{module.theme}；依据：{rule.source}\n"
        yield f"{rule.explanation}\n"
        yield "会指出：\n"
        yield from (f"* {_one_line(example)}" for example in module.flagged)
        yield "\n不会指出：\n"
        yield from (f"* {_one_line(example)}" for example in module.silent)
        yield ""


def _one_line(example: str) -> str:
    return example.replace("\n", " ／ ")
