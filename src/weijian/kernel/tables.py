"""Small tables of facts that stand beside the code: tab-separated, one row a line, each with its source."""

from pathlib import Path


def rows_of(table: Path) -> list[list[str]]:
    """The cells of each row; empty lines and those that begin with # are comments."""
    lines = table.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]
