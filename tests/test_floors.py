"""The floors of docs/architecture.md: each imports only from floors below it, inside functions too."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "weijian"

# Lowest first. Floors on one line do not import each other.
FLOORS = [
    ["kernel"],
    ["orgs", "proof"],
    ["people"],
    ["accounts"],
    ["ledger"],
    ["lake"],
    ["indicators"],
    ["demo"],
    ["work"],
    ["reports"],
    ["review"],
    ["web"],
    ["site"],
    ["commands"],
]
LEVEL = {name: level for level, floor in enumerate(FLOORS) for name in floor}
FILES = sorted(SOURCE.rglob("*.py"))


def imported_modules(path: Path) -> list[tuple[int, str]]:
    """(line, module) of every import in a file, wherever it stands."""
    found = []
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno} uses a relative import"
            found.append((node.lineno, node.module or ""))
            found += [(node.lineno, f"{node.module}.{alias.name}") for alias in node.names]
    return found


def floor_of(module: str) -> str | None:
    parts = module.split(".")
    return parts[1] if parts[0] == "weijian" and len(parts) > 1 and parts[1] in LEVEL else None


def test_every_folder_is_a_known_floor():
    folders = {path.name for path in SOURCE.iterdir() if path.is_dir() and not path.name.startswith("__")}
    assert folders == set(LEVEL)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_imports_only_downwards(path):
    own = path.relative_to(SOURCE).parts[0]
    for line, module in imported_modules(path):
        floor = floor_of(module)
        if floor is None or floor == own or own not in LEVEL:
            continue
        assert LEVEL[floor] < LEVEL[own], (
            f"{path}:{line}: {own} imports {module} from a floor above or beside it"
        )


def test_kernel_and_proof_know_no_django():
    for folder in ("kernel", "proof"):
        for path in (SOURCE / folder).rglob("*.py"):
            for line, module in imported_modules(path):
                assert not module.startswith("django"), f"{path}:{line} imports {module}"


def test_no_floor_reads_the_wall_clock():
    for path in FILES:
        if path.relative_to(SOURCE).as_posix() == "kernel/clock.py":
            continue
        text = path.read_text()
        for call in ("date.today(", "datetime.now(", "timezone.now(", "time.time("):
            assert call not in text, f"{path} reads the wall clock with {call}; use weijian.kernel.clock"


def test_file_sizes_stay_readable():
    for path in FILES:
        if "/migrations/" in path.as_posix():
            continue
        lines = path.read_text().splitlines()
        assert len(lines) <= 600, f"{path} has {len(lines)} lines; split it by noun"


def test_no_catch_all_modules():
    forbidden = {"utils.py", "helpers.py", "common.py", "misc.py", "base2.py"}
    assert not [path for path in FILES if path.name in forbidden]
