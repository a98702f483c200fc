import pytest

from weijian.reports.sentences.template import Expression, SentenceError, load_template, parse_template


def test_template_of_headings_paragraphs_and_items_keeps_levels_and_lines():
    template = parse_template("# 一\n\n### 二\n甲\n乙\n\n- 丙\n- 丁\n续\n")
    assert [(p.level, p.parts, p.line) for p in template.passages] == [
        (1, ("一",), 1),
        (3, ("二",), 3),
        (0, ("甲乙",), 4),
        (0, ("丙",), 7),
        (0, ("丁续",), 8),
    ]


def test_template_expression_knows_code_filter_argument_and_place():
    template = parse_template('高血压。\n患者{{ htn.managed|versus:"去年同期" }}。')
    assert template.expressions == (Expression("htn.managed", "versus", "去年同期", 2, 3),)


def test_template_names_every_indicator_it_needs_those_in_arguments_too():
    template = parse_template('{{period.end}}，{{ htn.men|share:"htn.managed" }}，{{ htn.women }}。')
    assert template.codes == {"htn.men", "htn.managed", "htn.women"}


def test_template_blanks_between_chinese_go_and_between_latin_words_stay():
    template = parse_template("推广 APP 和  Word  2016\nDICOM\nWeb 系统")
    assert template.passages[0].parts == ("推广APP和Word 2016 DICOM Web系统",)


def test_template_comment_is_left_out_and_keeps_the_line_numbers():
    template = parse_template("<!-- 说明\n{{ -->\n甲{{ htn.men }}")
    assert template.expressions[0].line == 3


def test_template_read_from_a_file_names_it_in_errors(tmp_path):
    path = tmp_path / "report.md"
    path.write_text("甲\n\n乙{{ x", encoding="utf-8")
    with pytest.raises(SentenceError) as error:
        load_template(path)
    assert (error.value.path, error.value.line, error.value.column) == (str(path), 3, 2)


@pytest.mark.parametrize(
    ("source", "line", "column", "message"),
    [
        ("甲{{ htn.managed", 1, 2, "没有在同一行"),
        ("甲{{ a.b {{ c.d }}", 1, 2, "没有在同一行"),
        ("甲乙}}", 1, 3, "前面没有"),
        ("甲\n乙{{ htn.managed|biggest }}", 2, 2, "没有过滤器“biggest”，可用: number"),
        ("{{ htn.managed|versus }}", 1, 1, "参数应为: 去年同期、上期、目标"),
        ('{{ htn.managed|versus:"前年" }}', 1, 1, "去年同期"),
        ('{{ htn.managed|top:"三个乡镇" }}', 1, 1, "如 3个乡镇"),
        ('{{ htn.managed|share:"总数" }}', 1, 1, "指标代码"),
        ('{{ serious.chronic_signed|share:"serious.chronic" }}', 1, 1, "31 个字符"),
        ('{{ htn.managed|number:"3" }}', 1, 1, "不带参数"),
        ("{{ }}", 1, 1, "看不懂"),
        ("{{ htn }}", 1, 1, "看不懂"),
        ("{{ htn.managed|versus:'目标' }}", 1, 1, "看不懂"),
        ("{{ period.begin }}", 1, 1, "可用: period.name"),
        ("### 高血压{{ htn.managed }}", 1, 8, "标题里不放数字"),
        ("甲（乙。", 1, 1, "“（”没有以“）”结束"),
        ("甲）乙。", 1, 1, "没有与之成对"),
        ("“甲（乙”丙）", 1, 1, "没有与之成对"),
        ("截止目前，甲。", 1, 1, "截至"),
        ("截止{{ period.end }}，甲。", 1, 1, "截至"),
        ("高血压,糖尿病", 1, 4, "全角标点"),
        ("高血压(二级)", 1, 4, "全角括号"),
        ("甲，。", 1, 2, "两个标点"),
        ("**重点**工作", 1, 1, "不用加粗"),
        ("- 甲<b>乙", 1, 4, "HTML"),
        ("甲\n| 表 | 格 |", 2, 1, "Markdown"),
        ("1. 甲", 1, 1, "Markdown"),
        ("##### 甲", 1, 1, "Markdown"),
    ],
)
def test_template_with_a_mistake_is_refused_at_its_place(source, line, column, message):
    with pytest.raises(SentenceError) as error:
        parse_template(source)
    assert message in error.value.message
    assert (error.value.line, error.value.column) == (line, column)


@pytest.mark.parametrize(
    "source", ["截止日期为6月30日。", "比例为1:2，时间9:30。", "2型糖尿病（T2DM）患者。", "甲：“乙。”"]
)
def test_template_that_only_looks_like_a_slip_is_read(source):
    assert parse_template(source).passages[0].parts == (source,)
