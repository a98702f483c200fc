"""同一数量前后两处不一致。"""

from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import WARNING, Finding
from weijian.proof.relations.near_misses import FIRMER
from weijian.proof.rules.relations import broken, object_to
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "FIG201",
    WARNING,
    "同一数量前后不一致",
    "用同样的话说的同一个数量，两处写的数不同，又没有写明时点或范围的差别。",
    "《统计法》第七条 统计资料真实、准确",
)
flagged = [
    "全县21450名农村低保对象全部参保。\n落实政策，全县21540名农村低保对象参保到位。",
    "应检尽检率95.29%，低于目标4.71个百分点。\n应检尽检率为92.59%，仍有差距。",
    "千人口献血率4.21‰，低于目标6.79个千分点。\n千人口献血率为4.21‰，低于目标6.39个千分点。",
    "占比41%，与去年同期持平；固定献血者比例20.83%。\n固定献血者比例为70.83%，较去年同期下降3.17个百分点。",
    "0-6岁儿童健康管理人数5210人。\n7岁以下儿童健康管理人数5021人。",
]
silent = [
    "全县21450名农村低保对象全部参保。\n落实政策，全县21450名农村低保对象参保到位。",
    "3岁以下儿童健康管理人数5210人。\n7岁以下儿童健康管理人数5821人。",
    "2020年，全县21450名农村低保对象参保。\n2021年，全县21540名农村低保对象参保。",
    "高血压患者规范管理率75.2%。\n糖尿病患者随访到位，规范管理率71.2%。",
    "应检尽检率95.29%。\n力争应检尽检率达到98.00%。",
    "结果及时反馈率96.69%。\n河口镇结果及时反馈率91.20%。",
    "千人口献血率4.21‰，低于目标6.79个千分点。\n千人口献血率为4.21‰，较去年同期下降0.39个千分点。",
    "2020年千人口献血率4.21‰。\n2021年千人口献血率4.51‰。",
    "河口镇2145名老年人参加体检。\n全县21540名老年人参加体检。",
]


def check(document: Document) -> Iterator[Finding]:
    confirmed = {
        number
        for relation in document.relations
        if relation.type in FIRMER and relation.holds and relation.result is not None
        for number in (relation.result, *relation.operands)
    }
    for relation in broken(document, "duplicate"):
        first, last = relation.operands[0], relation.result
        if last in confirmed and first not in confirmed:
            yield _at_the_first(document, first, last)
        else:
            yield object_to(RULE, document, relation, f"同一数量前后不一致：{relation.working}")


def _at_the_first(document: Document, first: int, last: int | None) -> Finding:
    """Arithmetic confirms what is told later: the number to look at is the earlier one."""
    here, there = document.figures[first], document.figures[last or 0]
    message = f"同一数量前后不一致：此处为{here.text}，后文为{there.text}，后者与文中其他数字算得相符"
    return RULE.at(here.start, here.end, message, severity=WARNING, related=((there.start, there.end),))
