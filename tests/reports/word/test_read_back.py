import io
import zipfile
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from weijian.reports.word.element import NAMESPACES, W
from weijian.reports.word.read_back import NotAReport, document_text, read_figures
from weijian.reports.word.writer import write_word


def edited(data: bytes, change: Callable[[etree._Element], None]) -> bytes:
    """The file with its document changed, as an editor would."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(result, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                root = etree.fromstring(content)
                change(root)
                content = etree.tostring(root)
            new.writestr(name, content)
    return result.getvalue()


def controls(root):
    return root.findall(".//w:sdt", NAMESPACES)


def test_figures_read_back_are_those_written(report):
    found = read_figures(write_word(report, locked=True))
    assert [(f.identity, f.text) for f in found] == [(f.identity, f.text) for f in report.figures()]


def test_figures_read_from_a_path_come_with_their_place(report, tmp_path):
    path = tmp_path / "总结.docx"
    path.write_bytes(write_word(report))
    first = read_figures(path)[0]
    assert (first.paragraph_index, first.context) == (
        4,
        "2021年6月30日，全县在管高血压患者45182人，同比增长12.3%；其中溪口镇“最高”",
    )
    assert document_text(path).split("\n")[first.paragraph_index].startswith("截至2021年6月30日")


def test_figure_retyped_by_hand_is_reported_as_found(report):
    def retype(root):
        controls(root)[0].find(".//w:t", NAMESPACES).text = "45128人"

    assert read_figures(edited(write_word(report), retype))[0].text == "45128人"


def test_figure_deleted_with_its_bookmark_is_absent(report):
    def delete(root):
        control = controls(root)[1]
        control.getparent().remove(control)

    found = read_figures(edited(write_word(report), delete))
    assert [f.text for f in found[:2]] == ["45182人", "83.10%"]


def test_figure_whose_control_was_taken_off_is_known_by_its_bookmark(report):
    def unwrap(root):
        for control in controls(root):
            run = control.find("w:sdtContent/w:r", NAMESPACES)
            control.getparent().replace(control, run)

    data = write_word(report)
    assert read_figures(edited(data, unwrap)) == read_figures(data)


def test_figure_split_into_runs_and_corrected_with_tracking_is_read_as_accepted(report):
    def track(root):
        content = controls(root)[0].find("w:sdtContent", NAMESPACES)
        content[:] = etree.fromstring(
            f"""<x xmlns:w="{W}"><w:r><w:t>451</w:t></w:r><w:del><w:r><w:delText>82</w:delText></w:r></w:del>
            <w:ins><w:r><w:t>90</w:t></w:r></w:ins><w:r><w:t>人</w:t></w:r></x>"""
        )

    assert read_figures(edited(write_word(report), track))[0].text == "45190人"


def test_control_that_the_office_added_is_no_figure(report):
    def add(root):
        controls(root)[0].find("w:sdtPr/w:tag", NAMESPACES).set(f"{{{W}}}val", "审批意见")
        for mark in root.iter(f"{{{W}}}bookmarkStart"):
            mark.set(f"{{{W}}}name", "_x")

    assert read_figures(edited(write_word(report), add))[0].text == "12.3%"


def test_block_control_around_a_whole_paragraph_is_read(report):
    def wrap(root):
        control = controls(root)[0]
        paragraph = control.getparent()
        outer = etree.SubElement(paragraph.getparent(), f"{{{W}}}sdt")
        paragraph.addprevious(outer)
        outer.append(control.find("w:sdtPr", NAMESPACES))
        etree.SubElement(outer, f"{{{W}}}sdtContent").append(paragraph)

    first = read_figures(edited(write_word(report), wrap))[0]
    assert first.text.startswith("截至2021年6月30日")
    assert first.paragraph_index == 4


def test_text_of_the_document_shows_numbers_and_figures_in_place(report):
    lines = document_text(write_word(report)).split("\n")
    sentence = "截至2021年6月30日，全县在管高血压患者45182人，同比增长12.3%；其中溪口镇“最高”、为83.10%。"
    assert lines[3:10] == [
        "一、基本公共卫生服务",
        sentence,
        "（一）重点人群",
        "1.高血压患者",
        "（1）随访 & 转诊",
        sentence,
        "各乡镇高血压患者管理情况",
    ]
    assert lines[lines.index("附件1") + 1 :] == ["主要指标完成情况表", "一、说明", sentence]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "不是 Word 文档"),
        (b"hello", "不是 Word 文档"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "另存为 .docx"),
        (b"PK\x03\x04 broken", "不是 Word 文档"),
    ],
)
def test_file_that_is_no_word_document_is_refused_in_chinese(data, message):
    with pytest.raises(NotAReport, match=message):
        read_figures(data)


def archive_with(**parts: str) -> bytes:
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("_", "/") + ".xml", content)
    return result.getvalue()


@pytest.mark.parametrize("document", ["<x/>", "<w", "", f'<w:document xmlns:w="{W}"/>'])
def test_archive_without_a_body_is_refused(document):
    with pytest.raises(NotAReport):
        read_figures(archive_with(word_document=document))


def test_archive_of_something_else_is_refused():
    with pytest.raises(NotAReport, match="没有正文"):
        read_figures(archive_with(xl_workbook="<x/>"))


def test_part_that_unpacks_beyond_measure_is_refused_unread():
    with pytest.raises(NotAReport, match="过大"):
        read_figures(archive_with(word_document=" " * (65 * 2**20)))


def test_entities_in_a_document_are_not_expanded():
    bomb = f"""<!DOCTYPE x [<!ENTITY a "{"拾" * 100}">]>
    <w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>"""
    assert "拾" not in document_text(archive_with(word_document=bomb))


def test_nesting_beyond_measure_is_refused():
    deep = f'<w:document xmlns:w="{W}"><w:body>{"<w:p>" * 250}{"</w:p>" * 250}</w:body></w:document>'
    assert document_text(archive_with(word_document=deep)) == "\n" * 249
    deeper = f'<w:document xmlns:w="{W}"><w:body>{"<w:p>" * 9000}{"</w:p>" * 9000}</w:body></w:document>'
    with pytest.raises(NotAReport):
        document_text(archive_with(word_document=deeper))


@given(st.data())
def test_file_damaged_anywhere_is_read_or_refused_but_never_crashes(data):
    intact = bytearray(
        archive_with(word_document=f'<w:document xmlns:w="{W}"><w:body><w:p/></w:body></w:document>')
    )
    for _ in range(data.draw(st.integers(1, 5))):
        intact[data.draw(st.integers(0, len(intact) - 1))] = data.draw(st.integers(0, 255))
    with suppress(NotAReport):
        read_figures(bytes(intact))
