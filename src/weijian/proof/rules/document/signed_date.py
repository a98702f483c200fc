"""落款日期与所总结的期间。"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from weijian.proof.document import Document
from weijian.proof.findings import ERROR, HINT, Finding
from weijian.proof.rules.document.title_period import TitlePeriod, title_period
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "DOC113",
    ERROR,
    "落款日期与所总结的期间不合",
    "落款日期早于所总结期间的起点，不可能成立；早于终点的，数据不会是全期的；晚很多而正文写“目前”的，时点不明。",
    "GB/T 9704-2012 7.3.5.4 成文日期",
)
BODY = "全县签约21万人，管理老年人4万人，工作取得成效。"
flagged = [
    f"平川县卫健局2021年工作总结\n{BODY}\n平川县卫生健康局\n2020年12月28日",
    f"平川县卫健局2021年工作总结\n{BODY}\n平川县卫生健康局\n2021年10月8日",
    f"平川县卫健局2021年上半年工作总结\n{BODY}\n2021年5月12日",
    "平川县疾控中心2020年工作总结\n截至目前，共检测8000人。\n2021年6月30日",
]
silent = [
    f"平川县卫健局2021年工作总结\n{BODY}\n平川县卫生健康局\n2022年1月10日",
    f"平川县卫健局2021年工作总结\n{BODY}\n平川县卫生健康局\n2021年12月25日",
    f"平川县卫健局2021年工作计划\n{BODY}\n2020年12月28日",
    f"平川县卫健局2021年1—9月工作总结\n{BODY}\n2021年9月30日",
    f"平川县卫健局2021年前九个月工作情况汇报\n{BODY}\n2021年10月8日",
    "平川县疾控中心2020年工作总结\n截至目前，共检测8000人。\n2021年1月5日",
]
SIGNED = re.compile(r"^ {0,120}(?P<y>20\d{2})年(?P<m>1?\d)月(?P<d>[123]?\d)日 {0,120}$", re.MULTILINE)
NOW = re.compile(r"截[至止]到?目前|(?<=[。；，：])目前")
LAST_PART = 400
SOON, LATE = timedelta(days=20), timedelta(days=60)


def check(document: Document) -> Iterator[Finding]:
    period = title_period(document)
    dates = list(SIGNED.finditer(document.plain, max(0, len(document.plain) - LAST_PART)))
    if period is None or not dates:
        return
    match = dates[-1]
    try:
        signed = date(int(match["y"]), int(match["m"]), int(match["d"]))
    except ValueError:
        return
    yield from _early(period, signed, match)
    if signed - period.last_day > LATE:
        for now in NOW.finditer(document.plain, 0, match.start()):
            message = (
                f"“{now.group()}”是指{period.year}年期末还是落款的{signed.year}年{signed.month}月，时点不明"
            )
            yield RULE.at(*now.span(), message, severity=HINT)


def _early(period: TitlePeriod, signed: date, match: re.Match[str]) -> Iterator[Finding]:
    shown = match.start("y"), match.end("d") + 1
    if signed < period.first_day:
        yield RULE.at(*shown, f"落款日期早于所总结的{period.year}年{period.part}")
    elif signed < period.last_day - SOON:
        message = f"落款日期在{period.year}年{period.part}结束之前，应写明数据截至何时"
        yield RULE.at(*shown, message, severity=HINT)
