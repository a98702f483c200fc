"""Places within places, told side by side."""

import pytest


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("全县109个行政村共设村卫生室112个。", "109个 112个"),
        ("18家工厂28个铅作业点。", "18家 28个"),
    ],
)
def test_find_every_one_has_one_of_the_other(orders, text, tie):
    assert (True, frozenset(tie.split())) in orders(text)


@pytest.mark.parametrize("text", ["全镇3个社区7个行政村。", "全县4个街道12个乡镇。"])
def test_find_says_nothing_of_places_of_one_level(orders, text):
    assert orders(text) == set()


@pytest.mark.parametrize(
    "text",
    ["贫困人口32503户28764人全部参保。", "监测对象426户、398人。", "脱贫不稳定户158户，146人。"],
)
def test_find_no_household_is_without_people(orders, text):
    assert [holds for holds, _ in orders(text)] == [False]
