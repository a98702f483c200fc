"""One number over the years."""

import pytest


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("不良率呈逐年上升趋势，2019年为48.6%，2021年为52.3%。", "48.6% 52.3%"),
        ("2018年报告268例，2021年降至112例。", "268例 112例"),
    ],
)
def test_find_each_year_against_the_one_before(orders, text, tie):
    assert (True, frozenset(tie.split())) in orders(text)


@pytest.mark.parametrize(
    "text",
    [
        "手术4.1万台，同比增长15.2%，其中三四级手术占比提升至68.5%。",
        "门诊量增长8.7%，床位使用率提高到92.6%。",
    ],
)
def test_find_says_nothing_of_a_change_and_a_level(orders, text):
    assert orders(text) == set()
