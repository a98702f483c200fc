from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weijian.kernel.quantities import (
    NumberError,
    Quantity,
    UnitError,
    format_number,
    format_quantity,
    interval,
    parse_number,
    ratio,
    round_half_up,
    truncate,
)

counts = st.integers(0, 10**14)
places = st.integers(0, 6)
fractions = st.fractions(-(10**9), 10**9, max_denominator=10**6)
decimals = st.decimals(-(10**12), 10**12, places=4)
HALF = Fraction(1, 2)


@given(fractions, places)
def test_round_half_up_is_never_more_than_half_a_step_away(value: Fraction, places: int) -> None:
    rounded = round_half_up(value, places)
    error = Fraction(rounded) - value
    step = Fraction(1, 10**places)
    assert abs(error) <= step / 2
    # A tie goes away from zero.
    if abs(error) == step / 2:
        assert abs(Fraction(rounded)) > abs(value)
    assert rounded.as_tuple().exponent == -places


@given(fractions, places)
def test_truncate_never_goes_beyond_and_misses_less_than_a_step(value: Fraction, places: int) -> None:
    cut = Fraction(truncate(value, places))
    assert abs(cut) <= abs(value) < abs(cut) + Fraction(1, 10**places)
    assert cut * value >= 0


@given(fractions, places)
def test_round_half_up_of_a_negative_mirrors_the_positive(value: Fraction, places: int) -> None:
    assert round_half_up(-value, places) == -round_half_up(value, places)


@pytest.mark.parametrize(
    ("value", "places", "rounded"),
    [
        ("0.125", 2, "0.13"),
        ("-0.125", 2, "-0.13"),
        ("2.5", 0, "3"),
        ("12345", -3, "12000"),
        ("-0.001", 2, "0.00"),
        ("12345678901234567890123456789.5", 0, "12345678901234567890123456790"),
    ],
)
def test_round_half_up_of_ties_and_extremes_prints_as_expected(value: str, places: int, rounded: str) -> None:
    assert str(round_half_up(Decimal(value), places)) == rounded


@given(counts, st.integers(1, 10**14), st.sampled_from([1, 100, 1000, 100000]), places)
def test_ratio_of_counts_is_the_exact_fraction_rounded_once(
    part: int, whole: int, per: int, places: int
) -> None:
    found = ratio(part, whole, per, places)
    assert found is not None
    steps = Fraction(part * per, whole) * 10**places
    assert Fraction(found) * 10**places == (steps + HALF).__floor__()


@pytest.mark.parametrize(("part", "whole"), [(1, 0), (None, 5), (5, None), (0, Decimal("0.00"))])
def test_ratio_without_something_to_divide_by_is_none(part: int | None, whole: int | None) -> None:
    assert ratio(part, whole) is None


@pytest.mark.parametrize(("part", "whole"), [(1.0, 2), (1, 2.0), ("1", 2)])
def test_ratio_of_floats_or_text_is_a_type_error(part: object, whole: object) -> None:
    with pytest.raises(TypeError):
        ratio(part, whole)  # type: ignore[arg-type]


def test_ratio_of_a_county_rate_matches_the_hand_calculation() -> None:
    assert str(ratio(3402, 4518)) == "75.30"
    assert str(ratio(2, 269, per=100000, places=2)) == "743.49"
    assert str(ratio(Decimal("1.5"), Fraction(1, 3), per=1, places=1)) == "4.5"


@given(decimals)
def test_format_number_parsed_again_gives_the_number(value: Decimal) -> None:
    assert parse_number(format_number(value)) == value


@given(decimals, places)
def test_format_number_with_places_prints_exactly_so_many(value: Decimal, places: int) -> None:
    _, _, decimal_part = format_number(value, places).partition(".")
    assert len(decimal_part) == places


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (Decimal("1.20E+3"), None, "1200"),
        (Decimal("4.10"), None, "4.1"),
        (Decimal("4.1"), 2, "4.10"),
        (Decimal("-0.00"), None, "0"),
        (1234567, None, "1234567"),
        (100, None, "100"),
        (Fraction(1, 8), None, "0.125"),
        (Fraction(2, 3), 2, "0.67"),
        (parse_number("3363.675万"), None, "33636750"),
    ],
)
def test_format_number_is_plain(value: Decimal, places: int | None, text: str) -> None:
    assert format_number(value, places) == text


def test_format_number_of_an_endless_fraction_needs_places() -> None:
    with pytest.raises(NumberError):
        format_number(Fraction(1, 3))


