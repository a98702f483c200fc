import argparse
import json

import pytest

from weijian.commands import proof_compare


@pytest.fixture
def versions(tmp_path):
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text("全年任务4000人，共完成2600人，完成率66.5%。", encoding="utf-8")
    new.write_text("全年任务4000人，共完成2600人，完成率65%。", encoding="utf-8")
    return old, new


def run(*words):
    parser = argparse.ArgumentParser()
    proof_compare.add_arguments(parser)
    return proof_compare.run(parser.parse_args([str(word) for word in words]))


def test_proof_compare_mended_report_is_clean_and_says_what_was_settled(versions, capsys):
    assert run(*versions) == 0
    assert "已改 1 处" in capsys.readouterr().out


def test_proof_compare_error_brought_in_gives_exit_status_one(versions, capsys):
    assert run(*reversed(versions), "--format", "json") == 1
    assert len(json.loads(capsys.readouterr().out)["new_findings"]) == 1


def test_proof_compare_missing_file_gives_exit_status_two(versions, capsys):
    assert run(versions[0], versions[0].with_name("none.txt")) == 2
    assert "无法读取" in capsys.readouterr().err
