"""标题是全年，内容只到半年。"""

import re
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import HINT, WARNING, Finding
from weijian.proof.plans import PLAN_WORDS
from weijian.proof.rules.document.title_period import title_period
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "DOC125",
    WARNING,
    "标题写全年，内容只到上半年",
    "标题是全年总结，而文中的时间和说法只到上半年（上半年、1—6月、时间过半），没有一处写到下半年；多为半年总结改了标题。",
    "GB/T 9704-2012 7.3.1 标题应当准确概括公文的主要内容",
)
HEAD = "平川县卫健局2021年工作总结\n一、工作情况\n"
flagged = [
    f"{HEAD}上半年门诊3600人次，1-6月开展义诊12场，各项任务实现时间过半、任务过半。",
    f"{HEAD}今年上半年共检查单位56户次。民生实事时间过半任务过半。",
    "平川区卫健委2022年工作总结和2023年工作计划\n一、工作情况\n1—5月完成投资2亿元。上半年开展督查4次。",
    f"{HEAD}截至6月底，签约21万人。上半年培训村医120人。",
]
silent = [
    f"{HEAD}上半年门诊3600人次，1-6月开展义诊12场；下半年启用新楼。",
    f"{HEAD}上半年门诊3600人次，截至11月底全年门诊8600人次，时间过半时进度达标。",
    f"{HEAD}上半年培训村医120人，全年培训340人。",
    "平川县卫健局2021年上半年工作总结\n一、工作情况\n上半年门诊3600人次，实现时间过半、任务过半。",
    f"{HEAD}上半年培训村医120人。10月开展比武。时间过半任务过半。",
]
MARK = re.compile(
    r"上半年|时间过半|(?<![\d年])1月?[-—～~至][456]月|(?<!\d)截[至止](?:到)?(?:20\d{2}年)?[56]月(?:底|末|\d{1,2}日)"
)
LATER = re.compile(
    r"下半年|第?[三四]季度|(?<!\d)(?:[789]|1[012])月|[-—～~至](?:[789]|1[012])月|全年(?!目标|任务|计划|工作[目任要思])"
    r"|年末|年底(?!前|之前)|岁末"
)
PLAN = re.compile(rf"(?:下一?步|20\d{{2}}年)[^，。；]{{0,8}}(?:{PLAN_WORDS}|重点)")
FEWEST = 2


def check(document: Document) -> Iterator[Finding]:
    period = title_period(document)
    if period is None or period.part:
        return
    end = next(
        (
            heading.start
            for heading in document.headings
            if heading.level == 1 and PLAN.match(heading.text) and heading.start > period.end
        ),
        len(document.plain),
    )
    marks = [match.span() for match in MARK.finditer(document.plain, period.end, end)]
    if len(marks) < FEWEST or LATER.search(document.plain, period.end, end):
        return
    message = f"标题是{period.year}年全年的总结，内容却只到上半年（{len(marks)}处）"
    yield RULE.at(period.start, period.end, message, related=tuple(marks))
    for start, stop in marks:
        shown = document.plain[start:stop]
        yield RULE.at(start, stop, f"全年总结里写的是“{shown}”的情况", severity=HINT)
