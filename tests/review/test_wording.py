"""A name covers the words beside a figure when they say neither more nor less."""

import pytest

from weijian.review.wording import content, covered, is_generic


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("高血压患者规范管理率", "全县高血压患者规范管理率达到"),
        ("高血压规范管理率", "高血压患者规范管理率为"),
        ("在管高血压患者数", "在管\0高血压患者"),
        ("核酸检测人数", "2020年共完成核酸检测"),
        ("献血任务完成率", "完成年度献血任务的"),
    ],
)
def test_covered_name_fits_its_words(name, own):
    assert covered(name, own, "") is not None


@pytest.mark.parametrize(
    "own",
    [
        "65岁以上高血压患者规范管理率",
        "男性高血压患者规范管理率",
        "建档立卡高血压患者规范管理率",
        "高血压患者管理率",
        "占高血压患者规范管理率",
        "患者",
    ],
)
def test_covered_name_does_not_fit_words_that_say_more_or_less(own):
    assert covered("高血压患者规范管理率", own, "") is None


def test_covered_what_lacks_comes_from_the_context():
    found = covered("高血压患者规范管理率", "规范管理率", "高血压患者健康管理")
    assert found is not None
    assert (found.own, found.around) == (5, 5)


def test_content_neutral_words_say_nothing():
    assert content("截至目前，全县共完成".replace("，", "")) == ""
    assert content("建档立卡") == "建档立卡"


def test_is_generic_names_that_many_lines_share():
    assert is_generic("完成率")
    assert is_generic("规范管理率")
    assert not is_generic("血压控制率")
