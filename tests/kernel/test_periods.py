from calendar import monthrange
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from weijian.kernel.periods import KINDS, Period, PeriodError

days = st.dates(date(1950, 1, 1), date(2150, 12, 31))
years = st.integers(1950, 2150)


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Every kind about as often as any other, and ranges that begin or end on a month's edge."""
    year = draw(years)
    match draw(st.sampled_from([*KINDS, "edge"])):
        case "year":
            return Period.year(year)
        case "half":
            return Period.half(year, draw(st.integers(1, 2)))
        case "quarter":
            return Period.quarter(year, draw(st.integers(1, 4)))
        case "month":
            return Period.month(year, draw(st.integers(1, 12)))
        case "months":
            first = draw(st.integers(1, 12))
            return Period.months(year, first, draw(st.integers(first, 12)))
        case "mch_year":
            return Period.mch_year(year)
        case "as_of":
            return Period.as_of(draw(days))
        case "edge":
            first, last = sorted([draw(days), draw(days)])
            first = first.replace(day=1)
            return Period.between(first, last.replace(day=monthrange(last.year, last.month)[1]))
    first, last = sorted([draw(days), draw(days)])
    return Period.between(first, last)


@given(periods())
def test_code_parsed_again_gives_the_same_period(period: Period) -> None:
    assert Period.parse(period.code) == period


@given(periods())
def test_label_parsed_again_gives_the_same_period(period: Period) -> None:
    assert Period.parse(period.label) == period


@given(periods())
def test_kind_of_any_period_is_a_known_one(period: Period) -> None:
    assert period.kind in KINDS


@given(periods(), periods())
def test_codes_of_two_periods_are_equal_only_when_the_days_are(one: Period, other: Period) -> None:
    assert (one.code == other.code) == (one == other)


@given(periods())
@example(Period.between(date(1999, 3, 1), date(2000, 1, 28)))
def test_previous_period_ends_on_the_eve_and_next_leads_back(period: Period) -> None:
    before = period.previous()
    assert before.end + timedelta(days=1) == period.start
    # As many days before some range may happen to be whole months, and what is next to those is whole months, too.
    assert before.next() == period or (period.kind == "range" != before.kind)


@given(periods().filter(lambda period: period.kind != "range"))
def test_previous_and_next_period_are_of_the_same_kind(period: Period) -> None:
    assert period.previous().kind == period.kind
    assert period.next().kind == period.kind


@given(periods().filter(lambda period: period.kind != "range"))
def test_year_before_is_of_the_same_kind_one_year_earlier(period: Period) -> None:
    before = period.year_before()
    assert before.kind == period.kind
    assert (before.start.year, before.start.month) == (period.start.year - 1, period.start.month)
    assert (before.end.year, before.end.month) == (period.end.year - 1, period.end.month)


@given(periods())
def test_each_month_covers_the_period_without_gap_or_overlap(period: Period) -> None:
    found = list(period.each_month())
    assert found[0].contains(period.start)
    assert found[-1].contains(period.end)
    assert all(one.kind == "month" for one in found)
    assert all(one.next() == other for one, other in pairwise(found))


@given(periods(), days)
def test_contains_agrees_with_counting_days(period: Period, day: date) -> None:
    assert period.contains(day) == (0 <= (day - period.start).days < period.days)


