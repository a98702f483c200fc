import pytest
from hypothesis import given
from hypothesis import strategies as st

from weijian.people.encryption import KeyMismatch, blind_index, decrypt, encrypt


@given(st.text(max_size=60))
def test_decrypt_opens_what_encrypt_sealed(text):
    sealed = encrypt(text)
    assert decrypt(sealed) == text
    assert text == "" or text not in sealed or len(text) < 3


def test_same_text_is_sealed_differently_each_time_but_indexed_alike():
    assert encrypt("13800000000") != encrypt("13800000000")
    assert blind_index("13800000000") == blind_index("13800000000")
    assert blind_index("13800000000") != blind_index("13800000001")
    assert len(blind_index("x")) == 64


def test_index_depends_on_its_own_key(settings):
    before = blind_index("13800000000")
    settings.INDEX_KEY = "00" * 32
    assert blind_index("13800000000") != before


def test_another_key_is_told_and_not_guessed(settings):
    sealed = encrypt("13800000000")
    settings.RECORD_KEY = "00" * 32
    with pytest.raises(KeyMismatch, match="密钥"):
        decrypt(sealed)


def test_sealed_text_that_was_tampered_with_is_refused():
    sealed = encrypt("13800000000")
    flipped = sealed[:20] + ("A" if sealed[20] != "A" else "B") + sealed[21:]
    with pytest.raises(KeyMismatch):
        decrypt(flipped)
