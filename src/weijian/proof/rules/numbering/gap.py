"""编号不连续。"""

import re
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import ERROR, Finding
from weijian.proof.rules.numbering.points import WORDS, Point, points_in_a_row
from weijian.proof.rules.numbering.siblings import in_a_row
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "NUM101",
    ERROR,
    "编号不连续",
    "同一级的编号跳过了一个或几个号，多为删改后没有重新编号，或者漏掉了内容。",
    "GB/T 9704-2012 7.3.3",
)
flagged = [
    "（九）加强宣传。\n（十一）落实责任。",
    "一、工作情况\n正文。\n三、下步打算\n正文。",
    "一是加强领导。二是落实责任。四是强化督导。",
    "第一，健全制度。第三，严格考核。",
    "一要抓培训，三要抓考核。",
    "落实三项措施：（1）定人。（2）定责。（4）定时。",
    "具体要求：1.加强领导；2.落实责任；4.强化督查。",
    "一是基础薄弱。二是人才短缺。三、机制不顺。四是投入不足。",
]
silent = [
    "具体措施：（1）定人。（2）定责。（3）定时；见表（5）。共签约2.5万人：3.2万人随访。",
    "（九）加强宣传。\n（十）落实责任。",
    "一、工作情况\n（一）疫情防控\n（二）健康扶贫\n二、下步打算\n（一）疫情防控",
    "一是加强领导。二是落实责任。三是强化督导。",
    "1.落实责任。\n2.加强督导。\n（二）健康扶贫\n1.签约服务。",
    "一、工作情况\n全年出生2875人。二、存在的问题\n人才不足。\n三、下步打算\n正文。",
    "一、工作情况\n全年出生2875人。二、存在的问题一是人才不足。\n三、下步打算\n正文。",
    "第一，健全制度。第二，严格考核。第三，兑现奖惩。",
]


def check(document: Document) -> Iterator[Finding]:
    for before, heading in in_a_row(document):
        if heading.number > before.number + 1:
            message = f"编号从“{before.mark}”跳到“{heading.mark}”"
            yield RULE.at(heading.start, heading.end, message, related=((before.start, before.end),))
    for earlier, point in points_in_a_row(document):
        if point.number > earlier.number + 1:
            words = document.plain
            instead = _written_as_heading(words, earlier, point)
            if instead is not None:
                message = f"前后都写“{words[earlier.start : earlier.end]}”，此处写成了“{instead.group()}”"
                yield RULE.at(*instead.span(), message, related=((earlier.start, earlier.end),))
                continue
            message = f"“{words[earlier.start : earlier.end]}”之后是“{words[point.start : point.end]}”"
            yield RULE.at(point.start, point.end, message, related=((earlier.start, earlier.end),))


def _written_as_heading(plain: str, earlier: Point, point: Point) -> re.Match[str] | None:
    """三是……。四、……。五是……: the one between has the mark of a heading."""
    if point.number != earlier.number + 2 or earlier.number >= len(WORDS):
        return None
    return re.compile(f"(?<=[。；]){WORDS[earlier.number]}、").search(plain, earlier.end, point.start)
