"""Tables come from migrations in production and from the models in tests; both must be the same."""

import os
import subprocess
import sys

import pytest
from django.core.management import call_command
from django.db.migrations.operations import AddConstraint, AddField, CreateModel
from django.db.models import CharField, Q, UniqueConstraint

from weijian.ledger.management.commands.makemigrations import fold_constraints


class Migration:
    def __init__(self, *operations):
        self.operations = list(operations)


@pytest.mark.django_db
def test_migrations_lack_nothing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_constraint_moves_into_the_creation_of_its_table():
    table = CreateModel("Visit", [("code", CharField())])
    rule = UniqueConstraint(fields=["code"], name="one_code")
    migration = Migration(table, AddConstraint("visit", rule))
    fold_constraints([migration])
    assert migration.operations == [table]
    assert table.options["constraints"] == [rule]


def test_constraint_on_a_field_that_comes_later_stays_behind_it():
    table = CreateModel("Visit", [])
    later = AddField("visit", "code", CharField())
    rule = AddConstraint("visit", UniqueConstraint(fields=["code"], condition=Q(code="x"), name="one_code"))
    migration = Migration(table, later, rule)
    fold_constraints([migration])
    assert migration.operations == [table, later, rule]


@pytest.mark.parametrize("times", [1, 2])
def test_prepare_makes_the_stores_and_may_be_repeated(tmp_path, times):
    environment = {**os.environ, "WEIJIAN_DATA": str(tmp_path / "data")}
    command = [sys.executable, "-m", "weijian.commands", "prepare"]
    for _ in range(times):
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert "已更新数据库表" in done.stdout if times == 1 else "已是最新" in done.stdout
    assert (tmp_path / "data" / "weijian.sqlite3").exists()
