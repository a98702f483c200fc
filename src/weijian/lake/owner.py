"""Which copy a reader gets: the shared file, a temporary one beside another process, or one of its own.

It keeps the process's open copy. `reading(models)` is the only door for indicators.
"""

import atexit
import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

import duckdb
from django.conf import settings
from django.db import connection

from weijian.lake.copy import Comparison, Copy, Progress, tables_of
from weijian.lake.schema import tables

RETRY_SECONDS = 60.0

_lock = Lock()
_open: Copy | None = None
_temporary: Path | None = None
_tried_at = 0.0


class Busy(RuntimeError):
    """Another process owns the file."""

    def __str__(self) -> str:
        return "列存副本正由另一进程（如正在运行的服务）使用，请先停止它再重建。"


def path() -> Path:
    return Path(settings.DATA) / "lake.duckdb"


@contextmanager
def reading(models: Iterable[Any]) -> Iterator[tuple[duckdb.DuckDBPyConnection, int]]:
    """A cursor over the current rows of these models, and the revision that they are complete to."""
    wanted = tables_of(models)
    if connection.in_atomic_block:
        # What this transaction sees may still be rolled back: a copy in memory, for this reader alone.
        copy = Copy(None, marked=False)
        try:
            with copy.reading(wanted) as found:
                yield found
        finally:
            copy.close()
        return
    with _current().reading(wanted) as found:
        yield found


def refresh() -> int:
    """Make every table current; returns the revision that the copy is complete to."""
    return _current().refresh(tables())


def rebuild(progress: Progress = lambda title: None) -> None:
    """Read all records again into the file. Raises Busy while another process owns it."""
    copy = _current()
    if _temporary is not None:
        raise Busy
    copy.rebuild(tables(), progress)


def compare() -> dict[str, Comparison]:
    """Every table of the copy against the records, by title."""
    copy = _current()
    return {str(table.model._meta.verbose_name): copy.compare(table) for table in tables()}


def is_shared() -> bool:
    """Whether this process owns the file; otherwise it works on a temporary copy."""
    _current()
    return _temporary is None


def close() -> None:
    """Close the copy and give the file free."""
    global _open, _temporary
    with _lock:
        if _open is not None:
            _open.close()
        if _temporary is not None:
            shutil.rmtree(_temporary, ignore_errors=True)
        _open = _temporary = None


atexit.register(close)


def _current() -> Copy:
    global _open, _temporary, _tried_at
    with _lock:
        if _open is not None and (_temporary is None or time.monotonic() - _tried_at < RETRY_SECONDS):
            return _open
        _tried_at = time.monotonic()
        shared = _open_file()
        if shared is not None:
            # A temporary copy may still have readers; it goes with the process.
            _open, _temporary = shared, None
        elif _open is None:
            _temporary = Path(tempfile.mkdtemp(prefix="weijian-lake-"))
            _open = Copy(_temporary / "lake.duckdb", marked=False)
        return _open


def _open_file() -> Copy | None:
    """The shared file, made anew when it cannot be read; None while another process holds it."""
    try:
        return _tidied(Copy(path(), marked=True))
    except duckdb.IOException as error:
        if "lock" in str(error).lower():
            return None
    except duckdb.Error:
        pass
    # It is only a copy: unreadable, it is built again from the records.
    for file in (path(), path().with_suffix(".duckdb.wal")):
        file.unlink(missing_ok=True)
    return _tidied(Copy(path(), marked=True))


def _tidied(copy: Copy) -> Copy:
    """Clear what a killed process left behind; only the owner of the file may."""
    for leftover in copy.folder.parent.glob("lake-*"):
        if leftover != copy.folder:
            shutil.rmtree(leftover, ignore_errors=True)
    return copy
