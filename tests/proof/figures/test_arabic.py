from decimal import Decimal

import pytest

from weijian.proof.figures import find_figures
from weijian.proof.normalise import normalise


def read(text):
    """(text, value, unit, kind, bound) of every figure."""
    plain, *_ = normalise(text)
    return [(f.text, f.value, f.unit, f.kind, f.bound) for f in find_figures(plain)]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("共检测888例", ("888例", 888, "例", "count", "exact")),
        ("覆盖12,345人", ("12,345人", 12345, "人", "count", "exact")),
        ("补贴资金3363.675万元", ("3363.675万元", Decimal("3363.675"), "万元", "money", "exact")),
        ("化解债务1300余万元", ("1300余万元", 1300, "万元", "money", "over")),
        ("慰问6万余元", ("6万余元", 6, "万元", "money", "over")),
        ("出动20多万台次", ("20多万台次", 20, "万台次", "count", "over")),
        ("接种率95﹪以上", ("95%以上", 95, "%", "percent", "at_least")),
        ("目标值≥75%", ("≥75%", 75, "%", "percent", "at_least")),
        ("控制在10%之内", ("10%之内", 10, "%", "percent", "at_most")),
        ("不低于90%", ("90%", 90, "%", "percent", "at_least")),
        ("约1390平方米", ("1390平方米", 1390, "平方米", "area", "about")),
        ("死亡率为0/10万", ("0/10万", 0, "/10万", "per100k", "exact")),
        ("发病率740.99/十万", ("740.99/十万", Decimal("740.99"), "/10万", "per100k", "exact")),
        ("死亡率8.89/000", ("8.89/000", Decimal("8.89"), "‰", "permille", "exact")),
        ("出生率 10.3 ‰", ("10.3‰", Decimal("10.3"), "‰", "permille", "exact")),
        ("超过标准35.4个百分点", ("35.4个百分点", Decimal("35.4"), "个百分点", "percentage_points", "exact")),
        ("低于目标7.18个千分点", ("7.18个千分点", Decimal("7.18"), "个千分点", "percentage_points", "exact")),
        ("日检测能力2068人份/日", ("2068人份/日", 2068, "人份/日", "count", "exact")),
        ("单采血小板31治疗单位", ("31治疗单位", 31, "治疗单位", "count", "exact")),
        ("采血53.59万毫升", ("53.59万毫升", Decimal("53.59"), "万毫升", "volume", "exact")),
        ("工作满5年的", ("5年", 5, "年", "duration", "at_least")),
        ("得分89.375分", ("89.375分", Decimal("89.375"), "分", "score", "exact")),
        ("覆盖率 91.79 ；", ("91.79", Decimal("91.79"), "", "other", "exact")),
        ("职工代表20余人", ("20余人", 20, "人", "count", "over")),
        ("配备CT2台", ("2台", 2, "台", "count", "exact")),
        ("前3名表彰", ("3名", 3, "名", "rank", "exact")),
        ("比例50%", ("50%", 50, "%", "percent", "exact")),
    ],
)
def test_find_figures_one_quantity_is_read_whole(text, figure):
    assert read(text) == [figure]


@pytest.mark.parametrize(
    "text",
    [
        "2020年6月27日至7月5日",
        "2020年1-6月，6月份，1—9月",
        "2019-2021年实施",
        "0-6岁儿童、65岁及以上老年人、0-36个月儿童",
        "县卫健发〔2020〕16号文件",
        "（1）监测。（2）处置。",
        "1.落实责任。2.加强督导。",
        "《传染病防治法》第12条",
        "2型糖尿病、CIN2-3级、N95口罩、7S管理、PM2.5",
        "3.0系统升级",
        "“5+2”工作制，1对1帮扶，1人1策",
        "第33个爱国卫生月，2018届毕业生",
        "联系电话13800000000，QQ206157060",
        "拨打120，7×24值守",
        "血压高于140/90mmHg",
        "附件1，表2",
    ],
)
def test_find_figures_numbers_that_measure_nothing_are_left_out(text):
    assert read(text) == []


def test_find_figures_stated_precision_gives_the_interval():
    (figure,) = find_figures("完成率95.6%")
    assert (figure.low, figure.high) == (Decimal("95.55"), Decimal("95.7"))


def test_find_figures_count_stands_for_itself_alone():
    (figure,) = find_figures("共888例")
    assert figure.low == figure.high == 888


def test_find_figures_over_reaches_up_to_the_next_round_number():
    (figure,) = find_figures("出动1500多人次")
    assert figure.low == 1500
    assert figure.high == 1600


def test_find_figures_scaled_amount_is_given_in_its_base():
    (figure,) = find_figures("投入1.2亿元")
    assert figure.amount == 120000000


def test_a_range_that_the_text_breaks_off_in_is_none():
    assert [text for text, *_ in read("完成率12.5%-13")] == ["12.5%"]


def test_find_figures_a_rate_with_a_decimal_point_is_no_date():
    texts = [
        figure.text
        for figure in find_figures("1953年发病率1982.0/10万，1955年发病率1966.4/10万，2021/3/5检查")
    ]
    assert texts == ["1982.0/10万", "1966.4/10万"]


def test_find_figures_what_a_figure_is_compared_with_may_stand_in_brackets():
    assert [figure.text for figure in find_figures("较去年同期（7231）下降8.67%，（2021）5号文件")] == [
        "7231",
        "8.67%",
    ]
