"""开头一句的年份、期间与标题不一致。"""

import re
from collections.abc import Iterator
from itertools import chain

from weijian.proof.document import Document
from weijian.proof.findings import ERROR, WARNING, Finding
from weijian.proof.rules.document.title_period import TitlePeriod, title_period
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "DOC131",
    ERROR,
    "开头一句的期间与标题不一致",
    "正文开头概括全期工作的一句（“2016年上半年，在……领导下，我局……”）写的是另一年或另一半年，多为沿用旧稿没有改过来。",
    "GB/T 9704-2012 7.3.1 标题应当准确概括公文的主要内容",
)
DONE = "在县委、县政府的坚强领导下，我局扎实推进各项工作。"
flagged = [
    f"平川县卫生健康局2021年工作总结\n2020年，{DONE}",
    f"平川区卫生计生局2016年上半年工作总结和下半年工作计划\n2015年上半年，{DONE}",
    f"平川县卫健局2022年上半年工作总结\n2022年下半年，{DONE}",
    "平川县疾控中心2023年度工作总结\n2022年以来，我中心认真履行职责，各项工作取得较好成效。",
    "平川县卫健局2022年上半年工作总结\n一、工作情况\n正文。\n2021年上半年，我们做了大量工作，但仍有差距。",
    "平川县卫健局2023年上半年工作总结\n今年以来，全系统认真落实各项部署，2022年上半年较好实现了疫情防控平稳转段。",
    "平川县卫健局2022年上半年工作总结\n一、公共卫生\n全年应到位资金809.86万元。2021年上半年，各项指标进度如下：建档率92.53%。",
]
silent = [
    f"平川县卫生健康局2021年工作总结\n2021年，{DONE}",
    f"平川区卫生计生局2016年上半年工作总结和下半年工作计划\n2016年上半年，{DONE}",
    f"平川县卫健局2022年上半年工作总结\n2022年，{DONE}",
    "平川县卫健局2021年工作总结\n2020年是极不平凡的一年。2021年，我局扎实推进各项工作。",
    "平川县卫健局2021年工作总结\n2020年12月以来，我局全力做好冬春季疫情防控。",
    "平川县卫健局2023年工作总结\n2018年，我县启动健康县城建设，五年来持续推进。",
    "平川县卫健局2022年上半年工作总结\n一、工作情况\n正文。\n2022年上半年，我们做了大量工作，但仍有差距。",
    "平川县卫健局2022年上半年工作总结\n一、公共卫生\n2022年上半年，各项指标进度如下：建档率92.53%，较2021年上半年提高。",
    "平川县卫健局2021年工作总结和2022年工作计划\n一、2022年工作计划\n2022年，我局将继续抓好疫情防控。",
]
LONGEST = 200
OPENS = re.compile(
    r"[\s　]*(?P<when>(?P<year>20\d{2})年(?:度)?(?P<half>上半年|下半年)?)(?:以来)?，"
    r"(?=[^。；]{0,90}(?:领导下|指导下|支持下|部署下|我局|我委|我院|我中心|全[县市区旗]))(?![^。]{0,60}将)"
)

# What leads over from what was done to what is lacking.
SUMS_UP = re.compile(
    r"(?:^|\n)[\s　]*(?P<when>(?P<year>20\d{2})年(?:度)?(?P<half>上半年|下半年)?)，"
    r"(?:我们|我局|我委|全系统)(?:虽然)?(?:做了[^，。；\d]{0,6}工作|取得了?(?:一定|较好|明显)的?(?:成绩|成效))"
)
# In the middle of the account, with no word of comparison before it.
TELLS_OF = re.compile(
    r"(?<=[\n，。])[\s　]*(?P<when>(?P<year>20\d{2})年(?P<half>上半年|下半年))，?"
    r"(?:(?:较好|圆满|全面|顺利)地?(?:实现|完成)了?|(?:各项|主要|重点)(?:指标|工作|任务)(?:完成|进展|进度)(?:情况)?如下)"
)


def check(document: Document) -> Iterator[Finding]:
    period = title_period(document)
    if period is None:
        return
    for summary in chain(*(told.finditer(document.plain, period.end) for told in (SUMS_UP, TELLS_OF))):
        if _is_another(period, int(summary["year"]), summary["half"] or ""):
            message = f"标题写的是{period.year}年{period.part}，这里却总结“{summary['when']}”的工作"
            yield RULE.at(*summary.span("when"), message, severity=WARNING)
    paragraph = next(
        (one for one in document.paragraphs if one.start > period.end and one.end > one.start), None
    )
    if paragraph is None:
        return
    match = OPENS.match(document.plain, paragraph.start, min(paragraph.end, paragraph.start + LONGEST))
    if match and _is_another(period, int(match["year"]), match["half"] or ""):
        wanted = f"{period.year}年{(match['half'] and period.part) or ''}"
        message = f"标题写的是{period.year}年{period.part}，开头却写“{match['when']}”"
        yield RULE.at(match.start("when"), match.end("when"), message, put=wanted)


def _is_another(period: TitlePeriod, year: int, half: str) -> bool:
    """The year before, as an old draft has it, or the other half; a year long ago tells how something began."""
    if year != period.year:
        return year == period.year - 1 and (not half or not period.part or half == period.part)
    return bool(half) and period.part.endswith("半年") and half != period.part
