"""计划里的时限在计划期之前。"""

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from weijian.proof.document import Document
from weijian.proof.findings import ERROR, WARNING, Finding
from weijian.proof.plans import PLAN_WORDS
from weijian.proof.rules.document.title_period import title_period
from weijian.proof.rules.rule import Rule

RULE = Rule(
    "DOC129",
    ERROR,
    "计划里的时限已经过去",
    "计划、打算部分要完成的时限早于计划的年度或半年，不可能做到，多为套用旧稿；下一年的计划里说“今年要……”，也是没有改。",
    "GB/T 9704-2012 公文应当准确；GB/T 7408.1-2023",
)
HEAD = "平川县卫生健康局2022年工作总结\n一、工作情况\n签约21万人。\n"
HALF = "平川县卫生健康局2022年上半年工作总结和下半年工作计划\n一、上半年工作\n签约21万人。\n"
flagged = [
    f"{HEAD}二、2023年工作计划\n加快县医院迁建，确保2022年6月底前投入使用。",
    f"{HEAD}二、2023年工作打算\n新院区力争2022年10月底前投入试运行。",
    f"{HEAD}二、2023年工作谋划\n2021年9月底前完成两癌筛查3000人。",
    f"{HEAD}二、2023年重点工作安排\n今年要抓好六项工作，力争今年年底前建成。",
    f"{HALF}二、下半年工作计划\n力争3月底前完成设备采购。",
    f"{HALF}二、2022年下半年工作打算\n确保5月15日前全部开工。",
    f"{HALF}二、下半年工作计划\n确保2021年预脱贫村健康扶贫指标全部达标。",
    "平川县卫健局2022年上半年工作总结\n新院区主体封顶，预计2021年12月底完成室内装修。",
    f"{HEAD}二、2023年工作计划\n做好公共卫生服务。2021年高血压患者规范管理率达到75%以上。",
    f"{HALF}二、下半年工作计划\n2021年下半年，我局将对照目标任务，重点抓好以下工作。",
    f"{HALF}二、下半年工作计划\n（一）抓好新农合。2021年下半年，要进一步加强基金监管。",
    f"{HEAD}二、2023年工作计划\n2024年“两癌”检查任务6500人，比今年增加500人。",
    f"{HALF}二、下半年打算\n真抓实干，确保圆满完成2021年全年各项目标任务。",
    f"{HEAD}二、2023年工作安排\n（一）夯实公卫基础。到2022年底，电子建档率提高到92%以上。",
]
silent = [
    f"{HEAD}二、2023年工作计划\n加快县医院迁建，确保2023年6月底前投入使用，2025年前达标。",
    f"{HEAD}二、2023年工作计划\n对2022年12月底前确诊的患者全部随访，县医院已于2022年9月底前建成。",
    f"{HEAD}二、2023年工作计划\n做好公共卫生服务。2023年高血压患者规范管理率达到75%以上。",
    f"{HEAD}二、2023年工作计划\n在今年工作的基础上，2023年签约22万人。",
    f"{HALF}二、下半年工作计划\n9月底前完成设备采购，明年安装，3月底前启用，2023年5月底前验收。",
    f"{HALF}二、下半年工作计划\n对上半年6月底前已建档的老年人体检，5月底前已开工的项目加快进度。",
    f"{HEAD}二、存在的问题\n县医院迁建未能在2022年6月底前完成。",
    "平川县卫健局2022年上半年工作总结\n新院区主体封顶，预计2022年12月底完成室内装修，原预计2021年底完成。",
    f"{HALF}二、下半年打算\n确保圆满完成2022年全年各项目标任务，确保完成2021年结转任务。",
    f"{HALF}二、下半年工作计划\n2022年下半年，我局将对照目标任务，重点抓好以下工作。",
    f"{HEAD}二、2023年工作计划\n2023年“两癌”检查任务6500人，比今年增加500人，2025年达到8000人。",
    f"{HEAD}二、2023年工作安排\n（一）夯实公卫基础。到2022年底，电子建档率达到92.1%，但不平衡。",
    f"{HEAD}二、2023年工作安排\n（一）夯实公卫基础。到2023年底，电子建档率提高到92%以上。",
    f"{HALF}二、下半年工作计划\n确保2021年建成的卫生院全部达标，力争2022年指标全部达标。",
]
PLAN = re.compile(rf"(?:(?P<year>20\d{{2}})年度?)?(?P<half>下半年)?[^，。；]{{0,10}}(?:{PLAN_WORDS})$")
NEXT = re.compile(r"下一?步|下阶段|今后|明年")
WILL = (
    r"(?:完成|投入使用|投入试?运[行营]|试运[行营]|投用|投产|挂牌|办结|清零|出台|印发|建成|开工|启动|达到|达标"
    r"|封顶|竣工|实现|覆盖|全部|开展|到位|落实|创建|通过|交付|启用)"
)
DUE = re.compile(
    r"(?P<at>(?<!\d)(?:(?P<year>20\d{2})年(?:(?P<month>\d{1,2})月)?|(?P<same>\d{1,2})月)"
    rf"(?:\d{{1,2}}日|[底末初]|份|上旬|中旬|下旬)?(?:之|以)?前)，?(?P<then>[^，。；\n]{{0,14}}?{WILL})"
)
DONE = re.compile(r"已|曾|未能|没有|没能|于去年|次年|翌年|对|将[^，。；]{0,6}的")
THIS_YEAR = re.compile(
    r"(?P<at>今年)(?:年底前|年内)?(?:要|将|拟|计划|力争|确保|争取|我们要|的(?:重点|主要)?(?:工作|任务)(?:是|：))|(?:力争|确保|争取)(?P<end>今年)(?:年?底|年内|\d{1,2}月)"
)
# A year that is to be made sure of, not one in which something was done: 2021年建成的.
AIM = re.compile(
    r"(?:确保|力争|争取)(?:实现)?(?P<at>(?P<year>20\d{2})年)(?!度?[^，。；\n]{0,8}的)(?P<then>[^，。；\n]{0,20}?(?:完成|达标|实现|达到|清零))"
)
# 2018年高血压患者规范管理率达到75%以上, in the plan for 2020.
LEVEL = re.compile(
    r"(?<=[。；\n])(?P<at>(?P<year>20\d{2})年)(?!度?[^，。；\n]{0,8}的)[^，。；\d]{2,20}"
    r"(?:达到|控制在|提高到|保持在|稳定在|不低于)\d{1,3}(?:\.\d{1,2})?[%‰](?:以上|以内|以下)"
)
# 到2018年底，建档率提高到92%以上, in the plan for 2019; what was reached by then is told without 以上.
BY_THEN = re.compile(
    r"(?<=[\n。；])[\s　]*到(?P<at>(?P<year>20\d{2})年[底末]?)，(?P<then>[^，。；\n]{2,24}?"
    r"(?:(?:达到|控制在|提高到|保持在|稳定在)\d{1,3}(?:\.\d{1,2})?[%‰](?:以上|以内|以下)|力争|确保|要达到))"
)
# How a plan begins: 2018年下半年，我局将……, in that of 2019.
BEGINS = re.compile(
    r"(?<=[\n。])[\s　]*(?P<at>(?P<year>20\d{2})年(?:度|全年|下半年)?)，"
    r"(?=(?:我[局委县区市旗院]|我们|全[县区市旗]|县[局委]|卫生)[^，。；\n]{0,16}?(?:将|要|计划)"
    r"|(?<=下半年，)(?:要(?!求)|将|继续|重点|力争|确保|着力))"
)
# The next year is what a plan compares with this one.
BESIDE_THIS = re.compile(r"(?P<at>(?P<year>20\d{2})年)(?!度?的)[^，。；\n]{2,24}，(?:比|较)今年")
# Wherever it stands, what is foreseen cannot lie in a year before the report's.
FORESEEN = re.compile(
    r"(?<!原)(?:预计|力争|有望)(?:于|在|到)?(?P<at>(?P<year>20\d{2})年(?:\d{1,2}月)?[底末]?)[^，。；\n]{0,8}?"
    r"(?:完成|建成|竣工|投入使用|投用|启用|封顶)"
)
# 确保圆满完成2021年全年各项目标任务, and not what that year left over.
ALL_OF_A_YEAR = re.compile(
    r"(?:确保|力争|保证|争取|努力|为)(?:全面|圆满|顺利|高质量|如期)*(?:完成|实现)(?P<at>(?P<year>20\d{2})年)(?:度|全年)?的?(?:各项|全部|既定)"
    r"[^，。；\d]{0,6}(?:目标|任务)"
)
BEFORE, SENTENCE = 14, 80


