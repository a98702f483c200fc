"""How likely figures agree by chance."""

import random
from decimal import Decimal

import pytest

from weijian.proof.api import analyse
from weijian.proof.relations.chance import REACH_BACK, around, by_chance, like_named_first, namesakes
from weijian.proof.relations.passage import Passage


def passage(text):
    return Passage(analyse(text))


@pytest.mark.parametrize(
    ("text", "tried", "chance"),
    [
        ("合格率93.52%。", 1, False),
        ("合格率93.52%。", 1500, True),
        ("合格率93%。", 5, False),
        ("合格率93%。", 20, True),
        ("合格率5%。", 1, True),
        ("签约68457人。", 1000, False),
        ("签约12人。", 1, False),
        ("签约12人。", 3, True),
        ("签约3万余人。", 1, True),
    ],
)
def test_by_chance_few_digits_and_many_trials_make_an_accident(text, tried, chance):
    assert by_chance(passage(text), 0, tried) is chance


def test_by_chance_says_of_random_quotients_what_happens():
    """Of quotients drawn over three decades no more fall into the interval than the limit allows."""
    rate = passage("合格率62.5%。")
    chance, tried = random.Random(7), 50
    low, high = (float(end) for end in rate[0].interval)
    hits = sum(any(low <= 10 ** chance.uniform(0, 3) < high for _ in range(tried)) for _ in range(2000))
    assert not by_chance(rate, 0, 20)
    assert hits / 2000 < 0.05 * tried / 20


def test_around_is_bounded_and_nearest_first():
    text = "、".join(f"第{number}站采样{number + 10}人" for number in range(REACH_BACK + 80)) + "。"
    found = around(passage(text), REACH_BACK + 40)
    assert found[0] == REACH_BACK + 39 and len(found) == REACH_BACK + 39
    assert around(passage("签约12人。"), 0) == []


def test_like_named_first_puts_the_fuller_name_before_the_nearer():
    one = passage("县域内住院占比81.6%，门诊占比50.1%，基层占比58.3%。")
    assert like_named_first(one, one.name_pairs[0], [2, 1, 0]) == [0, 2, 1]
    assert one[0].value == Decimal("81.6")


def test_namesakes_are_found_beyond_the_neighbourhood():
    told = passage("现有村卫生室178个。" + "抽查3次。" * (REACH_BACK + 5) + "151个村卫生室达到标准。")
    last = len(told) - 1
    assert namesakes(told, last, told.name_pairs[last]) == [0]
    assert 0 not in around(told, last)
    assert namesakes(told, last, frozenset({"医疗"})) == []
