"""An indicator that cannot be evaluated cannot be written; the message names the fault."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db.models import F, Q

from weijian.indicators.algebra import (
    Aged,
    AtLeast,
    Completion,
    Count,
    Difference,
    Elapsed,
    IndicatorError,
    LastOf,
    Mean,
    Median,
    Persons,
    Quarters,
    Ratio,
    Scaled,
    Shape,
    Since,
    Stated,
    Stock,
    Sum,
    Total,
    Where,
    Within,
    YearToDate,
)
from weijian.indicators.catalogue import Figure
from weijian.work.epidemic.screening.ledgers import SampleTube
from weijian.work.family.population.indicators import Population
from weijian.work.family.population.ledgers import PopulationStatement
from weijian.work.publichealth.hypertension.ledgers import Hypertension, HypertensionVisit
from weijian.work.publichealth.referral.ledgers import Referral

VISITS = Count(HypertensionVisit)
RATE = Ratio(Count(HypertensionVisit, Q(mode=1)), VISITS)

REFUSED = [
    (lambda: Count(HypertensionVisit, Q(blood=1)), "没有字段“blood”"),
    (lambda: Count(HypertensionVisit, Q(examination="x")), "个人信息或自由文字"),
    (lambda: Count(HypertensionVisit, Q(person__name="张")), "个人信息或自由文字"),
    (lambda: Count(HypertensionVisit, Q(mode=9)), "没有这个代码：9"),
    (lambda: Count(Referral, Q(state="unheard")), "没有这个代码"),
    (lambda: Count(HypertensionVisit, Q(mode__gt=1)), "不能用“gt”比较"),
    (lambda: Count(HypertensionVisit, Q(weight__gt=61.2)), "须与整数或 Decimal 比较"),
    (lambda: Count(HypertensionVisit, Q(on="2021-01-01")), "须与日期比较"),
    (lambda: Count(SampleTube, Q(sealed_at__gt=date(2021, 1, 1))), "须与带时区的时刻比较"),
    (lambda: Count(SampleTube, Q(sealed_at__gt=F("opened"))), "是日期，这里须是时刻"),
    (lambda: Count(HypertensionVisit, Q(next_on__gt=F("on") + 3)), "只能加减 timedelta"),
    (lambda: Count(HypertensionVisit, Q(next_on__gt=F("on") + timedelta(hours=3))), "只能加减整天"),
    (lambda: Count(HypertensionVisit, ~Q(on__gt=F("referred_on") + timedelta(days=3))), "可以为空，取反"),
    (lambda: Count(HypertensionVisit, Q(systolic__regex="1")), "没有字段|不是关联"),
    (lambda: Count(HypertensionVisit, "mode = 1"), "条件须是 Q"),
    (lambda: Count(HypertensionVisit, AtLeast(1, HypertensionVisit)), "只能用于 Stock"),
    (lambda: Count(HypertensionVisit, at="mode"), "是代码，这里须是日期或时刻"),
    (lambda: Count(int), "不是台账"),
    (lambda: Persons(SampleTube), "没有字段“person”"),
    (lambda: Sum(HypertensionVisit, "mode"), "是代码，这里须是数"),
    (lambda: Median(HypertensionVisit, "symptoms"), "这里须是数"),
    (lambda: Mean(HypertensionVisit, Elapsed("on", "weight")), "这里须是日期或时刻"),
    (lambda: Mean(HypertensionVisit, Elapsed("on", "next_on", "hours")), "这里须是时刻"),
    (lambda: Elapsed("on", "next_on", "weeks"), "时间单位"),
    (lambda: Stock(HypertensionVisit), "没有在册数"),
    (lambda: Stock(Hypertension, on="start"), "end 或 any"),
    (lambda: Stock(Hypertension, AtLeast(-1, HypertensionVisit)), "不小于 0"),
    (lambda: Stock(Hypertension, AtLeast(1, SampleTube)), "没有共同的人"),
    (lambda: Stock(Referral, LastOf(HypertensionVisit, Q(mode=1))), "不是管理对象"),
    (lambda: Stock(Hypertension, Aged(64, 35)), "不成范围"),
    (lambda: Stock(Hypertension, Within("grade")), "这里须是日期或时刻"),
    (lambda: Stated(HypertensionVisit, "systolic"), "不是引用数"),
    (lambda: Stated(PopulationStatement, "count", Within("on")), "条件须是 Q"),
    (lambda: Population("martians"), "没有人口口径"),
    (lambda: Ratio(RATE, VISITS), "不能是比率"),
    (lambda: Ratio(VISITS, VISITS, per=0), "正整数"),
    (lambda: Ratio(VISITS, 7), "须是指标算式"),
    (lambda: Difference(RATE, VISITS), "不能相加减"),
    (lambda: Total(VISITS), "至少要两项"),
    (lambda: Scaled(RATE, 10), "不能是比率"),
    (lambda: Since(Stock(Hypertension), date(2020, 1, 1)), "没有累计"),
    (lambda: YearToDate(Population("resident")), "没有累计"),
    (lambda: Since(VISITS, "2020"), "日期或参数"),
    (lambda: Completion(VISITS), "须是 Figure"),
    (lambda: Figure("Rate", "率", "%", RATE), "须形如"),
    (lambda: Figure("htn.rate", "率", "‰", RATE), "须一致"),
    (lambda: Figure("htn.rate", "", "%", RATE), "名称和单位"),
    (lambda: Figure("htn.rate", "率", "%", RATE, better="more"), "better"),
]


@pytest.mark.parametrize(("build", "fault"), REFUSED)
def test_a_faulty_indicator_is_refused_with_its_fault(build, fault):
    with pytest.raises(IndicatorError, match=fault):
        build()


ACCEPTED = [
    Q(mode__in=[1, 2]),
    Q(weight__range=(50, Decimal("70.5"))),
    Q(enrolment__person__birth_date__lt=date(1960, 1, 1)),
    Q(next_on__lte=F("on") + timedelta(days=14)),
    Q(systolic__gt=F("diastolic") * 2 - 10),
    ~Q(outcome=F("required_outcome")),
    Q(recorded_at__gt=datetime(2021, 1, 1, tzinfo=UTC)),
    Q(symptoms__has=1) | ~Q(danger_signs=""),
    Q(referral_to__code="HOSPITAL", area__level=3),
]


@pytest.mark.parametrize("where", ACCEPTED, ids=str)
def test_a_condition_over_columns_and_two_links_is_accepted(where):
    assert Count(HypertensionVisit, where).where == Where(where)


def test_equal_expressions_are_one_value():
    first = Stock(Hypertension, AtLeast(Quarters(), HypertensionVisit, Q(mode__in=[1, 2])) & Q(person__sex=1))
    again = Stock(Hypertension, AtLeast(Quarters(), HypertensionVisit, Q(mode__in=[1, 2])) & Q(person__sex=1))
    assert first == again
    assert hash(first) == hash(again)
    assert first != Stock(Hypertension, on="any")


def test_sum_mean_and_median_of_the_same_field_are_different_values():
    assert len({kind(HypertensionVisit, "weight") for kind in (Sum, Mean, Median)}) == 3


def test_a_figure_may_stand_for_its_expression():
    figure = Figure("htn.some", "某数", "人次", VISITS)
    assert Ratio(figure, figure) == Ratio(VISITS, VISITS)


def test_shapes_tell_what_may_be_added_and_cumulated():
    assert VISITS.shape is Shape.FLOW
    assert Stock(Hypertension).shape is Shape.STOCK
    assert Population("resident").shape is Shape.STATED
    assert RATE.shape is Mean(HypertensionVisit, "weight").shape is Shape.RATIO
    assert Total(VISITS, Stock(Hypertension)).shape is Shape.FLOW
