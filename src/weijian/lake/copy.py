"""The open columnar copy: made current before every query, so that a record saved now counts now.

It forms no figures. One process with threads owns the file `<data>/lake.duckdb`; a second process gets a
temporary copy of its own, built from the records. Inside an open transaction the reader also gets one of its
own, because rows that may yet be rolled back must not reach the shared file.

Each table carries its watermark, the revision up to which it is complete, changed in the same transaction as its
rows. So a crash between record and copy loses nothing: the next refresh reads from the watermark again.
"""

import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import RLock
from typing import Any

import duckdb

from weijian.lake import source
from weijian.lake.schema import Table, table_of
from weijian.lake.source import Stamp

OPTIONS: dict[str, Any] = {
    "threads": "2",
    "memory_limit": "2GB",
    "autoinstall_known_extensions": "false",  # else a missing extension would be fetched from the network
    "autoload_known_extensions": "false",
}

Progress = Callable[[str], None]


@dataclass
class State:
    """How far a table of the copy has come; `shape` names its columns and types."""

    shape: str
    revision: int
    top: int


@dataclass(frozen=True)
class Comparison:
    """How many records were read, how many the copy lacks or has otherwise, and how many only the copy has."""

    records: int
    stale: int
    surplus: int

    @property
    def agrees(self) -> bool:
        return not self.stale and not self.surplus


def shape_of(table: Table) -> str:
    return ", ".join(f'"{column.name}" {column.type}' for column in table.columns)


