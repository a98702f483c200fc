"""Figures of our own reports against the ledgers, within the user's scope, and nothing of anybody else's reports."""

from datetime import date

import pytest

from weijian.accounts.scope import Scope
from weijian.kernel import clock
from weijian.kernel.periods import Period
from weijian.proof.api import proofread
from weijian.review.home import reported_area
from weijian.review.ledger_facts import LedgerFacts

COUNTY = "平川县卫生健康局2021年工作总结\n"
WRONG = COUNTY + "全县在管高血压患者14人。"


def codes(text, **options):
    found = proofread(text, facts=LedgerFacts(**options)).findings
    return [finding.rule for finding in found if finding.rule.startswith("FIG4")]


def test_figure_that_agrees_is_silent(four_patients):
    assert codes(COUNTY + "全县在管高血压患者4人，高血压随访4人次。") == []


def test_figure_that_differs_is_told_with_what_is_counted(four_patients):
    [finding] = [one for one in proofread(WRONG, facts=LedgerFacts()).findings if one.rule == "FIG401"]
    assert "文中为14人，台账中平川县2021年“在管高血压患者数”为4人（4条记录）" in finding.message
    assert finding.severity == "warning"
    assert WRONG[finding.start : finding.end] == "14人"


def test_figure_of_a_township_is_compared_with_the_township(four_patients):
    assert codes(COUNTY + "溪口镇在管高血压患者3人，石桥乡在管高血压患者1人。") == []
    assert codes(COUNTY + "溪口镇在管高血压患者1人。") == ["FIG401"]
    assert codes(COUNTY + "青石镇在管高血压患者1人。") == []  # none of ours


@pytest.mark.parametrize(
    "title",
    [
        "平山县卫生健康局2021年工作总结",
        "平川县人民医院2021年工作总结",
        "平川县卫生健康局2021年工作计划",
        "平川县卫生健康局工作总结",
        "2021年工作总结",
    ],
)
def test_report_of_another_or_of_no_period_is_never_compared(four_patients, title):
    assert codes(f"{title}\n全县在管高血压患者14人。") == []


def test_area_and_period_that_are_given_replace_the_title(four_patients, county):
    text = "工作总结\n在管高血压患者14人。"
    assert codes(text, unit=county.east.code, period=Period.year(2021)) == ["FIG401"]
    assert codes(text.replace("14人", "3人"), unit=county.east.code, period=Period.year(2021)) == []


def test_period_that_is_not_over_is_not_compared(four_patients):
    with clock.at(date(2021, 6, 30)):
        assert codes(WRONG) == []


@pytest.mark.parametrize("role", ["institution", "village_doctor"])
def test_county_figures_are_not_told_to_those_who_may_not_see_them(four_patients, users, role):
    assert codes(WRONG, scope=Scope.of(users[role])) == []


def test_own_township_is_compared_for_its_hospital(four_patients, users):
    text = "平川县溪口镇卫生院2021年工作总结\n在管高血压患者14人。"
    assert codes(text, scope=Scope.of(users["institution"])) == ["FIG401"]
    other = text.replace("溪口镇", "石桥乡")
    assert codes(other, scope=Scope.of(users["institution"])) == []


def test_line_of_work_outside_the_scope_is_not_compared(four_patients, users):
    users["department"].lines = ["blood"]
    assert codes(WRONG, scope=Scope.of(users["department"])) == []


def test_what_was_never_recorded_is_a_hint_given_once(four_patients):
    text = COUNTY + "受理医疗纠纷3起。\n全年共受理医疗纠纷3起。"
    assert codes(text) == ["FIG402"]


def test_number_of_another_period_is_recognised(visited, county):
    for number in range(120):
        visited(f"居民{number}", on=date(2020, 6, 1))
    visited("张晓燕")
    text = COUNTY + "高血压患者随访120人次。"
    [finding] = [one for one in proofread(text, facts=LedgerFacts()).findings if one.rule.startswith("FIG4")]
    assert finding.rule == "FIG403"
    assert "与平川县2020年的数相符" in finding.message


def test_reported_area_is_the_county_or_one_of_its_townships(county):
    from weijian.orgs.tree import AreaTree

    snapshot = AreaTree.load().at(date(2021, 12, 31))

    def area(title):
        found = reported_area(title, snapshot)
        return found.name if found else None

    assert area("平川县卫健局关于2021年工作情况的报告") == "平川县"
    assert area("平川县2021年卫生健康工作总结") == "平川县"
    assert area("平川县溪口镇中心卫生院2021年工作总结") == "溪口镇"
    assert area("平川县妇幼保健院2021年工作总结") is None
    assert area("溪口镇卫生院2021年工作总结") is None
    assert area("赴平川县考察学习情况报告") is None
