"""千分率写成了百分率。"""

import re
from collections.abc import Iterator
from decimal import Decimal

from weijian.proof.document import Document
from weijian.proof.findings import ERROR, WARNING, Finding
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "FMT129",
    ERROR,
    "千分率写成了百分率",
    "婴儿、5岁以下儿童死亡率，人口出生率、自然增长率，严重精神障碍检出率按千分率统计；写成百分号，大了十倍，不可能这样高。孕产妇死亡率、传染病发病率按10万分率统计；签约率、接种率等按百分率统计。",
    "《中国妇女发展纲要》《中国儿童发展纲要》统计监测指标；《严重精神障碍管理治疗工作规范（2018年版）》",
)
flagged = [
    "5岁以下儿童死亡9例、死亡率4.68%，其中婴儿死亡率3.12‰。",
    "婴儿死亡率为3.5%，新生儿死亡率2.1‰。",
    "人口自然增长率6.3%，出生率10‰。",
    "在册严重精神障碍患者2184人，检出率5.29%，管理率94.92%。",
    "全县人口出生率为9.6%。",
    "孕产妇死亡率12.3‰，婴儿死亡率3.1‰。",
    "甲乙类传染病发病率230.5%，较上年下降。",
    "全县参保率达99.8‰，家庭医生签约率为75‰。",
    "疫苗接种率96.2‰，规范管理率81.3‰。",
]
silent = [
    "5岁以下儿童死亡率4.68‰，婴儿死亡率3.12‰。",
    "婴儿死亡率下降12.5%，5岁以下儿童死亡率0.45%。",
    "门诊收入增长率9.6%，出院患者病死率1.2%。",
    "在册严重精神障碍患者管理率94.92%，高血压检出率5.29%。",
    "患病率81.3‰、出生率10‰、死亡率96‰、检出率75‰、误种率0.5‰。",
    "人口出生率0.96%，出生缺陷发生率2.3%，孕产妇死亡率12.3/10万、0‰。",
    "孕产妇死亡率下降12.3%，结核病发病率下降130%的说法有误。",
]
# Who or what, the rate, and the percentage from which on it cannot be one.
RATES = (
    (r"(?:婴儿|新生儿|5岁以下儿童|五岁以下儿童)(?:死亡\d{1,5}[例人名][，、])?死亡率", Decimal(1)),
    (r"(?:人口自然增长率|(?<!收入)(?<!业务)(?<!量)自然增长率)", Decimal(2)),
    (r"(?:人口)出生率", Decimal(3)),
    (
        r"(?:严重精神障碍|重性精神(?:病|疾病))(?:患者)?(?:\d{1,6}[例人名][，、])?(?:报告)?(?:检出率|患病率)",
        Decimal(2),
    ),
)
STATED = r"(?:为|是|达|达到|：|控制在|降至)?(?P<value>\d{1,2}(?:\.\d{1,3})?)(?P<at>%)(?![oO0])"
PATTERNS = [(re.compile(rate + STATED), least) for rate, least in RATES]
# Told per 100,000; of a thousand mothers one would already be a disaster.
OF_100_000 = (
    (
        re.compile(
            r"孕产妇死亡率(?:为|是|达|达到|：|控制在|降至)?(?P<value>\d{1,3}(?:\.\d{1,3})?)(?P<at>[%‰])"
        ),
        Decimal(2),
    ),
    (
        re.compile(
            r"传染病(?:报告)?发病率(?:为|是|达|达到|：|降至)?(?P<value>\d{2,4}(?:\.\d{1,3})?)(?P<at>%)"
        ),
        Decimal(100),
    ),
)

# Shares of those who should be, near to all of them, and never told per thousand.
SHARES = re.compile(
    r"(?:参保|参合|签约|管理|接种|建档|建卡|合格|覆盖|知晓|满意|服药|随访|体检|达标|住院分娩|筛查|及时|治愈|报销|使用|完成)率"
    r"(?:为|是|达|达到|：)?(?P<value>[3-9]\d(?:\.\d{1,3})?|100)(?P<at>‰)"
)


def check(document: Document) -> Iterator[Finding]:
    for pattern, least in PATTERNS:
        for match in pattern.finditer(document.plain):
            if Decimal(match["value"]) >= least:
                shown = match["value"]
                message = f"按千分率统计，“{shown}%”应为“{shown}‰”"
                severity = ERROR if "‰" in document.plain else WARNING
                yield RULE.at(*match.span("at"), message, severity=severity, put="‰")
    for match in SHARES.finditer(document.plain):
        message = f"按百分率统计，“{match['value']}‰”应为“{match['value']}%”"
        yield RULE.at(*match.span("at"), message, put="%")
    for pattern, least in OF_100_000:
        for match in pattern.finditer(document.plain):
            if Decimal(match["value"]) >= least:
                message = f"按10万分率统计，“{match['value']}{match['at']}”应为“{match['value']}/10万”"
                severity = ERROR if "/10万" in document.plain else WARNING
                yield RULE.at(*match.span("at"), message, severity=severity, put="/10万")
