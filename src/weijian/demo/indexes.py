"""Writes big tables without their indexes and sorts each index once at the end.

With random keys, such as blind indexes, every batch would otherwise touch nearly all pages of every index.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

# Names and definitions of indexes that no table constraint owns.
_LISTED = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = %s AND sql IS NOT NULL",
    "postgresql": "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = %s"
    " AND indexname NOT IN (SELECT conname FROM pg_constraint)",
}


def indexes(model: Any) -> list[tuple[str, str]]:
    """The indexes of a model's table: name and definition."""
    with connection.cursor() as cursor:
        cursor.execute(_LISTED[connection.vendor] + " ORDER BY 1", [model._meta.db_table])
        return cursor.fetchall()


@contextmanager
def without_indexes(*models: Any) -> Iterator[None]:
    """The models' tables have no indexes inside the block, and the same as before afterwards."""
    found = [index for model in models for index in indexes(model)]
    with connection.cursor() as cursor:
        for name, _ in found:
            cursor.execute(f"DROP INDEX {connection.ops.quote_name(name)}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            for _, definition in found:
                cursor.execute(definition)
