"""Any text in: no crash, every promise of the output kept, no runaway expression."""

import json
import signal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from weijian.proof.api import proofread, proofread_file
from weijian.proof.findings import SEVERITIES
from weijian.proof.output.json import report_as_json
from weijian.proof.read import Unreadable

SENTENCES = [
    line
    for line in (Path(__file__).parent / "sound_sentences.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
SIGNS = list("，。；：、（）《》“”%‰＋-—~～/．.,:;()[]〔〕 \t\n\r\u3000\u200b\ufeff□×XxＸ衛(wèi)生")
WORDS = [
    "其中",
    "分别为",
    "占",
    "较去年同期增长",
    "完成率",
    "合计",
    "由",
    "增加到",
    "超过目标",
    "个百分点",
    "上半年",
    "一是",
]
NUMBERS = [
    "0",
    "00",
    "1",
    "12.5%",
    "1万余人",
    "三分之一",
    "十万",
    "3～5",
    "1e9",
    "9" * 40,
    "０",
    "〇",
    "-1",
    "½",
    "٣",
]
fragments = st.lists(
    st.one_of(
        st.sampled_from(SENTENCES), st.sampled_from(SIGNS), st.sampled_from(WORDS), st.sampled_from(NUMBERS),
        st.text(max_size=4), st.integers(0, 10**12).map(str),
    ),
    max_size=60,
).map("".join)  # fmt: skip
HANG = 20  # seconds for 20,000 characters that take a quarter of one; a runaway expression takes hours
PUMPED = [
    *[
        "（",
        "《",
        "“",
        "A",
        "0",
        "一",
        "X",
        "×",
        "的",
        "，",
        "。",
        "第",
        "〔",
        "年",
        "万",
        "@",
        "①",
        "|",
        "\n",
        "\u200b",
        "�",
    ],
    *[
        "1%",
        "由1人",
        "其中1人",
        "（1人",
        "1.",
        "1、",
        "管理率1%，",
        "1人，2人，",
        "占总数的",
        "比去年",
        "与去年同期",
        "分别为1、",
        "1-",
        "2020年",
        "三分之",
        "合计",
    ],
    *[
        "衛(wèi)",
        "鍗敓",
        "&nbsp;",
        "一是",
        "完成1人，完成率1%，",
        "，其中：",
        "2020年1月至",
        "（一）",
        "1111111111111111111",
    ],
    "\t1\t",
    "|1|",
    " 1",
]


@given(fragments)
@settings(max_examples=150, deadline=None)
def test_proofread_any_text_keeps_the_promises_of_its_output(text):
    report = proofread(text)
    places = [(figure.start, figure.end) for figure in report.figures]
    assert places == sorted(places)
    assert all(before[1] <= after[0] for before, after in pairwise(places))
    assert all(text[figure.start : figure.end] == figure.text for figure in report.figures)
    for relation in report.relations:
        assert all(0 <= number < len(report.figures) for number in relation.operands)
        assert relation.result is None or 0 <= relation.result < len(report.figures)
    for finding in report.findings:
        assert 0 <= finding.start <= finding.end <= len(text)
        assert all(0 <= start <= end <= len(text) for start, end in finding.related)
        assert finding.severity in SEVERITIES
        assert finding.message
        if finding.fix is not None:
            assert 0 <= finding.fix.start <= finding.fix.end <= len(text)
    json.dumps(report_as_json(report), allow_nan=False)


@given(fragments)
@settings(max_examples=30, deadline=None)
def test_proofread_twice_says_the_same(text):
    assert report_as_json(proofread(text)) == report_as_json(proofread(text))


@given(
    st.binary(max_size=400),
    st.sampled_from([".txt", ".md", ".docx", ".doc", ".wps", ".pdf", ".html", ".rtf", ""]),
)
@settings(max_examples=150, deadline=None)
def test_proofread_file_reads_any_bytes_or_says_why_not(tmp_path_factory, data, suffix):
    path = tmp_path_factory.getbasetemp() / f"any{suffix}"
    path.write_bytes(data)
    try:
        report = proofread_file(path)
    except Unreadable as unreadable:
        assert str(unreadable)
    else:
        json.dumps(report_as_json(report), allow_nan=False)


@pytest.mark.parametrize("piece", PUMPED)
def test_proofread_a_piece_repeated_does_not_run_away(piece):
    def give_up(*_):
        raise TimeoutError(f"{piece!r} repeated did not come back")

    # The processor's time, not the clock's: a busy machine is no runaway expression.
    before = signal.signal(signal.SIGVTALRM, give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, HANG)
    try:
        proofread((piece * (20_000 // len(piece)))[:20_000])
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