class Copy:
    """One open copy, shared by the threads of this process."""

    def __init__(self, path: Path | None, marked: bool) -> None:
        """`path` None keeps it in memory. A `marked` copy outlives the process and must prove whose it is."""
        self.folder = Path(tempfile.mkdtemp(prefix="lake-", dir=path.parent if path else None))
        try:
            self._connection = duckdb.connect(str(path) if path else ":memory:", config=OPTIONS)
        except duckdb.Error:
            shutil.rmtree(self.folder, ignore_errors=True)
            raise
        self._marked = marked
        self._lock = RLock()
        self._states: dict[str, State] = {}
        self._token = ""
        self._restore_states()

    def _restore_states(self) -> None:
        self._connection.execute(
            "SET TimeZone = 'UTC';"  # so are the moments of the records
            "CREATE TABLE IF NOT EXISTS watermarks (name VARCHAR, shape VARCHAR, revision BIGINT, top BIGINT);"
            "CREATE TABLE IF NOT EXISTS epoch (token VARCHAR)"
        )
        rows = self._connection.execute("SELECT name, shape, revision, top FROM watermarks").fetchall()
        self._states = {name: State(shape, revision, top) for name, shape, revision, top in rows}
        found = self._connection.execute("SELECT token FROM epoch").fetchone()
        self._token = found[0] if found else ""

    def close(self) -> None:
        with self._lock:
            self._connection.close()
            shutil.rmtree(self.folder, ignore_errors=True)

    @contextmanager
    def reading(self, tables: Iterable[Table]) -> "Iterator[tuple[duckdb.DuckDBPyConnection, int]]":
        """A cursor on one consistent state of these tables, and the revision that it is complete to."""
        with self._lock:
            revision = self.refresh(tables)
            cursor = self._connection.cursor()
            cursor.begin()
            cursor.execute("SELECT 1 FROM epoch")  # the snapshot is taken by the first statement
        try:
            yield cursor, revision
        finally:
            cursor.close()

    def refresh(self, tables: Iterable[Table]) -> int:
        """Apply what was recorded since; returns the revision to which these tables are complete."""
        with self._lock:
            now = self._stamp()
            for table in tables:
                state = self._states.get(table.name)
                if state is None or state.shape != shape_of(table) or state.revision > now.revision:
                    self._build(table, now)
                elif state.revision < now.revision or state.top != now.top(table):
                    self._apply(table, state, now)
            return now.revision

    def rebuild(self, tables: Iterable[Table], progress: Progress = lambda title: None) -> None:
        """Read everything again, table by table; readers see the old rows until the new ones stand."""
        with self._lock:
            now = self._stamp()
            for table in tables:
                progress(str(table.model._meta.verbose_name))
                self._build(table, now)
            self._connection.execute("CHECKPOINT")

    def compare(self, table: Table) -> "Comparison":
        """Every cell of a table against the records as they are now."""
        file = self.folder / f"{table.name}.csv"
        read = stale = known = 0
        with self._lock:
            self.refresh([table])
            try:
                for count in source.write_all(table, file):
                    rows = source.read_file(table, file)
                    self._connection.execute(f"CREATE OR REPLACE TEMP TABLE incoming AS {rows}")
                    read += count
                    stale += self._count(f'SELECT * FROM incoming EXCEPT ALL SELECT * FROM "{table.name}"')
                    known += self._count(
                        f'SELECT id FROM "{table.name}" WHERE id IN (SELECT id FROM incoming)'
                    )
            finally:
                file.unlink(missing_ok=True)
            return Comparison(read, stale, self._count(f'SELECT id FROM "{table.name}"') - known)

    def _count(self, rows: str) -> int:
        found = self._connection.execute(f"SELECT count(*) FROM ({rows})").fetchone()
        return int(found[0]) if found else 0

    def _stamp(self) -> Stamp:
        now = source.stamp()
        if self._marked and not now.token:
            source.mark()
            now = source.stamp()
        if self._marked and now.token != self._token:
            self._start_over(now.token)
        return now

    def _start_over(self, token: str) -> None:
        """The file is the copy of other records (a restored backup, an emptied database): forget its rows."""
        with self._transaction():
            for name in self._states:
                self._connection.execute(f'DROP TABLE IF EXISTS "{name}"')
            self._connection.execute("DELETE FROM watermarks; DELETE FROM epoch")
            self._connection.execute("INSERT INTO epoch VALUES (?)", [token])
        self._states.clear()
        self._token = token

    def _build(self, table: Table, now: Stamp) -> None:
        file = self.folder / f"{table.name}.csv"
        state = State(shape_of(table), now.revision, now.top(table))
        try:
            with self._transaction():
                self._connection.execute(f'CREATE OR REPLACE TABLE "{table.name}" ({state.shape})')
                for _ in source.write_all(table, file):
                    rows = f'{source.read_file(table, file)} ORDER BY "{table.order}"'
                    self._connection.execute(f'INSERT INTO "{table.name}" {rows}')
                self._keep(table, state)
        finally:
            file.unlink(missing_ok=True)
        self._states[table.name] = state

    def _apply(self, table: Table, state: State, now: Stamp) -> None:
        file = self.folder / f"{table.name}.csv"
        following = State(state.shape, now.revision, now.top(table))
        try:
            if source.write_changes(table, state.revision, state.top, file):
                with self._transaction():
                    rows = source.read_file(table, file)
                    self._connection.execute(f"CREATE OR REPLACE TEMP TABLE incoming AS {rows}")
                    self._connection.execute(
                        f'DELETE FROM "{table.name}" WHERE id IN (SELECT id FROM incoming)'
                    )
                    self._connection.execute(f'INSERT INTO "{table.name}" SELECT * FROM incoming')
                    self._keep(table, following)
        finally:
            file.unlink(missing_ok=True)
        # Without changed rows the watermark on disk may lag: reading from it again finds nothing.
        self._states[table.name] = following

    def _keep(self, table: Table, state: State) -> None:
        self._connection.execute("DELETE FROM watermarks WHERE name = ?", [table.name])
        self._connection.execute(
            "INSERT INTO watermarks VALUES (?, ?, ?, ?)",
            [table.name, state.shape, state.revision, state.top],
        )

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.begin()
        try:
            yield
        except BaseException:
            self._connection.rollback()
            raise
        self._connection.commit()


def tables_of(models: Iterable[Any]) -> list[Table]:
    """The tables of these models, each once."""
    return [table_of(model) for model in dict.fromkeys(models)]
