"""阿拉伯数字编号后用了顿号。"""

from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import HINT, Finding, Fix
from weijian.proof.rules.numbering.siblings import in_another_form
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "NUM104",
    HINT,
    "阿拉伯数字编号后应当用圆点",
    "第三层用“1.”标注，阿拉伯数字后用下脚圆点，不用顿号。",
    "GB/T 9704-2012 7.3.3；GB/T 15834-2011",
    safe_fix=True,
)
flagged = [
    "1、加强孕产妇保健。\n2、加强人才培训。",
    "（一）健康扶贫\n1、签约服务。\n2、大病救治。",
    "三、人才培养\n1、公开招聘护士6名。\n2、定向培养村医4名。",
]
silent = [
    "1.加强孕产妇保健。\n2.加强人才培训。",
    "一、健康扶贫\n二、医疗安全",
    "2020年、2021年两年共投入300万元。",
    "三、人才培养\n1.公开招聘护士6名。\n2.定向培养村医4名。",
    "完成3、4月份体检，5、6两个乡镇达标。",
]


def check(document: Document) -> Iterator[Finding]:
    strange = {heading.start for _, heading in in_another_form(document)}
    for heading in document.headings:
        if heading.level == 3 and "、" in heading.mark and heading.start not in strange:
            good = f"{heading.number}."
            # Before a digit the point would read as a decimal point: 1、3岁以下 is not 1.3岁以下.
            fix = Fix(heading.start, heading.end, good, safe=not heading.text[:1].isdigit())
            yield RULE.at(heading.start, heading.end, f"“{heading.mark}”应为“{good}”", fix=fix)