@given(periods())
def test_cumulative_runs_from_new_year_to_the_same_end(period: Period) -> None:
    cumulative = period.cumulative()
    assert cumulative.start == date(period.year_number, 1, 1)
    assert cumulative.end == period.end


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2020年", "2020"),
        ("2020年度", "2020"),
        ("2020", "2020"),
        ("2020年全年", "2020"),
        (" 2020 年 ", "2020"),
        ("２０２０年", "2020"),
        ("二〇二〇年", "2020"),
        ("2020年上半年", "2020H1"),
        ("2020上半年", "2020H1"),
        ("2020年下半年", "2020H2"),
        ("2020H1", "2020H1"),
        ("2020h2", "2020H2"),
        ("2020-H1", "2020H1"),
        ("2020年第一季度", "2020Q1"),
        ("2020年一季度", "2020Q1"),
        ("2020年1季度", "2020Q1"),
        ("2020年第4季度", "2020Q4"),
        ("2020Q3", "2020Q3"),
        ("2020-Q1", "2020Q1"),
        ("2020年前三季度", "2020-01..2020-09"),
        ("2020年一至三季度", "2020-01..2020-09"),
        ("2020年6月", "2020-06"),
        ("2020年6月份", "2020-06"),
        ("二〇二〇年十二月", "2020-12"),
        ("2020-06", "2020-06"),
        ("2020/6", "2020-06"),
        ("2020.06", "2020-06"),
        ("2020年1-9月", "2020-01..2020-09"),
        ("2020年1—9月", "2020-01..2020-09"),
        ("2020年1－9月", "2020-01..2020-09"),
        ("2020年1～9月", "2020-01..2020-09"),
        ("2020年1至9月", "2020-01..2020-09"),
        ("2020年一至九月", "2020-01..2020-09"),
        ("2020年1月至9月", "2020-01..2020-09"),
        ("2020年1月-2020年9月", "2020-01..2020-09"),
        ("2020.1-9月", "2020-01..2020-09"),
        ("2020-01..2020-09", "2020-01..2020-09"),
        ("2019年7月—2020年3月", "2019-07..2020-03"),
        ("2016—2020年", "2016-01..2020-12"),
        ("截至2020年6月27日", "2020-06-27"),
        ("截止2020年6月27日", "2020-06-27"),
        ("截至2020年6月底", "2020-06-30"),
        ("截至2020年2月末", "2020-02-29"),
        ("截至2020年底", "2020-12-31"),
        ("2020年6月27日", "2020-06-27"),
        ("2020-06-27", "2020-06-27"),
        ("2020/6/27", "2020-06-27"),
        ("2020.6.27", "2020-06-27"),
        ("2020年1月1日—3月15日", "2020-01-01..2020-03-15"),
        ("2020年3月1日至15日", "2020-03-01..2020-03-15"),
        ("2019年12月20日至2020年3月15日", "2019-12-20..2020-03-15"),
        ("2020-01-01..2020-03-15", "2020-01-01..2020-03-15"),
        ("2020.1.1-2020.3.15", "2020-01-01..2020-03-15"),
        ("2020/1/1-3/15", "2020-01-01..2020-03-15"),
        ("2021妇幼年度", "2021MCH"),
        ("2021年妇幼统计年度", "2021MCH"),
        ("2021MCH", "2021MCH"),
    ],
)
def test_parse_of_a_common_spelling_gives_the_period(text: str, code: str) -> None:
    assert Period.parse(text).code == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "去年",
        "6月",
        "1-9月",
        "20年6月",
        "2020年13月",
        "2020-13",
        "2020年0月",
        "2020H3",
        "2020Q5",
        "2020年五季度",
        "2020年2月30日",
        "2021-02-29",
        "2020年9-1月",
        "2020年3月15日—1月1日",
        "0000",
        "2020年6月27",
        "2020年6月27日前后",
        "2020-06-27T00:00",
        "2020/6-27",
        "2021妇幼年度(2019年10月—2020年9月)",
    ],
)
def test_parse_of_what_is_no_period_says_what_is_understood(text: str) -> None:
    with pytest.raises(PeriodError, match="可用写法"):
        Period.parse(text)


def test_parse_of_a_number_is_a_type_error() -> None:
    with pytest.raises(TypeError):
        Period.parse(2020)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("period", "kind", "label", "end_label"),
    [
        (Period.year(2020), "year", "2020年", "2020年12月31日"),
        (Period.half(2020, 1), "half", "2020年上半年", "2020年6月30日"),
        (Period.half(2020, 2), "half", "2020年下半年", "2020年12月31日"),
        (Period.quarter(2020, 3), "quarter", "2020年第三季度", "2020年9月30日"),
        (Period.month(2020, 2), "month", "2020年2月", "2020年2月29日"),
        (Period.months(2020, 1, 9), "months", "2020年1—9月", "2020年9月30日"),
        (Period.as_of(date(2020, 6, 27)), "as_of", "截至2020年6月27日", "2020年6月27日"),
        (Period.mch_year(2021), "mch_year", "2021妇幼年度(2020年10月—2021年9月)", "2021年9月30日"),
        (
            Period.between(date(2020, 1, 1), date(2020, 3, 15)),
            "range",
            "2020年1月1日—3月15日",
            "2020年3月15日",
        ),
        (
            Period.between(date(2019, 12, 20), date(2020, 1, 5)),
            "range",
            "2019年12月20日—2020年1月5日",
            "2020年1月5日",
        ),
        (Period.between(date(2016, 1, 1), date(2020, 12, 31)), "months", "2016—2020年", "2020年12月31日"),
    ],
)
def test_label_of_each_kind_reads_as_in_a_report(
    period: Period, kind: str, label: str, end_label: str
) -> None:
    assert (period.kind, period.label, str(period), period.end_label) == (kind, label, label, end_label)


