"""人次写成了人。"""

import re
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import WARNING, Finding, Fix
from weijian.proof.relations.wording import called_task
from weijian.proof.rules.rule import Rule
from weijian.proof.subjects import label_of, tail_of

RULE = Rule(
    "FIG304",
    WARNING,
    "人次与人混用",
    "前文写的是人次，数后的单位却是人；任务用人次、完成用人，也无法相比。",
    "GB/T 15835-2011 计量单位前后一致",
)
flagged = [
    "门诊人次5200人，住院人次310人。",
    "全年任务5000人次，截至目前共完成3400人，完成率68%。",
    "急诊人次1860人，门诊人次5200人。",
]
silent = [
    "门诊5200人次，住院310人次。",
    "全年任务5000人，截至目前共完成3400人，完成率68%。",
    "培训120人次，参加的有30人。",
    "全县无偿献血124人次，同比增长51.2%，献血者120人；完成年度任务的103.33%。",
    "预约120人次，实到60人，完成率50%。",
    "无偿献血3人次，较去年同期增加2人次，献血者3人；完成年度任务的150.00%。",
]
VISITS = re.compile(r"人次(?:数)?(?:为|达|达到|共|累计|约)?$")


def check(document: Document) -> Iterator[Finding]:
    for number, figure in enumerate(document.figures):
        if figure.unit == "人" and VISITS.search(label_of(document, number)):
            yield RULE.at(
                figure.start,
                figure.end,
                f"前文说的是人次，{figure.text}应为人次",
                fix=_visits(document, number),
            )
    for relation in document.relations:
        if relation.type == "completion":
            done, task = (document.figures[n] for n in relation.operands)
            whole = relation.operands[1]
            named = called_task(label_of(document, whole), tail_of(document, whole))
            if named and {done.unit, task.unit} == {"人", "人次"}:
                message = f"任务数{task.text}与完成数{done.text}单位不同"
                yield RULE.at(task.start, task.end, message, related=((done.start, done.end),))


def _visits(document: Document, number: int) -> Fix | None:
    figure = document.figures[number]
    return Fix(figure.end, figure.end, "次") if figure.text.endswith("人") else None
