"""`weijian proof` with several reports of one county."""

import argparse
import json

import pytest

from weijian.commands import proof


@pytest.fixture
def files(tmp_path):
    half, year = tmp_path / "half.txt", tmp_path / "year.txt"
    half.write_text(
        "青溪县卫生健康局2020年上半年工作总结\n截至6月30日，在管高血压患者12958人。", encoding="utf-8"
    )
    year.write_text(
        "青溪县卫生健康局2020年工作总结\n截至2020年6月30日，在管高血压病人12598人。", encoding="utf-8"
    )
    return half, year


def run(*words):
    parser = argparse.ArgumentParser()
    proof.add_arguments(parser)
    return proof.run(parser.parse_args([str(word) for word in words]))


def test_proof_several_reports_are_held_against_one_another(files, capsys):
    assert run(*files) == 0
    assert "警告[FIG204]" in capsys.readouterr().out
    assert run(*files, "--fail-on", "warning") == 1


def test_proof_several_reports_as_json_have_a_summary(files, capsys):
    run(*files, "--format", "json")
    body = json.loads(capsys.readouterr().out)
    assert body["summary"]["documents"] == 2
    assert [finding["rule"] for finding in body["cross_document"]] == ["FIG204"]


def test_proof_rule_across_documents_can_be_left_out(files, capsys):
    assert run(*files, "--ignore", "FIG204") == 0
    assert "FIG204" not in capsys.readouterr().out
