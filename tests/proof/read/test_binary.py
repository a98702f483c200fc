import struct

import pytest
from tests.proof.read.making import (
    DEPTH_2,
    ENDS_INNER_CELL,
    ENDS_INNER_ROW,
    ENDS_ROW,
    IN_TABLE,
    compound,
    doc,
)

from weijian.proof.read import Unreadable
from weijian.proof.read.binary import read_binary


def test_read_binary_paragraphs_and_breaks_are_lines():
    assert read_binary(doc("一、工作\r共8人\x0b换行\x0c下页\r")) == "一、工作\n共8人\n换行\n下页\n"


def test_read_binary_notes_follow_and_headers_come_once_without_page_numbers():
    headers = "\x03\r— \x13 PAGE \x141\x15 —\r县局文件\r县局文件\r"
    assert read_binary(doc("文\r", "注\r", headers)) == "文\n注\n县局文件\n"


def test_read_binary_table_rows_are_lines_also_where_the_last_cell_is_empty():
    rows = [(2, IN_TABLE), (4, IN_TABLE), (5, IN_TABLE + ENDS_ROW), (7, IN_TABLE), (8, IN_TABLE)]
    rows += [(9, IN_TABLE + ENDS_ROW), (12, b"")]
    assert read_binary(doc("甲\x07乙\x07\x07丙\x07\x07\x07后文\r", paragraphs=rows)) == "甲\t乙\n丙\t\n后文\n"


def test_read_binary_rows_are_guessed_where_no_formatting_says():
    assert read_binary(doc("甲\x07乙\x07\x07丙\x07丁\x07\x07")) == "甲\t乙\n丙\t丁\n"


def test_read_binary_table_within_a_cell_stands_on_its_own_line():
    inner = IN_TABLE + DEPTH_2
    ends = [
        (2, inner + ENDS_INNER_CELL),
        (3, inner + ENDS_INNER_ROW),
        (5, IN_TABLE),
        (6, IN_TABLE + ENDS_ROW),
    ]
    assert read_binary(doc("内\r\r外\x07\x07", paragraphs=ends)) == "内\n外\n"


def test_read_binary_fields_show_their_result_and_not_their_code():
    assert read_binary(doc("共\x13 REF a \x148\x15人\r")) == "共8人\n"
    assert read_binary(doc("\x13 TOC \\o \x14一、工作\t3\r\x15一、工作\r")) == "一、工作\n"


def test_read_binary_field_without_an_end_hides_nothing():
    assert "正文" in read_binary(doc("\x13 TOC \x14目录\r正文\r"))
    assert "正文" in read_binary(doc("\x13 TOC 正文\r"))


def test_read_binary_deleted_text_and_marks_are_left_out():
    assert read_binary(doc("新旧字\r后\r", deleted=[(1, 2), (3, 4)])) == "新字后\n"


def test_read_binary_pieces_of_one_byte_are_western_or_chinese():
    assert read_binary(doc("甲", narrow=b"PM2.5\r")) == "甲PM2.5\n"
    assert read_binary(doc("甲", narrow="卫生\r".encode("gbk"))) == "甲卫生\n"
    assert read_binary(doc("甲", narrow=b"caf\xe9\r")) == "甲café\n"


def test_read_binary_characters_beyond_the_basic_plane_are_whole():
    assert read_binary(doc("𠮷\r")) == "𠮷\n"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (doc("甲\r", flags=0x0300), "加密"),
        (doc("甲\r", flags=0), "表流"),
        (compound({"EncryptedPackage": b""}), "加密"),
        (compound({"Workbook": b""}), "电子表格"),
        (compound({"Contents": b""}), "不是 Word"),
        (compound({"WordDocument": b"\0" * 600}), "不是 Word"),
    ],
)
def test_read_binary_what_cannot_be_read_says_why(data, reason):
    with pytest.raises(Unreadable, match=reason):
        read_binary(data)


def test_read_binary_row_whose_modifiers_stand_in_the_data_stream_ends_where_they_say():
    long_list = struct.pack("<HI", 0x6646, 4)
    data = b"\0" * 4 + struct.pack("<H", len(IN_TABLE + ENDS_ROW)) + IN_TABLE + ENDS_ROW
    rows = [(2, IN_TABLE), (4, IN_TABLE), (5, long_list), (7, IN_TABLE), (9, IN_TABLE), (10, long_list)]
    assert (
        read_binary(doc("甲\x07乙\x07\x07丙\x07丁\x07\x07", paragraphs=rows, data=data)) == "甲\t乙\n丙\t丁\n"
    )
    cut = read_binary(doc("甲\x07乙\x07\x07", paragraphs=rows[:3], data=data[:5]))
    assert "甲" in cut
