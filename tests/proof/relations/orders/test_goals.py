import pytest


@pytest.mark.parametrize(
    ("text", "ties"),
    [
        (
            "高血压规范管理率79.1%，控制率82.7%。糖尿病规范管理率为79.5%，控制率为76.5%。两病规范管理率均达到75%的要求，控制率均达到60%以上。",
            ["79.1% 75%", "79.5% 75%", "82.7% 60%以上", "76.5% 60%以上"],
        ),
        (
            "乙肝疫苗接种率98.2%，麻疹疫苗接种率97.6%，接种率均达到95%以上。",
            ["98.2% 95%以上", "97.6% 95%以上"],
        ),
        ("县级满意率96%，乡级满意率93%，均符合90%的标准。", ["96% 90%", "93% 90%"]),
        ("居民建档率84.5%，已达到标准要求78%的指标。", ["84.5% 78%"]),
        ("县域内就诊率91.2%，高于目标90%。", ["91.2% 90%"]),
    ],
)
def test_find_rates_stand_as_their_goal_says(orders, text, ties):
    found = orders(text)
    for tie in ties:
        assert (True, frozenset(tie.split())) in found


@pytest.mark.parametrize(
    "text",
    [
        "规范管理率79.1%。力争控制率均达到60%以上。",
        "规范管理率79.1%，体检率61.2%。⏎控制率均达到60%以上。",
        "县域内就诊率91.2%，较目标90%高1.2个百分点。",
        "接种率98.2%，满意率均达到99%以上。",
        "平均管理率为95.77%，高于国家标准15.77%。",
    ],
)
def test_find_says_nothing_of_rates_of_another_name(orders, text):
    assert orders(text) == set()
