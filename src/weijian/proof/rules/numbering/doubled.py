"""编号重复。"""

from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import ERROR, Finding
from weijian.proof.rules.numbering.points import points_in_a_row
from weijian.proof.rules.numbering.siblings import in_a_row, used_before
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "NUM102",
    ERROR,
    "编号重复或倒退",
    "同一级的编号用了两次，或后面的编号比前面的小。",
    "GB/T 9704-2012 7.3.3",
)
flagged = [
    "一、工作情况\n正文。\n二、存在问题\n正文。\n二、下步打算\n正文。",
    "一、基本情况\n正文。\n二、工作成效\n正文。\n三、疫情防控\n正文。\n二、存在问题\n正文。",
    "一是加强领导。二是落实责任。二是强化督导。",
    "①摸底；②建档；②随访。",
    "（一）党建\n正文。\n（二）医疗\n正文。\n（三）疾控\n正文。\n（二）妇幼\n正文。\n（三）老龄\n正文。",
]
silent = [
    "一、工作情况\n正文。\n二、存在问题\n正文。\n三、下步打算\n正文。",
    "一、工作情况\n（一）疫情防控\n二、下步打算\n（一）疫情防控",
    "一是加强领导。二是落实责任。\n一是强化督导。二是严肃问责。",
    "一是加强领导。二是落实责任：一是签状，二是交账，三是考核。三是强化督导。",
    "县医院\n1.启用新楼。\n中医院\n1.启用新楼。",
    "（五）监督\n正文。\n（六）计生\n全年出生2875人。三、下步打算（一）抓疫情防控。\n（二）抓医共体建设。\n（三）抓人才。",
    "一、党建\n正文。\n二、医疗\n正文。\n一、疾控\n正文。\n二、妇幼\n正文。",
]


def check(document: Document) -> Iterator[Finding]:
    told = set()
    for before, heading in in_a_row(document):
        if 1 < heading.number <= before.number:
            told.add(heading.start)
            message = f"“{heading.mark}”之前已有“{before.mark}”，编号重复或倒退"
            yield RULE.at(heading.start, heading.end, message, related=((before.start, before.end),))
    for first, heading in used_before(document):
        if heading.start not in told:
            message = f"编号“{heading.mark}”前面已经用过"
            yield RULE.at(heading.start, heading.end, message, related=((first.start, first.end),))
    for earlier, point in points_in_a_row(document):
        if 1 < point.number <= earlier.number:
            message = f"“{document.plain[point.start : point.end]}”重复或倒退"
            yield RULE.at(point.start, point.end, message, related=((earlier.start, earlier.end),))
