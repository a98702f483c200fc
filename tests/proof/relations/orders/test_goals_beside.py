"""A goal and what was reached, told beside each other."""

import pytest


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("药占比控制在30%以内，实际28.6%。", "30%以内 28.6%"),
        ("规范管理率目标70%，实际达到73.5%。", "70% 73.5%"),
        ("应上环55人，已落实48人。", "55人 48人"),
        ("健康素养水平2022年达38.2%，提前8年实现了2030年的目标值（37%）。", "38.2% 37%"),
        ("规范管理率78.6%，超过省定目标（70%）。", "78.6% 70%"),
        ("产前筛查率86.4%，达到了国家标准要求（80%）。", "86.4% 80%"),
    ],
)
def test_find_goal_and_reached_side_by_side(orders, text, tie):
    assert (True, frozenset(tie.split())) in orders(text)


def test_find_is_silent_of_a_goal_that_is_not_said_to_be_reached(orders):
    assert orders("健康素养水平28.2%，尚未达到2030年的目标值（37%）。") == set()
