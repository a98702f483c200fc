"""The command line `weijian`: one module per command, found by its name in this package.

A command module offers `HELP` (one line, Chinese), `add_arguments(parser)` and `run(arguments) -> int`.
Modules are imported only when asked for, so that `weijian proof` starts without a database.
"""

import argparse
import gc
import importlib.util
import os
import pkgutil
import sys
from pathlib import Path

from weijian.kernel import kept

SOURCES = Path(__file__).parents[1]
# Vocabularies and expressions live as long as the process: to look for garbage among them takes a fifth of its time.
FEW_COLLECTIONS = (100_000, 20, 20)


def command_names() -> list[str]:
    """Names as typed, e.g. `proof-rules` for the module `proof_rules`."""
    names = (module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("__"))
    return sorted(name.replace("_", "-") for name in names)


def build_parser(only: str | None = None) -> argparse.ArgumentParser:
    """The parser of all commands, or of one (faster to start)."""
    parser = argparse.ArgumentParser(prog="weijian", description="卫健：台账、指标、报告与校核")
    commands = parser.add_subparsers(dest="command", required=True, metavar="命令")
    for name in [only] if only in command_names() else command_names():
        module = importlib.import_module(f"{__name__}.{name.replace('-', '_')}")
        command = commands.add_parser(name, help=module.HELP, description=module.HELP)
        module.add_arguments(command)
        command.set_defaults(run=module.run)
    return parser


def _dictionary_of_words() -> Path:
    """Where the package lies that indexes of words are made with, besides our own sources."""
    found = importlib.util.find_spec("rjieba")
    return Path(found.origin).parent if found and found.origin else SOURCES / "none"


def prepare_django() -> None:
    """Make the database reachable; commands that need it call this in `run`."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "weijian.site.settings")
    django.setup()


def main(argv: list[str] | None = None) -> int:
    """Entry point of the `weijian` script; returns the exit status."""
    words = sys.argv[1:] if argv is None else argv
    if argv is None and words[:1] == ["proof"]:  # a process of its own, whose start counts
        gc.set_threshold(*FEW_COLLECTIONS)
        kept.begin([*(SOURCES / floor for floor in ("kernel", "proof", "review")), _dictionary_of_words()])
    alone = argparse.Namespace(process_of_its_own=argv is None)
    arguments = build_parser(words[0] if words else None).parse_args(words, alone)
    try:
        status = int(arguments.run(arguments))
        sys.stdout.flush()
    except BrokenPipeError:
        # `weijian … | head`: the reader has had enough, which is no fault.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return status
