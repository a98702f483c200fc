"""与本年自己比较。"""

import re
from collections.abc import Iterator

from weijian.proof.document import Document
from weijian.proof.findings import ERROR, Finding
from weijian.proof.plans import PLAN_WORDS
from weijian.proof.rules.document.title_period import title_period
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "DOC130",
    ERROR,
    "与所总结的这一年自己比较",
    "总结某年工作，说的增减应当是与上一年相比；“2023年……较2023年增长”多为套用旧稿，年份没有改全。",
    "GB/T 15835-2011 4.1.3；《党政机关公文处理工作条例》第十九条：表述准确",
)
HEAD = "平川县卫健局2023年工作总结\n一、主要工作\n"
flagged = [
    f"{HEAD}全年总诊疗198.37万人次，较2023年的182.64万人次增长8.61%。",
    "2022年，全县报告传染病1286例，比2022年下降6.4%。",
    f"{HEAD}出院病人3.18万人次，与2023年相比减少1.2%，床位使用率比2023年同期提高2.3个百分点。",
    f"{HEAD}业务收入2.86亿元，同比2023年增长5.1%，是2023年的1.05倍。",
]
silent = [
    f"{HEAD}全年总诊疗198.37万人次，较2022年的182.64万人次增长8.61%。",
    f"{HEAD}年末床位2108张，较2023年初增加62张，12月门诊比2023年1月增长6%，下半年接种比2023年上半年多1200剂次。",
    f"{HEAD}正文。\n二、2024年工作计划\n体检率比2023年提高2个百分点。",
    f"{HEAD}力争到2025年，每千人口床位比2023年增加0.4张，明年签约率较2023年提高3个百分点。",
    f"{HEAD}诊疗318.5万人次，较2022年的289.4万人次增长10.1%；出院10.2万人次，比2022年的9.7万人次增长5.2%。",
    "2022年，全县报告传染病1286例，比2021年下降6.4%。2023年1月报告102例，比2022年同期增长3%。",
    "平川县卫健局2023年上半年工作总结\n一、主要工作\n上半年门诊22万人次，为2023年全年任务的51%，比2023年任务进度快1%。",
    f"{HEAD}该项目于2022年立项，2023年完工，规模比2023年批复的方案增加200平方米，2019年门诊比2023年少。",
]
CHANGED = r"(?:增长|增加|增幅|下降|减少|降低|提高|提升|上升|上涨|回落|持平|净增|多[了收]|少[了收])"
COMPARED = re.compile(
    rf"(?:[较比]|同比|与)(?P<at>(?P<year>20\d{{2}})年)(?:度|全年|同期)*(?:的(?:[\d.]+[^，。；：\d]{{1,4}})?|相比，?)?{CHANGED}"
    r"|是(?P<then>(?P<base>20\d{2})年)(?:度|全年|同期)*的[\d.]+倍"
)
# What is still to come, or of another year.
AHEAD = re.compile(r"力争|争取|确保|计划(?!生育)|目标|明年|来年|下一年|预计|预期|将|到20\d{2}年|规划")
# 较2020年的289.4万人次增长10.1%；出院102347人次，比2020年……: what is compared is of the title's year.
YEARS = re.compile(r"(?<![较比与于])20\d{2}(?=年)")
PLAN = re.compile(rf"{PLAN_WORDS}|下一步|下步|明年|努力方向")
DONE = re.compile(r"情况|完成|落实|总结|回顾|成效")


def check(document: Document) -> Iterator[Finding]:
    period = title_period(document)
    past = _where_plans_begin(document)
    for match in COMPARED.finditer(document.plain):
        year = match["year"] or match["base"]
        place = match.span("at" if match["at"] else "then")
        sentence = document.sentence_at(place[0])
        before = document.plain[sentence.start : place[0]]
        if AHEAD.search(before) or place[0] >= past:
            continue
        told = YEARS.findall(before)
        of_the_title = period is not None and not period.part and str(period.year)
        if (told[-1] if told else of_the_title) == year and {*told} <= {year}:
            yield RULE.at(*place, f"说的就是{year}年，不能再与“{year}年”比较")


def _where_plans_begin(document: Document) -> int:
    plans = (
        heading.start for heading in document.headings
        if heading.level == 1 and PLAN.search(heading.text) and not DONE.search(heading.text)
    )  # fmt: skip
    return next(plans, len(document.plain))
