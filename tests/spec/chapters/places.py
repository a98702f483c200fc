"""数归哪里：乡镇、村、机构，以及搬家和撤并。"""

from drawing import Case

MOVED = """
Residence
| person | area   | since      | until      |
| 甲     | 柳湾村 | 2000-01-01 | 2021-03-31 |
| 甲     | 竹山村 | 2021-04-01 |            |
| 乙     | 枫林村 | 2000-01-01 |            |

Hypertension
| person | start      |
| 甲     | 2020-01-01 |
| 乙     | 2020-01-01 |

HypertensionVisit
| person | on         | institution    |
| 甲     | 2021-02-01 | 溪口镇卫生院   |
| 甲     | 2021-05-01 | 石桥乡卫生院   |
| 乙     | 2021-05-02 | 石桥乡卫生院   |
"""

MERGED = """
Merger
| area   | until      | into   |
| 茶亭村 | 2021-06-30 | 竹山村 |

Residence
| person | area   | since      |
| 甲     | 茶亭村 | 2000-01-01 |
| 乙     | 竹山村 | 2000-01-01 |

PressureScreening
| person | on         |
| 甲     | 2021-03-01 |
| 乙     | 2021-03-02 |
"""

CASES = (
    Case(
        "发生的事归事发时的地方；搬走不改旧账",
        MOVED,
        "Count(HypertensionVisit)",
        (
            ("2021H1", "溪口镇", "1 + 1"),
            ("2021H1", "石桥乡", "1"),
            ("2021H1", "柳湾村", "1"),
            ("2021H1", "平川县", "2 + 1"),
        ),
    ),
    Case(
        "在管的人归期末居住地",
        MOVED,
        "Stock(Hypertension)",
        (("2021Q1", "溪口镇", "1 + 1"), ("2021H1", "溪口镇", "1"), ("2021H1", "竹山村", "1")),
    ),
    Case(
        "按机构：归记录机构",
        MOVED,
        "Count(HypertensionVisit)",
        (
            ("2021H1", "溪口镇卫生院", "1"),
            ("2021H1", "石桥乡卫生院", "1 + 1"),
            ("2021H1", "平川县人民医院", "0"),
        ),
    ),
    Case(
        "撤并的村：撤并之后，旧账归并入的村",
        MERGED,
        "Count(PressureScreening)",
        (
            ("2021-03", "茶亭村", "1"),
            ("2021-03", "竹山村", "1"),
            ("2021", "竹山村", "1 + 1"),
            ("2021", "石桥乡", "2"),
        ),
    ),
)
