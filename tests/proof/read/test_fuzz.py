"""Sound files with bytes turned, cut out, doubled: every one gives text, or says why not."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.proof.read.making import IN_TABLE, doc, p, pdf, table, word

from weijian.proof.read import Unreadable, read_data

RTF = r"{\rtf1\ansi\ansicpg936{\fonttbl{\f0\fcharset134 SimSun;}}\f0\'ce\'c0\u29983 ?\intbl a\cell b\cell\row\par}"
HTML = "<html><head><meta charset=utf-8></head><body><p>卫生</p><table><tr><td>1<td>2</table></body></html>"
SOUND = {
    ".docx": word(p("全县共8人") + table(["甲", "乙"]), {"header1": p("眉"), "footnotes": f"<w:footnote>{p('注')}</w:footnote>"}),
    ".doc": doc("甲\x07乙\x07\x07后文\r", "注\r", "眉\r", [(2, IN_TABLE), (4, IN_TABLE)], [(1, 2)]),
    ".pdf": pdf([(72, 700, "全县共8人，"), (72, 680, "第二行")]),
    ".rtf": RTF.encode(),
    ".html": HTML.encode(),
    ".txt": "卫生健康".encode("gb18030"),
    ".wps": doc("文\r"),
}  # fmt: skip
CHANGES = st.lists(
    st.tuples(
        st.floats(0, 1), st.sampled_from(["turn", "cut", "double", "end"]), st.binary(min_size=1, max_size=4)
    ),
    min_size=1,
    max_size=6,
)


def changed(data: bytes, changes: list[tuple[float, str, bytes]]) -> bytes:
    for where, kind, fresh in changes:
        place = int(where * len(data))
        match kind:
            case "turn":
                data = data[:place] + fresh + data[place + len(fresh) :]
            case "cut":
                data = data[:place] + data[place + 40 * len(fresh) :]
            case "double":
                data = data[:place] + data[max(0, place - 60) : place] + data[place:]
            case "end":
                data = data[: max(place, 8)]
    return data


def test_fuzz_begins_with_sound_files():
    for suffix, data in SOUND.items():
        assert read_data(data, Path("a" + suffix)).text.strip()


@pytest.mark.parametrize("suffix", [suffix for suffix in SOUND if suffix != ".pdf"])
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(changes=CHANGES)
def test_read_data_of_a_damaged_file_gives_text_or_a_reason(suffix, changes):
    try:
        assert isinstance(read_data(changed(SOUND[suffix], changes), Path("a" + suffix)).text, str)
    except Unreadable as reason:
        assert str(reason)


# Every PDF costs a process of its own.
@settings(max_examples=6, deadline=None)
@given(changes=CHANGES)
def test_read_data_of_a_damaged_pdf_gives_text_or_a_reason(changes):
    try:
        assert isinstance(read_data(changed(SOUND[".pdf"], changes), Path("a.pdf")).text, str)
    except Unreadable as reason:
        assert str(reason)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400), st.sampled_from([*sorted(SOUND.keys() - {".pdf"}), ".md", "", ".xlsx"]))
def test_read_data_of_any_bytes_under_any_name_gives_text_or_a_reason(data, suffix):
    try:
        assert isinstance(read_data(data, Path("a" + suffix)).text, str)
    except Unreadable as reason:
        assert str(reason)
