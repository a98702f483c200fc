import io
import zipfile
from dataclasses import replace

import docx
import pytest
from lxml import etree

from weijian.reports.document import Heading, Text
from weijian.reports.word.element import NAMESPACES, W
from weijian.reports.word.inline import Controls
from weijian.reports.word.package import core_properties, fixed_part
from weijian.reports.word.register import register_part
from weijian.reports.word.writer import document_element, write_word


def body_of(report, locked=False):
    return document_element(report, Controls(locked)).find("w:body", NAMESPACES)


def styled(body, style):
    return [
        p for p in body.iter(f"{{{W}}}p") if p.find("w:pPr/w:pStyle", NAMESPACES).get(f"{{{W}}}val") == style
    ]


def test_package_of_equal_reports_is_equal_to_the_byte(report):
    assert write_word(report) == write_word(replace(report))


def test_package_of_a_report_is_opened_by_python_docx_with_its_headings(report):
    document = docx.Document(io.BytesIO(write_word(report)))
    assert [p.style.name for p in document.paragraphs[:6]] == [
        "发文字号",
        "Title",
        "Salutation",
        "Heading 1",
        "Body Text",
        "Heading 2",
    ]
    properties = document.core_properties
    assert (properties.author, properties.last_modified_by) == ("平川县卫生健康局", "平川县卫生健康局")
    assert properties.created.date() == report.signed_on
    assert properties.language == "zh-CN"


def test_package_of_a_report_declares_every_part_it_holds(report):
    with zipfile.ZipFile(io.BytesIO(write_word(report))) as archive:
        names = set(archive.namelist())
        types = etree.fromstring(archive.read("[Content_Types].xml"))
        relations = etree.fromstring(archive.read("word/_rels/document.xml.rels"))
    declared = {element.get("PartName").lstrip("/") for element in types if element.get("PartName")}
    assert declared <= names
    assert {f"word/{r.get('Target')}".replace("word/../", "") for r in relations} <= names
    assert not any(info.date_time != (1980, 1, 1, 0, 0, 0) for info in archive.infolist())


@pytest.mark.parametrize(
    ("name", "style", "index"),
    [
        ("document_number", "DocumentNumber", 0),
        ("title", "Title", 0),
        ("addressee", "Salutation", 0),
        ("heading_1", "Heading1", 0),
        ("heading_4", "Heading4", 0),
        ("heading_in_attachment", "Heading1", -1),
        ("paragraph_with_figures", "BodyText", 0),
        ("caption", "Caption", 0),
        ("attachment_note", "AttachmentNote", 0),
        ("signature", "Signature", 0),
        ("date", "Date", 0),
        ("attachment_mark", "AttachmentMark", 0),
        ("attachment_title", "AttachmentTitle", 0),
    ],
)
def test_paragraph_of_each_kind_is_written_as_reviewed(report, matches_snapshot, name, style, index):
    matches_snapshot(name, styled(body_of(report), style)[index])


def test_other_parts_of_each_kind_are_written_as_reviewed(report, matches_snapshot):
    body = body_of(report)
    matches_snapshot("table", body.find("w:tbl", NAMESPACES))
    matches_snapshot("section", body.find("w:sectPr", NAMESPACES))
    matches_snapshot("locked_figure", body_of(report, locked=True).find(".//w:sdt", NAMESPACES))
    matches_snapshot("register", register_part(report.figures()))
    matches_snapshot("core_properties", core_properties(report))
    with zipfile.ZipFile(io.BytesIO(write_word(report))) as archive:
        matches_snapshot("numbering", etree.fromstring(archive.read("word/numbering.xml")))


@pytest.mark.parametrize("name", ["styles", "settings", "fontTable", "footer-odd", "footer-even"])
def test_fixed_part_is_packed_without_its_comments(name):
    part = fixed_part(f"{name}.xml")
    assert not any(isinstance(node, etree._Comment) for node in part.iter())
    assert len(part)


def test_figures_of_a_report_carry_their_tags_and_unique_ids(report):
    body = body_of(report)
    tags = [tag.get(f"{{{W}}}val") for tag in body.iterfind(".//w:sdtPr/w:tag", NAMESPACES)]
    ids = [i.get(f"{{{W}}}val") for i in body.iterfind(".//w:sdtPr/w:id", NAMESPACES)]
    assert tags == [figure.identity.tag for figure in report.figures()]
    assert len(set(ids)) == len(ids) == len(tags)
    assert body.find(".//w:lock", NAMESPACES) is None


def test_attachment_named_only_gets_no_page(report):
    assert len(styled(body_of(report), "AttachmentMark")) == 1
    assert len(styled(body_of(report), "AttachmentNote")) == 2


def test_signature_longer_than_the_date_is_centred_on_it(report):
    indent = styled(body_of(report), "Signature")[0].find("w:pPr/w:ind", NAMESPACES)
    # 8 characters above 6 (2021年7月5日): one more on either side of the date, which ends 4 from the edge.
    assert indent.get(f"{{{W}}}rightChars") == "300"


def test_signature_too_long_for_the_margin_ends_at_the_margin(report):
    long = replace(report, signature_organ="平川县卫生健康局基本公共卫生服务项目领导小组办公室")
    indent = styled(body_of(long), "Signature")[0].find("w:pPr/w:ind", NAMESPACES)
    assert indent.get(f"{{{W}}}rightChars") == "0"


def test_text_with_characters_that_xml_forbids_is_still_written(report):
    dirty = replace(report, blocks=(Heading(1, (Text("疫情\x0b防控\x00"),)),))
    assert "疫情防控" in docx.Document(io.BytesIO(write_word(dirty))).paragraphs[3].text
