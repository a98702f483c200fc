"""Cutting a proof-read text into pieces loses nothing and gives each finding one place to lead to."""

from hypothesis import given
from hypothesis import strategies as st

from weijian.proof.api import Report
from weijian.proof.findings import SEVERITIES, Finding
from weijian.web.proof_view import counts, pieces

TEXTS = st.text(alphabet="全年完成10，。\n", min_size=1, max_size=30)


@st.composite
def reports(draw):
    text = draw(TEXTS)
    places = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(places, places, st.sampled_from(SEVERITIES)), max_size=6))
    findings = [Finding("FIG101", severity, min(a, b), max(a, b), "m") for a, b, severity in spans]
    return Report(text, "", [], [], findings)


@given(reports())
def test_pieces_give_the_whole_text_in_order(report):
    assert "".join(piece.text for piece in pieces(report)) == report.text


@given(reports())
def test_every_finding_has_exactly_one_place(report):
    anchors = [number for piece in pieces(report) for number in piece.anchors]
    assert sorted(anchors) == list(range(1, len(report.findings) + 1))


@given(reports())
def test_piece_bears_the_gravest_finding_over_it(report):
    at = 0
    for piece in pieces(report):
        over = [one for one in report.findings if one.start <= at < max(one.end, one.start + 1)]
        if over:
            gravest = max(SEVERITIES.index(one.severity) for one in over)
            assert SEVERITIES.index(piece.severity) >= gravest
        at += len(piece.text)


def test_counts_put_the_gravest_first():
    found = [Finding("A", "hint", 0, 1, ""), Finding("B", "error", 0, 1, ""), Finding("C", "error", 0, 1, "")]
    assert counts(found) == [("error", "错误", 2), ("warning", "警告", 0), ("hint", "提示", 1)]
