"""比率的增减用了百分号。"""

import re
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import HINT, Finding
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "FMT118",
    HINT,
    "比率的增减宜用“百分点”",
    "两个百分数相减得百分点；“由90%提高5%”可读成94.5%，也可读成95%，应写明是百分点还是百分之几。",
    "国家统计局《统计名词解释》百分点",
)
flagged = [
    "规范管理率由85%提高到90%，提高5%。",
    "县域内就诊率达92.3%，较上年上升了1.8%。",
    "疫苗接种率96.4%，同比提高2.1%。",
    "药占比为28.6%，比去年下降3%。",
]
silent = [
    "规范管理率由85%提高到90%，提高5个百分点。",
    "门诊人次同比增长5.2%。",
    "次均费用198元，同比下降2.3%。",
    "发病率为302.45/10万，下降6.05%。",
    "参保率100%，新增床位占总数的5%。",
]
RATE = re.compile(
    r"(?:率|占比|药占比|耗占比|比例|比重)(?:为|达|达到|由[\d.]{1,6}%[^，。；\d]{1,4}|是|提高到|上升到|下降到)?[\d.]{1,6}%，"
    r"(?:[较比与同]{1,2}[^，。；\d%]{0,8})?(?P<at>(?:提高|上升|提升|下降|降低|增长|增加|减少)了?[\d.]{1,6}%)(?!的)"
)


def check(document: Document) -> Iterator[Finding]:
    for match in RATE.finditer(document.plain):
        yield RULE.at(*match.span("at"), f"“{match['at']}”是百分比还是百分点，应写明")
