"""比率的增减用了百分号。"""

import re
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import HINT, WARNING, Finding
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "FMT118",
    WARNING,
    "比率的增减宜用“百分点”",
    "两个百分数相减得百分点；“由90%提高5%”可读成94.5%，也可读成95%，应写明是百分点还是百分之几。",
    "国家统计局《统计名词解释》百分点",
)
flagged = [
    "规范管理率由85%提高到90%，提高5%。",
    "县域内就诊率达92.3%，较上年上升了1.8%。",
    "疫苗接种率96.4%，同比提高2.1%。",
    "药占比为28.6%，比去年下降3%。",
    "住院报销比例在省上提高5%的基础上，县里又提高了5%。",
    "平均管理率为95.77%，高于国家标准15.77%。",
    "平均规范管理率高于国家标准11.68%，服药率超过国家标准18.19%。",
    "管理率、规范管理率、服药率分别增加2.42%、6.98%、5.13%。",
    "签约率由65%提高到75%，提高10%；次均住院费用同比下降2.1个百分点。",
    "建档率、随访率较上年分别提高3.2%和1.8%。",
]
silent = [
    "规范管理率由85%提高到90%，提高5个百分点。",
    "门诊人次同比增长5.2%。",
    "次均费用198元，同比下降2.3%。",
    "发病率为302.45/10万，下降6.05%。",
    "签约率达95.2%，超过目标值75%；发病率下降12.3%，增长率提高5%。",
    "规范管理率高于省定标准75%，接种率超过国家要求的95%。",
    "服务量由80%提高到100%，提高25%；药占比下降2.1个百分点，费用占比下降1个百分点。",
    "门诊量、住院量分别增加2.42%、6.98%。",
    "参保率100%，新增床位占总数的5%。",
]
RATE = re.compile(
    r"(?:率|占比|药占比|耗占比|比例|比重)(?:为|达|达到|由[\d.]{1,6}%[^，。；\d]{1,4}|是|提高到|上升到|下降到)?[\d.]{1,6}%，"
    r"(?:[较比与同]{1,2}[^，。；\d%]{0,8})?(?P<at>(?:提高|上升|提升|下降|降低|增长|增加|减少)了?[\d.]{1,6}%)(?!的)"
)
# A change told of a rate without its value; of what is counted per people a change is a share of it.
RISEN = re.compile(
    r"(?:报销比例|报销比|补偿比例?|补偿比|(?:管理|签约|覆盖|接种|合格|知晓|满意|使用|完成|建档|建卡|控制|达标|参保|参合|治愈|筛查|随访|检测|服药)率)"
    r"[^。；\d%]{0,16}(?P<at>(?:提高|上升|提升|下降|降低)了?[\d.]{1,6}%)(?P<again>[^。；\d%]{0,12}又(?:提高|上升|提升|下降|降低)了?[\d.]{1,6}%)?"
)
# So far above the standard that it can only be how far: of 95.77% no standard is 15.77%.
ABOVE = re.compile(
    r"率(?:为|达|达到|是)?(?P<rate>[\d.]{1,6})%，(?:高于|低于|超过|超出|优于)(?:国家|全国|全省|省|市|县)?(?:标准|要求|目标|平均|平均水平|水平|规定)?(?:值)?(?P<at>(?P<by>[\d.]{1,6})%)"
)
# Told of a rate above a standard without its own value: 平均管理率超过国家标准11.68%.
BESIDE = re.compile(
    r"率(?:均)?(?:高于|低于|超过|超出|优于)(?:了)?(?:国家|全国|全省|省|市|县|区域|目标|规定|平均|考核|上年|去年|年度){1,3}(?:标准|要求|目标|平均水平|水平|规定|同期|指标)?(?:值)?(?P<at>[\d.]{1,6}%)(?=[，。；、）])"
)
# Several rates and their changes at once: 管理率、服药率分别增加2.42%、6.98%.
SEVERAL = re.compile(
    r"率(?:[、和及][^，。；、\d]{2,12}率){1,8}(?:[较比][^，。；、\d]{0,8})?(?:分别|各)(?:提高|上升|提升|下降|降低|增加|增长)了?(?P<at>[\d.]{1,6}%(?:[、和][\d.]{1,6}%){1,8})"
)
FAR, NEARLY = 3, 0.0001
# So low no standard of a rate is set.
LEAST_STANDARD = 25
# 由65%提高到75%，提高10%: the difference itself, which is told in points.
BY = re.compile(
    r"由(?P<from>[\d.]{1,6})%(?:提高|上升|提升|增加|增长|下降|降低|减少|降)(?:到|至)(?:了)?(?P<to>[\d.]{1,6})%，"
    r"(?:提高|上升|提升|增加|增长|下降|降低|减少|降)了?(?P<at>(?P<by>[\d.]{1,6})%)(?!的)"
)
# What is told in money or days rises by a share of itself.
AMOUNT = re.compile(
    r"(?:次均|人均|均次|门诊|住院|药品|总)(?:门诊|住院|医疗|药品)?费用(?:同比|较[^，。；\d率比]{1,6}|比[^，。；\d率比]{1,6})?"
    r"(?:提高|上升|增加|增长|下降|降低|减少)了?(?P<at>[\d.]{1,6}个百分点)"
)


def check(document: Document) -> Iterator[Finding]:
    plain = document.plain
    for pattern in (RATE, RISEN):
        for match in pattern.finditer(plain):
            yield _unclear(*match.span("at"), match["at"])
            if "again" in pattern.groupindex and match["again"]:
                yield _unclear(*match.span("again"), match["again"])
    for match in BY.finditer(plain):
        if abs(abs(_number(match["to"]) - _number(match["from"])) - _number(match["by"])) < NEARLY:
            yield RULE.at(*match.span("at"), f"“{match['at']}”是两个比率相差的数，应写作“个百分点”")
    for match in AMOUNT.finditer(plain):
        yield RULE.at(*match.span("at"), f"费用不是比率，“{match['at']}”应为“%”")
    for match in SEVERAL.finditer(plain):
        yield _unclear(*match.span("at"), match["at"])
    for match in BESIDE.finditer(plain):
        if _number(match["at"][:-1]) < LEAST_STANDARD:
            yield RULE.at(*match.span("at"), f"“{match['at']}”是相差的数，应写作“个百分点”")
    for match in ABOVE.finditer(plain):
        if _number(match["by"]) * FAR < _number(match["rate"]):
            yield RULE.at(*match.span("at"), f"“{match['at']}”是相差的数，应写作“个百分点”")


def _unclear(start: int, end: int, shown: str) -> Finding:
    return RULE.at(start, end, f"“{shown}”是百分比还是百分点，应写明", severity=HINT)


def _number(digits: str) -> float:
    return float(digits) if digits.count(".") <= 1 and digits.strip(".") else 0.0
