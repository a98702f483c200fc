import pytest
from hypothesis import given
from hypothesis import strategies as st

from weijian.reports.document import (
    FigureIdentity,
    Heading,
    Report,
    Table,
    TagError,
    Text,
    numbered,
    printable,
)

PART = st.text(
    st.characters(codec="utf-8", exclude_characters="|", exclude_categories=("Z", "C")), min_size=1
)


def test_tag_of_a_figure_reads_as_written_in_the_handbook():
    identity = FigureIdentity("htn.std_rate", "431299102", "2021H1", 812004, "v:去年同期")
    assert identity.tag == "htn.std_rate|431299102|2021H1|v812004|v:去年同期"


@given(PART, PART, PART, st.integers(0, 10**9), st.one_of(st.just(""), PART))
def test_tag_of_any_identity_parses_back_or_is_refused_for_length(code, unit, period, version, form):
    try:
        identity = FigureIdentity(code, unit, period, version, form)
    except TagError as refused:
        whole = "|".join([code, unit, period, f"v{version}", *([form] if form else [])])
        assert len(whole.encode("utf-16-le")) > 128 or any(ord(sign) < 33 for sign in whole), refused
    else:
        assert FigureIdentity.parse(identity.tag) == identity


@pytest.mark.parametrize(
    ("period", "short"),
    [
        ("2021-01..2021-09", "2021r01-09"),
        ("2021-01-01..2021-03-15", "2021r0101-0315"),
        ("2020-11..2021-03", "2020-11..2021-03"),
        ("2021-06-30", "2021-06-30"),
        ("2021MCH", "2021MCH"),
    ],
)
def test_tag_writes_a_span_of_one_year_shorter_and_reads_it_back(period, short):
    identity = FigureIdentity("htn.managed", "431299", period, 7)
    assert identity.tag == f"htn.managed|431299|{short}|v7"
    assert FigureIdentity.parse(identity.tag) == identity


def test_tag_holds_the_longest_code_compared_in_a_township_over_nine_months():
    identity = FigureIdentity(
        "serious.chronic_signed_rate", "431299102", "2021-01..2021-09", 9_999_999, "v:去年同期"
    )
    assert len(identity.tag) <= 64


def test_tag_of_65_characters_is_refused_and_of_64_is_made():
    assert len(FigureIdentity("a" * 45, "431299", "2021H1", 123).tag) == 64
    with pytest.raises(TagError, match="64"):
        FigureIdentity("a" * 46, "431299", "2021H1", 123)


def test_tag_counts_the_two_units_that_word_counts_for_a_rare_character():
    with pytest.raises(TagError, match="64"):
        FigureIdentity("a" * 44 + "𬶍", "431299", "2021H1", 123)


@pytest.mark.parametrize(
    "tag",
    [
        "",
        "htn.managed",
        "a|b|c|7",
        "a|b|c|v",
        "a|b|c|v7|",
        "a||c|v7",
        "a|b|c|v7|x|y",
        "a|b|c|v٣",
        "a b|b|c|v1",
    ],
)
def test_tag_that_is_no_figure_is_refused(tag):
    with pytest.raises(TagError):
        FigureIdentity.parse(tag)


def test_numbers_of_headings_follow_their_position_and_restart_under_a_higher_one(report):
    assert [label for label, block in numbered(report.blocks) if isinstance(block, Heading)] == [
        "一、",
        "（一）",
        "1.",
        "（1）",
        "二、",
        "（一）",
    ]


def test_number_beyond_ten_is_a_chinese_numeral():
    headings = [Heading(1, (Text("x"),))] * 21
    assert [label for label, _ in numbered(headings)][10:] == [
        *("十一、", "十二、", "十三、", "十四、", "十五、", "十六、"),
        *("十七、", "十八、", "十九、", "二十、", "二十一、"),
    ]


def test_heading_of_a_fifth_level_is_refused():
    with pytest.raises(ValueError, match="四级"):
        Heading(5, ())


def test_table_with_a_ragged_row_is_refused():
    with pytest.raises(ValueError, match="列数不一致"):
        Table("表", ("甲", "乙"), (((Text("1"),),),))


def test_figures_of_a_report_include_tables_and_attachments_in_reading_order(report):
    texts = [figure.text for figure in report.figures()]
    sentence = ["45182人", "12.3%", "83.10%"]
    assert texts == [*sentence, *sentence, "3402人", "1206人", *sentence, *sentence]


def test_date_of_signing_has_no_leading_zeros(report: Report):
    assert report.signed_on_text == "2021年7月5日"


def test_text_pasted_with_control_characters_loses_them_only():
    assert printable("甲\x0b乙\x00\tA\n丙\ufffe") == "甲乙\tA\n丙"
