"""小标题、导语的年份与总标题不一致。"""

import re
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import ERROR, WARNING, Finding
from weijian.proof.plans import PLAN_WORDS
from weijian.proof.rules.document.title_period import TitlePeriod, title_period
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "DOC112",
    ERROR,
    "小标题、导语的期间与总标题不一致",
    "总标题写明总结的是哪一年、哪半年，总结部分的小标题和“现将……总结如下”写的却是另一期；多为套用旧稿没有改全。",
    "GB/T 9704-2012 7.3.1 标题应当准确概括公文的主要内容",
)
flagged = [
    "平川县卫生健康局2021年工作总结\n现将2020年工作情况总结如下：\n一、主要工作\n正文。",
    "平川县疾控中心2022年工作总结\n一、2021年主要工作开展情况\n正文。\n二、存在的问题\n正文。",
    "平川县卫健局2021年上半年工作总结\n一、2021年下半年工作开展情况\n正文。",
    "白岩镇卫生院2021年工作报告\n现将我院2019年工作汇报如下：\n一、医疗服务\n正文。",
    "平川县卫健局2021年工作总结\n一、主要工作\n正文。\n二、2021年工作计划\n正文。",
    "平川区卫健委2021年前三季度工作总结\n一、上半年主要工作完成情况\n正文。",
    "平川县卫健局2022年上半年工作总结\n一、一季度工作开展情况\n正文。",
    "平川县卫生和计划生育局二〇一七年工作总结\n一、主要工作\n正文。\n二、2017年工作打算\n正文。",
    "平川县卫生局二○一六年工作总结\n现将2015年工作情况汇报如下：\n一、主要工作\n正文。",
    "平川县卫健局2018年工作总结\n一、主要工作\n正文。\n四、2017年工作谋划\n正文。",
    "平川县卫生和计划生育局\n关于2018年上半年工作情况的报告\n一、主要工作\n正文。\n二、2017年下半年工作安排\n正文。",
    "平川县卫健局2022年上半年工作总结\n现将一年来的工作情况总结如下：\n一、主要工作\n正文。",
    "平川县卫健局2022年工作总结\n及2023年工作计划\n一、主要工作\n正文。\n三、2022年工作计划\n正文。",
    "平川县卫健局2022年工作总结和2023年工作计划\n一、主要工作\n正文。\n二、存在的问题\n正文。\n三、2022年重点工作\n正文。",
]
silent = [
    "平川县卫生健康局2021年工作总结\n现将2021年工作情况总结如下：\n一、主要工作\n正文。",
    "平川县疾控中心2022年工作总结\n一、2021年遗留问题整改情况\n正文。\n二、2023年工作计划\n正文。",
    "平川县卫健局2021年上半年工作总结\n一、上半年工作开展情况\n正文。\n二、下半年工作打算\n正文。",
    "平川县卫健局关于2020年工作情况和2021年工作计划的报告\n一、2020年工作情况\n正文。\n二、2021年工作计划\n正文。",
    "平川县卫健局2021年工作计划\n一、2020年工作回顾\n正文。",
    "平川区卫健委2021年前三季度工作总结\n一、前三季度主要工作完成情况\n正文。\n二、四季度工作安排\n正文。",
    "平川县卫健局2022年工作总结\n及2023年工作计划\n一、主要工作\n正文。\n三、2023年工作计划\n正文。",
    "平川区卫健委2021年第一季度工作总结\n一、一季度工作开展情况\n正文。",
    "平川区卫健委2021年工作总结\n一、上半年工作情况\n正文。\n二、下半年工作情况\n正文。",
    "平川县卫健局2022年前三季度工作总结\n一、上半年问题整改情况\n正文。",
    "平川县卫生局二〇一七年工作总结\n一、主要工作\n正文。\n二、2018年工作打算\n正文。",
    "平川县卫生和计划生育局\n关于2018年上半年工作情况的报告\n一、主要工作\n正文。\n二、2018年下半年工作安排\n正文。",
    "平川县卫健局2022年上半年工作总结\n现将半年来的工作情况总结如下：\n一、主要工作\n正文。",
    "平川县卫健局2022年工作总结和2023年工作计划\n一、2022年重点工作\n正文。\n二、存在的问题\n正文。\n三、2023年重点工作\n正文。",
    "平川县卫健局2022年工作总结\n现将一年来的工作情况总结如下：\n一、主要工作\n正文。",
]
LEAD = re.compile(
    r"(?<=[现就])(?:将|就)?[^，。；：\n]{0,20}?(?P<year>20\d{2})年度?(?P<part>上半年|下半年)?[^，。；：\n]{0,24}?(?:总结|汇报|报告|自评|通报)如下"
)
WHOLE_YEAR = re.compile(
    r"(?<=[现就])(?:将|就)?(?P<at>一年来|全年)(?:的)?[^，。；：\n]{0,24}?(?:总结|汇报|报告)如下"
)
# Parts of a year that a title or heading names; one stands for one period, however it is written.
PART = "上半年|下半年|前[二三]季度|第?[一二三四]季度"
SUMMARY = re.compile(
    rf"(?:(?P<year>20\d{{2}})年度?)?(?P<part>{PART})?(?:主要)?(?:的)?(?:工作)?(?:总体|基本|开展|推进|完成|主要)?(?:工作)?(?:情况|总结|回顾|成效)$"
)
PLAN = re.compile(rf"(?P<year>20\d{{2}})年度?(?P<part>下半年)?(?:重点)?(?:工作)?(?:重点)?(?:{PLAN_WORDS})$")
# Behind what is lacking a report tells what comes next.
PROBLEMS = re.compile(r"问题|困难|不足|短板|差距")
AHEAD = re.compile(
    r"(?P<year>20\d{2})年度?(?P<part>下半年)?(?:重点工作|主要工作|工作重点|重点任务|主要任务|工作任务|目标任务)$"
)
TITLED = re.compile(PLAN_WORDS)
# 2022年工作总结及2023年工作计划
PLANNED = re.compile(rf"(?P<year>20\d{{2}})年度?[^，。；：\n\d]{{0,8}}(?:{PLAN_WORDS})")
LEAD_WITHIN = 1500


