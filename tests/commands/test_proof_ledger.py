"""`weijian proof` with the ledgers: asked for, refused, or known from the title."""

import json

import pytest


@pytest.fixture
def report(tmp_path, enrolled):
    path = tmp_path / "总结.txt"
    path.write_text("平川县卫生健康局2021年工作总结\n全县在管高血压患者14人。\n", encoding="utf-8")
    return path


def test_proof_ledger_says_what_is_counted(weijian, report):
    status, out, _ = weijian("proof", "--ledger", report)
    assert status == 0  # a warning: the ledger may be incomplete
    assert "FIG401" in out
    assert "为2人（2条记录）" in out


def test_proof_unit_and_period_replace_the_title(weijian, report):
    _, out, _ = weijian("proof", "--unit", "431299102", "--period", "2021", report)
    assert "石桥乡2021年" in out


def test_proof_unknown_unit_or_period_is_said_before_reading(weijian, report):
    assert weijian("proof", "--unit", "999999", report)[::2] == (2, "没有代码为 999999 的区划。\n")
    assert weijian("proof", "--period", "昨天", report)[0] == 2
    assert weijian("proof", "--ledger", "--no-ledger", report)[0] == 2


def test_proof_json_names_the_indicator_without_any_database(weijian, report, monkeypatch):
    monkeypatch.setenv("WEIJIAN_DATA", "/nonexistent")
    _, out, _ = weijian("proof", "--format", "json", report)
    [figure] = json.loads(out)["documents"][0]["figures"]
    assert figure["indicator"] == "htn.managed"
    assert not [one for one in json.loads(out)["documents"][0]["findings"] if one["rule"].startswith("FIG4")]
