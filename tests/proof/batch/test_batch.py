import pytest

from weijian.proof.api import proofread
from weijian.proof.batch import read_together
from weijian.proof.batch.statements import county_of
from weijian.proof.settings import Settings

HALF = "青溪县卫生健康局2020年上半年工作总结\n截至6月30日，在管高血压患者12958人。\n全年任务4000人，共完成2600人，完成率66.5%。"
YEAR = "青溪县卫生健康局2020年工作总结\n截至2020年6月30日，在管高血压病人12598人。"


def test_read_together_places_lead_to_both_figures():
    reports = [proofread(HALF), proofread(YEAR)]
    [finding] = read_together(reports).cross_document
    assert [reports[number].text[start:end] for number, start, end in finding.places] == [
        "12598人",
        "12958人",
    ]
    assert "12958人" in finding.message
    assert "截至2020年6月30日" in finding.message


def test_read_together_counts_all_findings():
    batch = read_together([proofread(HALF), proofread(YEAR)])
    assert (batch.severities["error"], batch.severities["warning"]) == (1, 1)
    assert dict(batch.commonest_rules) == {"FIG101": 1, "FIG204": 1}


def test_read_together_settings_silence_and_change_severity():
    strict = Settings(severity={"FIG204": "error"})
    assert (
        read_together([proofread(HALF), proofread(YEAR, settings=strict)]).cross_document[0].severity
        == "error"
    )
    without = Settings(ignore=("FIG204",))
    assert read_together([proofread(HALF, settings=without), proofread(YEAR)]).cross_document == []


def test_read_together_one_report_has_nothing_across():
    assert read_together([proofread(HALF)]).cross_document == []


@pytest.mark.parametrize(
    ("title", "county"),
    [
        ("青溪县卫生健康局2020年工作总结", "青溪县"),
        ("关于白河侗族自治县卫生健康局2020年工作情况的报告", "白河侗族自治县"),
        ("中共平川市卫生健康委员会2020年工作总结", "平川市"),
        ("北山区卫健局工作总结", "北山区"),
        ("青溪县2020年度卫生健康工作总结", "青溪县"),
        ("青溪县妇幼保健院2020年工作总结", None),
        ("青溪县卫生监督所2020年工作总结", None),
        ("2020年卫生健康工作总结", None),
    ],
)
def test_county_of_title(title, county):
    assert county_of(title) == county
