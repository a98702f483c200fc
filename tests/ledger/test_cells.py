from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weijian.kernel.clock import ZONE
from weijian.ledger.cells import CellError, is_blank, read_cell, read_day, read_moment, read_number, reader
from weijian.ledger.fields import Choice, Choices, Day, Flag, LongText, Money, Number, Secret, Text, Whole

SYSTOLIC = Whole("收缩压", "mmHg", error=(40, 300))
MODES = Choice("随访方式", {1: "门诊", 2: "家庭", 3: "电话"})
SYMPTOMS = Choices("症状", {1: "无症状", 2: "头痛头晕", 10: "其他"})
GRADES = Choice("等级", ["一级甲等", "二级甲等"])


@pytest.mark.parametrize(
    "raw",
    [
        "2020-06-03",
        "2020-6-3",
        "2020/6/3",
        "2020.6.3",
        "2020年6月3日",
        "２０２０年６月３日",
        " 2020年6月3日 ",
        "20200603",
        20200603,
        20200603.0,
        43985,
        43985.0,
        "43985",
        date(2020, 6, 3),
        datetime(2020, 6, 3, 8, 30),  # noqa: DTZ001
        "2020-06-03 08:30",
    ],
)
def test_day_is_read_from_every_usual_writing(raw):
    assert read_day(raw) == date(2020, 6, 3)


@pytest.mark.parametrize(
    "raw, words",
    [
        ("2020.6.31", "6月31日不存在"),
        ("20200231", "2月31日不存在"),
        ("2021-02-29", "不存在"),
        ("20.6.3", "年份须四位"),
        ("2020-06", "年月日须齐全"),
        ("2020年6月", "年月日须齐全"),
        (2020, "不是日期"),
        ("六月三日", "不是日期"),
        ("2020-06-03abc", "不是日期"),
    ],
)
def test_day_that_cannot_be_is_refused_with_the_reason(raw, words):
    with pytest.raises(CellError, match=words) as refused:
        read_day(raw)
    assert refused.value.advice


@given(st.dates(date(1910, 1, 2), date(2099, 12, 31)))
def test_day_reads_back_from_text_digits_and_serial(day):
    serial = (day - date(1899, 12, 30)).days
    for raw in (
        day.isoformat(),
        f"{day:%Y%m%d}",
        f"{day.year}年{day.month}月{day.day}日",
        serial,
        float(serial),
    ):
        assert read_day(raw) == day


def test_moment_needs_a_time_of_day():
    expected = datetime(2020, 6, 3, 14, 5, tzinfo=ZONE)
    for raw in (
        "2020-06-03 14:05",
        "2020年6月3日14时05分",
        "2020-06-03T14:05:00",
        datetime(2020, 6, 3, 14, 5),  # noqa: DTZ001
    ):
        assert read_moment(raw) == expected
    for raw in ("2020-06-03", "2020-06-03 25:00", "14:05"):
        with pytest.raises(CellError):
            read_moment(raw)


@pytest.mark.parametrize(
    "raw, value",
    [
        (130, 130),
        (130.0, 130),
        ("130", 130),
        (" １３０ ", 130),
        ("1 30", 130),
        ("130mmHg", 130),
        ("130 mmhg", 130),
        ("一百三十", 130),
    ],
)
def test_whole_number_is_read(raw, value):
    assert read_cell(SYSTOLIC, raw) == value


@pytest.mark.parametrize(
    "raw, words",
    [
        ("17.3kPa", "千帕"),
        (17.3, "17.3"),
        ("120.5", "应为整数"),
        ("未测", "不是数字"),
        ("120/80", "不是数字"),
        (date(2020, 6, 3), "不是数字"),
        (True, "不是数字"),
    ],
)
def test_whole_number_that_is_none_is_refused(raw, words):
    with pytest.raises(CellError, match=words):
        read_cell(SYSTOLIC, raw)


def test_pressure_in_kilopascal_is_advised_to_convert():
    with pytest.raises(CellError) as refused:
        read_cell(SYSTOLIC, 17.3)
    assert "7.5" in refused.value.advice


