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
