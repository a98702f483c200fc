import pytest


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("完成手术151台次，门诊人次达145853人次，住院人次达1817人次。", "151台次 1817人次"),
        ("排查车辆71234辆次，排查人员482314人次。", "71234辆次 482314人次"),
        ("检查车辆20多万台次，登记人员60多万人次。", "20多万台次 60多万人次"),
        ("大楼占地面积为4026.62㎡，基底面积1300㎡。", "4026.62㎡ 1300㎡"),
        ("全年住院41268人次，增长5.75%。⏎出院患者31246人次。", "41268人次 31246人次"),
        ("增加3大类等共19小项内容。", "3大类 19小项"),
        ("完成核酸检测47599份，冷链环境样检测1701份。", "47599份 1701份"),
    ],
)
def test_find_other_things_of_which_one_bounds_the_other(orders, text, tie):
    assert (True, frozenset(tie.split())) in orders(text)


@pytest.mark.parametrize(
    "text",
    [
        "完成手术2151台次，住院1817人次。",
        "购置车辆12辆，培训人员312人次。",
        "人员样检测4759份，环境样检测1701份。",
        "排查车辆71234辆次。⏎检查人员482314人次。",
    ],
)
def test_find_says_nothing_where_nothing_bounds(orders, text):
    assert orders(text) == set()
