import pytest

from weijian.proof.read.html import read_html


def test_read_html_blocks_are_lines_and_source_line_ends_are_none():
    page = "<h1>总结</h1><p>全县卫生\n  健康系统共<b>8</b>人，\nPM2.5\nand more</p><div>一<br>二</div>"
    assert read_html(page.encode()) == "总结\n全县卫生健康系统共8人， PM2.5 and more\n一\n二\n"


def test_read_html_table_rows_are_lines_and_spans_keep_the_columns():
    page = "<table><tr><th colspan=2>接种<th>备注<tr><td>1<td><p>县</p><p>乡</p><td></table>后"
    assert read_html(page.encode()) == "接种\t\t备注\n1\t县 乡\t\n后\n"


def test_read_html_page_laid_out_in_one_cell_keeps_its_paragraphs():
    page = "<table><tr><td><p>一、工作</p><p>共8人。</p></td></tr></table>"
    assert read_html(page.encode()) == "一、工作\n共8人。\n"


def test_read_html_what_no_visitor_reads_is_left_out():
    page = (
        "<head><title>t</title></head><script>x()</script><style>p{}</style><nav>首页</nav><!-- 注 -->"
        "<p style='color:red; display: none'>藏</p><p hidden>藏</p><select><option>选</select><p>文<del>删</del></p>"
    )
    assert read_html(page.encode()) == "文\n"


def test_read_html_text_as_it_stands_keeps_its_lines():
    assert read_html("<pre>甲  乙\n丙</pre>".encode()) == "甲  乙\n丙\n"


@pytest.mark.parametrize(
    "said", ["", "<meta charset=gb2312>", "<meta charset=utf-8>", "<meta charset=nonsense>"]
)
def test_read_html_characters_are_right_whatever_the_page_says_of_its_code(said):
    page = said + "<p>卫生健康镕</p>"
    for code in ("utf-8", "gb18030", "utf-8-sig", "utf-16"):
        assert read_html(page.encode(code)).strip("\ufeff\n") == "卫生健康镕"


def test_read_html_cells_that_span_rows_hold_their_columns_in_the_rows_below():
    rows = (
        "<tr><td rowspan=2>乡镇<td colspan=2>签约<td rowspan=2>备注</tr><tr><td>应签<td>已签</tr>"
        "<tr><td>石桥<td>5<td>4<td>无</tr>"
    )
    assert (
        read_html(f"<table>{rows}</table>".encode()) == "乡镇\t签约\t\t备注\n\t应签\t已签\n石桥\t5\t4\t无\n"
    )


def test_read_html_huge_spans_add_no_more_than_a_row_of_cells():
    cells = "<td rowspan=99999 colspan=63>" * 50
    page = f"<table><tr>{cells}</tr>{'<tr><td>1</tr>' * 300}</table>"
    assert len(read_html(page.encode())) < 70 * 300 + 63 * 50 + 100