class Plan(NamedTuple):
    start: int
    end: int
    year: int
    month: int  # the first of the plan


def check(document: Document) -> Iterator[Finding]:
    yield from _foreseen_too_early(document)
    for plan in _plans(document):
        for match in DUE.finditer(document.plain, plan.start, plan.end):
            told = document.plain[max(plan.start, match.start() - BEFORE) : match.start()]
            clause = re.split("[，。；]", told)[-1] + match["then"]
            if _is_past(match, plan) and not DONE.search(clause) and not _is_next_year(document, match, plan):
                message = f"计划从{plan.year}年{plan.month}月起，“{match['at']}”已经过去"
                yield RULE.at(*match.span("at"), message)
        aims = chain(*(aim.finditer(document.plain, plan.start, plan.end) for aim in (AIM, LEVEL, BY_THEN)))
        for match in aims:
            if int(match["year"]) < plan.year:
                message = f"计划从{plan.year}年{plan.month}月起，“{match['at']}”已经过去"
                yield RULE.at(*match.span("at"), message, severity=WARNING)
        for match in BEGINS.finditer(document.plain, plan.start - 1, plan.end):
            if int(match["year"]) < plan.year:
                message = f"这里是{plan.year}年的计划，开头却写“{match['at']}”"
                yield RULE.at(*match.span("at"), message)
        if plan.month == 1:
            for match in BESIDE_THIS.finditer(document.plain, plan.start, plan.end):
                if int(match["year"]) != plan.year:
                    message = f"这里是{plan.year}年的计划，与今年相比的却是“{match['at']}”"
                    yield RULE.at(*match.span("at"), message, severity=WARNING)
            for match in THIS_YEAR.finditer(document.plain, plan.start, plan.end):
                span = match.span("at") if match["at"] else match.span("end")
                yield RULE.at(*span, f"这里是{plan.year}年的计划，“今年”没有改", severity=WARNING)


