from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weijian.kernel.numerals import NumberError, chinese_numeral, chinese_to_int, read_number


@given(st.integers(0, 10**12 - 1) | st.integers(0, 20000) | st.integers(0, 12).map(lambda e: 10**e - 1))
def test_chinese_numeral_read_again_gives_the_number(number: int) -> None:
    assert chinese_to_int(chinese_numeral(number)) == number


@given(st.integers(0, 99999999), st.integers(0, 4), st.sampled_from([("", 0), ("万", 4), ("亿", 8)]))
def test_read_number_of_digits_and_scale_is_exact(digits: int, places: int, scale: tuple[str, int]) -> None:
    printed = f"{Decimal(digits).scaleb(-places):f}{scale[0]}"
    value = read_number(printed)
    assert value == Decimal(digits) * 10 ** scale[1] / 10**places
    assert value.as_tuple().exponent == scale[1] - places


@given(st.integers(0, 10**15))
def test_read_number_with_thousands_separators_agrees_with_plain_digits(number: int) -> None:
    assert read_number(f"{number:,}") == read_number(str(number)) == number


@given(st.text(alphabet="0123456789.,零一二两三五九十百千万亿余", max_size=10))
def test_read_number_of_scrambled_text_gives_a_number_or_a_number_error(text: str) -> None:
    try:
        assert read_number(text) >= 0
    except NumberError:
        return


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("3363.675万", "33636750"),
        ("1.2亿", "120000000"),
        ("1.2万亿", "1200000000000"),
        ("3，363.5", "3363.5"),
        ("10 000", "10000"),
        ("３５", "35"),
        (" 35 ", "35"),
        ("-3.5", "-3.5"),
        ("−3.5", "-3.5"),
        ("负三", "-3"),
        ("5千万", "50000000"),
        ("3万5千", "35000"),
        ("1亿2000万", "120000000"),
        ("〇", "0"),
        ("0.00万", "0"),
        ("七", "7"),
        ("两", "2"),
        ("两万两千", "22000"),
        ("十五", "15"),
        ("二十", "20"),
        ("一百零三", "103"),
        ("一百五", "150"),
        ("一千零五十", "1050"),
        ("三万五千", "35000"),
        ("三万五", "35000"),
        ("一万零三", "10003"),
        ("一亿零三百万", "103000000"),
        ("二〇二〇", "2020"),
        ("一〇五", "105"),
        ("壹拾贰万叁仟", "123000"),
    ],
)
def test_read_number_of_a_common_spelling_gives_the_number(text: str, number: str) -> None:
    assert read_number(text) == Decimal(number)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "约30",
        "二十余",
        "30余",
        "3.2万余",
        "近百",
        "百",
        "几十",
        "七八",
        "一二百",
        "十二三",
        "一百零",
        "零十五",
        "三万万五",
        "3万5",
        "3万50000",
        "一亿五千",
        "1.2亿3万",
        "1亿20000万",
        "12,34",
        "1,2345",
        "1.",
        ".5",
        "1.2.3",
        "12%",
        "1e5",
        "万",
        "零万五",
        "0万5000",
        "1" * 21,
    ],
)
def test_read_number_of_what_is_not_one_clear_number_is_refused(text: str) -> None:
    with pytest.raises(NumberError, match="不是一个明确的数"):
        read_number(text)


def test_read_number_in_words_is_a_whole_number_without_exponent() -> None:
    assert str(read_number("三万")) == "30000"


@pytest.mark.parametrize("number", [35, 3.5, None])
def test_read_number_of_something_not_text_is_a_type_error(number: object) -> None:
    with pytest.raises(TypeError):
        read_number(number)  # type: ignore[arg-type]


def test_chinese_to_int_of_a_fraction_is_refused() -> None:
    with pytest.raises(NumberError, match="不是整数"):
        chinese_to_int("1.5")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "零"),
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (100, "一百"),
        (105, "一百零五"),
        (110, "一百一十"),
        (1005, "一千零五"),
        (1010, "一千零一十"),
        (1100, "一千一百"),
        (10000, "一万"),
        (10010, "一万零一十"),
        (12000, "一万二千"),
        (100000, "十万"),
        (110000, "十一万"),
        (1010000, "一百零一万"),
        (100000000, "一亿"),
        (100000001, "一亿零一"),
        (100001000, "一亿零一千"),
        (1000000000, "十亿"),
        (999999999999, "九千九百九十九亿九千九百九十九万九千九百九十九"),
    ],
)
def test_chinese_numeral_of_a_number_reads_as_in_headings(number: int, words: str) -> None:
    assert chinese_numeral(number) == words


@pytest.mark.parametrize("number", [-1, 10**12])
def test_chinese_numeral_out_of_range_is_refused(number: int) -> None:
    with pytest.raises(NumberError):
        chinese_numeral(number)


@pytest.mark.parametrize("number", [True, 1.0, Decimal(1)])
def test_chinese_numeral_of_something_not_whole_is_a_type_error(number: object) -> None:
    with pytest.raises(TypeError):
        chinese_numeral(number)  # type: ignore[arg-type]
