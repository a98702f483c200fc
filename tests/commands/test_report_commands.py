"""`weijian report` and `weijian verify`, as a clerk types them."""

import zipfile
from datetime import date

import pytest

from weijian.commands import main
from weijian.ledger import store
from weijian.work.publichealth.hypertension.ledgers import Hypertension


@pytest.fixture
def managed(county, person, users):
    enrolment = Hypertension(
        institution=county.east_hospital,
        person=person(),
        start=date(2021, 2, 1),
        diagnosed_on=date(2021, 2, 1),
        basis=2,
        manager="田医生",
    )
    store.insert([enrolment], users["administrator"], "form")
    return enrolment


def test_report_is_written_and_verifies(managed, tmp_path, capsys):
    target = tmp_path / "2021.docx"
    assert main(["report", "--period", "2021年", "--out", str(target)]) == 0
    assert "个可追溯的数字" in capsys.readouterr().out
    assert main(["verify", str(target)]) == 0
    assert "0 个有问题" in capsys.readouterr().out


def test_verify_tells_a_retyped_figure_and_fails(managed, tmp_path, capsys):
    target, changed = tmp_path / "2021.docx", tmp_path / "changed.docx"
    main(["report", "--period", "2021", "--out", str(target)])
    with zipfile.ZipFile(target) as source, zipfile.ZipFile(changed, "w") as copy:
        for item in source.infolist():
            content = source.read(item)
            if item.filename == "word/document.xml":
                content = content.replace(">1人<".encode(), ">7人<".encode(), 1)
            copy.writestr(item, content)
    capsys.readouterr()
    assert main(["verify", str(changed)]) == 1
    said = capsys.readouterr().out
    assert "文中7人，现应为1人" in said


def test_unreadable_file_and_period_are_told_in_words(managed, tmp_path, capsys):
    wrong = tmp_path / "notes.docx"
    wrong.write_text("不是公文")
    assert main(["verify", str(wrong)]) == 2
    assert main(["report", "--period", "去年", "--out", str(tmp_path / "x.docx")]) == 2
    assert main(["report", "--period", "2021", "--area", "999999", "--out", str(tmp_path / "x.docx")]) == 2
    said = capsys.readouterr().out
    assert "没有代码为 999999 的区划" in said
    assert not (tmp_path / "x.docx").exists()


def test_report_into_a_folder_that_does_not_exist_is_told(managed, tmp_path, capsys):
    target = tmp_path / "none" / "2021.docx"
    assert main(["report", "--period", "2021", "--out", str(target)]) == 2
    assert str(target) in capsys.readouterr().out
    assert not target.exists()
