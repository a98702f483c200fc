import pytest

from weijian.proof.api import proofread
from weijian.proof.findings import Finding, Fix
from weijian.proof.told_once import told_once

TEXT = "落实数居安全，检查率为%。"


def finding(rule, severity, start, end, put=None):
    return Finding(rule, severity, start, end, f"{rule}说", fix=None if put is None else Fix(start, end, put))


@pytest.mark.parametrize(
    ("findings", "kept"),
    [
        # The same stretch: the graver, of two as grave the one that repairs, else the first.
        ([("DOC115", "error", 10, 11), ("FMT115", "error", 10, 11)], ["DOC115"]),
        ([("TXT101", "hint", 2, 4), ("TXT102", "warning", 2, 4)], ["TXT102"]),
        ([("TXT101", "error", 2, 4), ("TXT102", "error", 2, 4, "数据")], ["TXT102"]),
        # Repairs that make the same text.
        ([("TXT143", "hint", 2, 4, "数据"), ("TXT160", "warning", 3, 4, "据")], ["TXT160"]),
        # What repairs nothing, where another puts right the whole, and whatever lies in what is to go.
        ([("DOC116", "warning", 2, 6, ""), ("FMT106", "hint", 4, 5, "，")], ["DOC116"]),
        ([("TXT120", "error", 2, 6, "数据安全"), ("TXT147", "hint", 3, 4)], ["TXT120"]),
        ([("TXT120", "warning", 2, 6, "数据安全"), ("TXT176", "warning", 3, 4)], ["TXT120"]),
        # A mark, and what it leaves open.
        ([("TXT145", "warning", 2, 3, ""), ("TXT105", "warning", 2, 7)], ["TXT145"]),
        ([("TXT124", "warning", 2, 3, ""), ("TXT142", "hint", 2, 13)], ["TXT124", "TXT142"]),
        # Two things at one place, or two repairs.
        ([("TXT105", "warning", 2, 6), ("FMT106", "hint", 4, 5, "，")], ["TXT105", "FMT106"]),
        ([("TXT101", "warning", 2, 4, "数据"), ("TXT102", "warning", 2, 4, "根据")], ["TXT101", "TXT102"]),
        ([("DOC103", "error", 2, 9, "落实数据安全"), ("TXT101", "warning", 3, 4)], ["DOC103", "TXT101"]),
        ([("TXT108", "error", 2, 4, "。"), ("TXT125", "hint", 2, 3, "：")], ["TXT108", "TXT125"]),
        ([("DOC124", "warning", 2, 9, ""), ("DOC101", "error", 3, 4)], ["DOC124", "DOC101"]),
        ([("FIG103", "error", 2, 4), ("FIG201", "warning", 2, 4)], ["FIG103", "FIG201"]),
        ([("TXT101", "hint", 2, 4), ("TXT101", "hint", 2, 4)], ["TXT101", "TXT101"]),
    ],
)
def test_told_once_keeps_one_finding_for_one_thing(findings, kept):
    told = told_once([finding(*row) for row in findings], TEXT)
    assert sorted(one.rule for one in told) == sorted(kept)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("参保检查率为%。", "DOC115"),
        ("依据（卫妇社发〔201915号）落实要求。", "FMT101"),
        ("推进紧密型医共体、县域慢病中心、等建设。", "FMT122"),
    ],
)
def test_told_once_in_a_sentence(text, rule):
    assert [one.rule for one in proofread(text).findings] == [rule]
