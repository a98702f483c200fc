import pytest
from hypothesis import given
from hypothesis import strategies as st

from weijian.proof.read.text import decode


def test_decode_utf8_and_gb18030_give_the_same_text():
    text = "全县卫生健康工作总结，完成率95.6‰"
    assert decode(text.encode("utf-8")) == decode(text.encode("gb18030")) == text


def test_decode_byte_order_mark_of_utf8_stays_so_that_offsets_hold():
    assert decode("总结".encode("utf-8-sig")) == "\ufeff总结"


def test_decode_utf16_with_mark_is_read():
    assert "总结" in decode("总结".encode("utf-16"))


@given(st.binary(max_size=300))
def test_decode_any_bytes_give_text(data):
    assert isinstance(decode(data), str)


def test_decode_big5_is_read_where_gb18030_would_give_rare_characters():
    text = "全縣衛生健康工作總結，完成率達到百分之九十五以上，醫療機構二百家。"
    assert decode(text.encode("big5")) == text


def test_decode_rare_names_in_gb18030_are_not_taken_for_big5():
    text = "赵堃、钱祎、孙喆、李犇、周镕、吴翀、郑甯、王淼"
    assert decode(text.encode("gb18030")) == text


@pytest.mark.parametrize("code", ["utf-16-le", "utf-16-be"])
def test_decode_utf16_without_mark_is_read(code):
    text = "全县共有 8 人\r\n完成 95%\r\n"
    assert decode(text.encode(code)) == text


def test_decode_a_bad_byte_costs_no_more_than_itself():
    assert decode("全县卫生".encode() + b"\xff" + "健康".encode()) == "全县卫生\ufffd健康"
