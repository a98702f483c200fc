"""What a sentence says of two of its numbers: that one rose over the years, or is more than the other or than its task."""

import pytest


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("不良率呈逐年上升趋势，2019年为48.6%，2021年为52.3%。", "48.6% 52.3%"),
        ("2018年报告268例，2021年降至112例。", "268例 112例"),
    ],
)
def test_find_each_year_against_the_one_before(orders, text, tie):
    assert (True, frozenset(tie.split())) in orders(text)


@pytest.mark.parametrize(
    "text",
    [
        "手术4.1万台，同比增长15.2%，其中三四级手术占比提升至68.5%。",
        "门诊量增长8.7%，床位使用率提高到92.6%。",
    ],
)
def test_find_says_nothing_of_a_change_and_a_level(orders, text):
    assert orders(text) == set()


@pytest.mark.parametrize(
    ("text", "ties"),
    [
        ("上转病人1863人次，下转2247人次，下转多于上转的局面初步形成。", ["1863人次 2247人次"]),
        ("全年出生2319人，死亡1893人，出生人口多于死亡人口。", ["2319人 1893人"]),
        ("女职工418人，男职工296人，男职工少于女职工。", ["418人 296人"]),
        ("免费孕前优生健康检查任务1450对，实际检查1512对，超额完成了任务。", ["1450对 1512对"]),
        (
            "今年“两癌”免费检查任务为8000人。到8月底共为8126名农村妇女进行了检查，提前超额完成计划任务。",
            ["8000人 8126名"],
        ),
        ("全年完成无偿献血3126人次，超额完成年度任务3000人次。", ["3126人次 3000人次"]),
        ("手足口病4月开始上升，5月快速攀升，这两个月分别报告96例和407例。", ["96例 407例"]),
        (
            "近三年接诊量逐年增长，分别为12.1万人次、13.4万人次、14.2万人次。",
            ["12.1万人次 13.4万人次", "13.4万人次 14.2万人次"],
        ),
        ("布病发病数连续下降，2021年、2022年、2023年分别为83例、71例、64例。", ["83例 71例", "71例 64例"]),
    ],
)
def test_find_what_the_sentence_claims(orders, text, ties):
    assert {(True, frozenset(tie.split())) for tie in ties} <= orders(text)


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("上转病人2863人次，下转2247人次，下转多于上转。", "2863人次 2247人次"),
        ("男性2319人，女性1893人，男性略少于女性。", "2319人 1893人"),
        ("免费孕前优生健康检查任务1450对，实际检查1312对，超额完成了任务。", "1450对 1312对"),
        ("近三年接诊量逐年增长，分别为12.1万人次、14.2万人次、13.4万人次。", "14.2万人次 13.4万人次"),
    ],
)
def test_find_claims_that_the_numbers_deny(orders, text, tie):
    assert (False, frozenset(tie.split())) in orders(text)


@pytest.mark.parametrize(
    "text",
    [
        "门诊和出院人次稳步增长，分别为12万人次和3万人次。",
        "受理投诉举报28件，调解纠纷31起，群众满意度高于全市平均水平。",
        "检查男生120人，女生180人，男生患病率高于女生。",
        "全年超额完成任务，举办培训23期，发放资料1200份。",
    ],
)
def test_find_is_silent_where_nothing_is_claimed_of_the_two(orders, text):
    assert orders(text) == set()
