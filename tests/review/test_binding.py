"""Figures are bound to the indicator they surely state, with its area and period, and else to nothing."""

import pytest

from weijian.proof.api import analyse
from weijian.review.binding import Binder
from weijian.review.when import head, told_time
from weijian.review.words import from_table

TITLE = "平川县卫生健康局2021年工作总结\n"


@pytest.fixture(scope="module")
def binder():
    return Binder(from_table())


@pytest.fixture
def bound(binder):
    """Text to the codes of its figures, in order."""

    def bind(text):
        document = analyse(TITLE + text)
        found = binder.bind(document, told_time(head(document)))
        return [found[number].code if number in found else None for number in range(len(document.figures))]

    return bind


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("管理高血压患者45182人，规范管理率83.2%。", ["htn.managed", "htn.std_rate"]),
        ("在管45182名高血压患者。", ["htn.managed"]),
        ("全县无偿献血3021人次，采血量12.5万毫升。", ["blood.donations", "blood.volume"]),
        ("共受理医疗纠纷12起，调解成功率95.5%。", ["dispute.accepted", "dispute.success"]),
        ("添置96管提取仪3台。", [None]),  # bought now, not in stock
        ("现有96管提取仪3台。", ["test.equip.extractor.96"]),  # 96 is the model
    ],
)
def test_binding_plain_names_are_bound(bound, text, codes):
    assert bound(text)[-len(codes) :] == codes


@pytest.mark.parametrize(
    "text",
    [
        "65岁以上老年人中，高血压规范管理率81.3%。",
        "建档立卡户高血压规范管理率81.3%。",
        "男性高血压患者规范管理率45.1%。",
        "高血压、糖尿病患者规范管理率分别为83.1%、80.2%。",
        "力争高血压患者规范管理率达到85%。",
        "高血压患者规范管理率目标为70%。",
        "高血压患者规范管理率比去年提高3.2个百分点。",
        "接受两癌检查的占常住人口的0.6%。",
        "石桥乡卫生院在管高血压患者302人。",
        "完成率95.1%。",  # of what?
    ],
)
def test_binding_doubtful_names_are_bound_to_nothing(bound, text):
    assert set(bound(text)) == {None}


def test_binding_persons_are_not_visits(bound):
    assert bound("完成总面访人次106487人。") == [None]
    assert bound("总面访106487人次。") == ["ehr.face_visits"]


def test_binding_shared_names_need_their_heading(bound):
    text = "规范管理率83.21%。"
    assert bound(text) == [None]
    assert bound("1.高血压患者健康管理\n" + text) == ["htn.std_rate"]
    assert bound("1.糖尿病患者健康管理\n" + text) == [None]
    assert bound("1.高血压、糖尿病患者健康管理\n" + text) == [None]


def test_binding_a_stranger_between_breaks_the_context(bound):
    heading = "1.高血压患者健康管理\n"
    assert bound(heading + "管理糖尿病患者120人，规范管理率83.21%。") == [None, None]


def test_binding_of_which_must_go_on_with_its_whole(bound):
    assert bound("1.健康体检\n完成健康体检900人，其中老年人700人、高血压患者120人。") == [
        "check.persons",
        "check.persons.elderly",
        "check.persons.htn",
    ]
    elderly = bound("1.健康体检\n完成老年人健康体检900人，其中高血压患者120人。")
    assert elderly == ["check.persons.elderly", None]


def test_binding_moves_to_the_township_and_time_that_are_named(binder):
    document = analyse(
        TITLE
        + "高血压患者规范管理率83.21%，其中石桥乡最高、为95.10%。截至2021年6月30日，在管高血压患者400人。"
    )
    found = binder.bind(document, told_time(head(document)))
    assert [(one.code, one.area, one.period.code) for one in found.values()] == [
        ("htn.std_rate", "", "2021"),
        ("htn.std_rate", "石桥乡", "2021"),
        ("htn.managed", "", "2021-06-30"),
    ]


def test_binding_figures_of_the_year_before_are_moved_there(binder):
    document = analyse(TITLE + "去年同期在管高血压患者400人。")
    found = binder.bind(document, told_time(head(document)))
    assert [one.period.code for one in found.values()] in ([], ["2020"])


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("平川县卫生健康局2021年上半年工作总结及下半年工作打算", "2021H1"),
        ("平川县2021年度卫生健康工作情况汇报", "2021"),
        ("平川县二〇二一年卫生健康工作总结", "2021"),
        ("平川县2021年1-9月工作总结", "2021-01..2021-09"),
        ("平川县2021年工作计划", None),
        ("平川县卫生健康工作汇报", None),
    ],
)
def test_told_time_is_what_the_title_tells_of(title, period):
    told = told_time(title).period
    assert (told.code if told else None) == period
