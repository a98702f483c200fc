from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from weijian.kernel.quantities import ratio, truncate
from weijian.proof.figures import find_figures
from weijian.proof.judgement import meets_rate, whole_numbers_fit


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
