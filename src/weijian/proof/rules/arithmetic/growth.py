"""增长率与前后两数不符。"""

from collections.abc import Iterator
from decimal import Decimal

from weijian.proof.document import Document
from weijian.proof.findings import ERROR, Finding
from weijian.proof.rules.relations import broken, object_to
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "FIG105",
    ERROR,
    "增长率与前后两数不符",
    "文中写明由前一数增加（减少）到后一数，按两数计算得不到所写的增幅。",
    "《统计法》第七条 统计资料真实、准确",
)
flagged = [
    "门诊人次由20000人次增加到26000人次，增长36%。",
    "村卫生室由120个减少至90个，减少了33.3%。",
    "总诊疗62.4万人次，较上年的60.0万人次增长14.0%。",
    "孕产妇死亡率由18.5/10万下降到12.3/10万，下降23.5%。",
    "卫生健康支出6.82亿元，比上年的7.05亿元增长3.26%。",
]
silent = [
    "门诊人次由2万人次增加到2.6万人次，增长36%。",
    "村卫生室由120个减少至90个，减少了25%。",
    "门诊2.6万人次，住院0.5万人次，业务收入增长36%。",
    "总诊疗62.4万人次，较上年的60.0万人次增长4.0%。",
    "总诊疗62.4万人次，较上年的60.0万人次增加2.4万人次，业务收入增长14.0%。",
]


def check(document: Document) -> Iterator[Finding]:
    for relation in broken(document, "growth"):
        if len(relation.operands) < 2:
            continue  # the direction alone: FIG110
        stated = document.figures[relation.result or 0].text
        turned = isinstance(relation.computed, Decimal) and relation.computed < 0
        why = "的增减方向与前后两数相反" if turned else "与前后两数不符"
        yield object_to(RULE, document, relation, f"增幅{stated}{why}：{relation.working}")
