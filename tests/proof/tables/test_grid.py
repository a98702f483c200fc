from weijian.proof.normalise import normalise
from weijian.proof.tables import find_tables


def tables(text):
    return find_tables(normalise(text)[0])


def test_find_tables_tabs_part_cells_and_every_cell_stands_where_it_says():
    text = "完成情况\n乡镇\t任务数\t完成数\n石桥镇\t500\t480\n河口镇\t400\t410\n下一段。\n"
    plain = normalise(text)[0]
    (table,) = find_tables(plain)
    assert table.column_names == ["乡镇", "任务数", "完成数"]
    assert table.row_names == ["", "石桥镇", "河口镇"]
    assert all(plain[cell.start : cell.end] == cell.text for row in table.rows for cell in row)


def test_find_tables_strokes_part_cells_and_the_ruled_line_is_no_row():
    (table,) = tables("| 机构 | 床位 |\n|---|:--|\n| 县医院 | 500 |\n| 中医院 | 300 |\n")
    assert table.column_names == ["机构", "床位"]
    assert len(table.rows) == 3


def test_find_tables_cell_over_several_columns_names_them_all():
    (table,) = tables("乡镇\t高血压\t\t糖尿病\t\n\t任务数\t完成数\t任务数\t完成数\n石桥镇\t10\t9\t8\t7\n")
    assert table.column_names == ["乡镇", "高血压任务数", "高血压完成数", "糖尿病任务数", "糖尿病完成数"]


def test_find_tables_years_may_head_columns():
    (table,) = tables("指标\t2021\t2022\n床位数\t500\t520\n")
    assert table.column_names == ["指标", "2021", "2022"]


def test_find_tables_unit_of_the_caption_is_kept():
    (table,) = tables("经费表（单位：万元）\n项目\t金额\n设备\t120\n")
    assert table.unit == "万元"


def test_find_tables_total_may_stand_before_the_column_of_names():
    (table,) = tables("序号\t乡镇\t人数\n1\t石桥镇\t5\n2\t河口镇\t6\n合计\t\t11\n")
    assert table.row_names == ["", "石桥镇", "河口镇", "合计"]


def test_find_tables_ragged_rows_have_empty_cells():
    (table,) = tables("乡镇\t甲\t乙\n石桥镇\t5\n河口镇\t6\t7\t8\n")
    assert table.width == 4
    assert table.cell(1, 2) is None


def test_find_tables_indented_paragraphs_and_lists_are_none():
    assert tables("\t全年完成体检500人。\n\t全年随访600人。\n") == []
    assert tables("一、总则\n二、任务500人\n") == []


def test_find_tables_rows_parted_by_empty_lines_are_one_table():
    text = "村\t人口（人）\t建档（份）\n\n大坪村\t2140\t1982\n\n河湾村\t1876\t1731\n\n正文。"
    (table,) = find_tables(text)
    assert [cell.text for row in table.rows for cell in row][3:6] == ["大坪村", "2140", "1982"]
    assert len(table.rows) == 3


def test_find_tables_two_tables_parted_by_an_empty_line_stay_two():
    one = "村\t人口（人）\t建档（份）\n大坪村\t2140\t1982\n"
    assert [len(table.rows) for table in find_tables(f"{one}\n{one}正文。")] == [2, 2]


def test_find_tables_headings_with_tabs_that_stand_apart_are_none():
    assert not find_tables("1、\t签约2140人\n\n2、\t建档1982份\n\n3、\t随访")
