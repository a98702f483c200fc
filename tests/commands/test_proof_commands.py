import argparse
import json

import pytest

from weijian.commands import proof, proof_rules, proof_score
from weijian.proof.rules import rule_modules

BROKEN = "全年任务4000人，共完成2600人，完成率66.5%。"
SOUND = "全年任务4000人，共完成2600人，完成率65%。"


def run(module, *words):
    parser = argparse.ArgumentParser()
    module.add_arguments(parser)
    return module.run(parser.parse_args([str(word) for word in words]))


@pytest.fixture
def files(tmp_path):
    for name, text in (("broken.txt", BROKEN), ("sound.md", SOUND), ("hint.txt", "截止目前已完成。")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_proof_error_gives_exit_status_one(files, capsys):
    assert run(proof, files / "broken.txt") == 1
    assert "FIG101" in capsys.readouterr().out


def test_proof_sound_report_gives_exit_status_nought(files):
    assert run(proof, files / "sound.md") == 0


def test_proof_fail_on_lowers_the_bar(files):
    assert run(proof, files / "hint.txt") == 0
    assert run(proof, files / "hint.txt", "--fail-on", "hint") == 1


def test_proof_unreadable_file_gives_exit_status_two_and_still_reads_the_others(files, capsys):
    assert run(proof, files / "none.txt", files / "sound.md", "--format", "json") == 2
    shown = capsys.readouterr()
    assert len(json.loads(shown.out)["documents"]) == 1
    assert "none.txt" in shown.err


def test_proof_comments_need_a_word_file(files, capsys):
    assert run(proof, files / "sound.md", "--comments", files / "out.docx") == 2
    assert ".docx" in capsys.readouterr().err


def test_proof_rules_every_rule_is_printed(capsys):
    assert run(proof_rules, "--format", "markdown") == 0
    page = capsys.readouterr().out
    assert all(f"## {module.rule.code} " in page for module in rule_modules())


def test_proof_rules_unknown_code_gives_exit_status_one():
    assert run(proof_rules, "XXX999") == 1


def test_proof_score_prints_the_measures(files, capsys):
    gold = {"source": "broken.txt", "figures": [], "relations": [], "defects": []}
    (files / "gold.json").write_text(json.dumps(gold), encoding="utf-8")
    assert run(proof_score, files / "gold.json", files / "broken.txt") == 0
    assert "数据精确：0/3" in capsys.readouterr().out


def test_proof_score_broken_gold_gives_exit_status_two(files):
    assert run(proof_score, files / "broken.txt", files / "broken.txt") == 2
