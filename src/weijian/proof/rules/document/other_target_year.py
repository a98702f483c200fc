"""拿别的年度的目标衡量本年度的完成情况。"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import WARNING, Finding
from weijian.proof.plans import PLAN_WORDS
from weijian.proof.rules.document.title_period import title_period
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "DOC114",
    WARNING,
    "目标值与总结的年度不同",
    "总结本年度工作，目标值、任务数应当是本年度的；写作别的年度的，或者年份写错，或者套用了旧稿。",
    "《项目支出绩效评价管理办法》（财预〔2020〕10号）：绩效目标按年度对照",
)
TITLE = "平川县卫生健康局2021年绩效自评报告"
flagged = [
    f"{TITLE}\n一、完成情况\n签约服务率2022年目标值≥75%，完成值87.9%。",
    f"{TITLE}\n一、完成情况\n2020年任务数5000人，完成5100人。",
    f"{TITLE}\n一、完成情况\n2022年度目标任务为80%，实际达到85%。",
    f"{TITLE}\n一、完成情况\n2019年目标数300户，已完成310户。",
]
silent = [
    f"{TITLE}\n一、完成情况\n签约服务率2021年目标值≥75%，完成值87.9%。",
    f"{TITLE}\n一、完成情况\n正文。\n二、下一步计划\n2022年任务数5000人，确保完成。",
    f"{TITLE}\n一、完成情况\n到2025年目标值为90%。",
    f"{TITLE}\n一、完成情况\n2020年任务结转300户。",
    "平川县卫生健康局2021年绩效自评报告\n一、完成情况\n2021年目标任务4000人，完成4100人。",
]
TARGET = re.compile(
    r"(?<![到至])(?P<year>20\d{2})年度?(?:的)?(?:目标|任务)(?:值|数|任务)?(?:为|是|≥|：)?\d?[^，。；]{0,12}，[^。；]{0,8}?(?:完成|实际|达到|已达)(?!后)"
)
AHEAD = re.compile(f"{PLAN_WORDS}|下一步|下步|展望")


def check(document: Document) -> Iterator[Finding]:
    period = title_period(document)
    if period is None:
        return
    starts = [heading.start for heading in document.headings]
    for match in TARGET.finditer(document.plain, period.end):
        number = bisect_right(starts, match.start())
        above = [heading.text for heading in document.headings[:number] if heading.level == 1][-1:]
        if int(match["year"]) != period.year and not any(AHEAD.search(text) for text in above):
            message = f"总结的是{period.year}年，这里对照的是{match['year']}年的目标"
            yield RULE.at(match.start("year"), match.end(), message)
