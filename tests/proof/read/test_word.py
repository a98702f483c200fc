import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from weijian.proof.read import Unreadable
from weijian.proof.read.word import read_word


def saved(document):
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


@pytest.fixture
def report():
    document = docx.Document()
    paragraph = document.add_paragraph("共完成")
    control = (
        f"<w:sdt {nsdecls('w')}><w:sdtPr/><w:sdtContent><w:r><w:t>3034人</w:t></w:r></w:sdtContent></w:sdt>"
    )
    paragraph._p.append(parse_xml(control))
    paragraph.add_run("，完成率").bold = True
    document.add_table(rows=1, cols=2).cell(0, 1).text = "表格里的字"
    document.sections[0].header.paragraphs[0].text = "页眉"
    return document


def test_read_word_text_in_content_controls_is_read_in_place(report):
    assert "共完成3034人，完成率\n" in read_word(saved(report)).text


def test_read_word_tables_and_headers_are_read(report):
    text = read_word(saved(report)).text
    assert "表格里的字" in text
    assert text.rstrip().endswith("页眉")


def test_read_word_positions_lead_back_to_the_runs(report):
    word = read_word(saved(report))
    start = word.text.index("3034人")
    (piece,) = word.pieces_of(start, start + 5)
    assert piece.run.text == "3034人"
    assert piece.in_body


def test_read_word_numbers_that_word_sets_are_read_before_their_paragraphs(numbered):
    word = read_word(saved(numbered("加强领导", "落实责任")))
    assert word.text == "1.加强领导\n2.落实责任\n"
    assert word.pieces_of(0, 2) == []
    assert word.piece_behind(0).run.text == "加强领导"


def test_read_word_deleted_text_is_left_out():
    document = docx.Document()
    deleted = f"<w:del {nsdecls('w')}><w:r><w:delText>旧</w:delText></w:r></w:del>"
    document.add_paragraph("新")._p.append(parse_xml(deleted))
    assert read_word(saved(document)).text == "新\n"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04broken", b"plain text"])
def test_read_word_no_package_is_unreadable(data):
    with pytest.raises(Unreadable):
        read_word(data)


def test_read_word_package_without_document_is_unreadable():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    with pytest.raises(Unreadable):
        read_word(buffer.getvalue())


def test_read_word_zip_bomb_is_refused():
    buffer = io.BytesIO()
    block = b"0" * (1 << 20)
    with (
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/document.xml", "w") as member,
    ):
        for _ in range(260):
            member.write(block)
    with pytest.raises(Unreadable, match="过大"):
        read_word(buffer.getvalue())
