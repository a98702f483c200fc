"""同级编号的写法有两种。"""

from collections import Counter
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import HINT, Finding
from weijian.proof.rules.numbering.siblings import in_another_form
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "NUM109",
    HINT,
    "同级编号的写法不统一",
    "同一级编号有的用全角括号有的用半角括号，或有的用圆点有的用顿号，应当统一。",
    "GB/T 9704-2012 7.3.3；GB/T 15834-2011 5.1",
)
flagged = [
    "（一）疫情防控\n正文。\n（二）医疗服务\n正文。\n(三)妇幼保健\n正文。",
    "1.健康扶贫\n正文。\n2.人才培养\n正文。\n3、项目建设\n正文。",
    "一、工作情况\n正文。\n二、存在问题\n正文。\n三.下步打算\n正文。",
    "（1）预检分诊\n正文。\n（2）发热门诊\n正文。\n(3)隔离病房\n正文。",
]
silent = [
    "（一）疫情防控\n正文。\n（二）医疗服务\n正文。",
    "1.健康扶贫\n正文。\n2.人才培养\n正文。",
    "(一)疫情防控\n正文。\n(二)医疗服务\n正文。\n(三)妇幼保健\n正文。",
    "一、工作情况\n1.疫情防控\n2.医疗服务",
    "一、党建\n正文。\n二、业务\n1.医疗\n2.疾控\n三、打算\n正文。",
]


def check(document: Document) -> Iterator[Finding]:
    strange = {heading.start for _, heading in in_another_form(document)}
    headings = [heading for heading in document.headings if heading.start not in strange]
    marks = [(heading, _shape(document.source(heading.start, heading.end))) for heading in headings]
    for level in {heading.level for heading in headings}:
        shapes = Counter(shape for heading, shape in marks if heading.level == level)
        usual, times = shapes.most_common(1)[0]
        if len(shapes) < 2 or 2 * times <= shapes.total():
            continue
        for heading, shape in marks:
            if heading.level == level and shape != usual:
                mark = document.source(heading.start, heading.end)
                message = f"“{mark}”的写法与同级的“{usual.replace('#', '一' if level < 3 else '1')}”不统一"
                yield RULE.at(heading.start, heading.end, message)


def _shape(mark: str) -> str:
    """The mark with its number left out."""
    signs = [sign for sign in mark if not sign.isalnum() and not sign.isspace()]
    return "#" + signs[0] if len(signs) == 1 else "#".join(signs)
