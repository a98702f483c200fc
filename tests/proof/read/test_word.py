import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from tests.proof.read.making import p, table, word

from weijian.proof.read import Unreadable
from weijian.proof.read.word import read_word, run_text


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
    found = read_word(saved(report))
    start = found.text.index("3034人")
    (piece,) = found.pieces_of(start, start + 5)
    assert piece.run.text == "3034人"
    assert piece.in_body


def test_read_word_numbers_that_word_sets_are_read_before_their_paragraphs(numbered):
    found = read_word(saved(numbered("加强领导", "落实责任")))
    assert found.text == "1.加强领导\n2.落实责任\n"
    assert found.pieces_of(0, 2) == []
    assert found.piece_behind(0).run.text == "加强领导"


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


def test_read_word_zip_bomb_is_refused(monkeypatch):
    monkeypatch.setattr("weijian.proof.read.word.package.LARGEST_UNPACKED", 4 << 20)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * (5 << 20))
    with pytest.raises(Unreadable, match="过大"):
        read_word(buffer.getvalue())


def read(body, **parts):
    return read_word(word(body, parts)).text


def test_read_word_table_rows_are_lines_with_tabs_between_cells():
    assert read(table(["乡镇", "人数"], ["石桥镇", "45人"]) + p("后")) == "乡镇\t人数\n石桥镇\t45人\n后\n"


def test_read_word_merged_cells_keep_the_columns():
    wide = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + p("接种")
    tall = "<w:tcPr><w:vMerge/></w:tcPr><w:p/>"
    assert read(table([wide, "备注"], ["1", "2", tall])) == "接种\t\t备注\n1\t2\t\n"


def test_read_word_short_paragraphs_of_a_cell_stay_on_the_line_of_their_row():
    assert read(table([p("县人民") + p("医院"), "2"])) == "县人民 医院\t2\n"


def test_read_word_prose_in_a_cell_keeps_its_paragraphs():
    assert (
        read(table([p("一、工作情况") + p("全县共8人。") + p("二、打算")]))
        == "一、工作情况\n全县共8人。\n二、打算\n"
    )


def test_read_word_table_within_a_cell_stands_on_its_own_lines():
    assert read(table(["外", table(["内1", "内2"])], ["左", "右"])) == "外\t\n内1\t内2\n左\t右\n"


BOX = "<v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape>"


def test_read_word_text_box_follows_its_paragraph_and_takes_no_comments():
    found = read_word(word(p("前", f"<w:r><w:pict>{BOX.format(p('框里'))}</w:pict></w:r>", "后")))
    assert found.text == "前后\n框里\n"
    assert [piece.in_body for piece in found.pieces] == [True, True, False]


def test_read_word_alternative_forms_of_a_box_are_read_once():
    box = BOX.format(p("只此一次"))
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    assert read(p(f"<w:r>{both}</w:r>", "文")) == "文\n只此一次\n"


def test_read_word_watermark_in_the_header_is_read():
    shape = '<w:r><w:pict><v:shape><v:textpath string="内部资料 严禁外传"/></v:shape></w:pict></w:r>'
    assert "内部资料 严禁外传\n" in read(p("文"), header1=p(shape))


def test_read_word_same_header_of_several_sections_is_read_once():
    assert read(p("文"), header1=p("县局文件"), header2=p("县局文件")) == "文\n县局文件\n"


def test_read_word_notes_come_before_headers_and_comments_not_at_all():
    text = read(p("文"), header1=p("眉"), footnotes=f"<w:footnote>{p('注')}</w:footnote>", comments=p("批"))
    assert text == "文\n注\n眉\n"


FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> {} </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{}</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def test_read_word_footer_of_nothing_but_the_page_number_is_left_out():
    assert read(p("文"), footer1=p("— ", FIELD.format("PAGE", "1"), " —")) == "文\n"


def test_read_word_contents_page_is_left_out_and_other_fields_show_their_result():
    body = p(FIELD.format('TOC \\o "1-3"', "一、工作\t3")) + p("共", FIELD.format("REF a", "8"), "人")
    assert read(body) == "共8人\n"


def test_read_word_contents_page_without_an_end_hides_nothing():
    body = p(FIELD.format("TOC", "目录").rsplit("<w:r>", 1)[0]) + p("正文")
    assert read(body) == "目录\n正文\n"


def test_read_word_symbols_hyphens_and_reading_aids_show_as_a_reader_sees_them():
    symbol = '<w:r><w:t>率</w:t><w:sym w:font="Symbol" w:char="F0B3"/><w:t>90%</w:t></w:r>'
    hyphens = "<w:r><w:t>甲</w:t><w:softHyphen/><w:t>乙</w:t><w:noBreakHyphen/><w:t>丙</w:t></w:r>"
    ruby = "<w:r><w:ruby><w:rt><w:r><w:t>wèi</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>卫</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    assert read(p(symbol, hyphens, ruby)) == "率≥90%甲乙-丙卫\n"


def test_read_word_insertions_stay_and_deleted_paragraph_marks_join():
    inserted = "<w:ins><w:r><w:t>增</w:t></w:r></w:ins>"
    mark = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    deleted_row = f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{p('删行')}</w:tc></w:tr></w:tbl>"
    assert read(p(mark, inserted) + p("后") + deleted_row) == "增后\n"


def test_read_word_document_with_macros_is_read():
    macros = "application/vnd.ms-word.document.macroEnabled.main+xml"
    assert read_word(word(p("宏"), main=macros)).text == "宏\n"


def test_read_word_every_piece_is_what_its_run_shows():
    found = read_word(
        word(p("前") + table(["甲", p("乙") + p("丙")]) + p("后", "<w:r><w:tab/><w:t>尾</w:t></w:r>"))
    )
    assert [found.text[piece.start : piece.end] for piece in found.pieces] == [
        run_text(piece.run) for piece in found.pieces
    ]
