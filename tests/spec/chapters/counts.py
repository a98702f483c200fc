"""期间内发生了多少：行数、人数、合计、平均、中位数。"""

from drawing import Case

VISITS = """
Hypertension
| person | start      |
| 甲     | 2020-01-01 |
| 乙     | 2020-01-01 |

HypertensionVisit
| person | on         | mode | weight | voided |
| 甲     | 2020-12-31 | 1    | 60.0   |        |
| 甲     | 2021-01-01 | 1    | 61.5   |        |
| 甲     | 2021-06-30 | 3    | 62.0   |        |
| 乙     | 2021-03-15 | 2    |        |        |
| 乙     | 2021-04-15 | 2    | 70.5   | ×      |
| 乙     | 2021-07-01 | 1    | 71.0   |        |
"""

CASES = (
    Case(
        "行数：日期在期间内且未作废的记录；首日和末日都算",
        VISITS,
        "Count(HypertensionVisit)",
        (("2021H1", "平川县", "1 + 1 + 1"), ("2020", "平川县", "1"), ("2021", "平川县", "1 + 1 + 1 + 1")),
    ),
    Case(
        "带条件的行数：条件与 Django 的 filter() 同义",
        VISITS,
        "Count(HypertensionVisit, Q(mode__in=[1, 2]))",
        (("2021H1", "平川县", "1 + 1"),),
    ),
    Case(
        "空值不符合任何比较，取反后则符合",
        VISITS,
        "Count(HypertensionVisit, ~Q(weight__gte=62))",
        (("2021H1", "平川县", "1 + 1"),),
        "甲元旦 61.5 公斤，乙三月未测：两行都不满足“不低于 62”。",
    ),
    Case(
        "人数：不同的人各算一次",
        VISITS,
        "Persons(HypertensionVisit)",
        (("2021H1", "平川县", "1 + 1"), ("2020", "平川县", "1")),
    ),
    Case(
        "合计：空值不加",
        VISITS,
        'Sum(HypertensionVisit, "weight")',
        (("2021H1", "平川县", "61.5 + 62.0"), ("2021Q4", "平川县", "0")),
    ),
    Case(
        "平均：合计除以有值的行数；没有值就没有平均",
        VISITS,
        'Mean(HypertensionVisit, "weight")',
        (("2021H1", "平川县", "(61.5 + 62.0) / 2"), ("2021Q4", "平川县", "无")),
    ),
    Case(
        "中位数：居中的值，偶数个时取居中两个的平均",
        VISITS,
        'Median(HypertensionVisit, "weight")',
        (("2021H1", "平川县", "(61.5 + 62.0) / 2"), ("2021", "平川县", "62.0")),
    ),
    Case(
        "历时：两个日期之间的整天数",
        """
Referral
| person | opened     | followed_on | outcome |
| 甲     | 2021-03-01 | 2021-03-11  | 1       |
| 乙     | 2021-03-05 | 2021-03-19  | 2       |
| 丙     | 2021-03-30 |             |         |
""",
        'Mean(Referral, Elapsed("opened", "followed_on"))',
        (("2021Q1", "平川县", "(10 + 14) / 2"),),
    ),
    Case(
        "按另一个日期归入期间：`at`",
        """
Referral
| person | opened     | followed_on | outcome |
| 甲     | 2021-03-30 | 2021-04-02  | 1       |
| 乙     | 2021-03-05 | 2021-03-19  | 1       |
""",
        'Count(Referral, at="followed_on")',
        (("2021Q1", "平川县", "1"), ("2021Q2", "平川县", "1")),
    ),
    Case(
        "年龄：记录当日的周岁，两端都算",
        """
Person
| person | sex | birth      |
| 甲     | 1   | 1986-06-01 |
| 乙     | 1   | 1986-06-02 |
| 丙     | 2   | 1956-06-01 |

PressureScreening
| person | on         |
| 甲     | 2021-06-01 |
| 乙     | 2021-06-01 |
| 丙     | 2021-06-01 |
""",
        "Persons(PressureScreening, Aged(35, 64))",
        (("2021H1", "平川县", "1"),),
        "甲当日满 35 岁；乙差一天；丙已满 65 岁。",
    ),
    Case(
        "另一个日期也在期间内：`Within`",
        """
Hypertension
| person | start      | diagnosed_on |
| 甲     | 2021-02-01 | 2021-01-20   |
| 乙     | 2021-02-01 | 2020-11-20   |
""",
        'Count(Hypertension, Within("diagnosed_on"))',
        (("2021H1", "平川县", "1"), ("2021-02", "平川县", "0")),
    ),
)
