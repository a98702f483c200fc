"""第二年写的总结里说“今年”。"""

import re
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import HINT, Finding
from weijian.proof.plans import PLAN_WORDS
from weijian.proof.rules.document.title_period import title_period
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "DOC128",
    HINT,
    "第二年成文的总结里说“今年”",
    "落款已是下一年，“今年”“去年”指哪一年容易误解，应写明年份；处处都这样写的，只在首处提示。",
    "GB/T 15835-2011 4.1.3；《党政机关公文处理工作条例》第十九条",
)
HEAD = "平川县卫健局2022年工作总结\n"
SIGNED = "\n平川县卫健局\n2023年1月9日"
flagged = [
    f"{HEAD}今年以来，我局始终坚持预防为主。{SIGNED}",
    f"{HEAD}全系统党员842名，今年新发展19名。{SIGNED}",
    f"{HEAD}今年省、市、县下达的民生实事全部完成，比去年多3件。{SIGNED}",
]
silent = [
    f"{HEAD}2022年，我局始终坚持预防为主。{SIGNED}",
    f"{HEAD}今年以来，我局始终坚持预防为主。\n平川县卫健局\n2022年12月29日",
    f"{HEAD}今年以来，我局始终坚持预防为主。",
    f"{HEAD}二、2023年工作计划\n今年要抓好六项工作。{SIGNED}",
    "今年以来，我局始终坚持预防为主。\n平川县卫健局\n2023年1月9日",
]
THIS_YEAR = re.compile(r"今年")
DATE = re.compile(r"^ {0,40}(?P<year>20\d{2})年\d{1,2}月\d{1,2}日 {0,40}$", re.MULTILINE)
PLAN = re.compile(rf"{PLAN_WORDS}|重点|下一步|下步")
TAIL, MANY = 300, 8


def check(document: Document) -> Iterator[Finding]:
    period = title_period(document)
    dates = list(DATE.finditer(document.plain, max(0, len(document.plain) - TAIL)))
    if period is None or not dates or int(dates[-1]["year"]) != period.year + 1:
        return
    end = next(
        (heading.start for heading in document.headings if heading.level == 1 and PLAN.search(heading.text)),
        len(document.plain),
    )
    found = list(THIS_YEAR.finditer(document.plain, period.end, end))
    many = f"（共{len(found)}处）" if len(found) > MANY else ""
    for match in found[:1] if many else found:
        yield RULE.at(*match.span(), f"落款是{period.year + 1}年，“今年”应写明是“{period.year}年”{many}")
