"""Who has the most has no less than the others that are listed."""

import pytest


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        (
            "其中，城关区和新华区报告病例最多，分别为868例和845例。此外，江北区419例，台江市543例。",
            "845例 543例",
        ),
        ("乙类传染病中病毒性肝炎最多，为86例，其次是肺结核53例、梅毒31例。", "86例 53例"),
        ("下转病人石桥镇居首位，为126人次；河口镇98人次，安乐乡52人次。", "126人次 98人次"),
    ],
)
def test_find_the_most_against_the_largest_of_the_others(orders, text, tie):
    assert (True, frozenset(tie.split())) in orders(text)


def test_find_one_that_is_more_than_the_most(orders):
    assert (False, frozenset(["46例", "52例"])) in orders("城关镇发病最多，为46例；河口镇52例，石桥乡31例。")


@pytest.mark.parametrize(
    "text",
    [
        "城区接诊最多，为46例。开展培训52例。",
        "城关镇发病率最高，为46例；河口镇52例。",
        "城关镇发病最多，为46例；河口镇采样52例。",
    ],
)
def test_find_is_silent_of_what_is_no_list_of_the_others(orders, text):
    assert not [tie for tie in orders(text) if not tie[0]]
