"""编号的形式与同级不一致。"""

from collections.abc import Iterator

from weijian.kernel.quantities import chinese_numeral
from weijian.proof.document import Document
from weijian.proof.findings import ERROR, Finding
from weijian.proof.rules.numbering.siblings import in_another_form
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "NUM103",
    ERROR,
    "编号的形式与同级不一致",
    "结构层次依次用“一、”“（一）”“1.”“（1）”标注，同一级只用一种形式。",
    "GB/T 9704-2012 7.3.3",
)
flagged = [
    "（一）疫情防控\n正文。\n（2）健康扶贫\n正文。\n（三）医疗安全\n正文。",
    "1、工作情况\n（一）疫情防控\n正文。\n二、下步打算\n正文。",
    "一、党建工作\n正文。\n（二）业务工作\n正文。\n三、下步打算\n正文。",
]
silent = [
    "（一）疫情防控\n正文。\n（二）健康扶贫\n正文。\n（三）医疗安全\n正文。",
    "一、工作情况\n1.疫情防控。\n2.健康扶贫。\n二、下步打算\n正文。",
    "（一）疫情防控\n（1）监测。\n（2）处置。\n（二）健康扶贫\n正文。",
    "一、党建工作\n正文。\n二、业务工作\n（一）医疗\n正文。\n三、下步打算\n正文。",
    "1.签约服务。\n2.大病救治。\n（1）肺癌。\n（2）胃癌。\n3.慢病管理。",
]


def check(document: Document) -> Iterator[Finding]:
    for sibling, heading in in_another_form(document):
        word = chinese_numeral(heading.number)
        good = f"{word}、" if sibling.level == 1 else f"（{word}）"
        message = f"“{heading.mark}”与同级的“{sibling.mark}”形式不一致，应为“{good}”"
        yield RULE.at(heading.start, heading.end, message, related=((sibling.start, sibling.end),), put=good)
