"""A saved record is in the copy at once, whatever happened to process, file or database in between."""

import subprocess
import sys
import time
from datetime import date, datetime
from threading import Thread

import duckdb
import pytest
from django.db import OperationalError, connection, transaction

from weijian.lake import owner
from weijian.lake.copy import Copy
from weijian.lake.models import Epoch
from weijian.ledger import store
from weijian.people.models import Person, Residence
from weijian.work.publichealth.hypertension.ledgers import PressureScreening

TABLE = PressureScreening._meta.db_table


def ask(sql, models=(PressureScreening, Person, Residence)):
    with owner.reading(models) as (cursor, _):
        return cursor.execute(sql).fetchall()


def standing():
    return ask(f"SELECT count(*) FROM {TABLE} WHERE voided_at IS NULL")[0][0]


def test_a_new_record_counts_at_once(screen):
    assert standing() == 0
    screen(date(2021, 5, 1))
    assert standing() == 1
    screen(date(2021, 5, 2))
    assert standing() == 2


def test_a_changed_record_counts_with_its_new_values(screen):
    record = screen(systolic=150)
    assert ask(f"SELECT systolic, raised FROM {TABLE}") == [(150, True)]
    store.change(record, {"systolic": 120}, None)
    assert ask(f"SELECT systolic, raised FROM {TABLE}") == [(120, False)]


def test_a_voided_record_does_not_count_and_a_restored_one_does(screen):
    record = screen()
    assert standing() == 1
    store.void(record, "重复录入", None)
    assert standing() == 0
    store.restore(PressureScreening.objects.get(pk=record.pk), "误作废", None)
    assert standing() == 1


def test_moments_are_copied_in_official_time_however_they_are_written(screen):
    first, second = screen(date(2021, 5, 1)), screen(date(2021, 5, 2))
    with connection.cursor() as cursor:
        change = f"UPDATE {TABLE} SET recorded_at = %s WHERE id = %s"
        cursor.execute(change, ["2021-06-30 16:30:00", first.pk])
        cursor.execute(change, ["2021-07-01 00:30:00+08:00", second.pk])
    midnight = datetime(2021, 7, 1, 0, 30)  # noqa: DTZ001 - the copy's moments carry no zone
    assert ask(f"SELECT DISTINCT recorded_at FROM {TABLE}") == [(midnight,)]


def test_the_version_is_the_revision_to_which_the_rows_are_complete(screen):
    screen()
    with owner.reading([PressureScreening]) as (_, version):
        assert version == store.latest_revision()


def test_a_new_person_and_a_move_with_a_revision_are_seen(screen, person, county):
    assert ask("SELECT count(*) FROM people_person") == [(1,)]
    moved = person("李小军", village=county.east_village)
    assert ask("SELECT count(*) FROM people_person") == [(2,)]
    home = moved.residences.get()
    home.area, home.revision = county.west_village, store.take_revisions(1)
    home.save()
    found = ask(f"SELECT area_id FROM people_residence WHERE person_id = {moved.pk}")
    assert found == [(county.west_village.pk,)]


def test_a_record_saved_while_no_copy_was_open_is_found_by_the_next_process(screen):
    screen(date(2021, 5, 1))
    assert standing() == 1
    owner.close()
    screen(date(2021, 5, 2))
    assert standing() == 2


def test_a_crash_while_rows_are_applied_is_healed_by_the_next_reader(screen, monkeypatch):
    screen(date(2021, 5, 1))
    assert standing() == 1
    screen(date(2021, 5, 2))
    with monkeypatch.context() as patch:
        patch.setattr(Copy, "_keep", lambda *_: (_ for _ in ()).throw(RuntimeError("power cut")))
        with pytest.raises(RuntimeError, match="power cut"):
            standing()
    assert standing() == 2
    owner.close()
    assert standing() == 2


