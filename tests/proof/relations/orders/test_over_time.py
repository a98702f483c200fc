"""What is new among all there is, and one year among several."""

import pytest


@pytest.mark.parametrize(
    ("text", "ties"),
    [
        ("新增托位120个，全县托位达到386个。", ["120个 386个"]),
        ("新增感染者3人，目前管理患者21人。", ["3人 21人"]),
        ("特别扶助新增11人、死亡3人，发放146人奖励金。", ["11人 146人"]),
        ("新创建省级卫生乡镇3个、卫生村27个，累计达到9个和64个。", ["3个 9个", "27个 64个"]),
        ("新建发热诊室2间，现有发热诊室13间。", ["2间 13间"]),
        ("药物维持治疗80人，累计服药1190人。", ["80人 1190人"]),
        ("将原有110个村卫生室逐步减少至89个。", ["110个 89个"]),
        ("平均住院日由8.0天缩短至7.6天。", ["8.0天 7.6天"]),
        ("隔离房间由286间增加到400间。", ["286间 400间"]),
        ("核酸检测机构从6家增至9家。", ["6家 9家"]),
    ],
)
def test_find_new_is_within_all_there_is(orders, text, ties):
    found = orders(text)
    for tie in ties:
        assert (True, frozenset(tie.split())) in found


@pytest.mark.parametrize(
    "text",
    [
        "新增托位120个，全县学校达到386个。",
        "新增床位120张，累计培训386人。",
        "新增床位120张；全县床位达到386张。",
        "新冠肺炎住院12人，目前管理患者38人。",
    ],
)
def test_find_says_nothing_of_other_things(orders, text):
    assert orders(text) == set()


def test_find_new_ones_beyond_all_that_have_been_are_told(orders):
    assert (False, frozenset({"142处", "126处"})) in orders("新改建村卫生室142处，累计建成村卫生室126处。")
    assert (False, frozenset({"47例", "43例"})) in orders("新发现感染者47例，现存活感染者43例。")


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
