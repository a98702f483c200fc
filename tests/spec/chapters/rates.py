"""由几个数形成的数：比率、差、合计、换算、累计、完成率。"""

from drawing import Case

from chapters.counts import VISITS

CASES = (
    Case(
        "比率：分子除以分母乘以每百（千、万），最后才四舍五入一次",
        VISITS,
        "Ratio(Count(HypertensionVisit, Q(mode=2)), Count(HypertensionVisit))",
        (("2021H1", "平川县", "1 / 3 * 100"),),
    ),
    Case(
        "分母为零就没有比率",
        VISITS,
        "Ratio(Count(HypertensionVisit, Q(mode=2)), Count(HypertensionVisit))",
        (("2021Q4", "平川县", "无"),),
    ),
    Case(
        "差与合计",
        VISITS,
        "Total(Difference(Count(HypertensionVisit), Persons(HypertensionVisit)), Count(HypertensionVisit, Q(mode=3)))",
        (("2021H1", "平川县", "3 - 2 + 1"),),
    ),
    Case(
        "换算成更大的单位",
        VISITS,
        'Scaled(Sum(HypertensionVisit, "weight"), 1000)',
        (("2021H1", "平川县", "(61.5 + 62.0) / 1000"),),
    ),
    Case(
        "年初至今：从期末所在年的1月1日起",
        VISITS,
        "YearToDate(Count(HypertensionVisit))",
        (("2021Q2", "平川县", "2 + 1"),),
    ),
    Case(
        "自某日起累计",
        VISITS,
        "Since(Count(HypertensionVisit), date(2020, 12, 1))",
        (("2021-03", "平川县", "1 + 1 + 1"),),
    ),
)
