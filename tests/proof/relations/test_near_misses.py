"""Ties that one slip breaks, worded in many ways, and sentences like them in which nothing is wrong."""

from pathlib import Path

import pytest

from weijian.proof.api import proofread

ROWS = [
    line.replace("\\n", "\n").split(" => ")
    for path in sorted(Path(__file__).parent.glob("near_misses*.txt"))
    for line in path.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
BROKEN = [row for row in ROWS if len(row) == 2]
SOUND = [row[0] for row in ROWS if len(row) == 1]


def found(text):
    report = proofread(text)
    return {
        f"{finding.rule} {report.text[finding.start : finding.end]}"
        for finding in report.findings
        if finding.rule.startswith("FIG")
    }


@pytest.mark.parametrize(("text", "findings"), BROKEN, ids=[row[0][:14] for row in BROKEN])
def test_proofread_tie_broken_by_one_slip_is_found(text, findings):
    assert set(findings.split(" ; ")) == found(text)


@pytest.mark.parametrize("text", SOUND, ids=[text[:14] for text in SOUND])
def test_proofread_figures_that_only_look_tied_are_passed_in_silence(text):
    assert found(text) == set()
