import pytest

from weijian.proof.api import proofread


def ties(text, kind):
    report = proofread(text)
    return [
        (report.figures[relation.result].text, [report.figures[number].text for number in relation.operands])
        for relation in report.relations
        if relation.type == kind and relation.holds and relation.result is not None
    ]


FIRST = "全县共有医院34个，基层医疗卫生机构265个。\n"


@pytest.mark.parametrize(
    ("text", "whole", "parts"),
    [
        (FIRST + "医院中，公立医院12个，民营医院22个。", "34个", ["12个", "22个"]),
        (FIRST + "医院按等级分：三级医院3个，二级医院9个，未定级医院22个。", "34个", ["3个", "9个", "22个"]),
        ("在册党员527人。按性别分，男党员301人、女党员226人。", "527人", ["301人", "226人"]),
    ],
)
def test_find_division_of_a_whole_told_before(text, whole, parts):
    assert (whole, parts) in ties(text, "sum")


def test_find_kinds_that_are_not_all_stay_within_the_whole():
    text = FIRST + "基层医疗卫生机构中，乡镇卫生院18个，村卫生室206个。"
    assert ("265个", ["18个", "206个"]) in ties(text, "order")


@pytest.mark.parametrize(
    "text",
    [
        FIRST + "药店中，连锁药店12个，单体药店22个。",  # no whole of that name
        "全县共有医院34个。\n甲。\n乙有1人。\n丙有2人。\n丁有3人。\n医院中，综合医院12个，专科医院22个。",  # too far
    ],
)
def test_find_says_nothing_without_a_whole_of_that_name_near(text):
    assert ties(text, "sum") == []
