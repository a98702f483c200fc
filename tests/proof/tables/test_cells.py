import pytest

from weijian.proof.api import analyse


def cells(text):
    return [(f.text, f.value, f.unit, f.kind, f.subject, f.area) for f in analyse(text).figures]


def test_read_cells_column_names_unit_and_subject_row_names_the_place():
    found = cells("乡镇\t体检人数\t规范管理率（%）\n石桥镇\t500\t96.2\n河口镇\t400\t97\n合计\t900\t96.5\n")
    assert found[0] == ("500", 500, "人", "count", "体检人数", "石桥镇")
    assert found[1][2:] == ("%", "percent", "规范管理率", "石桥镇")
    assert found[4] == ("900", 900, "人", "count", "体检人数", "")


def test_read_cells_column_of_units_says_the_unit_of_each_row():
    found = cells("指标\t单位\t数值\n业务收入\t万元\t3200\n床位\t张\t500\n")
    assert [figure[2] for figure in found] == ["万元", "张"]
    assert found[0][4] == "业务收入"


def test_read_cells_caption_says_the_unit_where_nothing_else_does():
    found = cells("经费表（单位：万元）\n项目\t金额\n设备\t120\n房屋\t80\n")
    assert [figure[2:4] for figure in found] == [("万元", "money")] * 2


@pytest.mark.parametrize("heading", ["序号", "年份", "联系电话", "文号", "邮编"])
def test_read_cells_column_that_measures_nothing_has_no_figures(heading):
    assert len(cells(f"乡镇\t{heading}\t人数\n石桥镇\t2021\t5\n河口镇\t2022\t6\n")) == 2


def test_read_cells_cell_that_says_its_unit_keeps_it():
    found = cells("乡镇\t人数\n石桥镇\t500人\n河口镇\t约400人\n")
    assert [figure[:3] for figure in found] == [("500人", 500, "人"), ("400人", 400, "人")]


def test_read_cells_thousands_and_negative_numbers_are_read():
    found = cells("项目\t增减数\n门诊\t-1,200\n住院\t300\n")
    assert [figure[1] for figure in found] == [-1200, 300]
