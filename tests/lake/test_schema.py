"""What the columnar copy may hold, and what never."""

from datetime import date

import pytest
from django.db import models

from weijian.lake.schema import NoSuchColumn, Sort, find, table_of, tables
from weijian.ledger.fields import Choices, LedgerField, Secret
from weijian.ledger.registry import ledgers
from weijian.people.encryption import EncryptedField
from weijian.people.models import Person
from weijian.work.publichealth.hypertension.ledgers import Hypertension, HypertensionVisit

PERSONAL = (
    "name",
    "initials",
    "id_number",
    "id_index",
    "id_tail_index",
    "phone",
    "other_document",
    "address",
)


@pytest.mark.parametrize("code", ledgers())
def test_no_ledger_copies_a_personal_or_free_text_column(code):
    for column in table_of(ledgers()[code].model).columns:
        item = column.field
        assert not isinstance(item, EncryptedField | Secret | models.TextField)
        if isinstance(item, models.CharField) and item.name != "state":
            assert isinstance(item, LedgerField)
            assert item.codes or isinstance(item, Choices) or not item.personal


def test_of_a_person_only_sex_and_dates_are_copied():
    assert set(table_of(Person).by_name) == {"id", "sex", "birth_date", "died_on", "revision"}


def test_no_table_has_a_column_that_could_name_somebody():
    for table in tables():
        if not table.is_ledger:
            assert not set(table.by_name) & set(PERSONAL)


def test_no_text_typed_about_a_person_is_found_anywhere_in_the_file(lake, county, person):
    from weijian.ledger import store

    secret = "张晓燕住在柳湾村"
    made = Hypertension(
        person=person("张晓燕", phone="13800000000"),
        start=date(2021, 1, 1),
        diagnosed_on=date(2021, 1, 1),
        basis=1,
        manager=secret,
        end_note=secret,
        institution=county.east_hospital,
    )
    store.insert([made], None, "form")
    lake.refresh()
    with lake.reading([Hypertension, Person]) as (cursor, _):
        for (name,) in cursor.execute(
            "SELECT table_name FROM duckdb_tables() WHERE NOT temporary"
        ).fetchall():
            for row in cursor.execute(f'SELECT * FROM "{name}"').fetchall():
                text = " ".join(map(str, row))
                assert "张晓燕" not in text
                assert "13800000000" not in text
    assert "张晓燕" not in lake.path().read_bytes().decode("utf-8", errors="ignore")


def test_types_are_as_narrow_as_the_bounds_allow():
    visit = table_of(HypertensionVisit).by_name
    assert visit["systolic"].type == "SMALLINT"
    assert visit["weight"].type == "DECIMAL(4, 1)"
    assert visit["on_target"].type == "BOOLEAN"
    assert visit["enrolment_id"].type == "INTEGER"
    assert visit["symptoms"].sort is Sort.CODES


def test_a_path_over_two_links_is_found():
    links, column = find(HypertensionVisit, ("enrolment", "person", "sex"))
    assert [link.name for link in links] == ["enrolment_id", "person_id"]
    assert column.sort is Sort.CODE


@pytest.mark.parametrize(
    ("path", "fault"),
    [
        (("blood",), "没有字段“blood”"),
        (("examination",), "个人信息或自由文字"),
        (("person", "name"), "个人信息或自由文字"),
        (("mode", "x"), "不是关联"),
        (("enrolment", "person", "merged_into", "sex"), "个人信息或自由文字"),
    ],
)
def test_a_path_that_leads_nowhere_is_refused_with_the_reason(path, fault):
    with pytest.raises(NoSuchColumn, match=fault):
        find(HypertensionVisit, path)
