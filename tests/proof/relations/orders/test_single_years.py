"""Years within spans of years."""

import pytest


@pytest.mark.parametrize(
    ("text", "ties"),
    [
        (
            "1984年发病1626例，死亡60例。1983～1990年，全市发病6899例，死亡77例。1990年全市发病374例，死亡6例。",
            ["6899例 1626例 374例", "6899例 1626例", "77例 60例 6例"],
        ),
        ("1953年，发病371例，死6例。⏎1953—1967年，发病4050例，死亡84例。", ["4050例 371例", "84例 6例"]),
        ("1974年报告疟疾171例。至1982年，全区报告疟疾960例。", ["960例 171例"]),
        ("2016—2020年累计培训村医412人。2020年培训村医86人。", ["412人 86人"]),
        ("2021年至2023年改造卫生室126所，2023年改造卫生室31所。", ["126所 31所"]),
    ],
)
def test_find_one_year_is_within_the_years_that_hold_it(orders, text, ties):
    found = orders(text)
    for tie in ties:
        assert (True, frozenset(tie.split())) in found


def test_find_one_year_beyond_all_of_them_is_told_in_one_paragraph(orders):
    told = "2016—2020年累计培训村医412人。{}2020年培训村医486人。"
    assert (False, frozenset({"412人", "486人"})) in orders(told.format(""))
    assert orders(told.format("⏎")) == set()


@pytest.mark.parametrize(
    "text",
    [
        "2016—2020年培训村医412人。2021年培训村医86人。",  # another year
        "2016—2020年培训村医412人。2020年培训护士86人。",  # others
        "2016—2020年培训村医412人。2020年培训村医86人次。",  # another unit
        "2016—2020年村医达到412人。2020年村医达到386人。",  # what there is adds up to nothing
    ],
)
def test_find_says_nothing_of_other_years_and_others(orders, text):
    assert orders(text) == set()
