from pathlib import Path

import pytest
from tests.proof.read.making import doc, p, pdf, word

from weijian.proof.read import Unreadable, read_data, read_source


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (word(p("八人")), "a.doc"),
        (doc("八人\r"), "a.docx"),
        (doc("八人\r"), "a.wps"),
        (rb"{\rtf1 \u20843 ?\u20154 ?\par}", "a.doc"),
        ("<html><p>八人</html>".encode(), "a.doc"),
        (pdf([(72, 700, "八人")]), "a"),
        ("八人\n".encode("utf-16"), "a.doc"),
    ],
)
def test_read_data_goes_by_content_where_the_name_is_wrong(data, name):
    source = read_data(data, Path(name))
    assert source.text.strip("\ufeff\n") == "八人"


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_read_data_plain_text_is_left_as_it_stands(name):
    text = "<html># 标题\r\n\t*八人*\n"
    source = read_data(text.encode(), Path(name))
    assert source.text == text
    assert not source.extracted


def test_read_data_text_of_other_forms_is_extracted():
    assert read_data(word(p("八人")), Path("a.docx")).extracted
    assert read_data(b"<p>x", Path("a.html")).extracted


def test_read_source_file_that_is_not_there_is_unreadable(tmp_path):
    with pytest.raises(Unreadable, match="无法打开"):
        read_source(tmp_path / "无.docx")


@pytest.mark.parametrize("name", ["a.txt", "a.doc"])
def test_read_data_bytes_that_are_no_text_are_told_to_be_none(name):
    with pytest.raises(Unreadable, match="不是文字文件"):
        read_data(bytes(range(256)) * 40, Path(name))


def test_read_data_text_with_odd_bytes_is_text():
    damaged = "全县体检".encode() + b"\xff\xfe\x00\x01" + "1200人。".encode() * 20
    assert "1200人" in read_data(damaged, Path("a.txt")).text
