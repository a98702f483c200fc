import docx
import pytest

from weijian.proof.api import proofread, proofread_file
from weijian.proof.output.comments import write_comments


@pytest.fixture
def report_file(tmp_path):
    document = docx.Document()
    paragraph = document.add_paragraph("截止目前，全年任务4000人，")
    paragraph.add_run("共完成2600人，完成率66.5%。").bold = True
    document.sections[0].header.paragraphs[0].text = "资金己经到位"
    path = tmp_path / "报告.docx"
    document.save(str(path))
    return path


def test_write_comments_every_finding_is_a_comment(report_file, tmp_path):
    report = proofread_file(report_file)
    count = write_comments(report, tmp_path / "批注.docx")
    comments = [comment.text for comment in docx.Document(str(tmp_path / "批注.docx")).comments]
    assert count == 3
    assert any("FIG101" in text and "2600人÷4000人＝65%" in text for text in comments)
    assert any("页眉" in text and "TXT101" in text for text in comments)


def test_write_comments_text_and_format_stay(report_file, tmp_path):
    report = proofread_file(report_file)
    write_comments(report, tmp_path / "批注.docx")
    copy = docx.Document(str(tmp_path / "批注.docx"))
    assert proofread_file(tmp_path / "批注.docx").text == report.text
    bold = "".join(run.text for run in copy.paragraphs[0].runs if run.bold)
    assert bold == "共完成2600人，完成率66.5%。"


def marked_text(path):
    """The text of the runs that stand inside a comment's range."""
    marked, inside = [], False
    for element in docx.Document(str(path)).element.body.iter():
        name = element.tag.rsplit("}", 1)[-1]
        if name == "commentRangeStart":
            inside = True
        elif name == "commentRangeEnd":
            inside = False
        elif name == "t" and inside:
            marked.append(element.text)
    return marked


def test_write_comments_anchor_is_just_the_figure(report_file, tmp_path):
    write_comments(proofread_file(report_file), tmp_path / "批注.docx")
    assert marked_text(tmp_path / "批注.docx") == ["截止", "66.5%"]


def test_write_comments_number_that_word_sets_is_marked_at_its_paragraph(numbered, tmp_path):
    typed = "（一）加强领导"
    document = numbered(typed, "落实责任", form="chineseCounting", text="（%1）", start=3, plain=(typed,))
    document.save(str(tmp_path / "报告.docx"))
    report = proofread_file(tmp_path / "报告.docx")
    assert [(finding.rule, finding.message) for finding in report.findings] == [
        ("NUM101", "编号从“（一）”跳到“（三）”")
    ]
    write_comments(report, tmp_path / "批注.docx")
    assert marked_text(tmp_path / "批注.docx") == ["落实责任"]


def test_write_comments_plain_text_is_refused(tmp_path):
    with pytest.raises(ValueError, match="Word"):
        write_comments(proofread("截止目前。"), tmp_path / "out.docx")