@pytest.mark.parametrize(
    ("value", "unit", "places", "text"),
    [
        (Decimal("33636750"), "元", None, "3363.675万元"),
        (Decimal("33636750"), "元", 2, "3363.68万元"),
        (Decimal("10000"), "元", None, "1万元"),
        (Decimal("9999.99"), "元", None, "9999.99元"),
        (Decimal("-33636750"), "元", None, "-3363.675万元"),
        (Decimal("3363.675"), "万元", None, "3363.675万元"),
        (12000, "人", None, "12000人"),
        (Decimal("4.12"), "‰", None, "4.12‰"),
        (Decimal("740.99"), "/10万", None, "740.99/10万"),
        (Decimal("75.3"), "%", 2, "75.30%"),
    ],
)
def test_format_quantity_prints_as_reports_do(
    value: Decimal, unit: str, places: int | None, text: str
) -> None:
    assert format_quantity(value, unit, places) == text


@given(st.fractions(-(10**6), 10**6, max_denominator=10**5), st.integers(0, 4), st.booleans())
def test_interval_holds_the_true_value_however_it_was_cut(true: Fraction, places: int, cut: bool) -> None:
    printed = (truncate if cut else round_half_up)(true, places)
    low, high = interval(printed, exact=False)
    assert low <= true <= high
    # The ends that the docstring calls open are never the true value.
    assert true != (high if printed > 0 else low)
    if not printed:
        assert true != high


@given(st.decimals(-(10**6), 10**6, places=3))
def test_interval_has_no_value_that_prints_otherwise(printed: Decimal) -> None:
    low, high = map(Fraction, interval(printed, exact=False))
    for step in range(1, 12):
        inside = low + (high - low) * step / 12
        assert printed in (round_half_up(inside, 3), truncate(inside, 3))


@pytest.mark.parametrize(
    ("printed", "low", "high"),
    [
        ("4.12", "4.115", "4.13"),
        ("4.10", "4.095", "4.11"),
        ("4.1", "4.05", "4.2"),
        ("-4.1", "-4.2", "-4.05"),
        ("0.0", "-0.1", "0.1"),
        ("1.2E+4", "11500", "13000"),
    ],
)
def test_interval_follows_the_last_printed_digit(printed: str, low: str, high: str) -> None:
    assert interval(Decimal(printed), exact=False) == (Decimal(low), Decimal(high))


def test_interval_of_an_exact_number_is_the_number() -> None:
    assert interval(Decimal("4.1"), exact=True) == (Decimal("4.1"), Decimal("4.1"))


def test_interval_of_a_number_without_last_digit_is_refused() -> None:
    with pytest.raises(ValueError, match="last digit"):
        interval(Decimal("Infinity"), exact=False)


@pytest.mark.parametrize(
    ("value", "unit", "other", "expected"),
    [
        ("1500", "毫升", "升", "1.5"),
        ("3.2", "万毫升", "升", "32"),
        ("3363.675", "万元", "元", "33636750"),
        ("33636750", "元", "亿元", "0.3363675"),
        ("12000", "人", "万人", "1.2"),
        ("4.12", "‰", "%", "0.412"),
        ("740.99", "/10万", "‰", "7.4099"),
        ("2", "千克", "克", "2000"),
        ("1.5", "万人次", "人次", "15000"),
    ],
)
def test_in_unit_converts_exactly_and_back(value: str, unit: str, other: str, expected: str) -> None:
    quantity = Quantity(Decimal(value), unit)
    converted = quantity.in_unit(other)
    assert converted == Quantity(Decimal(expected), other)
    assert converted.in_unit(unit) == quantity


@pytest.mark.parametrize(("unit", "other"), [("元", "人"), ("升", "千克"), ("人", "人次"), ("%", "元")])
def test_in_unit_of_another_measure_is_refused(unit: str, other: str) -> None:
    with pytest.raises(UnitError):
        Quantity(Decimal(1), unit).in_unit(other)


def test_scaled_changes_the_number_and_the_unit_together() -> None:
    assert Quantity(Decimal(12000), "人").scaled("万") == Quantity(Decimal("1.2"), "万人")
    assert Quantity(Decimal("1.2"), "亿元").scaled("万") == Quantity(Decimal(12000), "万元")
    assert Quantity(Decimal("1.2"), "万人").scaled("") == Quantity(Decimal(12000), "人")
    with pytest.raises(UnitError):
        Quantity(Decimal(1), "人").scaled("箩")


def test_quantity_prints_plainly_and_refuses_floats() -> None:
    assert str(Quantity(Decimal("1.20E+3"), "人")) == "1200人"
    with pytest.raises(TypeError):
        Quantity(1.5, "元")  # type: ignore[arg-type]
