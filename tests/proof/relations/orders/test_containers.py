"""Places within places, told side by side."""

import pytest


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("全县109个行政村共设村卫生室112个。", "109个 112个"),
        ("18家工厂28个铅作业点。", "18家 28个"),
        ("全县3987户9236名建档立卡贫困人口全部参保。", "3987户 9236名"),
        ("全县接生员共102人，组成16个接生站。", "102人 16个"),
        ("有7个基层妇幼保健单位11人参加。", "7个 11人"),
        ("组织灭鼠专业队183个，参加人数1.59万人次。", "183个 1.59万人次"),
        ("抽调医务人员86人，组建12支医疗队。", "86人 12支"),
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


def test_find_several_kinds_of_teams_are_no_more_than_those_they_are_made_up_of(orders):
    ties = orders("全市有接生员102人，共组成6个接生站和44个接生组。")
    assert (True, frozenset(["102人", "6个", "44个"])) in ties
    assert (False, frozenset(["8人", "12个"])) in orders("医务人员8人，分成12个小组。")


@pytest.mark.parametrize(
    "text",
    [
        "组建12支医疗队，开展义诊32场，服务1200人次。",
        "组建236个签约团队，签约居民3.64万人。",
        "抽调专家8人，指导12支医疗队。",
    ],
)
def test_find_says_nothing_of_whom_teams_serve(orders, text):
    assert orders(text) == set()


@pytest.mark.parametrize("text", ["个体医疗机构188个，{}甲192人。", "医生188人，{}甲192人次。"])
@pytest.mark.parametrize("fillers", ["共有" * 200, "共计" * 200])
def test_find_reads_fillers_repeated_for_ever_in_linear_time(orders, text, fillers):
    orders(text.format(fillers))
