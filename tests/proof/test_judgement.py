from decimal import Decimal
from fractions import Fraction
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from weijian.kernel.quantities import ratio, round_half_up, truncate
from weijian.proof.figures import find_figures
from weijian.proof.judgement import (
    is_distance,
    less,
    meets,
    meets_rate,
    parts_of,
    quotients,
    surely_no_distance,
    total,
    whole_numbers_fit,
)


def figures(part, whole, rate):
    return find_figures(f"共{whole}人，完成{part}人，比例{rate}%")


@given(part=st.integers(1, 10**6), whole=st.integers(1, 10**6), places=st.integers(0, 3))
def test_meets_rate_rounded_or_cut_off_rate_always_holds(part, whole, places):
    exact = Decimal(part) * 100 / Decimal(whole)
    for printed in (ratio(part, whole, places=places), truncate(exact, places)):
        base, done, rate = figures(part, whole, printed)
        assert meets_rate(rate, done, base)


@given(part=st.integers(1, 10**4), whole=st.integers(1, 10**4), steps=st.integers(2, 50))
def test_meets_rate_two_steps_off_the_last_digit_never_holds(part, whole, steps):
    wrong = ratio(part, whole, places=2) + Decimal(steps) / 100
    base, done, rate = figures(part, whole, wrong)
    assert not meets_rate(rate, done, base)


@given(part=st.integers(1, 3000), rest=st.integers(0, 3000))
def test_whole_numbers_fit_true_rate_is_never_refused(part, rest):
    whole = part + rest
    _, done, rate = figures(part, whole, ratio(part, whole))
    assert whole_numbers_fit(rate, done) is not None


def test_whole_numbers_fit_impossible_rate_is_refused():
    _, done, rate = figures(46, 51, "90.21")
    assert whole_numbers_fit(rate, done) is None


def prints_as(value, printed, places):
    """The slow oracle: a number may be printed so if it does when rounded or when cut off."""
    return printed in {round_half_up(value, places), truncate(value, places)}


@given(part=st.integers(0, 400), whole=st.integers(1, 400), places=st.integers(0, 2), off=st.integers(-3, 3))
def test_meets_rate_says_what_printing_every_way_says(part, whole, places, off):
    exact = Decimal(part) * 100 / Decimal(whole)
    printed = round_half_up(exact, places) + Decimal(off).scaleb(-places)
    if printed < 0 or part == 0:
        return
    base, done, rate = figures(part, whole, f"{printed:.{places}f}")
    assert meets_rate(rate, done, base) is prints_as(Fraction(part * 100, whole), printed, places)


def in_ten_thousands(count):
    """A count printed in 万 to three places, and every whole number that may print so."""
    printed = round_half_up(Fraction(count, 10**4), 3)
    near = range(count - 20, count + 21)
    return f"{printed:.3f}万", [n for n in near if n > 0 and prints_as(Fraction(n, 10**4), printed, 3)]


@given(part=st.integers(200, 3000), whole=st.integers(200, 3000), places=st.integers(0, 2))
def test_meets_rate_of_rounded_counts_allows_every_pair_that_prints_so(part, whole, places):
    parts, wholes = in_ten_thousands(part), in_ten_thousands(whole)
    printed = round_half_up(Fraction(parts[1][0] * 100, wholes[1][-1]), places)
    base, done, rate = figures(parts[0], wholes[0], f"{printed:.{places}f}")
    assert meets_rate(rate, done, base)


@given(counts=st.lists(st.integers(100, 5000), min_size=2, max_size=3), off=st.integers(-80, 80))
def test_total_of_rounded_parts_is_met_wherever_whole_numbers_make_it(counts, off):
    printed, possible = zip(*(in_ten_thousands(count) for count in counts), strict=True)
    sums = {sum(chosen) for chosen in product(*possible)}
    stated, wholes = in_ten_thousands(sum(counts) + off)
    whole, *parts = find_figures(f"共{stated}人，其中" + "、".join(f"甲{part}人" for part in printed))
    if sums & set(wholes):
        assert meets(whole, total(parts))
    elif min(sums) > max(wholes) + 20 or max(sums) < min(wholes) - 20:
        assert not meets(whole, total(parts))


