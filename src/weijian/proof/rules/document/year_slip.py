"""年份多一位、少一位或颠倒。"""

from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import ERROR, WARNING, Finding
from weijian.proof.rules.pattern import objections, wrong
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "DOC111",
    ERROR,
    "年份写错",
    "公历年份四位；三位、五位的年份，或远在将来的年份，是按键时多敲、漏敲或颠倒了数字；同一年份不说两遍“年”。",
    "GB/T 7408.1-2023；GB/T 15835-2011 4.1.3",
)
flagged = [
    "202年工作总结和2022年工作要点",
    "20021年3月，全县启动疫苗接种。",
    "2201年上半年，门诊量持续增长。",
    "截至2021年年12月31日，筹集资金35万元。",
    "20181月至6月报告传染病120例。",
    "204年，我县按照要求开展工作。",
    "1-2023月份，全县报告传染病120例。",
    "对2009年脱贫户和边缘户实行动态监测。",
    "2009年度预脱贫村卫生室全部达标。",
]
silent = [
    "2021年工作总结和2022年工作要点",
    "2019年脱贫户、2015年脱贫人口、2020年脱贫村全部签约，2021年脱贫户收入增长。",
    "1-10月份，全县报告传染病120例，建院204年，历史悠久。",
    "医院有202年历史，古树树龄320年。",
    "规划展望到2050年，2021年年底前完成，2021年年初启动。",
    "编号20021年检合格，设备使用年限为10年。",
    "2022年1月至6月，共投入120万元，设备201台年检合格。",
]
PERIOD = r"(?=1[0-2]月|[1-9]月|度|上半年|下半年|以来|工作|全[县市区])"
WRONG = [
    wrong(rf"(?<![\d.近历经约过])(?:20\d|[01]\d{{2}}|2[12]\d)年{PERIOD}", "年份“{at}”少了一位"),
    wrong(r"20\d年(?=[，,])(?:(?<=^20\d年)|(?<=[。；\s]20\d年))", "年份“{at}”少了一位"),
    # 2023 stands where 10 stood: a year that was put in for every 10.
    wrong(r"(?P<at>20\d\d)月(?<=\d[-—～~至到]20\d\d月)", "“{at}”不是月份"),
    wrong(rf"(?<![\d.])20\d{{3}}年{PERIOD}", "年份“{at}”多了一位"),
    wrong(
        rf"(?<![\d.])(?:2[1-9]\d{{2}}|1[0-8]\d{{2}}|20[6-9]\d)年{PERIOD}",
        "年份“{at}”远在当代之外",
        severity=WARNING,
    ),
    wrong(r"(?<!\d)20[0-3]\d(?=(?:1[0-2]|[1-9])月)", "“{at}”后面缺“年”", "{at}年"),
    # Households were listed as poor from 2014 on (国开办发〔2014〕24号).
    wrong(
        r"(?<!\d)(?P<at>20(?:0\d|1[0-3])年)度?(?:已|拟|预|计划)?脱贫(?:户|人口|村|对象)",
        "“{at}”还没有建档立卡、脱贫退出，年份疑有误",
        severity=WARNING,
    ),
    wrong(r"(?<=[\dxX×*]年)年(?=1[0-2]月|[1-9]月|上半年|度工作)", "“年”字重复", ""),
]


def check(document: Document) -> Iterator[Finding]:
    return objections(RULE, document, WRONG)
