import argparse
import io
import json

import pytest

from weijian.commands import proof, proof_rules, proof_score
from weijian.proof.rules import known_codes

BROKEN = "全年任务4000人，共完成2600人，完成率66.5%。"
SOUND = "全年任务4000人，共完成2600人，完成率65%。"


def run(module, *words):
    parser = argparse.ArgumentParser()
    module.add_arguments(parser)
    return module.run(parser.parse_args([str(word) for word in words]))


@pytest.fixture
def files(tmp_path):
    for name, text in (("broken.txt", BROKEN), ("sound.md", SOUND), ("hint.txt", "截止目前，已完成。")):
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
    assert not (files / "out.docx").exists()


def test_proof_fix_writes_a_copy_and_tells_how_many(files, capsys):
    (files / "slip.txt").write_text("资金己经到位。", encoding="utf-8")
    assert run(proof, files / "slip.txt", "--fix", files / "改.txt") == 1
    assert (files / "改.txt").read_text(encoding="utf-8") == "资金已经到位。"
    assert "修改 1 处" in capsys.readouterr().err


def test_proof_fix_of_several_files_is_refused(files, capsys):
    assert run(proof, files / "broken.txt", files / "sound.md", "--fix", files / "改.txt") == 2
    assert "只能有一个" in capsys.readouterr().err


def test_proof_fix_all_is_for_word_only(files, capsys):
    assert run(proof, files / "hint.txt", "--fix-all", files / "改.txt") == 2
    assert "--fix-all" in capsys.readouterr().err


def test_proof_folder_reads_all_that_can_be_read_below(files, capsys):
    (files / "下级").mkdir()
    (files / "下级" / "报告.txt").write_text(SOUND, encoding="utf-8")
    for name in ("图.png", ".隐藏.txt", "~$报告.docx"):
        (files / name).write_text(BROKEN, encoding="utf-8")
    assert run(proof, files, "--format", "json") == 1
    paths = [document["path"] for document in json.loads(capsys.readouterr().out)["documents"]]
    assert sorted(path.removeprefix(f"{files}/") for path in paths) == [
        "broken.txt", "hint.txt", "sound.md", "下级/报告.txt",
    ]  # fmt: skip


def test_proof_standard_input(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(BROKEN.encode("gb18030"))))
    assert run(proof, "-") == 1
    assert capsys.readouterr().out.startswith("-:1:")


def test_proof_settings_are_found_above_the_file_and_words_count_more(files, capsys):
    (files / "weijian-proof.toml").write_text('ignore = ["FIG101"]\nfail-on = "hint"', encoding="utf-8")
    assert run(proof, files / "broken.txt") == 0
    assert run(proof, files / "hint.txt") == 1
    assert run(proof, files / "hint.txt", "--fail-on", "error") == 0
    assert run(proof, files / "hint.txt", "--severity", "TXT103=error", "--fail-on", "error") == 1
    assert run(proof, files / "hint.txt", "--ignore", "TXT") == 0
    assert run(proof, files / "broken.txt", "--select", "FIG") == 0
    assert run(proof, files / "broken.txt", "--select", "FIG101") == 0


def test_proof_config_names_another_file(files):
    (files / "另.toml").write_text('select = ["TXT"]', encoding="utf-8")
    assert run(proof, files / "broken.txt", "--config", files / "另.toml") == 0


def test_proof_faulty_settings_give_exit_status_two(files, capsys):
    (files / "weijian-proof.toml").write_text('ignroe = ["FIG101"]', encoding="utf-8")
    assert run(proof, files / "broken.txt") == 2
    assert "是否为“ignore”？" in capsys.readouterr().err
    assert run(proof, files / "broken.txt", "--config", files / "none.toml") == 2
    assert run(proof, files / "sound.md", "--select", "FIG999") == 2


@pytest.mark.parametrize(("form", "start"), [("sarif", "{"), ("html", "<!DOCTYPE html>"), ("json", "{")])
def test_proof_output_is_written_to_a_file(files, capsys, form, start):
    assert run(proof, files / "broken.txt", "--format", form, "--output", files / "out") == 1
    assert capsys.readouterr().out == ""
    assert (files / "out").read_text(encoding="utf-8").startswith(start)


def test_proof_output_that_cannot_be_written_gives_exit_status_two(files, capsys):
    assert run(proof, files / "sound.md", "--output", files / "none" / "out.txt") == 2
    assert "无法写入" in capsys.readouterr().err


def test_proof_no_colour_where_nobody_looks(files, capsys, monkeypatch):
    run(proof, files / "broken.txt")
    assert "\x1b" not in capsys.readouterr().out
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    run(proof, files / "broken.txt")
    assert "\x1b[31;1m" in capsys.readouterr().out
    monkeypatch.setenv("NO_COLOR", "1")
    run(proof, files / "broken.txt")
    assert "\x1b" not in capsys.readouterr().out
    run(proof, files / "broken.txt", "--color")
    assert "\x1b" in capsys.readouterr().out


def test_proof_several_files_are_summed_up(files, capsys):
    run(proof, files / "broken.txt", files / "hint.txt")
    assert capsys.readouterr().out.splitlines()[-1] == "共2个文件：错误 1，警告 0，提示 1"


def test_proof_rules_every_rule_is_printed(capsys):
    assert run(proof_rules, "--format", "markdown") == 0
    page = capsys.readouterr().out
    assert all(f"## {code} " in page for code in known_codes())


def test_proof_rules_without_a_code_is_one_line_a_rule(capsys):
    assert run(proof_rules) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line[:6] for line in lines] == list(known_codes())


def test_proof_rules_one_code_is_one_rule_whole(capsys):
    assert run(proof_rules, "num101") == 0
    shown = capsys.readouterr().out
    assert "依据：" in shown
    assert "✗" in shown
    assert "NUM102" not in shown


def test_proof_rules_as_json(capsys):
    assert run(proof_rules, "--format", "json") == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["code"] for row in rows] == list(known_codes())


def test_proof_rules_unknown_code_gives_exit_status_one_and_the_nearest(capsys):
    assert run(proof_rules, "XXX999") == 1
    assert run(proof_rules, "FIG1O1") == 1
    assert "FIG101" in capsys.readouterr().err


def test_proof_score_prints_the_measures(files, capsys):
    gold = {"source": "broken.txt", "figures": [], "relations": [], "defects": []}
    (files / "gold.json").write_text(json.dumps(gold), encoding="utf-8")
    assert run(proof_score, files / "gold.json", files / "broken.txt") == 0
    assert "数据精确：0/3" in capsys.readouterr().out


def test_proof_score_broken_gold_gives_exit_status_two(files):
    assert run(proof_score, files / "broken.txt", files / "broken.txt") == 2
