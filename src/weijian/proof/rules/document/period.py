"""标题与小标题的期间不一致。"""

import re
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import ERROR, WARNING, Finding
from weijian.proof.plans import PLAN_WORDS
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "DOC104",
    ERROR,
    "标题与小标题的期间不一致",
    "总标题写明了总结和打算各是哪一期，小标题写的却是另一期。",
    "GB/T 9704-2012 7.3.1 标题应当准确概括公文的主要内容",
)
flagged = [
    "某县卫生健康局2020年上半年工作总结及下半年工作打算\n一、2020年上半年工作情况\n正文。\n二、2020年工作打算\n正文。",
    "某区卫健局2020年工作总结与2021年工作思路\n一、2020年工作总结\n正文。\n二、2020年工作思路\n正文。",
    "关于2023年上半年卫生健康工作完成情况及下半年重点工作安排的汇报\n一、主要工作\n正文。\n二、2022年下半年工作打算\n正文。",
    "平川县疾控中心2021年工作总结及2022年工作计划\n一、2021年工作情况\n正文。\n二、2021年工作计划\n正文。",
]
silent = [
    "某县卫生健康局2020年上半年工作总结及下半年工作打算\n一、2020年上半年工作情况\n正文。\n二、2020年下半年工作打算\n正文。",
    "某区卫健局2020年工作总结与2021年工作思路\n一、2020年工作总结\n正文。\n二、2021年工作思路\n正文。",
    "某县卫生健康局2020年工作总结\n一、2020年工作情况\n正文。\n二、2021年工作计划\n正文。",
    "白岩镇卫生院2021年工作总结和2022年工作打算\n一、2021年工作总结\n正文。\n二、下一步工作打算\n正文。",
    "平川县卫健局2022年上半年工作总结及下半年工作计划\n一、上半年工作\n正文。\n二、下半年工作计划\n正文。",
    "关于2023年工作总结和2024年工作计划的报告\n一、2023年主要指标完成情况\n正文。\n二、2023年重点工作开展情况\n正文。",
    "平川县卫健局2021年工作总结及2022年工作思路\n一、2021年工作安排落实情况\n正文。\n二、2021年重点工作\n正文。",
]
SUMMED_UP = re.compile("总结|情况|汇报|报告")
PLAN = rf"(?:重点)?(?:工作)?(?:{PLAN_WORDS}|重点)"
TITLE_PLAN = re.compile(rf"(?:(?P<year>20\d{{2}})年)?(?P<half>上半年|下半年)?{PLAN}")
# 重点工作 by itself may have been done or be before us, and what became of a plan (安排落实情况) is no plan.
NOT_DONE = r"(?!工作)(?!.{0,10}(?:情况|完成|进展|总结|回顾|成效|汇报))"
HEADING_PLAN = re.compile(rf"(?P<year>20\d{{2}})年(?P<half>上半年|下半年)?{PLAN}{NOT_DONE}")
YEAR = re.compile(r"(20\d{2})年")
TITLE_LINES = 400


def check(document: Document) -> Iterator[Finding]:
    planned = _planned(document)
    if planned is None:
        return
    for heading in document.headings:
        match = HEADING_PLAN.match(heading.text) if heading.level == 1 else None
        if match is None:
            continue
        year, half = planned
        if (
            match["year"] != year
            or (half and match["half"] not in (half, None))
            or (half and not match["half"])
        ):
            wanted = f"{year}年{half or ''}"
            start = heading.end
            severity = ERROR if match["year"] != year or half else WARNING
            length = len(match["year"] + "年" + (match["half"] or ""))
            message = f"标题写的是{wanted}的打算，此处写作“{match.group()}”"
            yield RULE.at(start, start + length, message, severity=severity, put=wanted)


def _planned(document: Document) -> tuple[str, str | None] | None:
    """Year and half that the document's title plans for."""
    for paragraph in document.paragraphs:
        line = document.slice(paragraph)
        if paragraph.start > TITLE_LINES:
            return None
        if (
            not SUMMED_UP.search(line)
            or not (match := _last(TITLE_PLAN, line))
            or len(line.strip()) > 60
            or "。" in line
        ):
            continue
        years = YEAR.findall(line[: match.end()])
        year = match["year"] or (years[-1] if years else None)
        if year and (match["half"] or match["year"]):
            return year, match["half"]
    return None


def _last(pattern: re.Pattern[str], line: str) -> re.Match[str] | None:
    found = None
    for match in pattern.finditer(line):
        if match["year"] or match["half"]:
            found = match
    return found