@given(base=st.integers(1, 400), hundredths=st.integers(1, 9999), places=st.integers(0, 2))
def test_parts_of_are_those_that_trying_every_one_finds(base, hundredths, places):
    printed = round_half_up(Decimal(hundredths) / 100, places)
    if printed == 0:
        return
    _, _, rate = figures(1, base, f"{printed:.{places}f}")
    tried = [n for n in range(2 * base + 1) if prints_as(Fraction(n * 100, base), printed, places)]
    assert parts_of(rate, (base, base)) == ((tried[0], tried[-1]) if tried else None)


@given(part=st.integers(1, 60), hundredths=st.integers(300, 9999))
def test_whole_numbers_fit_bases_are_those_that_trying_every_one_finds(part, hundredths):
    printed = Decimal(hundredths) / 100
    _, done, rate = figures(part, 10**4, f"{printed:.2f}")
    tried = [n for n in range(1, 2100) if prints_as(Fraction(part * 100, n), printed, 2)]
    assert whole_numbers_fit(rate, done, only_part=True) == ((tried[0], tried[-1]) if tried else None)


def test_upper_end_of_what_is_computed_is_not_reached():
    # 28.8 % cut off or rounded lies below 28.9 %, 27.6 % from 27.55 % on: their difference below 1.35, printed 1.3.
    now, then, wrong, right = find_figures("占比27.6%，上年28.8%，下降1.4个百分点，应为1.3个百分点")
    assert not meets(wrong, less(then, now))
    assert meets(right, less(then, now))


def points(now, then, step):
    return find_figures(f"就诊率{now}%，上年{then}%，提高{step}个百分点")


@given(high=st.integers(400, 600), low=st.integers(100, 396), off=st.integers(-4, 4))
def test_is_distance_is_what_rounding_all_or_cutting_off_all_may_print(high, low, off):
    """The slow oracle walks true values a quarter of the last digit apart, each a hair's breadth to either side."""
    step = Decimal(high - low + off) / 10
    now, then, stated = points(*(f"{number:.1f}" for number in (Decimal(high) / 10, Decimal(low) / 10, step)))
    hair = Fraction(1, 10**6)
    near = [Fraction(quarter, 40) + side for quarter in range(-4, 5) for side in (-hair, 0, hair)]
    pairs = [(Fraction(high, 10) + one, Fraction(low, 10) + other) for one in near for other in near]
    may = any(
        printing(a, 1) == Decimal(high) / 10
        and printing(b, 1) == Decimal(low) / 10
        and printing(a - b, 1) == step
        for a, b in pairs
        for printing in (round_half_up, truncate)
    )
    assert is_distance(stated, now, then) is may


def test_what_mixes_rounding_with_cutting_off_is_doubted_but_not_sure():
    now, then, stated = points("24.6", "21.3", "3.1")
    assert not is_distance(stated, now, then)
    assert not surely_no_distance(stated, now, then)
    now, then, stated = points("24.6", "21.3", "2.9")
    assert surely_no_distance(stated, now, then)


def test_nought_is_as_fine_as_it_is_printed():
    base, done, rate = figures(1, 286, "0.0")
    assert rate.low == Decimal("-0.1") and rate.high == Decimal("0.1")
    assert not meets_rate(rate, done, base)


@given(now=st.integers(1000, 10**6), then=st.integers(1000, 10**6))
def test_quotients_two_numbers_shortened_alike_never_lose_the_true_one(now, then):
    for shorten in (round_half_up, truncate):
        printed = [shorten(Decimal(number) / 1000, 1) for number in (now, then)]
        this_year, last_year = find_figures(f"支出{printed[0]}亿元，上年{printed[1]}亿元")
        exact = Decimal(now) * 100 / Decimal(then)
        found = quotients(this_year, last_year, Decimal(100))
        assert last_year.low <= 0 or any(low <= exact <= high for low, high in found)


def test_quotients_one_rounded_and_one_cut_off_is_no_reading():
    this_year, last_year = find_figures("支出3.04亿元，上年2.81亿元")
    assert all(low > Decimal("107.7") for low, _ in quotients(this_year, last_year, Decimal(100)))