def test_rows_of_a_transaction_that_is_rolled_back_never_reach_the_file(screen):
    screen(date(2021, 5, 1))
    assert standing() == 1
    with transaction.atomic():
        screen(date(2021, 5, 2))
        assert standing() == 2  # the transaction sees its own rows
        transaction.set_rollback(True)
    assert standing() == 1
    screen(date(2021, 5, 3))
    assert standing() == 2


def test_a_file_that_belongs_to_other_records_is_built_anew(screen):
    screen()
    assert standing() == 1
    PressureScreening.objects.filter()._raw_delete("default")
    Epoch.objects.all().delete()
    assert standing() == 0


def test_a_file_ahead_of_the_records_is_built_anew(screen):
    screen(date(2021, 5, 1))
    screen(date(2021, 5, 2))
    assert standing() == 2
    # A backup of the records from before the second row was put back.
    PressureScreening.objects.filter(on=date(2021, 5, 2))._raw_delete("default")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE ledger_revisioncounter SET value = 1")
    assert standing() == 1


def test_an_unreadable_file_is_built_anew(screen, tmp_path):
    screen()
    owner.path().write_bytes(b"no database at all" * 1000)
    assert standing() == 1
    assert owner.is_shared()


def test_a_table_whose_columns_changed_is_built_anew(screen):
    screen()
    assert standing() == 1
    owner.close()
    with duckdb.connect(str(owner.path())) as file:
        file.execute(f"ALTER TABLE {TABLE} DROP COLUMN raised")
        file.execute(f"UPDATE watermarks SET shape = 'of an older version' WHERE name = '{TABLE}'")
    assert ask(f"SELECT raised FROM {TABLE}") == [(True,)]


def test_while_another_process_owns_the_file_a_temporary_copy_serves(screen):
    screen()
    assert standing() == 1
    owner.close()
    program = (
        "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print('ready', flush=True); sys.stdin.read()"
    )
    arguments = [sys.executable, "-c", program, str(owner.path())]
    with subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout.readline() == b"ready\n"
        assert standing() == 1
        assert not owner.is_shared()
        screen(date(2021, 5, 2))
        assert standing() == 2
        with pytest.raises(owner.Busy):
            owner.rebuild()
        other.stdin.close()
    owner.close()
    assert standing() == 2
    assert owner.is_shared()


def test_rebuild_gives_the_same_rows(screen):
    screen(date(2021, 5, 1))
    screen(date(2021, 5, 2))
    before = ask(f"SELECT * FROM {TABLE} ORDER BY id")
    titles = []
    owner.rebuild(titles.append)
    assert ask(f"SELECT * FROM {TABLE} ORDER BY id") == before
    assert "首诊和筛查测血压" in titles


def test_the_comparison_finds_rows_that_differ_lack_or_are_too_many(screen):
    record = screen(date(2021, 5, 1))
    screen(date(2021, 5, 2))
    assert all(found.agrees for found in owner.compare().values())
    # Behind the store's back, so that no revision tells of it.
    PressureScreening.objects.filter(pk=record.pk).update(place=2)
    found = owner.compare()["首诊和筛查测血压"]
    assert (found.records, found.stale, found.surplus) == (2, 1, 0)
    PressureScreening.objects.filter(pk=record.pk)._raw_delete("default")
    assert owner.compare()["首诊和筛查测血压"].surplus == 1
    owner.rebuild()
    assert all(found.agrees for found in owner.compare().values())


def test_many_threads_read_while_one_records(screen):
    screen(date(2021, 1, 1))
    assert standing() == 1
    faults = []

    def patiently(work, *given):
        # The database of tests lies in memory, where readers and writers turn each other away.
        while True:
            try:
                return work(*given)
            except OperationalError:
                time.sleep(0.001)

    def read():
        try:
            counts = [patiently(standing) for _ in range(15)]
            assert counts == sorted(counts), counts  # never back to an older state
        except Exception as fault:
            faults.append(fault)
        finally:
            connection.close()

    readers = [Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    for day in range(2, 12):
        patiently(screen, date(2021, 1, day))
    for reader in readers:
        reader.join()
    assert not faults
    assert standing() == 11
