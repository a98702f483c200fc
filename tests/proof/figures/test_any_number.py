"""Any number, written in any of the forms that reports use, is read back to its value; any text keeps the promises."""

from decimal import Decimal
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from weijian.kernel.quantities import chinese_numeral
from weijian.proof.figures import find_figures

BEFORE = ["全年共服务", "累计检查", "截至目前，已有", "其中县级"]
UNITS = ["人次", "名", "家", "份", "台", "张", "户", "例", "支"]
# What numbers are made of, and what stands around them.
PIECES = [
    *"Ol.，。%‰万亿千百余多几人个家两一二成翻番第名位-至（）“”/\n\t|元天内",
    "1", "12", "3.5", "10万", "人次", "个点", "三十", "百分之", "分之", "以上",
]  # fmt: skip
counts = st.integers(11, 99_999_999)


def read_one(text):
    (figure,) = find_figures(text)
    assert text[figure.start : figure.end] == figure.text
    return figure


def grouped(number, sign):
    return f"{number:,}".replace(",", sign)


@given(counts, st.sampled_from(BEFORE), st.sampled_from(UNITS), st.sampled_from(["", ",", "，", " "]))
def test_find_figures_whole_number_however_grouped_is_read_back(number, before, unit, sign):
    figure = read_one(f"{before}{grouped(number, sign)}{unit}。")
    assert (figure.amount, figure.base, figure.bound) == (number, unit, "exact")


@given(counts, st.sampled_from(UNITS))
def test_find_figures_chinese_numeral_is_read_back(number, unit):
    assert read_one(f"全年共服务{chinese_numeral(number)}{unit}。").amount == number


@given(
    st.integers(1, 9999),
    st.integers(0, 4),
    st.sampled_from(["万", "亿"]),
    st.sampled_from(["元", "人次", "平方米"]),
)
def test_find_figures_scaled_decimal_is_read_back(digits, places, scale, unit):
    number = Decimal(digits).scaleb(-places)
    size = {"万": 10**4, "亿": 10**8}[scale]
    assert read_one(f"总量为{number:f}{scale}{unit}。").amount == number * size


@given(st.integers(1, 9999), st.integers(1, 9))
def test_find_figures_mixed_scales_are_read_back(ten_thousands, thousands):
    assert (
        read_one(f"服务{ten_thousands}万{thousands}千人。").amount == ten_thousands * 10**4 + thousands * 1000
    )


@given(st.integers(0, 9999), st.sampled_from(["%", "％", "‰", "/10万"]))
def test_find_figures_rate_is_read_back_with_what_its_print_allows(hundredths, sign):
    rate = Decimal(hundredths) / 100
    figure = read_one(f"报告率为{rate:.2f}{sign}。".replace("％", "%"))
    assert figure.value == rate
    assert figure.low <= rate <= figure.high


@given(st.integers(1, 500), st.integers(1, 500), st.sampled_from(["-", "~", "—", "至"]))
def test_find_figures_ends_of_a_range_are_two_figures_and_stand_for_all_between(low, more, sign):
    found = find_figures(f"每处投放{low}{sign}{low + more}份。")
    assert [(figure.value, figure.unit) for figure in found] == [(low, "份"), (low + more, "份")]
    assert {(figure.low, figure.high) for figure in found} == {(low, low + more)}


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.text(max_size=6),
            st.sampled_from(PIECES),
        ),
        max_size=24,
    ).map("".join)
)
def test_find_figures_any_text_gives_figures_in_order_that_do_not_overlap(text):
    figures = find_figures(text)
    assert all(text[figure.start : figure.end] == figure.text for figure in figures)
    assert all(0 <= figure.start < figure.end <= len(text) for figure in figures)
    assert all(before.end <= behind.start for before, behind in pairwise(figures))
