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
        "新增托位120个；全县托位达到386个。",
        "新冠肺炎住院12人，目前管理患者38人。",
    ],
)
def test_find_says_nothing_of_other_things(orders, text):
    assert orders(text) == set()


def test_find_new_ones_beyond_all_that_have_been_are_told(orders):
    assert (False, frozenset({"142处", "126处"})) in orders("新改建村卫生室142处，累计建成村卫生室126处。")
    assert (False, frozenset({"47例", "43例"})) in orders("新发现感染者47例，现存活感染者43例。")
