"""Ties of order that come with another."""

import pytest


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("60岁及以上人口47717人，占22.00%，其中65岁及以上人口35140人，占16.20%。", "22.00% 16.20%"),
        (
            "全市出生9017人，较去年同期7005人增加2012人。其中二孩出生3999人，比去年同期2715人增加1284人。",
            "7005人 2715人",
        ),
    ],
)
def test_with_companions_finds_what_stands_behind_both(orders, text, tie):
    assert (True, frozenset(tie.split())) in orders(text)


def test_with_companions_is_silent_of_shares_of_two_numbers(orders):
    ties = orders("60岁及以上人口47717人，占22.00%，其中失能老人1140人，占2.39%。")
    assert (True, frozenset(["22.00%", "2.39%"])) not in ties


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("报告手足口病逾8000例⏎截至6月20日，全市各级医疗机构报告手足口病8001例。", "8000例 8001例"),
        ("上半年完成免费体检超1.2万人。⏎老年人免费体检12038人。", "1.2万人 12038人"),
    ],
)
def test_with_floors_finds_what_a_rough_number_is_no_more_than(orders, text, tie):
    assert (True, frozenset(tie.split())) in orders(text)
