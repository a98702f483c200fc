import pytest

from weijian.reports.document import FigureRun, text_of
from weijian.reports.sentences.filters import restate, say

TOWNS = {"溪口镇": "83.10", "石桥乡": "61.02", "大江镇": "70.5", "长坪乡": None}


def said(county, filter_name, argument, units, code="htn.std_rate", now="75.3", unit_code="431299"):
    facts = county({code: now}, units={code: units}, unit_code=unit_code)
    runs = say(code, filter_name, argument, facts)
    return None if runs is None else text_of(runs)


@pytest.mark.parametrize(
    ("units", "words"),
    [
        (TOWNS, "，其中溪口镇最高、为83.10%，石桥乡最低、为61.02%"),
        (
            {"甲镇": "83.101", "乙镇": "83.104", "丙镇": "60"},
            "，其中甲镇、乙镇并列最高、均为83.10%，丙镇最低、为60.00%",
        ),
        (
            {"甲镇": "90", "乙镇": "9", "丙镇": "9", "丁镇": "9", "戊镇": "9"},
            "，其中甲镇最高、为90.00%，乙镇等4个乡镇并列最低、均为9.00%",
        ),
        ({"甲镇": "90", "乙镇": "90"}, "，各乡镇均为90.00%"),
        ({"甲镇": "90", "乙镇": None}, None),
        ({}, None),
    ],
)
def test_extremes_name_the_best_and_the_worst_unit(county, units, words):
    assert said(county, "extremes", "乡镇", units) == words


def test_extremes_of_a_figure_where_less_is_better_name_the_lowest_first(county):
    units = {"甲镇": "3.2", "乙镇": "1.02", "丙镇": "2"}
    assert (
        said(county, "extremes", "乡镇", units, "mch.child_rate")
        == "，其中乙镇最低、为1.02‰，甲镇最高、为3.20‰"
    )


def test_extremes_of_a_count_are_most_and_fewest(county):
    units = {"甲镇": "300", "乙镇": "100"}
    assert (
        said(county, "extremes", "乡镇", units, "htn.managed") == "，其中甲镇最多、为300人，乙镇最少、为100人"
    )


def test_extremes_are_figures_of_the_units_named(county):
    facts = county({"htn.std_rate": "75.3"}, units={"htn.std_rate": TOWNS})
    figures = [run for run in say("htn.std_rate", "extremes", "乡镇", facts) if isinstance(run, FigureRun)]
    assert [figure.identity.unit_code for figure in figures] == ["431299100", "431299101"]
    assert {figure.identity.form for figure in figures} == {""}


def test_rank_of_a_unit_among_its_peers(county):
    assert said(county, "rank", "乡镇", TOWNS, now="61.02", unit_code="431299101") == "，在3个乡镇中列第3位"
    ties = {"甲镇": "80", "乙镇": "80", "丙镇": "90"}
    assert said(county, "rank", "乡镇", ties, now="80", unit_code="431299101") == "，在3个乡镇中并列第2位"


def test_rank_of_a_unit_that_is_not_among_them_is_not_said(county):
    assert said(county, "rank", "乡镇", TOWNS) is None


def test_rank_can_be_stated_again_from_its_tag(county):
    facts = county({"htn.std_rate": "61.02"}, units={"htn.std_rate": TOWNS}, unit_code="431299101")
    assert restate("htn.std_rate", "r:乡镇", facts) == "第3位"
    assert restate("htn.std_rate", "r.of:乡镇", facts) == "3个乡镇"


@pytest.mark.parametrize(
    ("name", "argument", "words"),
    [
        ("top", "2个乡镇", "，居前二位的乡镇为溪口镇（83.10%）、大江镇（70.50%）"),
        ("bottom", "1个乡镇", "，居后一位的乡镇为石桥乡（61.02%）"),
        ("top", "3个乡镇", None),
    ],
)
def test_first_and_last_few_are_listed_when_some_remain(county, name, argument, words):
    assert said(county, name, argument, TOWNS) == words


def test_first_few_are_not_listed_when_the_last_place_is_shared(county):
    assert said(county, "top", "1个乡镇", {"甲镇": "80", "乙镇": "80", "丙镇": "70"}) is None
