import pytest
from hypothesis import given
from hypothesis import strategies as st

from weijian.kernel.credit_code import (
    ALPHABET,
    CreditCode,
    CreditCodeError,
    check_character,
    make_credit_code,
    organisation_check_character,
)

letters = st.sampled_from(ALPHABET)
organisations = st.text(alphabet=ALPHABET, min_size=8, max_size=8)
codes = st.builds(make_credit_code, letters, letters, st.just("431224"), organisations)


def test_parse_of_the_example_of_the_standard_succeeds() -> None:
    code = CreditCode.parse("91350100M000100Y43")  # the worked example of GB 32100-2015
    assert (code.department, code.category, code.area_code) == ("9", "1", "350100")
    assert code.organisation_code == "M000100Y4"
    assert organisation_check_character("M000100Y") == "4"


@given(codes)
def test_parse_of_a_made_code_succeeds(code: str) -> None:
    assert str(CreditCode.parse(code)) == code


@given(codes, st.integers(0, 17), st.integers(1, 30))
def test_parse_of_a_code_with_one_wrong_character_is_refused(code: str, place: int, step: int) -> None:
    wrong = ALPHABET[(ALPHABET.index(code[place]) + step) % 31]
    with pytest.raises(CreditCodeError):
        CreditCode.parse(code[:place] + wrong + code[place + 1 :])


@pytest.mark.parametrize(
    "typed",
    [
        "91350100m000100y43",
        "９１３５０１００Ｍ０００１００Ｙ４３",
        " 91350100-M000100Y4-3\n",
        "'91350100M000100Y43",
    ],
)
def test_parse_of_a_sloppily_typed_code_cleans_it_and_keeps_the_original(typed: str) -> None:
    code = CreditCode.parse(typed)
    assert (code.code, code.original) == ("91350100M000100Y43", typed)
    assert code == CreditCode.parse("91350100M000100Y43")


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "现为0位"),
        ("91350100M000100Y4", "现为17位"),
        ("91350100M000100Y44", "末位应为3，现为4"),
        ("9135O100M000100Y43", "不使用“O”"),
        ("9135010AM000100Y43", "第3至8位"),
    ],
)
def test_parse_of_a_wrong_code_says_what_is_wrong(typed: str, message: str) -> None:
    with pytest.raises(CreditCodeError, match=message):
        CreditCode.parse(typed)


def test_parse_of_something_not_text_is_a_type_error() -> None:
    with pytest.raises(TypeError):
        CreditCode.parse(913501)  # type: ignore[arg-type]


def test_check_characters_of_the_wrong_length_or_alphabet_are_refused() -> None:
    for first in ("91350100M000100Y", "91350100M000100YI"):
        with pytest.raises(CreditCodeError):
            check_character(first)
    with pytest.raises(CreditCodeError):
        organisation_check_character("M00010")
