"""文件上的数：人口与基数、目标任务。"""

from drawing import Case

STATED = """
PopulationStatement
| place  | year | month | kind_of_base | count |
| 溪口镇 | 2020 |       | resident     | 900   |
| 溪口镇 | 2021 |       | resident     | 1000  |
| 竹山村 | 2021 |       | resident     | 300   |
| 茶亭村 | 2021 | 3     | resident     | 150   |
| 茶亭村 | 2021 | 6     | resident     | 160   |
| 平川县 | 2021 |       | registered   | 2000  |
"""

CASES = (
    Case(
        "引用数：本级有数用本级的，没有就是下级之和；年报先于月报，月报取期末前最近一月",
        STATED,
        'Population("resident")',
        (
            ("2021H1", "溪口镇", "1000"),
            ("2021H1", "石桥乡", "300 + 160"),
            ("2021-05", "茶亭村", "150"),
            ("2021H1", "平川县", "1000 + 300 + 160"),
            ("2020", "平川县", "900"),
            ("2021H1", "柳湾村", "无"),
        ),
    ),
    Case(
        "不同口径不相混",
        STATED,
        'Ratio(Population("resident"), Population("registered"))',
        (("2021", "平川县", "(1000 + 300 + 160) / 2000 * 100"), ("2021", "溪口镇", "无")),
        "茶亭村没有年报数，年末按六月的 160 计入。",
    ),
    Case(
        "机构的引用数：县和乡镇为其内机构之和",
        """
PopulationStatement
| stated_institution | year | kind_of_base | count |
| 溪口镇卫生院       | 2021 | outpatients  | 500   |
| 石桥乡卫生院       | 2021 | outpatients  | 400   |
| 平川县人民医院     | 2021 | outpatients  | 9000  |
""",
        'Population("outpatients")',
        (
            ("2021", "溪口镇卫生院", "500"),
            ("2021", "溪口镇", "500"),
            ("2021", "平川县", "500 + 400 + 9000"),
            ("2021", "平川县卫生健康局", "无"),
        ),
    ),
    Case(
        "目标：数量的目标由下级相加，比率的目标由上级沿用；半年有半年目标的用半年目标",
        """
Target
| figure      | place  | year | half | value |
| htn.visits  | 溪口镇 | 2021 | 0    | 400   |
| htn.visits  | 石桥乡 | 2021 | 0    | 300   |
| htn.visits  | 溪口镇 | 2021 | 1    | 250   |
""",
        'Target("htn.visits")',
        (
            ("2021", "平川县", "400 + 300"),
            ("2021H1", "溪口镇", "250"),
            ("2021H2", "溪口镇", "400"),
            ("2021", "柳湾村", "无"),
        ),
    ),
)
