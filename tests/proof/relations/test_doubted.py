"""A tie that one slip of the pen broke is told; one that would fit by accident is not."""

import pytest

from weijian.proof.api import proofread


def broken(text):
    report = proofread(text)
    return [
        (relation.type, report.figures[relation.result].text)
        for relation in report.relations
        if not relation.holds and relation.result is not None
    ]


@pytest.mark.parametrize(
    ("text", "kind", "wrong"),
    [
        ("全县监测机构2853家：省属27家、市属367家、县属2441家。", "sum", "2853家"),
        ("护理床位5208张，比上年末的3906张净增1320张。", "difference", "1320张"),
        ("全年办理生育登记2713例，其中一孩1203例、二孩1187例、三孩341例，均已回访。", "sum", "2713例"),
        ("应配套资金6326.88万元；目前已到位5061.5万元，占全部的80.10%。", "ratio", "80.10%"),
    ],
)  # fmt: skip
def test_one_slip_away_is_told(text, kind, wrong):
    assert (kind, wrong) in broken(text)


@pytest.mark.parametrize(
    "text",
    [
        "规划目标共计197项，有108项是可监测的定量指标，其中83项提前达到。",
        "培训80次，督导125次。糖尿病患者规范管理率64.70%。",
        "全年住院31207人次，较上年的28916人次增长7.92%，县域内就诊率90.6%。",
        "全年接诊5000人次，其中急诊1200人次、夜诊2800人次。",
    ],
)
def test_what_would_fit_by_accident_is_left_alone(text):
    assert broken(text) == []
