"""Files made to burst, loop or nest without end: each gives text or says why not, soon."""

import io
import struct
import time
import zipfile
import zlib
from pathlib import Path

import pytest
from tests.proof.read.making import MAIN, NAMESPACES, compound, doc, p, pdf, stream, table, word

from weijian.proof.read import Unreadable, read_data
from weijian.proof.read.word.package import BLOCK

SOON = 8  # seconds, on a busy machine


def read(data: bytes, name: str = "a.docx") -> str:
    """The text, or the reason why there is none; nothing else may come, and it must come soon."""
    started = time.monotonic()
    try:
        text = read_data(data, Path(name)).text
    except Unreadable as reason:
        text = f"不可读：{reason}"
    assert time.monotonic() - started < SOON
    return text


def repacked(**members: bytes) -> bytes:
    """A sound .docx with other members in the place of its own, or beside them."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(word(p("文")))) as sound,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        names = {name.replace("__", "/") + ".xml": content for name, content in members.items()}
        for name in sound.namelist():
            if name not in names:
                made.writestr(name, sound.read(name))
        for name, content in names.items():
            made.writestr(name, content)
    return buffer.getvalue()


def document(body: str, before: str = "") -> bytes:
    return f"{before}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>".encode()


def test_word_member_that_lies_about_its_size_is_not_believed():
    huge = bytearray(repacked(word__bomb=b" " * (40 * BLOCK)))
    place = huge.rindex(b"word/bomb.xml") - 46  # in the directory at the end
    struct.pack_into("<I", huge, place + 24, 10)
    assert read(bytes(huge)).startswith("不可读")


def test_word_bomb_of_one_member_used_many_times_is_refused():
    data = repacked(word__bomb=b" " * (40 * BLOCK))
    end = data.rindex(b"PK\x05\x06")
    start = struct.unpack_from("<I", data, end + 16)[0]
    entry_at = data.rindex(b"PK\x01\x02")
    entry = data[entry_at:end]
    more = entry * 9  # ten entries lead to the same bytes
    count = struct.unpack_from("<H", data, end + 10)[0] + 9
    tail = bytearray(data[end:])
    struct.pack_into("<HHII", tail, 8, count, count, end - start + len(more), start)
    assert read(data[:end] + more + bytes(tail)).startswith("不可读")


def test_word_too_many_members_are_refused():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for number in range(10_100):
            archive.writestr(f"word/{number}", b"")
    assert "过多" in read(buffer.getvalue())


def test_word_other_ways_to_compress_are_refused():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("word/document.xml", b" " * BLOCK)
    assert read(buffer.getvalue()).startswith("不可读")


@pytest.mark.parametrize(
    "declared", ["SYSTEM 'file:///etc/passwd'", "SYSTEM 'http://127.0.0.1:9/x'", "'" + "哈" * 100 + "'"]
)
def test_word_entities_are_refused(declared):
    body = document(p("甲&e;乙"), f"<!DOCTYPE w:document [<!ENTITY e {declared}>]>")
    assert "DTD" in read(repacked(word__document=body))


def test_word_entities_that_multiply_are_not_resolved_in_whatever_code():
    laughs = "<!ENTITY a0 'ha'>" + "".join(
        f"<!ENTITY a{level} '{f'&a{level - 1};' * 10}'>" for level in range(1, 10)
    )
    body = document(p("&a9;"), f"<?xml version='1.0' encoding='UTF-16'?><!DOCTYPE w:document [{laughs}]>")
    text = read(repacked(word__document=body.decode().encode("utf-16")))
    assert len(text) < 1000
    assert "root:" not in text


def test_word_tables_within_tables_without_end_do_not_exhaust_the_stack():
    body = "<w:tbl><w:tr><w:tc>" * 10_000 + p("底") + "</w:tc></w:tr></w:tbl>" * 10_000
    assert read(repacked(word__document=document(body)))


def test_word_table_of_very_many_cells_is_read():
    rows = "<w:tr>" + "<w:tc><w:p/></w:tc>" * 100 + "</w:tr>"
    assert read(repacked(word__document=document(f"<w:tbl>{rows * 300}</w:tbl>"))).count("\t") == 29_700


@pytest.mark.parametrize("span", ["1000000000", "-5", "9" * 400, "九", ""])
def test_word_cell_over_absurdly_many_columns_is_one_cell(span):
    cell = f'<w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>{p("甲")}'
    text = read(word(table([cell, "乙"])))
    assert text.strip("\n").replace("\t", "") == "甲乙"
    assert len(text) < 100


LEVEL = '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="{}"><w:start w:val="{}"/><w:numFmt w:val="chineseCounting"/>'
LIST = (
    '<w:lvlText w:val="{}"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


@pytest.mark.parametrize(
    ("level", "start", "text"),
    [("999999999", "1", "%1"), ("0", "9" * 5000, "%1"), ("0", "1", "%1" * 100_000)],
)
def test_word_list_beyond_reason_is_no_burden(level, start, text):
    number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    body = f"<w:p><w:pPr>{number}</w:pPr><w:r><w:t>文</w:t></w:r></w:p>" * 100
    found = read(word(body, {"numbering": LEVEL.format(level, start) + LIST.format(text)}))
    assert found.count("文\n") == 100
    assert len(found) < 5000


def test_word_document_that_is_cut_or_not_closed_is_unreadable():
    assert read(repacked(word__document=b"<w:document><w:body><w:p>")).startswith("不可读")
    sound = word(p("文"))
    assert all(
        read(sound[:length]).startswith("不可读") for length in (5, 50, len(sound) // 2, len(sound) - 4)
    )


def test_html_without_end_in_depth_breadth_and_attributes_is_read():
    for page in (
        "<div>" * 100_000 + "底",
        "<table><tr><td>" * 30_000 + "底",
        "<a " + "x='1' " * 100_000 + ">底",
        "<table><form><b>" * 20_000 + "底",
        "<p>" * 100_000 + "底",
        "<b style='" + "display " * 50_000 + "'>底",
    ):
        assert "底" in read(page.encode(), "a.html")


def test_html_of_unclosed_comments_and_odd_bytes_gives_text_or_a_reason():
    for page in (
        b"<!--" * 50_000,
        b"<" * 100_000,
        b"&" * 100_000,
        b"<html>\0\xff\xfe</html>",
        b"<![CDATA[" * 9999,
        b"",
    ):
        assert isinstance(read(page, "a.html"), str)


def test_rtf_groups_without_end_and_wild_numbers_are_read():
    for body in (
        b"{" * 200_000 + b"a",
        b"}" * 200_000 + b"a",
        rb"\bin999999999 a",
        rb"\u-99999999999 a",
        rb"\uc9999999 \u8220 a" * 1000,
        rb"\trowd\intbl\cell" * 20_000 + b"a",
        rb"\nestcell" * 20_000 + b"a",
        rb"{\footnote " * 5_000 + b"a",
    ):
        assert isinstance(read(rb"{\rtf1 " + body, "a.rtf"), str)


def test_compound_file_whose_chains_run_in_circles_is_told_to_be_broken():
    sound = bytearray(doc("文\r"))
    tables = struct.unpack_from("<I", sound, 0x4C)[0]
    fat = 512 * (tables + 1)
    for sector in range(100):
        struct.pack_into("<I", sound, fat + 4 * sector, 0)
    assert isinstance(read(bytes(sound), "a.doc"), str)


@pytest.mark.parametrize("place", [0x1E, 0x20, 0x2C, 0x30, 0x38, 0x3C, 0x40, 0x44, 0x48, 0x4C])
def test_compound_file_with_wild_numbers_in_its_header_gives_text_or_a_reason(place):
    for number in (0, 0x7FFFFFFF, 0xFFFFFFFE, 0xFFFFFFFF):
        sound = bytearray(doc("文\r"))
        struct.pack_into("<I", sound, place, number)
        assert isinstance(read(bytes(sound), "a.doc"), str)


def test_doc_pieces_that_repeat_the_text_beyond_the_file_are_refused():
    sound = doc("文" * 2000 + "\r")
    word_stream = bytearray(sound[512 : 512 + 0x3000])
    count = 3000
    borders = struct.pack(f"<{count + 1}I", *(2000 * number for number in range(count + 1)))
    places = struct.pack("<HIH", 0, 0x800, 0) * count
    clx = b"\x02" + struct.pack("<I", len(borders + places)) + borders + places
    struct.pack_into("<II", word_stream, 0x9A + 8 * 33, 0, len(clx))
    struct.pack_into("<i", word_stream, 0x4C, 2000 * count)
    assert "文字块表" in read(compound({"WordDocument": bytes(word_stream), "1Table": clx}), "a.doc")


def test_pdf_forms_within_forms_without_end_are_stopped(monkeypatch):
    monkeypatch.setattr("weijian.proof.read.pdf.LONGEST_SECONDS", 2)
    resources = "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X {} 0 R>>>>"
    forms = {7 if level == 0 else 500 + level: (level, 501 + level) for level in range(12)}
    extra = {
        number: stream(b"/X Do " * 12, more=resources.format(below).encode())
        for number, (_, below) in forms.items()
    }
    extra[512] = stream(b"0 0 m 9 9 l S", more=b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]")
    assert isinstance(read(pdf(["/X Do", (72, 700, "文")], extra=extra), "a.pdf"), str)


def test_pdf_stream_that_unpacks_to_gigabytes_is_stopped():
    inner = zlib.compress(b" " * (100 << 20), 9)
    bomb = zlib.compress(inner, 9)
    body = b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n%s\nendstream" % (len(bomb), bomb)
    assert isinstance(read(pdf([(72, 700, "文")], extra={11: body}), "a.pdf"), str)


def test_pdf_pages_that_lead_to_themselves_give_text_or_a_reason():
    loop = pdf([(72, 700, "文")], extra={2: b"<</Type/Pages/Count 999999999/Kids[2 0 R 10 0 R]>>"})
    assert isinstance(read(loop, "a.pdf"), str)


def test_other_packages_and_pictures_are_told_what_to_do():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    assert "电子表格" in read(buffer.getvalue(), "a.xlsx")
    assert "图片" in read(b"\x89PNG\r\n\x1a\n", "a.png")


def test_main_part_of_another_kind_is_unreadable():
    assert "不是" in read(word(p("文"), main=MAIN.replace("wordprocessingml", "spreadsheetml")))
