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


def test_write_comments_anchor_is_just_the_figure(report_file, tmp_path):
    write_comments(proofread_file(report_file), tmp_path / "批注.docx")
    body = docx.Document(str(tmp_path / "批注.docx")).element.body
    marked, inside = [], False
    for element in body.iter():
        name = element.tag.rsplit("}", 1)[-1]
        if name == "commentRangeStart":
            inside = True
        elif name == "commentRangeEnd":
            inside = False
        elif name == "t" and inside:
            marked.append(element.text)
    assert marked == ["截止", "66.5%"]


def test_write_comments_plain_text_is_refused(tmp_path):
    with pytest.raises(ValueError, match="Word"):
        write_comments(proofread("截止目前。"), tmp_path / "out.docx")
