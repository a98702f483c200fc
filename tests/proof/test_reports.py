"""The five real reports and their two annotations, where they are at hand (beside the repository)."""

import json
from pathlib import Path

import pytest

from weijian.proof.api import proofread_file
from weijian.proof.score import score

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
REPORTS = sorted((SHARED / "reports").glob("*.txt"))
GOLD = sorted((SHARED / "gold").glob("*.json"))

pytestmark = pytest.mark.skipif(not REPORTS, reason="the real reports are kept outside the repository")


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem[:3])
def test_proofread_file_of_a_real_report_every_position_holds(path):
    report = proofread_file(path)
    assert all(report.text[f.start : f.end] == f.text for f in report.figures)


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_score_annotated_report_meets_the_bar(path):
    gold = json.loads(path.read_text(encoding="utf-8"))
    result = score(proofread_file(SHARED / "reports" / gold["source"]), gold)
    shares = {share.name: share for share in result.shares}
    for name in ("数据召回", "数据精确"):
        assert shares[name].found >= 0.99 * shares[name].of, shares[name].missed
    assert shares["成立的关系"].found >= 0.95 * shares["成立的关系"].of, shares["成立的关系"].missed
    assert shares["不成立的关系"].found == shares["不成立的关系"].of, shares["不成立的关系"].missed
    assert result.wrong_errors == []
    assert result.warnings_per_3000 < 1
