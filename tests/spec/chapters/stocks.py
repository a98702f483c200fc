"""期末有多少：在管的人、未结的事，以及按服务情况筛选。"""

from drawing import Case

ENROLLED = """
Person
| person | sex | birth      | died       |
| 甲     | 1   | 1950-01-01 |            |
| 乙     | 2   | 1950-01-01 |            |
| 丙     | 2   | 1950-01-01 | 2021-05-01 |
| 丁     | 2   | 1950-01-01 |            |

Hypertension
| person | start      | end        | end_reason | voided |
| 甲     | 2020-01-01 |            |            |        |
| 乙     | 2020-01-01 | 2021-06-30 | 2          |        |
| 丙     | 2020-01-01 |            |            |        |
| 丁     | 2021-07-01 |            |            |        |
| 丁     | 2019-07-01 |            |            | ×      |
"""

VISITED = """
Hypertension
| person | start      | end        | end_reason |
| 甲     | 2020-01-01 |            |            |
| 乙     | 2021-02-15 |            |            |
| 丙     | 2020-01-01 | 2021-04-10 | 2          |

HypertensionVisit
| person | on         | mode | outcome | on_target |
| 甲     | 2021-01-10 | 1    | 2       | False     |
| 甲     | 2021-01-20 | 1    | 1       | True      |
| 甲     | 2021-06-20 | 3    | 2       | False     |
| 乙     | 2021-04-01 | 2    | 1       | True      |
| 丙     | 2021-02-01 | 1    | 2       | False     |
| 丙     | 2021-03-01 | 1    | 1       | True      |
"""

CASES = (
    Case(
        "期末在管：开始至结束首末日都算；人死亡之后不再在管",
        ENROLLED,
        "Stock(Hypertension)",
        (
            ("2021H1", "平川县", "1 + 1"),
            ("截至2021-04-30", "平川县", "1 + 1 + 1"),
            ("2021", "平川县", "1 + 1"),
        ),
        "上半年末：甲、乙（当日结束）；四月末：甲、乙、丙；年末：甲、丁。",
    ),
    Case(
        "期内任一日在管",
        ENROLLED,
        'Stock(Hypertension, on="any")',
        (("2021H1", "平川县", "1 + 1 + 1"), ("2021H2", "平川县", "1 + 1"), ("2021", "平川县", "4")),
    ),
    Case(
        "期内至少几次服务",
        VISITED,
        'Stock(Hypertension, AtLeast(2, HypertensionVisit, FACE_TO_FACE), on="any")',
        (("2021H1", "平川县", "1 + 1"), ("2021Q2", "平川县", "0")),
        "甲一月面对面两次，六月是电话；丙两次。",
    ),
    Case(
        "按已满季度数要求服务次数",
        VISITED,
        'Stock(Hypertension, AtLeast(Quarters(), HypertensionVisit, FACE_TO_FACE), on="any")',
        (("2021H1", "平川县", "1 + 1 + 1"), ("2021-01..2021-09", "平川县", "1")),
        "上半年：甲满两个季度、面对面两次；乙自2月15日起满一个季度、一次；丙至4月10日满一个季度、两次。"
        "前三季度：甲要三次、乙要两次，都不够；丙仍只要一次。",
    ),
    Case(
        "最近一次服务符合条件：同日以版本号大者为后；没有服务就不符合",
        VISITED,
        'Stock(Hypertension, LastOf(HypertensionVisit, Q(on_target=True)), on="any")',
        (("2021H1", "平川县", "1 + 1"), ("2021Q1", "平川县", "1 + 1"), ("2021Q3", "平川县", "0")),
    ),
    Case(
        "每次不满意之后十四日内都再次随访",
        VISITED,
        'Stock(Hypertension, Answered(HypertensionVisit, Q(outcome=2), within=14), on="any")',
        (("2021Q1", "平川县", "1 + 1"), ("2021H1", "平川县", "1 + 1")),
        "甲一月做到；六月20日那次到7月4日才到期，不在期内；丙隔了28天。",
    ),
    Case(
        "只在全年才要求的条件：`InWholeYears`",
        VISITED,
        'Stock(Hypertension, InWholeYears(AtLeast(3, HypertensionVisit)), on="any")',
        (("2021", "平川县", "1"), ("2021H1", "平川县", "1 + 1 + 1")),
    ),
    Case(
        "条件可以与、或、非组合",
        VISITED,
        'Stock(Hypertension, ~AtLeast(2, HypertensionVisit) | LastOf(HypertensionVisit, Q(mode=1)), on="any")',
        (("2021H1", "平川县", "1 + 1"),),
        "乙不足两次；丙最近一次是门诊；甲两者都不是。",
    ),
    Case(
        "未结的事项：受理当日起，办结当日不再算",
        """
Referral
| person | opened     | closed     |
| 甲     | 2021-01-05 |            |
| 乙     | 2021-01-05 | 2021-03-31 |
| 丙     | 2021-04-01 |            |
""",
        "Stock(Referral)",
        (("2021Q1", "平川县", "1"), ("截至2021-03-30", "平川县", "1 + 1"), ("2021", "平川县", "1 + 1")),
    ),
)
