"""Django's makemigrations, with the constraints of a new table written into its creation.

A ledger has a dozen constraints. Added one by one, SQLite rebuilds the table for each; Django's optimizer does not
fold them when a migration creates several models, because it cannot tell which model a constraint speaks of.
"""

from typing import Any

from django.core.management.commands import makemigrations
from django.db.migrations.operations import AddConstraint, CreateModel
from django.db.migrations.operations.base import Operation


def fold_constraints(migrations: list[Any]) -> None:
    """Move each AddConstraint of an application's new migrations into its table's creation, where its fields exist."""
    created: dict[str, CreateModel] = {}
    for migration in migrations:
        tables = [operation for operation in migration.operations if isinstance(operation, CreateModel)]
        created.update({table.name_lower: table for table in tables})
    for migration in migrations:
        migration.operations = [
            operation for operation in migration.operations if not _folded(operation, created)
        ]


def _folded(operation: Operation, created: dict[str, CreateModel]) -> bool:
    if not isinstance(operation, AddConstraint):
        return False
    table = created.get(operation.model_name_lower)
    if table is None or not _has_fields(table, operation.constraint):
        return False
    table.options.setdefault("constraints", []).append(operation.constraint)
    return True


def _has_fields(table: CreateModel, constraint: Any) -> bool:
    """A unique constraint may name a link that is added later, when two tables name each other."""
    names = {name for name, _ in table.fields}
    return set(getattr(constraint, "fields", ())) <= names


class Command(makemigrations.Command):
    def write_migration_files(self, changes: dict[str, list[Any]], *args: Any, **kwargs: Any) -> None:
        for migrations in changes.values():
            fold_constraints(migrations)
        super().write_migration_files(changes, *args, **kwargs)
