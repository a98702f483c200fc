"""比率后面没有百分号。"""

import re
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.figures.model import OPEN_RATE
from weijian.proof.findings import ERROR, WARNING, Finding, Fix
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "FMT104",
    ERROR,
    "比率缺少百分号",
    "比率须写明单位（%、‰）；只有数字的比率无法读懂。",
    "GB 3100-1993 单位；GB/T 15835-2011",
)
flagged = [
    "儿童保健覆盖率91.79，系统管理率 93.2 。",
    "老年人体检率为68.47；规范管理率90%。",
    "婴儿死亡率为3.28，均低于控制目标。",
    "人口出生率为9.6，自然增长率3.2‰。",
    "患者满意度达96.8，居全市第一方阵。",
    "居民健康素养监测，全区水平为36.8，比上年的34.5%提高2.3个百分点。",
]
silent = [
    "儿童保健覆盖率91.79%，系统管理率93.2 %。",
    "每千人口床位数为5.6，医师数2.1。",
    "综合评分91.79，居第一位；患者满意度96.8分，满意度得分96.8。",
    "孕产妇死亡率为0。人均2.8，比上年的2.5高；水平为36.8%，比上年的34.5%提高2.3个百分点。",
    "县级财政能够保障的不足一半，带病率近三成，覆盖率过半。",
    "肺结核发病率45.2/100000，婴儿死亡率3.28‰。",
]
# Stated per thousand as a rule, so nobody can say which sign is missing.
VITAL = re.compile(r"(?:出生率|死亡率|自然增长率|患病率|检出率|发病率)[^，。；]{0,4}$")
# 满意度 is told in per cent or in points.
SATISFIED = re.compile(r"满意度(?:已?达到?|为|是)?(?P<at>\d{2}\.\d{1,2})(?=[，。；、\n])")
# 36.8，比上年的34.5%提高
COMPARED = re.compile(
    r"(?:为|达到?|至|到|是)(?P<at>\d{1,2}\.\d{1,2})，[比较][^，。；\d]{0,8}(?:\d{4}年的?)?\d{1,2}(?:\.\d{1,2})?%(?:提高|提升|上升|增加|下降|降低|[高低升降])"
)


def check(document: Document) -> Iterator[Finding]:
    for match in SATISFIED.finditer(document.plain):
        message = f"满意度{match['at']}没有单位，疑缺少百分号"
        yield RULE.at(*match.span("at"), message, severity=WARNING, put=f"{match['at']}%")
    for match in COMPARED.finditer(document.plain):
        message = f"与百分数相比的{match['at']}缺少百分号"
        yield RULE.at(*match.span("at"), message, put=f"{match['at']}%")
    for figure in document.figures:
        if (
            (figure.is_rate or figure.base == OPEN_RATE)
            and figure.value > 0
            and figure.text[-1].isdigit()  # not 一半, 近三成
            and figure.number_end == figure.end  # 45.2/100000 says what it is of
            and not document.in_table(figure.start)
        ):
            vital = VITAL.search(document.plain, max(0, figure.start - 12), figure.start)
            message = f"比率{figure.text}缺少{'千分号或百分号' if vital else '百分号'}"
            fix = None if vital else Fix(figure.end, figure.end, "%")
            yield RULE.at(figure.start, figure.end, message, fix=fix)