def test_six_months_written_as_months_equal_the_half_year() -> None:
    assert Period.months(2020, 1, 6) == Period.half(2020, 1) == Period.parse("2020年1—6月")
    assert hash(Period.months(2020, 1, 6)) == hash(Period.half(2020, 1))


@pytest.mark.parametrize(
    ("code", "before"),
    [
        ("2020", "2019"),
        ("2020H1", "2019H2"),
        ("2020Q1", "2019Q4"),
        ("2020-03", "2020-02"),
        ("2020-01..2020-09", "2019-04..2019-12"),
        ("2020-03-01", "2020-02-29"),
        ("2020-03-08..2020-03-14", "2020-03-01..2020-03-07"),
        ("2021MCH", "2020MCH"),
    ],
)
def test_previous_of_each_kind_lies_directly_before(code: str, before: str) -> None:
    assert Period.parse(code).previous().code == before


@pytest.mark.parametrize(
    ("code", "before"),
    [
        ("2020", "2019"),
        ("2020-01..2020-09", "2019-01..2019-09"),
        ("2020-02", "2019-02"),
        ("2021-02", "2020-02"),  # the whole of February, 29 days
        ("2020-02-29", "2019-02-28"),
        ("2021-02-28", "2020-02-28"),
        ("2020-01-15..2020-02-29", "2019-01-15..2019-02-28"),
        ("2021MCH", "2020MCH"),
    ],
)
def test_year_before_around_29_february_stays_a_real_period(code: str, before: str) -> None:
    assert Period.parse(code).year_before().code == before


@pytest.mark.parametrize("code", ["2020", "2016-01..2020-12"])
def test_is_full_years_of_whole_calendar_years_is_true(code: str) -> None:
    assert Period.parse(code).is_full_years


@pytest.mark.parametrize("code", ["2020H1", "2021MCH", "2020-01-01", "2020-01-01..2020-12-30"])
def test_is_full_years_of_anything_else_is_false(code: str) -> None:
    assert not Period.parse(code).is_full_years


def test_periods_sort_by_start_then_by_end() -> None:
    codes = ["2020-01", "2020Q1", "2020H1", "2020", "2020-02", "2020Q2"]
    assert [period.code for period in sorted(map(Period.parse, reversed(codes)))] == codes


def test_construction_with_the_end_first_is_refused() -> None:
    with pytest.raises(ValueError, match="早于"):
        Period(date(2020, 6, 30), date(2020, 6, 29))


def test_construction_from_a_datetime_is_refused() -> None:
    with pytest.raises(TypeError):
        Period(datetime(2020, 6, 1), date(2020, 6, 30))  # noqa: DTZ001


@pytest.mark.parametrize(
    "build",
    [
        lambda: Period.half(2020, 3),
        lambda: Period.quarter(2020, 0),
        lambda: Period.month(2020, 13),
        lambda: Period.months(2020, 9, 1),
        lambda: Period.year(0),
        lambda: Period.year(10000),
        lambda: Period.year(1).previous(),
        lambda: Period.year(9999).next(),
        lambda: Period.as_of(date(1, 1, 1)).previous(),
        lambda: Period.as_of(date(1, 1, 1)).year_before(),
    ],
)
def test_construction_of_a_period_that_cannot_be_is_refused(build: object) -> None:
    assert callable(build)
    with pytest.raises(PeriodError):
        build()
