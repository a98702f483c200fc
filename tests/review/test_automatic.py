"""The command line opens the ledgers only for reports that concern them."""

import sqlite3

import pytest

from weijian.proof.api import proofread
from weijian.review.automatic import AutomaticFacts, counties_of

OURS = "平川县卫生健康局2021年工作总结\n全县在管高血压患者14人。"


@pytest.fixture
def opened():
    return []


def codes(text, opened, **options):
    facts = AutomaticFacts(lambda: opened.append(1), ["平川县"], **options)
    report = proofread(text, facts=facts)
    return report, [one.rule for one in report.findings if one.rule.startswith("FIG4")]


def test_our_report_is_compared_unasked(four_patients, opened):
    _, found = codes(OURS, opened)
    assert found == ["FIG401"]
    assert opened


@pytest.mark.parametrize(
    "text",
    [
        OURS.replace("平川县", "平山县"),
        OURS.replace("2021年", ""),
        OURS.replace("工作总结", "工作计划"),
        "完成率113.5%。",
    ],
)
def test_other_reports_are_bound_and_no_ledger_is_opened(opened, text):
    report, found = codes(text, opened)
    assert found == []
    assert not opened
    assert ("htn.managed" in [figure.indicator for figure in report.figures]) == ("在管" in text)


def test_asked_for_it_is_compared_by_unit_and_period(four_patients, county, opened):
    from weijian.kernel.periods import Period

    _, found = codes(
        "总结\n在管高血压患者14人。", opened, asked=True, unit="431299", period=Period.year(2021)
    )
    assert found == ["FIG401"]


def test_counties_are_read_from_the_file(tmp_path):
    assert counties_of(tmp_path) == []
    (tmp_path / "weijian.sqlite3").write_bytes(b"no database at all, whatever it says" * 40)
    assert counties_of(tmp_path) == []
    (tmp_path / "weijian.sqlite3").unlink()
    with sqlite3.connect(tmp_path / "weijian.sqlite3") as database:
        database.execute("CREATE TABLE orgs_area (id, level)")
        database.execute("CREATE TABLE orgs_areatenure (area_id, name)")
        database.execute("INSERT INTO orgs_area VALUES (1, 1), (2, 2)")
        database.execute("INSERT INTO orgs_areatenure VALUES (1, '平川县'), (2, '溪口镇')")
    database.close()
    assert counties_of(tmp_path) == ["平川县"]


def test_query_of_the_file_fits_the_models(county):
    from django.db import connection

    from weijian.review.automatic import COUNTIES

    with connection.cursor() as cursor:
        cursor.execute(COUNTIES)
        assert cursor.fetchall() == [("平川县",)]
