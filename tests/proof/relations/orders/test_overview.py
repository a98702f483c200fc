"""The same words of a whole and, in another paragraph, of a part of it."""

import pytest


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("全年共出动执法车辆136台次，执法人员402人次。⏎住宿行业：出动执法车辆58台次。", "136台次 58台次"),
        ("今年下达监督意见书415份。⏎学校卫生：检查学校34所，下达监督意见书46份。", "415份 46份"),
    ],
)
def test_find_ties_the_part_to_the_overview(orders, text, tie):
    assert (True, frozenset(tie.split())) in orders(text)


@pytest.mark.parametrize(
    "text",
    [
        "下达监督意见书46份。⏎全年下达监督意见书415份。",  # the larger one later may be of all years
        "下达监督意见书415份。⏎发放监督公告46份。",
        "65岁及以上老年人38912人，健康管理27316人。⏎7岁以下儿童25873人，健康管理24102人。",
        "下达监督意见书415份，其中学校下达监督意见书415份。",
    ],
)
def test_find_says_nothing_otherwise(orders, text):
    assert not {tie for tie in orders(text) if {"27316人", "24102人"} <= tie[1] or "415份" in tie[1]}
