"""A course of several topics is counted once in the whole and by every topic that it has."""

from datetime import date
from decimal import Decimal

import pytest

from weijian.indicators.models import Target
from weijian.work.family.population.ledgers import PopulationStatement
from weijian.work.workforce.training import indicators as figures
from weijian.work.workforce.training.ledgers import Assessment, Credit, Residency


@pytest.fixture
def year(course, attend, study, enter, person, county):
    staff = [person(name) for name in ("张晓燕", "李建国", "向美英", "刘长顺")]
    listed = course(topics="|院感|核酸采样|防护服穿脱|")
    for member in staff[:3]:
        attend(listed, member)
    again = course(date(2021, 6, 20), topics="|院感|")
    attend(again, staff[0])
    course(
        date(2021, 7, 1), "疫苗接种培训", topics="|疫苗接种|", level="市（州）", attended_typed=20, passed=18
    )
    course(
        date(2021, 8, 1),
        "急救演练",
        topics="|急救|",
        level="院（中心）",
        form="演练",
        attended_typed=40,
        passed=39,
    )
    study(staff[3])
    study(staff[1], date(2021, 10, 1), date(2021, 11, 15))
    study(staff[2], date(2021, 12, 1), date(2022, 5, 31), progress="计划")
    enter(Residency, person=staff[0], programme="中医全科转岗", base="省中医院", start=date(2021, 9, 1))
    enter(Residency, person=staff[1], programme="住院医师规培", base="省人民医院", start=date(2021, 9, 1))
    for member, class2 in zip(staff, (25, 30, 10, 0), strict=True):
        enter(Credit, person=member, year=2021, class2=class2)
    for member, result in zip(staff, ("优秀", "合格", "合格", "基本合格"), strict=True):
        enter(Assessment, person=member, kind="年度考核", year=2021, result=result, on=date(2021, 12, 20))
        enter(Assessment, person=member, kind="三基三严考试", year=2021, result=result, on=date(2021, 6, 1))
    stated = {"place": county.area, "year": 2021, "document": "年报", "origin": "statistics"}
    enter(PopulationStatement, kind_of_base="health_workers", count=10, **stated)
    enter(Target, figure="train.residents", place=county.area, year=2021, value=4, document="规培计划")


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        (figures.sessions, 4),
        (figures.epidemic_sessions, 2),
        (figures.attended, 64),
        (figures.person_times, 26),  # 3 + 1 + 20 at county and city, two stays begun
        (figures.trained, 3),
        (figures.study_out, 2),
        (figures.proper_study, 1),
        (figures.chinese_general, 1),
        (figures.residents, 1),
        (figures.short_of_credits, 2),
        (figures.assessed, 4),
        (figures.topic_infection_control, 3),
        (figures.topic_sampling, 3),
        (figures.topic_first_aid, 0),
        (figures.residency_rate, Decimal("25.00")),
        (figures.credits_rate, Decimal("20.00")),
        (figures.pass_rate, Decimal("95.00")),
        (figures.excellent_rate, Decimal("25.00")),
        (figures.qualified_rate, Decimal("75.00")),
    ],
)
def test_figures_of_the_year(year, value, figure, expected):
    assert value(figure, "2021年") == expected


def test_topics_count_one_course_several_times_and_the_whole_once(course, value):
    course(topics="|院感|核酸采样|", attended_typed=30)
    assert value(figures.sessions, "2021年") == 1
    assert value(figures.attended, "2021年") == 30


def test_every_topic_has_a_figure_of_its_own():
    from weijian.work.workforce.training.ledgers import TOPICS

    named = [item.name for name, item in vars(figures).items() if name.startswith("topic_")]
    assert named == [f"{topic}培训人数" for topic in TOPICS]