def _foreseen_too_early(document: Document) -> Iterator[Finding]:
    period = title_period(document)
    if period is None:
        return
    for foreseen, severity in ((FORESEEN, WARNING), (ALL_OF_A_YEAR, ERROR)):
        for match in foreseen.finditer(document.plain):
            if int(match["year"]) < period.year:
                message = f"总结的是{period.year}年，预计的“{match['at']}”已经过去"
                yield RULE.at(*match.span("at"), message, severity=severity)


def _is_past(match: re.Match[str], plan: Plan) -> bool:
    year, month = match["year"], match["month"] or match["same"]
    if year:
        return int(year) < plan.year or (int(year) == plan.year and bool(month) and int(month) < plan.month)
    return bool(month) and 0 < int(month) < plan.month


def _is_next_year(document: Document, match: re.Match[str], plan: Plan) -> bool:
    """明年启动，3月底前完成: the month is of the year told before it."""
    told = document.plain[document.sentence_at(match.start()).start : match.start()][-SENTENCE:]
    return not match["year"] and bool(re.search(f"[明次来翌]年|{plan.year + 1}年", told))


def _plans(document: Document) -> Iterator[Plan]:
    """The sections of the first level that tell what is to be done, each with the time it is for."""
    period = title_period(document)
    tops = [heading for heading in document.headings if heading.level == 1]
    for number, heading in enumerate(tops):
        match = PLAN.search(heading.text)
        if match is None or period is None:
            continue
        own = not match["year"] or int(match["year"]) == period.year
        half = bool(match["half"]) or (period.part == "上半年" and own)
        following = period.year if period.part and (half or not match["year"]) else period.year + 1
        # A year in the heading that the title contradicts is told by its own rule.
        year = max(int(match["year"]), period.year) if match["year"] else following
        if match["year"] and int(match["year"]) <= period.year and not half:
            year = following
        if NEXT.match(heading.text) and not match["year"] and not period.part:
            year = period.year + 1
        end = tops[number + 1].start if number + 1 < len(tops) else len(document.plain)
        yield Plan(heading.end, end, year, 7 if half else 1)