def check(document: Document) -> Iterator[Finding]:
    period = title_period(document)
    if period is None:
        return
    for match in LEAD.finditer(document.plain, period.end, period.end + LEAD_WITHIN):
        if int(match["year"]) != period.year:
            message = f"标题写的是{period.year}年，此处写作“{match['year']}年”"
            yield RULE.at(match.start("year"), match.end("year") + 1, message)
    whole = WHOLE_YEAR.search(document.plain, period.end, period.end + LEAD_WITHIN)
    if whole and period.part:
        message = f"标题写的是{period.year}年{period.part}，此处写作“{whole['at']}”"
        yield RULE.at(*whole.span("at"), message, severity=WARNING)
    problems_told = False
    for heading in document.headings:
        if heading.level == 1:
            place = document.plain.find(heading.text, heading.end)
            yield from _summary(period, heading.text, place)
            yield from _plan(document, period, heading.text, place, problems_told)
            problems_told = problems_told or PROBLEMS.search(heading.text) is not None


def _summary(period: TitlePeriod, text: str, place: int) -> Iterator[Finding]:
    match = SUMMARY.match(text)
    if match is None or not (match["year"] or match["part"]):
        return
    comparable = match["part"] and re.fullmatch(PART, period.part)
    other_part = comparable and match["part"].lstrip("第") != period.part.lstrip("第")
    other_year = match["year"] and int(match["year"]) != period.year
    if other_year or other_part:
        wanted = (f"{period.year}年" if match["year"] else "") + period.part
        end = match.end("part") if match["part"] else match.end("year") + 1
        yield RULE.at(place, place + end, f"标题写的是{wanted}，此处写作“{text[:end]}”", put=wanted)


def _plan(
    document: Document, period: TitlePeriod, text: str, place: int, problems_told: bool
) -> Iterator[Finding]:
    """The plan of a report on a whole year is for the next one, unless the title plans otherwise (then for that year); that of
    a report on half a year is for no year before.
    """
    match = PLAN.match(text) or (AHEAD.match(text) if problems_told else None)
    title = document.plain[: period.end + 60].split("\n一、")[0]
    if match is None:
        return
    year = int(match["year"])
    if TITLED.search(title):
        planned = PLANNED.search(title)
        if planned and int(planned["year"]) != year:
            message = f"标题写的是{planned.group()}，此处写作“{match['year']}年”"
            yield RULE.at(place, place + 5, message, put=f"{planned['year']}年")
    elif period.part and year < period.year:
        said = text[: match.end("part") if match["part"] else match.end("year") + 1]
        message = f"标题写的是{period.year}年{period.part}，此处计划的是“{said}”"
        yield RULE.at(place, place + 5, message, put=f"{period.year}年")
    elif not period.part and not match["part"] and year <= period.year:
        message = f"标题写的是{period.year}年的总结，此处计划的是“{match['year']}年”"
        yield RULE.at(place, place + 5, message, severity=WARNING)
