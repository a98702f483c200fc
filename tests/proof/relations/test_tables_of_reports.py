"""Whole tables of county reports (tables.txt): right they are passed in silence, with one wrong cell it is told."""

from pathlib import Path

import pytest

from weijian.proof.api import proofread


def tables():
    text = Path(__file__).with_name("tables.txt").read_text(encoding="utf-8")
    for part in text.partition("\n")[2].split("---\n")[:-1]:
        head, _, table = part.partition("\n")
        name, right, wrong, place = head.split("\t")
        yield pytest.param(table, right, wrong, place, id=name)


def told(text):
    report = proofread(text)
    return {
        report.text[finding.start : finding.end]
        for finding in report.findings
        if finding.severity != "hint" and finding.rule.startswith("FIG")
    }


def with_tabs(table):
    return table.replace("|", "\t")


def as_markdown(table):
    lines = [f"| {line.replace('|', ' | ')} |" if "|" in line else f"{line}\n" for line in table.split("\n")]
    return "\n".join(lines)


@pytest.mark.parametrize("written", [with_tabs, as_markdown])
@pytest.mark.parametrize(("table", "right", "wrong", "place"), list(tables()))
def test_proofread_table_of_a_report_is_silent_until_a_cell_is_wrong(table, right, wrong, place, written):
    assert right in table
    assert told(written(table)) == set()
    assert told(written(table.replace(right, wrong))) == {place}


SILENT = {
    "average row": "机构|次均费用|平均住院日|人均基金\n县医院|320|8|62\n中医院|280|9|58\n合计|300|8.5|60\n",
    "another quantity of like digits": "全县常住人口7640人，按要求开展筛查。\n乡镇|完成数\n石桥镇|4730\n河口镇|2730\n合计|7460\n",
    "planned, not done": "计划筛查7640人，完成情况见下表。\n乡镇|完成数\n石桥镇|4730\n河口镇|2730\n合计|7460\n",
    "shares of something else": "类别|起数|占上年比重（%）\n食物中毒|12|35\n职业中毒|28|71\n合计|40|55\n",
    "year beside months": "机构|1月|2月|全年\n县医院|5210|5430|64800\n中医院|2140|2260|26900\n",
}


@pytest.mark.parametrize("table", list(SILENT.values()), ids=SILENT)
def test_proofread_table_that_says_something_else_is_passed_in_silence(table):
    assert told(with_tabs(table)) == set()