def test_decimal_keeps_what_was_typed_and_rounds_only_what_a_sheet_computed():
    weight = Number("体重", "kg", places=1)
    assert read_cell(weight, "65.5") == Decimal("65.5")
    assert read_cell(weight, 23.4375) == Decimal("23.4")
    assert read_cell(weight, 0.1 + 0.2) == Decimal("0.3")
    with pytest.raises(CellError, match="最多1位小数"):
        read_cell(weight, "65.25")


def test_money_reads_thousands_and_ten_thousands():
    assert read_cell(Money("补助"), "1,234.50") == Decimal("1234.50")
    assert read_cell(Money("补助"), "3.5万") == Decimal(35000)


@given(st.decimals(-(10**9), 10**9, places=3))
def test_number_of_plain_text_is_itself(value):
    assert read_number(str(value)) == value


@pytest.mark.parametrize(
    "raw", [1, 1.0, "1", "１", "门诊", " 门诊 ", "1=门诊", "1.门诊", "1 、门诊", "1：门诊"]
)
def test_code_is_read_by_number_wording_or_both(raw):
    assert read_cell(MODES, raw) == 1


@pytest.mark.parametrize("raw", [4, "门", "2=门诊", True, "1,2"])
def test_code_not_in_the_list_is_refused_with_the_list(raw):
    with pytest.raises(CellError, match="不在随访方式的选项内") as refused:
        read_cell(MODES, raw)
    assert "1=门诊、2=家庭、3=电话" in refused.value.advice


def test_text_code_is_read_by_its_wording():
    assert read_cell(GRADES, "二级甲等") == "二级甲等"


@pytest.mark.parametrize(
    "raw, stored",
    [
        ("头痛头晕、其他", "|2|10|"),
        ("2,10", "|2|10|"),
        ("其他；头痛头晕", "|2|10|"),
        ("2=头痛头晕\n10=其他", "|2|10|"),
        (["10", "2"], "|2|10|"),
        (1, "|1|"),
        ("无症状", "|1|"),
        ("", ""),
    ],
)
def test_several_codes_are_read_in_the_order_of_the_list(raw, stored):
    assert read_cell(SYMPTOMS, raw) == stored


@pytest.mark.parametrize(
    "raw, value", [("是", True), ("有", True), ("√", True), (1, True), (True, True), ("Y", True)]
)
def test_yes_is_read(raw, value):
    assert read_cell(Flag("转诊"), raw) is value


@pytest.mark.parametrize("raw", ["否", "无", "×", 0, False, "n", "0"])
def test_no_is_read(raw):
    assert read_cell(Flag("转诊"), raw) is False


def test_flag_refuses_what_is_neither_and_keeps_unknown_apart_where_it_may():
    with pytest.raises(CellError):
        read_cell(Flag("转诊"), "不详")
    assert read_cell(Flag("转诊"), "") is False
    assert read_cell(Flag("转诊", optional=True), "") is None


def test_number_spoilt_by_a_spreadsheet_is_refused_where_digits_were_lost():
    phone = Secret("联系电话", optional=True)
    assert read_cell(phone, 13800001111.0) == "13800001111"
    for raw in (4.31299195003e17, "4.31299E+17"):
        with pytest.raises(CellError, match="科学计数法"):
            read_cell(phone, raw)


def test_text_is_cleaned_and_its_length_is_bounded():
    assert read_cell(Text("说明", 5), " 好\x07转 ") == "好转"
    assert read_cell(LongText("说明"), "一\n二") == "一\n二"
    assert read_cell(Text("编号"), 12.0) == "12"
    with pytest.raises(CellError, match="最多5字"):
        read_cell(Text("说明", 5), "一二三四五六")


@pytest.mark.parametrize("raw", ["", " ", "-", "—", "/", "　", None])
def test_blank_cells_are_blank(raw):
    assert is_blank(raw)
    assert read_cell(Day("日期", optional=True), raw) is None


def test_reader_remembers_results_and_errors_and_keeps_types_apart():
    read = reader(MODES)
    assert read(1) == read(1) == 1
    for _ in range(2):
        with pytest.raises(CellError):
            read(True)
