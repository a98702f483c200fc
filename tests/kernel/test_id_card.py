from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weijian.kernel.id_card import FEMALE, MALE, IdNumber, IdNumberError, check_digit, make_id_number, mask

births = st.dates(date(1900, 1, 1), date(2100, 12, 31))
serials = st.integers(0, 999)
areas = st.sampled_from(["110105", "431224", "522601", "659001", "710000", "810000", "830000"])

# The two examples printed in GB 11643-1999; nobody's numbers.
STANDARD_EXAMPLES = ["11010519491231002X", "440524188001010014"]


@pytest.mark.parametrize("number", STANDARD_EXAMPLES)
def test_parse_of_the_examples_of_the_standard_succeeds(number: str) -> None:
    assert IdNumber.parse(number).number == number


@given(areas, births, serials)
def test_parse_of_a_made_number_gives_back_its_parts(area: str, birth: date, serial: int) -> None:
    parsed = IdNumber.parse(make_id_number(area, birth, serial))
    assert (parsed.area_code, parsed.birth_date) == (area, birth)
    assert parsed.sex == (MALE if serial % 2 else FEMALE)


@given(areas, births, serials, st.integers(0, 17), st.integers(1, 9))
def test_parse_of_a_number_with_one_wrong_digit_is_refused(
    area: str, birth: date, serial: int, place: int, step: int
) -> None:
    number = make_id_number(area, birth, serial)
    wrong = "0123456789X".index(number[place]) + step
    typed = number[:place] + str(wrong % 10) + number[place + 1 :]
    if typed != number:
        with pytest.raises(IdNumberError):
            IdNumber.parse(typed)


@given(areas, births, serials, st.integers(0, 16))
def test_parse_of_a_number_with_neighbours_swapped_is_refused(
    area: str, birth: date, serial: int, place: int
) -> None:
    number = make_id_number(area, birth, serial)
    typed = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    if typed != number:
        with pytest.raises(IdNumberError):
            IdNumber.parse(typed)


@given(areas, st.dates(date(1900, 1, 1), date(1999, 12, 31)), serials)
def test_parse_of_the_15_digit_form_gives_the_18_characters(area: str, birth: date, serial: int) -> None:
    number = make_id_number(area, birth, serial)
    old = number[:6] + number[8:17]
    parsed = IdNumber.parse(old)
    assert (parsed.number, parsed.original) == (number, old)
    assert parsed == IdNumber.parse(number)


@pytest.mark.parametrize(
    "typed",
    [
        "11010519491231002x",
        "110105 19491231 002X",
        "１１０１０５１９４９１２３１００２Ｘ",
        "'11010519491231002X",
        "\u200e11010519491231002X\u00a0\n",
        "11010519491231002×",
        "11010519491231002Х",  # a Cyrillic letter
        "11010519491231002*",
    ],
)
def test_parse_of_a_sloppily_typed_number_cleans_it_and_keeps_the_original(typed: str) -> None:
    parsed = IdNumber.parse(typed)
    assert parsed.number == "11010519491231002X"
    assert parsed.original == typed


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "为空"),
        ("  ", "为空"),
        ("1101051949123100", "现为16位"),
        ("1101051949123100211", "现为19位"),
        ("11010519491231002", "现为17位，末位X很可能漏录"),
        ("44052418800101001", "现为17位$"),
        ("110105194912310021", "末位应为X，现为1"),
        ("44052418800101001X", "末位应为4，现为X"),
        ("11010519490231002X", "出生日期19490231不存在"),
        ("11010517491231002X", "出生年份1749过早"),
        ("10010519491231002X", "前两位“10”不是省级"),
        ("1.10105194912310E+17", "科学计数法"),
        ("1.1E17", "科学计数法"),
        ("431224198001012000", "末三位是000"),
        ("1101051949X231002X", "X只能在第18位"),
        ("13800000000", "现为11位"),
        ("G12345678", "含有其他字符"),
        ("431224********1234", "含有其他字符"),
    ],
)
def test_parse_of_a_wrong_number_says_what_is_wrong(typed: str, message: str) -> None:
    with pytest.raises(IdNumberError, match=message):
        IdNumber.parse(typed)


@given(areas, births)
def test_parse_of_a_birth_after_today_is_refused_only_when_today_is_given(area: str, birth: date) -> None:
    number = make_id_number(area, birth, 123)
    assert IdNumber.parse(number, today=birth).birth_date == birth
    assert IdNumber.parse(number).birth_date == birth
    with pytest.raises(IdNumberError, match="晚于今天"):
        IdNumber.parse(number, today=birth - timedelta(days=1))


def test_parse_of_a_foreign_permanent_resident_accepts_any_province() -> None:
    number = make_id_number("931840", date(1981, 8, 3), 2)
    assert IdNumber.parse(number).area_code == "931840"


@pytest.mark.parametrize("number", [110105194912310021, 1.1e17, None])
def test_parse_of_something_not_text_is_a_type_error(number: object) -> None:
    with pytest.raises(TypeError):
        IdNumber.parse(number)  # type: ignore[arg-type]


def test_printing_a_number_in_any_way_shows_it_masked() -> None:
    parsed = IdNumber.parse("11010519491231002X")
    assert parsed.masked == str(parsed) == "110105********002X"
    assert "1949" not in f"{parsed!r} {[parsed]}"


def test_check_digit_of_anything_but_17_digits_is_refused() -> None:
    assert check_digit("11010519491231002") == "X"
    for first in ("1101051949123100", "1101051949123100X", "１１０１０５１９４９１２３１００２"):
        with pytest.raises(IdNumberError):
            check_digit(first)


@pytest.mark.parametrize(("area", "serial"), [("4312", 1), ("43122X", 1), ("431224", 1000), ("431224", -1)])
def test_make_id_number_of_impossible_parts_is_refused(area: str, serial: int) -> None:
    with pytest.raises(IdNumberError):
        make_id_number(area, date(1980, 1, 1), serial)


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("431299197001010015", "431299********0015"),
        ("430000700101001", "430000*****1001"),
        ("1234567890", "**********"),
        ("", ""),
    ],
)
def test_mask_hides_the_birth_date_of_any_number_and_short_ones_whole(number, shown):
    assert mask(number) == shown
