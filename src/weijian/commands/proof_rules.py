"""`weijian proof-rules`: prints every rule of the proof-reader with its examples, or one rule whole."""

import argparse
import json
import sys
from collections.abc import Callable, Iterator

from weijian.proof.batch import batch_rules
from weijian.proof.nearest import nearest
from weijian.proof.output.words import SEVERITIES as NAMES
from weijian.proof.output.words import one_line
from weijian.proof.rules import RuleModule, known_codes, rule_modules

HELP = "列出校核规则：代码、级别、说明、依据、例句"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--format",
        choices=("text", "markdown", "json"),
        default="text",
        help="输出形式（默认 text：不写代码时每条一行，写了代码时列出全部内容）",
    )
    parser.add_argument(
        "codes", nargs="*", metavar="代码", help="只列出这些规则，如 NUM101；可以只写前几位，如 FIG1"
    )


def run(arguments: argparse.Namespace) -> int:
    wanted = tuple(code.upper() for code in arguments.codes)
    unknown = [code for code in wanted if not any(known.startswith(code) for known in known_codes())]
    for code in unknown:
        print(f"没有规则“{code}”{nearest(code, known_codes())}", file=sys.stderr)
    modules = [module for module in all_rules() if not wanted or module.rule.code.startswith(wanted)]
    forms: dict[str, Callable[[list[RuleModule]], Iterator[str]]] = {
        "text": plain if wanted else brief,
        "markdown": markdown,
        "json": as_json,
    }
    if modules:
        print("\n".join(forms[arguments.format](modules)))
    return 1 if unknown else 0


def brief(modules: list[RuleModule]) -> Iterator[str]:
    for module in modules:
        rule = module.rule
        yield f"{rule.code}  {NAMES[rule.severity]}  {rule.title}{'（可自动修改）' if rule.safe_fix else ''}"


def all_rules() -> list[RuleModule]:
    """Those over several documents among them, in the order of their codes."""
    return sorted([*rule_modules(), *batch_rules()], key=lambda module: module.rule.code)


def plain(modules: list[RuleModule]) -> Iterator[str]:
    for module in modules:
        rule = module.rule
        yield f"{rule.code}  {NAMES[rule.severity]}  {rule.title}"
        yield f"    {rule.explanation}"
        yield f"    依据：{rule.source}"
        if rule.safe_fix:
            yield "    --fix 会自动修改"
        if lacks := rule.missing():
            yield f"    本机不检查：{lacks}"
        yield from (f"    ✗ {_one_line(example)}" for example in module.flagged)
        yield from (f"    ✓ {_one_line(example)}" for example in module.silent)


def as_json(modules: list[RuleModule]) -> Iterator[str]:
    rows = [
        {
            "code": module.rule.code,
            "severity": module.rule.severity,
            "theme": module.theme,
            "title": module.rule.title,
            "explanation": module.rule.explanation,
            "source": module.rule.source,
            "safe_fix": module.rule.safe_fix,
            "flagged": module.flagged,
            "silent": module.silent,
        }
        for module in modules
    ]
    yield json.dumps(rows, ensure_ascii=False, indent=1)


def markdown(modules: list[RuleModule]) -> Iterator[str]:
    """The page of the manual that is generated from the rules."""
    yield "# 校核规则\n"
    yield "由 `weijian proof-rules --format markdown` 生成，不要手工修改。\n"
    for module in modules:
        rule = module.rule
        fixed = "；`--fix` 自动修改" if rule.safe_fix else ""
        yield f"## {rule.code} {rule.title}\n"
        yield f"级别：{NAMES[rule.severity]}；主题：{module.theme}；依据：{rule.source}{fixed}\n"
        yield f"{rule.explanation}\n"
        yield "会指出：\n"
        yield from (f"* {_one_line(example)}" for example in module.flagged)
        yield "\n不会指出：\n"
        yield from (f"* {_one_line(example)}" for example in module.silent)
        yield ""


def _one_line(example: str) -> str:
    return one_line(example.replace("\n", " ／ "))
