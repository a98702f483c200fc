"""Charts begin at zero, keep inside their frame, and stand in proportion."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weijian.web.charts import BOTTOM, HEIGHT, TOP, WIDTH, Point, ceiling, draw, height_of

VALUES = st.none() | st.decimals(0, 10**7, places=2)


def points(values):
    return [Point(f"{month}月", value, str(value)) for month, value in enumerate(values, 1)]


@given(st.lists(VALUES, min_size=1, max_size=12))
def test_bars_stay_inside_the_frame_and_stand_on_the_axis(values):
    chart = draw(points(values), bars=True)
    assert len(chart.bars) == sum(value is not None for value in values)
    for bar in chart.bars:
        assert TOP - 0.1 <= bar.y <= HEIGHT - BOTTOM
        assert bar.y + bar.height == pytest.approx(HEIGHT - BOTTOM, abs=0.2)
        assert bar.x >= 0
        assert bar.x + bar.width <= WIDTH


def test_bar_twice_as_much_is_twice_as_high():
    one, two = draw(points([Decimal(30), Decimal(60)]), bars=True).bars
    assert two.height == pytest.approx(2 * one.height, abs=0.2)


def test_line_leaves_out_months_without_data():
    chart = draw(points([Decimal(1), None, Decimal(3)]), bars=False)
    assert len(chart.dots) == 2
    assert len(chart.line.split()) == 2
    assert not chart.bars


def test_target_and_last_year_share_the_scale():
    chart = draw(points([Decimal(10)]), points([Decimal(80)]), target=Decimal(100), bars=True)
    assert chart.target_y == pytest.approx(TOP)
    assert chart.bars[0].height == pytest.approx((HEIGHT - TOP - BOTTOM) / 10, abs=0.2)


@given(st.decimals("0.01", 10**9, places=2))
def test_ceiling_is_round_and_not_far_above(value):
    top = ceiling(value)
    assert value <= top <= value * Decimal("2.5")
    assert top.normalize().as_tuple().digits in {(1,), (2,), (2, 5), (4,), (5,), (8,)}


def test_nothing_at_all_still_has_a_scale():
    assert ceiling(Decimal(0)) == 1
    assert height_of(None, Decimal(1)) == HEIGHT - BOTTOM
