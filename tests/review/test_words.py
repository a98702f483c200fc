"""The names written down for `weijian proof` are those of the catalogue."""

import os

from weijian.review import words


def test_words_written_down_are_those_of_the_catalogue():
    table = words.as_table(words.from_catalogue())
    if os.environ.get("WEIJIAN_WRITE") == "1":
        words.TABLE.write_text(table, encoding="utf-8")
    assert words.TABLE.read_text(encoding="utf-8") == table, (
        "WEIJIAN_WRITE=1 pytest tests/review/test_words.py"
    )


def test_words_read_back_are_the_indicators():
    assert words.from_table() == words.from_catalogue()
