"""数据截止的日子在总结的期间之后。"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from weijian.proof.document import Document
from weijian.proof.findings import ERROR, WARNING, Finding
from weijian.proof.rules.document.title_period import TitlePeriod, title_period
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "DOC126",
    ERROR,
    "数据截止日期在总结的期间之后",
    "半年、季度总结里“截至”的日期，比所总结的期间晚了一个多月，多为月份抄错；比落款日期还晚的，不可能有这个数。",
    "《党政机关公文处理工作条例》第十九条：表述准确",
)
flagged = [
    "平川县卫健局2022年上半年工作总结\n一、工作情况\n截至2022年9月30日，应检182600人，已检17万人。\n平川县卫健局\n2022年7月5日",
    "平川区疾控中心2021年一季度工作总结\n截至2021年7月31日，接种36000剂次。",
    "白岩镇卫生院2023年上半年工作总结\n截止2023年11月20日，管理老年人2300人。",
    "平川县卫健局2022年上半年工作总结\n1—7月，全县活产1874人，比去年同期减少10.89%。\n平川县卫健局\n2022年7月8日",
    "平川县卫健局2021年工作总结\n截至2022年11月30日，签约21万人。\n平川县卫健局\n2022年1月6日",
]
silent = [
    "平川县卫健局2022年上半年工作总结\n截至2022年6月30日，应检182600人，已检17万人。",
    "平川县卫健局2022年上半年工作总结\n截至2022年7月10日，已检17万人。\n平川县卫健局\n2022年7月12日",
    "平川县卫健局2021年工作总结\n截至2022年1月5日，签约21万人。\n平川县卫健局\n2022年1月6日",
    "平川县卫健局2022年上半年工作总结及下半年计划\n二、下半年计划\n截至2022年9月30日前完成全部体检。",
    "平川县卫健局2022年上半年工作总结\n1—7月，全县活产1874人。力争1—9月完成体检。1—6月签约21万人。\n平川县卫健局\n2022年8月8日",
    "平川县卫健局2022年上半年工作总结\n2021年1—7月，全县活产1874人，去年1—8月1955人。\n平川县卫健局\n2022年7月8日",
    "2022年，截至2022年9月30日，应检182600人。",
]
AS_OF = re.compile(
    r"截[至止](?:到)?(?P<at>(?P<year>20\d{2})年(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日|底|末))"
    r"(?![^，。；]{0,6}[前须应将要])"
)
# 1—7月，全县活产1874人: in a report that is signed before July is over.
MONTHS = re.compile(
    r"(?:^|[，。；\s])(?P<at>(?:今年)?1月?[-~～—–－至到]{1,2}(?P<month>[2-9]|1[0-2])月份?)(?=，|全[县区市])(?![^。；]{0,30}(?:将|力争|确保|计划|预计))"
)
SIGNED = re.compile(r"^ {0,40}(20\d{2})年(\d{1,2})月(\d{1,2})日 {0,40}$", re.MULTILINE)
LATE = timedelta(days=40)
TAIL = 300


def check(document: Document) -> Iterator[Finding]:
    period = title_period(document)
    if period is None:
        return
    signed = _signed(document)
    for match in AS_OF.finditer(document.plain):
        day = _date(match["year"], match["month"], match["day"] or "28")
        if day is None or day <= period.last_day + LATE:
            continue
        if signed is not None and signed < day:
            message = f"截至“{match['at']}”，比落款的{signed.year}年{signed.month}月{signed.day}日还晚"
            yield RULE.at(*match.span("at"), message)
        elif period.part and signed is None:
            message = f"总结的是{_named(period)}，数据却截至“{match['at']}”"
            yield RULE.at(*match.span("at"), message, severity=WARNING)
    if signed is not None:
        yield from _months_not_over(document, period, signed)


def _months_not_over(document: Document, period: TitlePeriod, signed: date) -> Iterator[Finding]:
    for match in MONTHS.finditer(document.plain):
        if (signed.year, signed.month) == (period.year, int(match["month"])):
            message = f"“{match['at']}”，而落款的{signed.month}月{signed.day}日，这个月还没有过完"
            yield RULE.at(*match.span("at"), message)


def _named(period: TitlePeriod) -> str:
    return f"{period.year}年{period.part}"


def _signed(document: Document) -> date | None:
    found = list(SIGNED.finditer(document.plain, max(0, len(document.plain) - TAIL)))
    return _date(*found[-1].groups()) if found else None


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
