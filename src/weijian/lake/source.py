"""Reads the system of record for the copy: what changed since a revision, or everything, as a CSV file.

CSV written by Python and read by DuckDB is the fastest way that needs no further package (measured, see
benchmarks/README.md). Dates and flags are cast to text in SQL, because Django's own conversion of every cell
would take longer than all the rest. Nothing here knows indicators.
"""

import csv
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connection

from weijian.kernel import clock
from weijian.lake.models import Epoch
from weijian.lake.schema import Column, Table, table_of
from weijian.ledger.models import RevisionCounter
from weijian.orgs.models import Area, Institution
from weijian.people.models import Person, Residence

CHUNK = 1_000_000  # rows of one file, so that a large ledger needs neither memory nor disk at once
# Stored moments are UTC, with or without saying so; the copy keeps official time.
READ_AS = {"TIMESTAMP": "TIMESTAMPTZ"}
EMPTY = "\\N"  # stands for NULL where an empty text is something else


@dataclass(frozen=True)
class Stamp:
    """How far the system of record has come: its mark, last revision, and the last id of shared tables."""

    token: str
    revision: int
    tops: tuple[int, ...]

    def top(self, table: Table) -> int:
        """The last id of a table whose rows may come without a revision; 0 for ledgers."""
        return self.tops[NUMBERED.index(table.model)] if table.model in NUMBERED else 0


# Residents are loaded in bulk without revisions, and areas have none: new ones are known by their id.
NUMBERED: list[Any] = [Person, Residence, Area, Institution]


def stamp() -> Stamp:
    """Read in one statement, since every evaluation asks."""
    quote = connection.ops.quote_name
    tops = ", ".join(f"(SELECT MAX(id) FROM {quote(model._meta.db_table)})" for model in NUMBERED)
    counter, epoch = quote(RevisionCounter._meta.db_table), quote(Epoch._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT (SELECT token FROM {epoch} ORDER BY id LIMIT 1), "
            f"(SELECT value FROM {counter} WHERE id = 1), {tops}"
        )
        token, revision, *found = cursor.fetchone()
    return Stamp(token or "", revision or 0, tuple(top or 0 for top in found))


def mark() -> None:
    """Give these records a mark of their own, so that no copy of other records is taken for theirs."""
    if not Epoch.objects.exists():
        Epoch.objects.create(token=secrets.token_hex(16))


def write_changes(table: Table, revision: int, top: int, path: Path) -> int:
    """Write the rows that are newer than a revision, or than the last id where rows have no revision."""
    conditions = []
    if "revision" in table.by_name:
        conditions.append(f"revision > {int(revision)}")
    if table.model in NUMBERED:
        conditions.append(f"id > {int(top)}")
    return _write(table, f"WHERE {' OR '.join(conditions)}", path)


def write_all(table: Table, path: Path) -> Iterator[int]:
    """Write everything, a file at a time: yields the number of rows each time the file is to be taken."""
    last = 0
    while True:
        count = _write(table, f"WHERE id > {last} ORDER BY id LIMIT {CHUNK}", path)
        if not count:
            return
        yield count
        if count < CHUNK:
            return
        last = _id_after(table, last, count)


def _id_after(table: Table, last: int, count: int) -> int:
    with connection.cursor() as cursor:
        name = connection.ops.quote_name(table.name)
        cursor.execute(f"SELECT id FROM {name} WHERE id > {last} ORDER BY id LIMIT 1 OFFSET {count - 1}")
        return int(cursor.fetchone()[0])


def _write(table: Table, condition: str, path: Path) -> int:
    names = ", ".join(_selected(column) for column in table.columns)
    count = 0
    with connection.cursor() as cursor, path.open("w", newline="", encoding="utf-8") as file:
        cursor.execute(f"SELECT {names} FROM {connection.ops.quote_name(table.name)} {condition}")
        writer = csv.writer(file)
        while rows := cursor.fetchmany(10_000):
            writer.writerows(rows)
            count += len(rows)
    return count


def _selected(column: Column) -> str:
    name = connection.ops.quote_name(column.name)
    if column.type in ("DATE", "TIMESTAMP", "BOOLEAN"):
        return f"CAST({name} AS VARCHAR)"
    if column.type == "VARCHAR" and column.nullable:
        return f"COALESCE({name}, '{EMPTY}')"
    return name


def read_file(table: Table, path: Path) -> str:
    """The SQL by which the copy reads such a file: moments become local time, marks become NULL."""
    columns = ", ".join(
        f"'{column.name}': '{READ_AS.get(column.type, column.type)}'" for column in table.columns
    )
    texts = ", ".join(f"'{column.name}'" for column in table.columns if column.type == "VARCHAR")
    kept = f", force_not_null = [{texts}]" if texts else ""
    selected = ", ".join(_read(column) for column in table.columns)
    return (
        f"SELECT {selected} FROM read_csv('{path.as_posix()}', header = false, auto_detect = false, "
        f"delim = ',', quote = '\"', escape = '\"', nullstr = '', columns = {{{columns}}}{kept})"
    )


def _read(column: Column) -> str:
    if column.type == "TIMESTAMP":
        return f'"{column.name}" AT TIME ZONE \'{clock.ZONE.key}\' AS "{column.name}"'
    if column.type == "VARCHAR" and column.nullable:
        return f'nullif("{column.name}", \'{EMPTY}\') AS "{column.name}"'
    return f'"{column.name}"'


def shared_tables() -> list[Table]:
    return [table_of(model) for model in NUMBERED]
