"""年份与五年规划对不上。"""

import re
from collections.abc import Iterator

from weijian.kernel.quantities import parse_number
from weijian.proof.document import Document
from weijian.proof.findings import ERROR, Finding
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "DOC132",
    ERROR,
    "年份与五年规划对不上",
    "“十三五”是2016至2020年，“十四五”是2021至2025年，依此类推：开局之年是头一年，收官之年是末一年，其间的年份不出这五年；"
    "括号里注明的起止年份也要相符。",
    "国民经济和社会发展第十三个、第十四个五年规划纲要",
)
flagged = [
    "2020年是“十四五”规划收官之年，全县卫生健康工作成效明显。",
    "2021年是“十三五”开局之年。",
    "作为“十四五”的开局之年，2022年我们重点做好以下工作。",
    "编制完成“十四五”（2020-2025年）卫生健康事业发展规划。",
    "2021年是实施“十三五”规划的第三年。",
]
silent = [
    "2020年是“十三五”规划收官之年，2021年是“十四五”开局之年。",
    "作为“十四五”的开局之年，2021年我们重点做好以下工作。",
    "2020年是“十三五”收官、“十四五”谋划之年，也是编制“十四五”规划的关键一年。",
    "编制完成“十四五”（2021—2025年）卫生健康事业发展规划。",
    "2018年是“十三五”规划的中期评估之年，2023年是实施“十四五”规划的第三年。",
    "到“十四五”末，2025年每千人口床位达到6.5张；2015年“十二五”圆满收官。",
    "2020年是“十三五”的收官之年，是谋划“十四五”开局的一年。",
]
ELEVENTH_BEGINS, YEARS, ELEVENTH = 2006, 5, 11
FIRST = r"开局|起步|开启|首"
LAST = r"收官|收尾|决战决胜|最后一"
NTH = r"第[一二三四五]"
PLAN = r"[“\"]?(?P<plan>十[一二三四五])五[”\"]?(?:规划|时期|计划)?(?:纲要)?的?"
PLACE = rf"(?:(?P<first>{FIRST})|(?P<last>{LAST})|(?P<nth>{NTH}))之?年"
YEAR = r"(?<!\d)(?P<year>20\d\d)年"
STATED = [
    re.compile(rf"{YEAR}(?:既?是|为|作为)(?:我[县市区州国])?(?:全面)?(?:实施|推进|落实|贯彻)?{PLAN}{PLACE}"),
    re.compile(rf"(?:作为|值此|适逢){PLAN}{PLACE}[，,的]{{0,2}}{YEAR}"),
]
SPAN = re.compile(rf"{PLAN}[（(](?P<begins>20\d\d)年?[-—–~～至]{{1,2}}(?P<ends>20\d\d)年?[）)]")


def check(document: Document) -> Iterator[Finding]:
    for match in (found for pattern in STATED for found in pattern.finditer(document.plain)):
        begins = _begins(match["plan"])
        wanted = _years(match, begins)
        if int(match["year"]) not in wanted:
            told = f"“{match['plan']}五”是{begins}至{begins + YEARS - 1}年"
            yield RULE.at(
                *match.span(), f"{match['year']}年不是“{match['plan']}五”的{_place(match)}年：{told}"
            )
    for match in SPAN.finditer(document.plain):
        begins = _begins(match["plan"])
        if (int(match["begins"]), int(match["ends"])) != (begins, begins + YEARS - 1):
            right = f"{begins}至{begins + YEARS - 1}年"
            yield RULE.at(match.start("begins"), match.end("ends"), f"“{match['plan']}五”是{right}")


def _begins(plan: str) -> int:
    return ELEVENTH_BEGINS + YEARS * (int(parse_number(plan)) - ELEVENTH)


def _years(match: re.Match[str], begins: int) -> range:
    if match["first"]:
        return range(begins, begins + 1)
    if match["last"]:
        return range(begins + YEARS - 1, begins + YEARS)
    year = begins + int(parse_number(match["nth"][1:])) - 1
    return range(year, year + 1)


def _place(match: re.Match[str]) -> str:
    return match["first"] or match["last"] or match["nth"]
