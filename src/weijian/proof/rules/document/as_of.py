"""数据截止的时间没有写明或没有更新。"""

import re
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import HINT, WARNING, Finding
from weijian.proof.rules.document.title_period import TitlePeriod, title_period
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "DOC127",
    HINT,
    "数据截止的时间没有写明或没有更新",
    "总结里的存量数据要有截止日期：“截至目前”不知道是哪一天；截至上一年年底、又说“正在”“目前”的，年份多半没有更新；年份的数字颠倒的，也在此指出。",
    "《党政机关公文处理工作条例》第十九条：表述准确",
)
flagged = [
    "平川县卫健局2022年工作总结\n截至目前，累计建立健康档案386217份。",
    "平川县卫健局2022年工作总结\n截至2021年12月底主体工程已经封顶，正在进行内部装修。",
    "平川县卫健局2021年上半年工作总结\n截止目前，全县签约21万人。",
    "平川县卫健局2023年工作总结\n截至2022年12月31日，新楼已投入使用，目前床位600张。",
    "平川县卫生局二〇一七年工作总结\n截至2016年11月底，今年共报告传染病1120例。",
    "平川县卫健局2019年工作总结\n截止2018年9月30日，今年以来接种疫苗3.2万剂次。",
    "平川县卫健局2021年上半年工作总结暨下半年工作打算\n截至2012年6月30日，累计接种疫苗25.3万剂次。",
    "平川县卫健局2020年部门决算情况的报告\n截至2019年12月31日，全年实际支出8716.53万元。",
    "平川县卫健局2023年上半年工作总结\n截至2022年6月底，仍有24547人未体检。",
    "平川县卫健局2024年工作总结\n截至2023年12月底，全县共有托育机构36家。",
]
silent = [
    "平川县卫健局2022年工作总结\n截至12月31日，累计建立健康档案386217份。",
    "平川县卫健局2021年工作总结\n截至2019年底，全县有医疗机构432家；截至2021年12月，增至450家。",
    "平川县卫健局2022年工作总结\n截至2021年底，全县有医疗机构432家。",
    "平川县卫健局2022年工作总结\n截至2022年12月底主体工程已经封顶，正在进行内部装修。",
    "截至目前，累计接种21万剂次。",
    "平川县卫健局2023年上半年工作总结\n去年同期，截至2022年6月底有24547人未体检。",
    "平川县卫健局2023年上半年工作总结\n截至2022年底，全县有医疗机构432家，仍有3个乡镇没有中医馆。",
    "平川县卫健局2022年工作总结\n目前存在的主要问题是人才短缺。",
]
NOW = re.compile(r"截[至止](?:到)?(?P<at>目前|现在|当前)")
LAST_YEAR = re.compile(r"截[至止](?:到)?(?P<at>(?P<year>20\d{2})年)(?:(?P<month>1?\d)月|年?底|末)")
COMPARED = re.compile(r"[去上]年|同期|比|较")
UNDER_WAY = re.compile(
    r"正在|目前|已投入|已经|今年|本年|力争|全年(?:共|实际|累计|总计|支出|收入|完成|报告|接种)"
)
MANY, SENTENCE = 6, 90


def check(document: Document) -> Iterator[Finding]:
    period = title_period(document)
    if period is None:
        return
    found = list(NOW.finditer(document.plain, period.end))
    many = f"（共{len(found)}处）" if len(found) > MANY else ""
    for match in found[:1] if many else found:
        yield RULE.at(*match.span("at"), f"“截{match.group()[1]}目前”没有写明日期{many}")
    for match in LAST_YEAR.finditer(document.plain, period.end):
        sentence = document.sentence_at(match.start())
        told = document.plain[match.end() : min(sentence.end, match.end() + SENTENCE)]
        if match["year"] != str(period.year) and sorted(match["year"]) == sorted(str(period.year)):
            message = f"总结的是{period.year}年，数据却截至{match['year']}年，年份的数字疑颠倒"
            yield RULE.at(*match.span("at"), message, severity=WARNING)
        elif int(match["year"]) == period.year - 1 and (
            UNDER_WAY.search(told) or _ends_with_the_report(document, match, period)
        ):
            message = f"总结的是{period.year}年，数据却截至{match['year']}年，年份可能没有更新"
            yield RULE.at(*match.span("at"), message, severity=WARNING)


def _ends_with_the_report(document: Document, match: re.Match[str], period: TitlePeriod) -> bool:
    """截至2022年6月底 in a report on the first half of 2023, compared with nothing."""
    sentence = document.sentence_at(match.start())
    compared = COMPARED.search(document.plain, sentence.start, match.start())
    return match["month"] == str(period.last_day.month) and compared is None
